// What was used: calls by key, route and status class, and what is sold by category. Both are sums by
// day that only grow, so reading them never depends on how many calls or messages there were.
import { and, asc, eq, gte, inArray, lte, sql } from "drizzle-orm";
import { bucketDigits, type Bucket, type Days } from "../domain/billing/usage-days.ts";
import type { CallCount, UsageCategory, UsageCount, UsageSum } from "../domain/billing/usage.ts";
import type { accountTables } from "./accounts.ts";
import type { Columns } from "./columns.ts";
import { guarded, plain, slots, type Database, type Effects, type Statement } from "./effect.ts";

export const usageTables = (c: Columns) => ({
  calls: c.table(
    "calls",
    {
      accountId: c.big("account_id").notNull(),
      keySid: c.text("key_sid").notNull(),
      method: c.text("method").notNull(),
      route: c.text("route").notNull(),
      statusClass: c.text("status_class").notNull(),
      day: c.text("day").notNull(),
      count: c.big("count").notNull(),
    },
    (table) => [
      c.primaryKey({
        columns: [table.accountId, table.day, table.keySid, table.route, table.method, table.statusClass],
      }),
    ],
  ),
  usage: c.table(
    "usage",
    {
      accountId: c.big("account_id").notNull(),
      keySid: c.text("key_sid").notNull(),
      category: c.text("category").$type<UsageCategory>().notNull(),
      country: c.text("country").notNull(),
      day: c.text("day").notNull(),
      count: c.big("count").notNull(),
      segments: c.big("segments").notNull(),
      price: c.big("price").notNull(),
      cost: c.big("cost").notNull(),
    },
    (table) => [c.primaryKey({ columns: [table.accountId, table.day, table.category, table.keySid, table.country] })],
  ),
  // One row a flush of the call counters: a flush that is tried again is refused.
  flushes: c.table("flushes", { name: c.text("name").primaryKey(), at: c.time("at").notNull() }),
});

export type UsageWrite =
  | { readonly kind: "begin flush"; readonly name: string; readonly previous: string; readonly at: number }
  | { readonly kind: "count calls"; readonly calls: CallCount }
  | { readonly kind: "count usage"; readonly usage: UsageCount };

/** Days are `YYYY-MM-DD` and inclusive; null is "open". */
export interface DayRange {
  readonly from: string | null;
  readonly until: string | null;
}

type Tables = ReturnType<typeof usageTables>;

/** Most rows that one answer about usage is made of: a page of a thousand days times every category. */
const usageRowsMax = 50_000;

/** What to sum, and how it is cut into buckets. */
export interface UsageAsked {
  readonly accountId: number;
  /** Whether what its subaccounts used belongs to it. */
  readonly subaccounts: boolean;
  readonly categories: readonly UsageCategory[];
  readonly days: Days;
  readonly bucket: Bucket;
}

export const usageReads = (db: Database, { calls, usage, accounts }: Tables & ReturnType<typeof accountTables>) => ({
  calls: async (accountId: number, keySid: string | null, range: DayRange): Promise<readonly CallCount[]> =>
    db
      .select({
        accountId: calls.accountId,
        keySid: calls.keySid,
        method: calls.method,
        route: calls.route,
        statusClass: calls.statusClass,
        day: sql<string>`min(${calls.day})`,
        count: sql<number>`sum(${calls.count})`.mapWith(Number),
      })
      .from(calls)
      .where(
        and(
          eq(calls.accountId, accountId),
          keySid === null ? undefined : eq(calls.keySid, keySid),
          range.from === null ? undefined : gte(calls.day, range.from),
          range.until === null ? undefined : lte(calls.day, range.until),
        ),
      )
      .groupBy(calls.accountId, calls.keySid, calls.method, calls.route, calls.statusClass)
      .orderBy(asc(calls.keySid), asc(calls.route), asc(calls.method), asc(calls.statusClass))
      .limit(usageRowsMax),
  /** One row for each category and bucket in which there was anything. */
  sums: async ({ accountId, subaccounts, categories, days, bucket }: UsageAsked): Promise<readonly UsageSum[]> => {
    if (categories.length === 0) return [];
    // A constant, and not a parameter: PostgreSQL takes two parameters for two things, however equal they are.
    const name = sql<string>`substr(${usage.day}, 1, ${sql.raw(String(bucketDigits[bucket]))})`;
    const family = sql`(select cast(${accountId} as bigint) union all
      select ${accounts.id} from ${accounts} where ${accounts.ownerId} = ${accountId} and ${accounts.id} <> ${accountId})`;
    return db
      .select({
        category: usage.category,
        bucket: name,
        count: sql<number>`sum(${usage.count})`.mapWith(Number),
        usage: sql<number>`sum(${usage.segments})`.mapWith(Number),
        price: sql<number>`sum(${usage.price})`.mapWith(Number),
      })
      .from(usage)
      .where(
        and(
          subaccounts ? sql`${usage.accountId} in ${family}` : eq(usage.accountId, accountId),
          gte(usage.day, days.first),
          lte(usage.day, days.last),
          inArray(usage.category, [...categories]),
        ),
      )
      .groupBy(usage.category, name)
      .limit(usageRowsMax);
  },
});

/** Adds the tally of one transaction to a day's sums. */
export const tallyStatement = (db: Database, { usage }: Tables): Statement =>
  db
    .insert(usage)
    .values(slots(["accountId", "keySid", "category", "country", "day", "count", "segments", "price", "cost"]))
    .onConflictDoUpdate({
      target: [usage.accountId, usage.day, usage.category, usage.keySid, usage.country],
      set: {
        count: sql`${usage.count} + excluded.count`,
        segments: sql`${usage.segments} + excluded.segments`,
        price: sql`${usage.price} + excluded.price`,
        cost: sql`${usage.cost} + excluded.cost`,
      },
    })
    .prepare();

/** The same key, category, country and day add up. */
export const addTally = (tallies: Map<string, UsageCount>, tally: UsageCount): void => {
  const { accountId, keySid, category, country, day } = tally;
  const name = `${accountId} ${keySid} ${category} ${country} ${day}`;
  const before = tallies.get(name);
  tallies.set(
    name,
    before === undefined
      ? tally
      : {
          ...before,
          count: before.count + tally.count,
          segments: before.segments + tally.segments,
          price: before.price + tally.price,
          cost: before.cost + tally.cost,
        },
  );
};

export const usageEffects = (db: Database, { calls, flushes }: Tables): Effects<UsageWrite> => {
  const beginFlush = db
    .insert(flushes)
    .values(slots(["name", "at"]))
    .onConflictDoNothing()
    .returning({ name: flushes.name })
    .prepare();
  // The next flush of a node begins only when the one before is known to be kept.
  const endFlush = db
    .delete(flushes)
    .where(eq(flushes.name, sql.placeholder("name")))
    .prepare();
  const countCalls = db
    .insert(calls)
    .values(slots(["accountId", "keySid", "method", "route", "statusClass", "day", "count"]))
    .onConflictDoUpdate({
      target: [calls.accountId, calls.day, calls.keySid, calls.route, calls.method, calls.statusClass],
      set: { count: sql`${calls.count} + excluded.count` },
    })
    .prepare();
  return {
    "begin flush": (write) => ({
      entry: null,
      steps: [
        ...guarded(beginFlush, { name: write.name, at: write.at }).steps,
        ...plain(endFlush, { name: write.previous }).steps,
      ],
    }),
    "count calls": (write) => plain(countCalls, { ...write.calls }),
    "count usage": (write) => ({ steps: [], entry: null, tally: write.usage }),
  };
};
