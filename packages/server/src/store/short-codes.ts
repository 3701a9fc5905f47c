// Short codes: table, reads, writes.
import { and, asc, desc, eq, gt, like, lt, sql } from "drizzle-orm";
import type { ShortCode, ShortCodeSettings } from "../domain/numbers/short-code.ts";
import type { SidPage } from "./accounts.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, slots, type Database, type Effects } from "./effect.ts";

export const shortCodeTables = (c: Columns) => ({
  shortCodes: c.table(
    "short_codes",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      shortCode: c.text("short_code").notNull(),
      country: c.text("country").notNull(),
      friendlyName: c.text("friendly_name").notNull(),
      settings: c.json<ShortCodeSettings>("settings").notNull(),
      createdAt: c.time("created_at").notNull(),
      updatedAt: c.time("updated_at").notNull(),
    },
    (table) => [
      c.uniqueIndex("short_codes_short_code").on(table.shortCode),
      c.index("short_codes_account").on(table.accountId, table.sid),
    ],
  ),
});

export type ShortCodeWrite =
  /** Refused when somebody has it already. */
  | { readonly kind: "grant short code"; readonly shortCode: ShortCode }
  | { readonly kind: "configure short code"; readonly shortCode: ShortCode };

/** Which short codes of an account; null is "any". `shortCode` may hold `*` for any one digit. */
export interface ShortCodeFilter {
  readonly shortCode: string | null;
  readonly friendlyName: string | null;
}

type Tables = ReturnType<typeof shortCodeTables>;

export const shortCodeReads = (db: Database, { shortCodes }: Tables) => {
  const shown = {
    sid: shortCodes.sid,
    accountId: shortCodes.accountId,
    shortCode: shortCodes.shortCode,
    country: shortCodes.country,
    settings: shortCodes.settings,
    createdAt: shortCodes.createdAt,
    updatedAt: shortCodes.updatedAt,
  };
  const byCode = db
    .select(shown)
    .from(shortCodes)
    .where(eq(shortCodes.shortCode, sql.placeholder("code")))
    .prepare();
  return {
    find: async (accountId: number, sid: string): Promise<ShortCode | null> =>
      (
        await db
          .select(shown)
          .from(shortCodes)
          .where(and(eq(shortCodes.sid, sid), eq(shortCodes.accountId, accountId)))
      )[0] ?? null,
    /** Whoever has it. */
    findByCode: async (code: string): Promise<ShortCode | null> => (await byCode.execute({ code }))[0] ?? null,
    list: async (accountId: number, filter: ShortCodeFilter, page: SidPage): Promise<readonly ShortCode[]> =>
      db
        .select(shown)
        .from(shortCodes)
        .where(
          and(
            eq(shortCodes.accountId, accountId),
            filter.shortCode === null ? undefined : like(shortCodes.shortCode, patternOf(filter.shortCode)),
            filter.friendlyName === null ? undefined : eq(shortCodes.friendlyName, filter.friendlyName),
            page.after === null ? undefined : lt(shortCodes.sid, page.after),
            page.before === null ? undefined : gt(shortCodes.sid, page.before),
          ),
        )
        .orderBy(page.before === null ? desc(shortCodes.sid) : asc(shortCodes.sid))
        .limit(page.size)
        .offset(page.offset)
        .then((rows) => (page.before === null ? rows : rows.toReversed())),
  };
};

const patternOf = (text: string): string => `%${text.replaceAll(/[%_]/g, "?").replaceAll("*", "_")}%`;

export const shortCodeEffects = (db: Database, { shortCodes }: Tables): Effects<ShortCodeWrite> => {
  const grant = db
    .insert(shortCodes)
    .values(slots(["sid", "accountId", "shortCode", "country", "friendlyName", "settings", "createdAt", "updatedAt"]))
    .onConflictDoNothing()
    .returning({ sid: shortCodes.sid })
    .prepare();
  const configure = db
    .update(shortCodes)
    .set(changes(shortCodes, ["friendlyName", "settings", "updatedAt"]))
    .where(and(eq(shortCodes.sid, sql.placeholder("sid")), eq(shortCodes.accountId, sql.placeholder("accountId"))))
    .returning({ sid: shortCodes.sid })
    .prepare();
  return {
    "grant short code": ({ shortCode }) => guarded(grant, rowOf(shortCode)),
    "configure short code": ({ shortCode }) => guarded(configure, rowOf(shortCode)),
  };
};

const rowOf = (shortCode: ShortCode) => ({ ...shortCode, friendlyName: shortCode.settings.friendlyName });
