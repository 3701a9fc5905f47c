// The proof that the books balance, made from the rows themselves in one snapshot: nothing here
// trusts a sum that something else has kept. Each check (ledger-checks.ts) counts what it looked at
// and names at most a handful of rows that break its promise.
import { sql } from "drizzle-orm";
import type { Database } from "./effect.ts";
import { ledgerChecks, type Check } from "./ledger-checks.ts";
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

/** Runs something that only reads, on one state of the whole database. */
export type Snapshot = <T>(run: (db: Database) => Promise<T>) => Promise<T>;

export const createVerify = (snapshot: Snapshot, schema: Schema) => {
  const checks = ledgerChecks(schema);
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
