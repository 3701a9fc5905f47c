// Accounts that were closed and are being cleared away: table, reads, writes. A row is the work itself, and goes with it.
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { hastenedAtOnceMax, type Closing } from "../domain/accounts/closing.ts";
import type { Columns } from "./columns.ts";
import { plain, slots, type Database, type Effects } from "./effect.ts";
import type { messageTables } from "./messages.ts";

export const closingTables = (c: Columns) => ({
  closings: c.table("closings", {
    accountId: c.big("account_id").primaryKey(),
    closedAt: c.time("closed_at").notNull(),
  }),
});

export type ClosingWrite =
  | { readonly kind: "begin closing"; readonly closing: Closing }
  /** Makes messages due that wait for a later moment, so that workers end them; a bounded number. */
  | { readonly kind: "hasten messages"; readonly accountId: number; readonly at: number }
  | { readonly kind: "end closing"; readonly accountId: number };

type Tables = ReturnType<typeof closingTables> & ReturnType<typeof messageTables>;

/** Most closings that one look takes up. */
const closingsMax = 20;

export const closingReads = (db: Database, { closings, messages }: Tables) => {
  const pending = db
    .select()
    .from(closings)
    .where(gt(closings.accountId, sql.placeholder("after")))
    .orderBy(asc(closings.accountId))
    .limit(closingsMax)
    .prepare();
  const waiting = db
    .select({ sid: messages.sid })
    .from(messages)
    .where(
      and(eq(messages.accountId, sql.placeholder("accountId")), inArray(messages.work, ["route", "fetch", "deliver"])),
    )
    .limit(1)
    .prepare();
  return {
    /** Those behind this account, in the order of their accounts. */
    pending: async (after: number): Promise<readonly Closing[]> => pending.execute({ after }),
    /** Whether a message of the account still waits for a worker. */
    waits: async (accountId: number): Promise<boolean> => (await waiting.execute({ accountId })).length > 0,
  };
};

export const closingEffects = (db: Database, { closings, messages }: Tables): Effects<ClosingWrite> => {
  const begin = db
    .insert(closings)
    .values(slots(["accountId", "closedAt"]))
    .onConflictDoNothing()
    .prepare();
  const at = sql.placeholder("at");
  // What a worker has under lease (`sending`, or taken up before) is left to it.
  const hastening = (work: "route" | "deliver") => {
    const later = db
      .select({ id: messages.id })
      .from(messages)
      .where(
        and(
          eq(messages.work, work),
          eq(messages.accountId, sql.placeholder("accountId")),
          gt(messages.dueAt, at),
          work === "route" ? eq(messages.attempts, 0) : eq(messages.status, "queued"),
        ),
      )
      .orderBy(asc(messages.dueAt))
      .limit(hastenedAtOnceMax);
    return db
      .update(messages)
      .set({ dueAt: sql`${at}` })
      .where(sql`${messages.id} in ${later}`)
      .prepare();
  };
  const hastened = [hastening("route"), hastening("deliver")];
  const end = db
    .delete(closings)
    .where(eq(closings.accountId, sql.placeholder("accountId")))
    .prepare();
  return {
    "begin closing": ({ closing }) => plain(begin, { ...closing }),
    "hasten messages": ({ accountId, at: moment }) => ({
      steps: hastened.flatMap((statement) => plain(statement, { accountId, at: moment }).steps),
      entry: null,
    }),
    "end closing": ({ accountId }) => plain(end, { accountId }),
  };
};
