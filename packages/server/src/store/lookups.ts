// What customers know better than the numbering plan: the line types that they have set for numbers.
import { and, eq, inArray, sql } from "drizzle-orm";
import type { LineType } from "../domain/lookup/line.ts";
import type { LineOverride } from "../domain/lookup/override.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, slots, type Database, type Effects } from "./effect.ts";

export const lookupTables = (c: Columns) => ({
  lineOverrides: c.table(
    "line_overrides",
    {
      accountId: c.big("account_id").notNull(),
      phoneNumber: c.text("phone_number").notNull(),
      lineType: c.text("line_type").$type<LineType>().notNull(),
      originalLineType: c.text("original_line_type").$type<LineType>().notNull(),
      reason: c.text("reason").notNull(),
      accountSid: c.text("account_sid").notNull(),
      at: c.time("at").notNull(),
    },
    (table) => [c.primaryKey({ columns: [table.accountId, table.phoneNumber] })],
  ),
});

export type LookupWrite =
  /** Refused when there is one already. */
  | { readonly kind: "set line type"; readonly override: LineOverride }
  /** Refused when there is none. */
  | { readonly kind: "change line type"; readonly override: LineOverride }
  | { readonly kind: "forget line type"; readonly accountId: number; readonly phoneNumber: string };

type Tables = ReturnType<typeof lookupTables>;

export const lookupReads = (db: Database, { lineOverrides }: Tables) => ({
  override: async (accountId: number, phoneNumber: string): Promise<LineOverride | null> =>
    (
      await db
        .select()
        .from(lineOverrides)
        .where(and(eq(lineOverrides.accountId, accountId), eq(lineOverrides.phoneNumber, phoneNumber)))
    )[0] ?? null,
  /** The line types that an account has set for these numbers, by number. */
  lineTypes: async (accountId: number, phoneNumbers: readonly string[]): Promise<ReadonlyMap<string, LineType>> => {
    const rows = await db
      .select({ phoneNumber: lineOverrides.phoneNumber, lineType: lineOverrides.lineType })
      .from(lineOverrides)
      .where(and(eq(lineOverrides.accountId, accountId), inArray(lineOverrides.phoneNumber, [...phoneNumbers])));
    return new Map(rows.map(({ phoneNumber, lineType }) => [phoneNumber, lineType]));
  },
});

export const lookupEffects = (db: Database, { lineOverrides }: Tables): Effects<LookupWrite> => {
  const mine = and(
    eq(lineOverrides.accountId, sql.placeholder("accountId")),
    eq(lineOverrides.phoneNumber, sql.placeholder("phoneNumber")),
  );
  const set = db
    .insert(lineOverrides)
    .values(slots(["accountId", "phoneNumber", "lineType", "originalLineType", "reason", "accountSid", "at"]))
    .onConflictDoNothing()
    .returning({ phoneNumber: lineOverrides.phoneNumber })
    .prepare();
  const change = db
    .update(lineOverrides)
    .set(changes(lineOverrides, ["lineType", "reason", "at"]))
    .where(mine)
    .returning({ phoneNumber: lineOverrides.phoneNumber })
    .prepare();
  const forget = db.delete(lineOverrides).where(mine).returning({ phoneNumber: lineOverrides.phoneNumber }).prepare();
  return {
    "set line type": ({ override }) => guarded(set, { ...override }),
    "change line type": ({ override }) => guarded(change, { ...override }),
    "forget line type": ({ accountId, phoneNumber }) => guarded(forget, { accountId, phoneNumber }),
  };
};
