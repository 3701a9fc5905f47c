// Leases that nobody holds any more: a process that knows that it is alone takes up at once what
// the one before it had under way, and waits for no lease to end.
import { and, eq, gt, sql, type SQL } from "drizzle-orm";
import { plain, type Database, type Effects } from "./effect.ts";
import type { messageTables } from "./messages.ts";
import type { optOutImportTables } from "./opt-out-imports.ts";

export interface LeaseWrite {
  readonly kind: "release leases";
  /** When the work is due instead: now. */
  readonly at: number;
}

type Tables = ReturnType<typeof messageTables> & ReturnType<typeof optOutImportTables>;

export const leaseEffects = (db: Database, { messages, optOutImports }: Tables): Effects<LeaseWrite> => {
  const release = (taken: SQL | undefined) =>
    db
      .update(messages)
      .set({ dueAt: sql`${sql.placeholder("at")}` })
      .where(and(taken, sql`${messages.dueAt} > ${sql.placeholder("at")}`))
      .prepare();
  // A deferred message is `queued` and keeps its moment; a text that waits for an answer is due later for a lease only.
  const delivering = release(and(eq(messages.work, "deliver"), eq(messages.status, "sending")));
  // A scheduled message that nobody has taken up yet keeps its moment.
  const routing = release(and(eq(messages.work, "route"), gt(messages.attempts, 0)));
  const answering = release(and(eq(messages.work, "answer"), gt(messages.attempts, 0)));
  const fetching = release(and(eq(messages.work, "fetch"), gt(messages.attempts, 0)));
  const importing = db
    .update(optOutImports)
    .set({ dueAt: sql`${sql.placeholder("at")}` })
    .where(sql`${optOutImports.dueAt} > ${sql.placeholder("at")}`)
    .prepare();
  return {
    "release leases": ({ at }) => ({
      steps: [delivering, routing, answering, fetching, importing].flatMap(
        (statement) => plain(statement, { at }).steps,
      ),
      entry: null,
    }),
  };
};
