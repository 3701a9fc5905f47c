// Feedback on messages: table, reads, writes. One row a message; the last word counts.
import { and, eq, sql } from "drizzle-orm";
import type { Feedback } from "../domain/messages/feedback.ts";
import type { Columns } from "./columns.ts";
import { plain, slots, type Database, type Effects } from "./effect.ts";

export const feedbackTables = (c: Columns) => ({
  feedback: c.table("feedback", {
    messageSid: c.text("message_sid").primaryKey(),
    accountId: c.big("account_id").notNull(),
    outcome: c.text("outcome").$type<Feedback["outcome"]>().notNull(),
    createdAt: c.time("created_at").notNull(),
    updatedAt: c.time("updated_at").notNull(),
  }),
});

export interface FeedbackWrite {
  /** Given again, it changes the outcome. */
  readonly kind: "give feedback";
  readonly feedback: Feedback;
}

type Tables = ReturnType<typeof feedbackTables>;

export const feedbackReads = (db: Database, { feedback }: Tables) => {
  const ofMessage = db
    .select()
    .from(feedback)
    .where(
      and(eq(feedback.messageSid, sql.placeholder("messageSid")), eq(feedback.accountId, sql.placeholder("accountId"))),
    )
    .prepare();
  return {
    find: async (accountId: number, messageSid: string): Promise<Feedback | null> =>
      (await ofMessage.execute({ accountId, messageSid }))[0] ?? null,
  };
};

export const feedbackEffects = (db: Database, { feedback }: Tables): Effects<FeedbackWrite> => {
  const give = db
    .insert(feedback)
    .values(slots(["messageSid", "accountId", "outcome", "createdAt", "updatedAt"]))
    .onConflictDoUpdate({
      target: feedback.messageSid,
      set: { outcome: sql`excluded.outcome`, updatedAt: sql`excluded.updated_at` },
    })
    .prepare();
  return { "give feedback": (write) => plain(give, { ...write.feedback }) };
};
