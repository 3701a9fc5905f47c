// Remembered answers: what was said to a request that carried an Idempotency-Key. The row is
// written in the same commit as the request's effect, so the two exist together or not at all.
import { and, asc, eq, sql } from "drizzle-orm";
import type { Columns } from "./columns.ts";
import { guarded, plain, slots, type Database, type Effects } from "./effect.ts";

export interface RememberedAnswer {
  readonly accountId: number;
  readonly key: string;
  /** Hash of the method, the path and the body that the key was first used with. */
  readonly fingerprint: string;
  readonly status: number;
  /** The answer's body, sealed when it holds a secret; null once what it spoke of was redacted. */
  readonly body: string | null;
  readonly sealed: boolean;
  readonly createdAt: number;
}

export const answerTables = (c: Columns) => ({
  answers: c.table(
    "answers",
    {
      id: c.serial("id"),
      accountId: c.big("account_id").notNull(),
      key: c.text("key").notNull(),
      fingerprint: c.text("fingerprint").notNull(),
      status: c.int("status").notNull(),
      body: c.text("body"),
      sealed: c.flag("sealed").notNull(),
      createdAt: c.time("created_at").notNull(),
    },
    (table) => [c.uniqueIndex("answers_key").on(table.accountId, table.key)],
  ),
});

export type AnswerWrite =
  /** Refused when the key was used before. */
  | { readonly kind: "remember answer"; readonly answer: RememberedAnswer }
  /** Takes the text out of an answer; the key stays used. */
  | { readonly kind: "empty answer"; readonly accountId: number; readonly key: string }
  | { readonly kind: "forget answers"; readonly before: number };

type Tables = ReturnType<typeof answerTables>;

/** Most old rows that one commit forgets, so that sweeping never holds up a request. */
export const forgottenAtOnceMax = 500;

export const answerReads = (db: Database, { answers }: Tables) => {
  const find = db
    .select({
      accountId: answers.accountId,
      key: answers.key,
      fingerprint: answers.fingerprint,
      status: answers.status,
      body: answers.body,
      sealed: answers.sealed,
      createdAt: answers.createdAt,
    })
    .from(answers)
    .where(and(eq(answers.accountId, sql.placeholder("accountId")), eq(answers.key, sql.placeholder("key"))))
    .prepare();
  return {
    find: async (accountId: number, key: string): Promise<RememberedAnswer | null> =>
      (await find.execute({ accountId, key }))[0] ?? null,
    /** Whether the oldest answer is older than this. Rows are numbered as they come, so the first is the oldest. */
    anyBefore: async (at: number): Promise<boolean> => {
      const [oldest] = await db.select({ at: answers.createdAt }).from(answers).orderBy(asc(answers.id)).limit(1);
      return oldest !== undefined && oldest.at < at;
    },
  };
};

export const answerEffects = (db: Database, { answers }: Tables): Effects<AnswerWrite> => {
  const remember = db
    .insert(answers)
    .values(slots(["accountId", "key", "fingerprint", "status", "body", "sealed", "createdAt"]))
    .onConflictDoNothing()
    .returning({ key: answers.key })
    .prepare();
  const empty = db
    .update(answers)
    .set({ body: null })
    .where(and(eq(answers.accountId, sql.placeholder("accountId")), eq(answers.key, sql.placeholder("key"))))
    .prepare();
  const forget = db
    .delete(answers)
    .where(
      and(
        sql`${answers.createdAt} < ${sql.placeholder("before")}`,
        sql`${answers.id} < (select min(${answers.id}) from ${answers}) + ${sql.raw(String(forgottenAtOnceMax))}`,
      ),
    )
    .prepare();
  return {
    "remember answer": (write) => guarded(remember, { ...write.answer }),
    "empty answer": (write) => plain(empty, { accountId: write.accountId, key: write.key }),
    "forget answers": (write) => plain(forget, { before: write.before }),
  };
};
