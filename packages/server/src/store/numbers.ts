// The numbers that accounts rent, and those that were given back: tables, reads, writes.
import { and, asc, desc, eq, gt, gte, like, lt, sql } from "drizzle-orm";
import type { RentPlan } from "../domain/billing/rent.ts";
import { quarantineMs } from "../domain/numbers/inventory.ts";
import type { NumberSettings, NumberType, PhoneNumber } from "../domain/numbers/number.ts";
import type { SidPage } from "./accounts.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, plain, slots, type Database, type Effects } from "./effect.ts";
import type { inventoryTables } from "./inventory.ts";
import { magicArea } from "../domain/numbers/stock.ts";

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
      /** The month whose rent is asked for next, `YYYY-MM`; null on numbers that are free of rent. */
      rentMonth: c.text("rent_month"),
      dueAt: c.time("due_at"),
      owedSince: c.time("owed_since"),
      attempts: c.int("attempts").notNull().default(0),
      createdAt: c.time("created_at").notNull(),
      updatedAt: c.time("updated_at").notNull(),
    },
    (table) => [
      c.uniqueIndex("numbers_phone_number").on(table.phoneNumber),
      c.index("numbers_account").on(table.accountId, table.sid),
      c
        .index("numbers_due")
        .on(table.accountId, table.dueAt)
        .where(sql`due_at is not null`),
    ],
  ),
  // Whose they were is kept, and when they were given back: other operators ask for the list of a day.
  releasedNumbers: c.table(
    "released_numbers",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      phoneNumber: c.text("phone_number").notNull(),
      country: c.text("country").notNull(),
      at: c.time("at").notNull(),
    },
    (table) => [c.index("released_numbers_at").on(table.at, table.sid)],
  ),
});

export type NumberWrite =
  /** Refused when somebody rents it already. Without a plan it is free of rent. */
  | { readonly kind: "rent number"; readonly number: PhoneNumber; readonly rent?: RentPlan }
  | { readonly kind: "configure number"; readonly number: PhoneNumber }
  /** Gives a number, with new settings, from one account to another. */
  | { readonly kind: "move number"; readonly from: number; readonly number: PhoneNumber }
  | { readonly kind: "release number"; readonly number: PhoneNumber; readonly at: number }
  /** What came of asking for rent; refused when the lease was lost to another worker. */
  | {
      readonly kind: "settle rent";
      readonly sid: string;
      readonly accountId: number;
      readonly attempts: number;
      readonly rent: RentPlan;
      readonly owedSince: number | null;
    };

/** Which numbers of an account; null is "any". `phoneNumber` may hold `*` for any one character. */
export interface NumberFilter {
  readonly phoneNumber: string | null;
  readonly friendlyName: string | null;
  readonly type?: NumberType | null;
}

/** A number that was given back. */
export interface ReleasedNumber {
  readonly phoneNumber: string;
  readonly country: string;
  readonly at: number;
}

/** Whether a write changes who rents a number, or what is remembered of it. */
export const changesNumbers = ({ kind }: { readonly kind: string }): boolean => numberChanges.has(kind);

const numberChanges: ReadonlySet<string> = new Set<NumberWrite["kind"]>([
  "rent number",
  "configure number",
  "move number",
  "release number",
]);

type Tables = ReturnType<typeof numberTables> & ReturnType<typeof inventoryTables>;

/** Most released numbers that one answer is made of. */
const releasedMax = 10_000;

export const numberReads = (db: Database, { numbers, releasedNumbers }: Tables) => {
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
            filter.type === undefined || filter.type === null ? undefined : eq(numbers.type, filter.type),
            page.after === null ? undefined : lt(numbers.sid, page.after),
            page.before === null ? undefined : gt(numbers.sid, page.before),
          ),
        )
        .orderBy(page.before === null ? desc(numbers.sid) : asc(numbers.sid))
        .limit(page.size)
        .offset(page.offset)
        .then((rows) => (page.before === null ? rows : rows.toReversed())),
    /** Numbers that were given back from one moment on and before another, whoever had them. */
    released: async (from: number, before: number): Promise<readonly ReleasedNumber[]> =>
      db
        .select({ phoneNumber: releasedNumbers.phoneNumber, country: releasedNumbers.country, at: releasedNumbers.at })
        .from(releasedNumbers)
        .where(and(gte(releasedNumbers.at, from), lt(releasedNumbers.at, before)))
        .orderBy(asc(releasedNumbers.at), asc(releasedNumbers.sid))
        .limit(releasedMax),
  };
};

/** What a worker is given of a number whose rent is due. */
export const rentDueColumns = (numbers: Tables["numbers"]) => ({
  sid: numbers.sid,
  accountId: numbers.accountId,
  phoneNumber: numbers.phoneNumber,
  country: numbers.country,
  type: numbers.type,
  // A number that is due has a month.
  month: sql<string>`${numbers.rentMonth}`,
  owedSince: numbers.owedSince,
  attempts: numbers.attempts,
});

/** Only digits, `+` and `*` mean something in a number; the rest matches nothing. */
const patternOf = (text: string): string => `%${text.replaceAll(/[%_]/g, "?").replaceAll("*", "_")}%`;

export const numberEffects = (db: Database, tables: Tables): Effects<NumberWrite> => {
  const { numbers, inventory } = tables;
  const rentedOut = db
    .update(inventory)
    .set({ freeFrom: null })
    .where(eq(inventory.phoneNumber, sql.placeholder("phoneNumber")))
    .prepare();
  const rent = db
    .insert(numbers)
    .values({
      ...slots([
        "sid",
        "accountId",
        "phoneNumber",
        "country",
        "type",
        "friendlyName",
        "settings",
        "rentMonth",
        "dueAt",
        "createdAt",
        "updatedAt",
      ]),
      owedSince: null,
      attempts: 0,
    })
    .onConflictDoNothing()
    .returning({ sid: numbers.sid })
    .prepare();
  const mine = and(eq(numbers.sid, sql.placeholder("sid")), eq(numbers.accountId, sql.placeholder("accountId")));
  const configure = db
    .update(numbers)
    .set(changes(numbers, ["friendlyName", "settings", "updatedAt"]))
    .where(mine)
    .returning({ sid: numbers.sid })
    .prepare();
  const move = db
    .update(numbers)
    .set(changes(numbers, ["accountId", "friendlyName", "settings", "updatedAt"]))
    .where(and(eq(numbers.sid, sql.placeholder("sid")), eq(numbers.accountId, sql.placeholder("from"))))
    .returning({ sid: numbers.sid })
    .prepare();
  const settle = db
    .update(numbers)
    .set(changes(numbers, ["rentMonth", "dueAt", "owedSince"]))
    .where(and(mine, eq(numbers.attempts, sql.placeholder("read"))))
    .returning({ sid: numbers.sid })
    .prepare();
  return {
    "rent number": ({ number, rent: plan }) => ({
      steps: [
        ...guarded(rent, { ...rowOf(number), rentMonth: plan?.month ?? null, dueAt: plan?.dueAt ?? null }).steps,
        ...plain(rentedOut, { phoneNumber: number.phoneNumber }).steps,
      ],
      entry: null,
    }),
    "configure number": ({ number }) => guarded(configure, rowOf(number)),
    "move number": ({ from, number }) => guarded(move, { ...rowOf(number), from }),
    ...releases(db, tables),
    "settle rent": ({ sid, accountId, attempts, rent: plan, owedSince }) =>
      guarded(settle, { sid, accountId, read: attempts, rentMonth: plan.month, dueAt: plan.dueAt, owedSince }),
  };
};

const releases = (
  db: Database,
  { numbers, inventory, releasedNumbers }: Tables,
): Pick<Effects<NumberWrite>, "release number"> => {
  const accountId = sql.placeholder("accountId");
  const at = sql`cast(${sql.placeholder("at")} as bigint)`;
  const release = db
    .delete(numbers)
    .where(and(eq(numbers.sid, sql.placeholder("sid")), eq(numbers.accountId, accountId)))
    .returning({ sid: numbers.sid })
    .prepare();
  const keep = db
    .insert(releasedNumbers)
    .values(slots(["sid", "accountId", "phoneNumber", "country", "at"]))
    .prepare();
  // Numbers for tests do not rest, because tests are repeated.
  const rested = sql`case when ${inventory.area} = ${sql.raw(`'${magicArea}'`)} then ${at}
    else ${at} + ${sql.raw(String(quarantineMs))} end`;
  const giveBack = db
    .update(inventory)
    .set({ freeFrom: rested })
    .where(eq(inventory.phoneNumber, sql.placeholder("phoneNumber")))
    .prepare();
  return {
    "release number": ({ number: { sid, accountId: owner, phoneNumber, country }, at: moment }) => ({
      steps: [
        ...guarded(release, { sid, accountId: owner }).steps,
        ...plain(keep, { sid, accountId: owner, phoneNumber, country, at: moment }).steps,
        ...plain(giveBack, { phoneNumber, at: moment }).steps,
      ],
      entry: null,
    }),
  };
};

const rowOf = (number: PhoneNumber) => ({ ...number, friendlyName: number.settings.friendlyName });
