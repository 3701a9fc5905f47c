// The proof that the books balance, made from the rows themselves in one snapshot: nothing here
// trusts a sum that something else has kept. Each check counts what it looked at and names at
// most a handful of rows that break its promise.
import { sql, type SQL } from "drizzle-orm";
import type { Database } from "./effect.ts";
import type { Schema } from "./schema.ts";

export interface LedgerCheck {
  readonly id: string;
  readonly promise: string;
  readonly ok: boolean;
  /** How many rows were looked at. */
  readonly count: number;
  readonly durationMs: number;
  /** The first few that break the promise, in words. */
  readonly problems: readonly string[];
}

export interface LedgerReport {
  readonly ok: boolean;
  readonly checks: readonly LedgerCheck[];
}

/** Most offenders that a check names. */
const problemsMax = 5;

interface Check {
  readonly id: string;
  readonly promise: string;
  /** One number: how many rows the promise is about. */
  readonly count: SQL;
  /** A row with a `problem` for each breach. */
  readonly breaches: SQL;
}

/** Runs something that only reads, on one state of the whole database. */
export type Snapshot = <T>(run: (db: Database) => Promise<T>) => Promise<T>;

export const createVerify = (snapshot: Snapshot, schema: Schema) => {
  const checks = checksOf(schema);
  const run = async (): Promise<LedgerReport> =>
    snapshot(async (db) => {
      const done: LedgerCheck[] = [];
      for (const check of checks) {
        done.push(await runCheck(db, check));
        // Requests have their turn between two checks.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return { ok: done.every(({ ok }) => ok), checks: done };
    });
  let running: Promise<LedgerReport> | null = null;
  // Whoever asks while it runs is given the same report: reading everything once is enough.
  return async () => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
};

const runCheck = async (db: Database, { id, promise, count, breaches }: Check): Promise<LedgerCheck> => {
  const begun = performance.now();
  const counted = await db.select({ n: sql<number>`n`.mapWith(Number) }).from(sql`(select ${count} as n) as counted`);
  const found = await db
    .select({ problem: sql<string>`problem` })
    .from(sql`(${breaches}) as breaches`)
    .limit(problemsMax);
  return {
    id,
    promise,
    ok: found.length === 0,
    count: counted[0]?.n ?? 0,
    durationMs: Math.round(performance.now() - begun),
    problems: found.map(({ problem }) => problem),
  };
};

const checksOf = (schema: Schema): readonly Check[] => {
  const { transfers, ledgerAccounts, balances, accounts, messages, usage } = schema;
  const outbound = sql`${messages.direction} <> 'inbound'`;
  const waiting = sql`${messages.status} in ('accepted', 'scheduled', 'queued', 'sending')`;
  const handedOver = sql`${messages.status} in ('sent', 'delivered', 'undelivered', 'read', 'received')`;
  const sumOf = (kind: SQL, ref: SQL): SQL =>
    sql`(select coalesce(sum(${transfers.amount}), 0) from ${transfers} where ${transfers.ref} = ${ref} and ${transfers.kind} in (${kind}))`;
  const countOf = (kind: SQL, ref: SQL): SQL =>
    sql`(select count(*) from ${transfers} where ${transfers.ref} = ${ref} and ${transfers.kind} in (${kind}))`;
  const rowsOf = (table: SQL, condition: SQL = sql`true`): SQL =>
    sql`(select count(*) from ${table} where ${condition})`;
  return [
    {
      id: "I1",
      promise: "debits equal credits: every transfer moves one positive amount between two accounts that exist",
      count: rowsOf(sql`${transfers}`),
      breaches: sql`select 'transfer ' || ${transfers.id} || ' of ' || ${transfers.ref} as problem from ${transfers}
        where ${transfers.amount} <= 0 or ${transfers.debitId} = ${transfers.creditId}
        or not exists (select 1 from ${ledgerAccounts} where ${ledgerAccounts.id} = ${transfers.debitId})
        or not exists (select 1 from ${ledgerAccounts} where ${ledgerAccounts.id} = ${transfers.creditId})`,
    },
    {
      id: "I2",
      promise: "every balance is the sum of its postings",
      count: rowsOf(sql`${balances}`),
      breaches: sql`select ${accounts.sid} || ' has ' || ${balances.posted} || ' micros' as problem
        from ${balances} join ${accounts} on ${accounts.id} = ${balances.accountId}
        left join ${ledgerAccounts} on ${ledgerAccounts.code} = 'customer:' || ${accounts.sid}
        where ${balances.posted} <>
          (select coalesce(sum(${transfers.amount}), 0) from ${transfers} where ${transfers.creditId} = ${ledgerAccounts.id}) -
          (select coalesce(sum(${transfers.amount}), 0) from ${transfers} where ${transfers.debitId} = ${ledgerAccounts.id})`,
    },
    {
      id: "I3",
      promise: "what is on hold is what the waiting messages hold",
      count: rowsOf(sql`${messages}`, sql`${messages.held} <> 0`),
      breaches: sql`select ${accounts.sid} || ' holds ' || ${balances.held} || ' micros' as problem
        from ${balances} join ${accounts} on ${accounts.id} = ${balances.accountId}
        where ${balances.held} <> (select coalesce(sum(${messages.held}), 0) from ${messages}
          where ${messages.accountId} = ${balances.accountId} and ${messages.held} <> 0)`,
    },
    {
      id: "I4",
      promise: "nobody has spent more than they had",
      count: rowsOf(sql`${balances}`),
      breaches: sql`select ${accounts.sid} || ' is overdrawn' as problem
        from ${balances} join ${accounts} on ${accounts.id} = ${balances.accountId}
        where ${balances.posted} - ${balances.held} < -${balances.creditLimit} or ${balances.held} < 0`,
    },
    {
      id: "I5",
      promise: "a waiting message holds its price, any other holds nothing",
      count: rowsOf(sql`${messages}`, outbound),
      breaches: sql`select ${messages.sid} || ' is ' || ${messages.status} || ' and holds ' || ${messages.held} as problem
        from ${messages} where ${outbound}
        and ${messages.held} <> (case when ${waiting} then coalesce(${messages.price}, 0) else 0 end)`,
    },
    {
      id: "I6",
      promise: "each message has exactly one outcome: charged once when handed over, never otherwise",
      count: rowsOf(sql`${messages}`),
      breaches: sql`select ${messages.sid} || ' is ' || ${messages.status} as problem from ${messages}
        where ${countOf(sql`'charge'`, sql`${messages.sid}`)} <>
          (case when ${handedOver} and coalesce(${messages.price}, 0) > 0 then 1 else 0 end)`,
    },
    {
      id: "I7",
      promise: "the price of a message is what its postings took",
      count: rowsOf(sql`${messages}`, handedOver),
      breaches: sql`select ${messages.sid} || ' has the price ' || coalesce(${messages.price}, 0) as problem
        from ${messages} where ${handedOver}
        and coalesce(${messages.price}, 0) <> ${sumOf(sql`'charge', 'passthrough'`, sql`${messages.sid}`)}`,
    },
    {
      id: "I9",
      promise: "usage equals the ledger, account by account",
      count: rowsOf(sql`${usage}`),
      breaches: sql`select ${accounts.sid} || ' differs' as problem from ${accounts}
        where (select coalesce(sum(${usage.price}), 0) from ${usage} where ${usage.accountId} = ${accounts.id}) <>
          (select coalesce(sum(${transfers.amount}), 0) from ${transfers}
            join ${ledgerAccounts} on ${ledgerAccounts.id} = ${transfers.debitId}
            where ${ledgerAccounts.code} = 'customer:' || ${accounts.sid} and ${transfers.kind} in ('charge', 'passthrough'))`,
    },
    {
      id: "I11",
      promise: "the carrier's cost of a message was posted once, and is what the message says",
      count: rowsOf(sql`${messages}`, handedOver),
      breaches: sql`select ${messages.sid} || ' has the cost ' || coalesce(${messages.cost}, 0) as problem
        from ${messages}
        where coalesce(${messages.cost}, 0) <> ${sumOf(sql`'cost'`, sql`${messages.sid}`)}`,
    },
  ];
};
