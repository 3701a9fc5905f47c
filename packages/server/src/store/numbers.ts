// The numbers that accounts rent: table, reads, writes.
import { and, asc, desc, eq, gt, like, lt, sql } from "drizzle-orm";
import type { NumberSettings, NumberType, PhoneNumber } from "../domain/numbers/number.ts";
import type { SidPage } from "./accounts.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, slots, type Database, type Effects } from "./effect.ts";

export const numberTables = (c: Columns) => ({
  numbers: c.table(
    "numbers",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      phoneNumber: c.text("phone_number").notNull(),
      country: c.text("country").notNull(),
      type: c.text("type").$type<NumberType>().notNull(),
      friendlyName: c.text("friendly_name").notNull(),
      settings: c.json<NumberSettings>("settings").notNull(),
      createdAt: c.time("created_at").notNull(),
      updatedAt: c.time("updated_at").notNull(),
    },
    (table) => [
      c.uniqueIndex("numbers_phone_number").on(table.phoneNumber),
      c.index("numbers_account").on(table.accountId, table.sid),
    ],
  ),
});

export type NumberWrite =
  | { readonly kind: "rent number"; readonly number: PhoneNumber }
  | { readonly kind: "configure number"; readonly number: PhoneNumber };

/** Which numbers of an account; null is "any". `phoneNumber` may hold `*` for any one character. */
export interface NumberFilter {
  readonly phoneNumber: string | null;
  readonly friendlyName: string | null;
}

type Tables = ReturnType<typeof numberTables>;

export const numberReads = (db: Database, { numbers }: Tables) => {
  const { friendlyName: _, ...shown } = {
    sid: numbers.sid,
    accountId: numbers.accountId,
    phoneNumber: numbers.phoneNumber,
    country: numbers.country,
    type: numbers.type,
    friendlyName: numbers.friendlyName,
    settings: numbers.settings,
    createdAt: numbers.createdAt,
    updatedAt: numbers.updatedAt,
  };
  const byPhoneNumber = db
    .select(shown)
    .from(numbers)
    .where(eq(numbers.phoneNumber, sql.placeholder("phoneNumber")))
    .prepare();
  const bySid = db
    .select(shown)
    .from(numbers)
    .where(and(eq(numbers.sid, sql.placeholder("sid")), eq(numbers.accountId, sql.placeholder("accountId"))))
    .prepare();
  return {
    find: async (accountId: number, sid: string): Promise<PhoneNumber | null> =>
      (await bySid.execute({ sid, accountId }))[0] ?? null,
    /** Whoever rents it. */
    findByPhoneNumber: async (phoneNumber: string): Promise<PhoneNumber | null> =>
      (await byPhoneNumber.execute({ phoneNumber }))[0] ?? null,
    list: async (accountId: number, filter: NumberFilter, page: SidPage): Promise<readonly PhoneNumber[]> =>
      db
        .select(shown)
        .from(numbers)
        .where(
          and(
            eq(numbers.accountId, accountId),
            filter.phoneNumber === null ? undefined : like(numbers.phoneNumber, patternOf(filter.phoneNumber)),
            filter.friendlyName === null ? undefined : eq(numbers.friendlyName, filter.friendlyName),
            page.after === null ? undefined : lt(numbers.sid, page.after),
            page.before === null ? undefined : gt(numbers.sid, page.before),
          ),
        )
        .orderBy(page.before === null ? desc(numbers.sid) : asc(numbers.sid))
        .limit(page.size)
        .offset(page.offset)
        .then((rows) => (page.before === null ? rows : rows.toReversed())),
  };
};

/** Only digits, `+` and `*` mean something in a number; the rest matches nothing. */
const patternOf = (text: string): string => `%${text.replaceAll(/[%_]/g, "?").replaceAll("*", "_")}%`;

export const numberEffects = (db: Database, { numbers }: Tables): Effects<NumberWrite> => {
  const rent = db
    .insert(numbers)
    .values(
      slots([
        "sid",
        "accountId",
        "phoneNumber",
        "country",
        "type",
        "friendlyName",
        "settings",
        "createdAt",
        "updatedAt",
      ]),
    )
    .onConflictDoNothing()
    .returning({ sid: numbers.sid })
    .prepare();
  const configure = db
    .update(numbers)
    .set(changes(numbers, ["friendlyName", "settings", "updatedAt"]))
    .where(and(eq(numbers.sid, sql.placeholder("sid")), eq(numbers.accountId, sql.placeholder("accountId"))))
    .returning({ sid: numbers.sid })
    .prepare();
  return {
    "rent number": ({ number }) => guarded(rent, rowOf(number)),
    "configure number": ({ number }) => guarded(configure, rowOf(number)),
  };
};

const rowOf = (number: PhoneNumber) => ({ ...number, friendlyName: number.settings.friendlyName });
