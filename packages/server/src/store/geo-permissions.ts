// The countries that an account has closed for its messages. All others are open.
import { and, asc, eq, sql } from "drizzle-orm";
import type { Columns } from "./columns.ts";
import { plain, slots, type Database, type Effects } from "./effect.ts";
import { remembered } from "./remembered.ts";

export const geoTables = (c: Columns) => ({
  closedCountries: c.table(
    "closed_countries",
    {
      accountId: c.big("account_id").notNull(),
      country: c.text("country").notNull(),
      at: c.time("at").notNull(),
    },
    (table) => [c.primaryKey({ columns: [table.accountId, table.country] })],
  ),
});

export type GeoWrite =
  | { readonly kind: "close country"; readonly accountId: number; readonly country: string; readonly at: number }
  | { readonly kind: "reopen country"; readonly accountId: number; readonly country: string };

type Tables = ReturnType<typeof geoTables>;

/** More rows than there are countries. */
const countriesMax = 400;

export const geoReads = (db: Database, { closedCountries }: Tables) => {
  const closedBy = db
    .select({ country: closedCountries.country })
    .from(closedCountries)
    .where(eq(closedCountries.accountId, sql.placeholder("accountId")))
    .orderBy(asc(closedCountries.country))
    .limit(countriesMax)
    .prepare();
  const closed = async (accountId: number): Promise<ReadonlySet<string>> =>
    new Set((await closedBy.execute({ accountId })).map(({ country }) => country));
  return {
    /** Two letters each. */
    closed,
    /** Whether an account may not send there. May be a moment old. */
    isClosed: async (accountId: number, country: string): Promise<boolean> => (await closed(accountId)).has(country),
  };
};

export type GeoReads = ReturnType<typeof geoReads>;

/** The same reads, of which the one for every message is remembered. */
export const rememberedGeo = (read: GeoReads) => {
  const closed = remembered(read.closed);
  return {
    reads: {
      ...read,
      isClosed: async (accountId, country) => (await closed.find(accountId))?.has(country) ?? false,
    } satisfies GeoReads,
    learn: ({ kind }: { readonly kind: string }): void => {
      if (kind === "close country" || kind === "reopen country") closed.forget();
    },
  };
};

export const geoEffects = (db: Database, { closedCountries }: Tables): Effects<GeoWrite> => {
  const close = db
    .insert(closedCountries)
    .values(slots(["accountId", "country", "at"]))
    .onConflictDoNothing()
    .prepare();
  const reopen = db
    .delete(closedCountries)
    .where(
      and(
        eq(closedCountries.accountId, sql.placeholder("accountId")),
        eq(closedCountries.country, sql.placeholder("country")),
      ),
    )
    .prepare();
  return {
    "close country": ({ accountId, country, at }) => plain(close, { accountId, country, at }),
    "reopen country": ({ accountId, country }) => plain(reopen, { accountId, country }),
  };
};
