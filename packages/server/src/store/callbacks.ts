// The outbox of status callbacks, and the record of every request that was made of a customer's
// server.
import { and, asc, eq, sql } from "drizzle-orm";
import type { Callback, CallbackState, FormPair } from "../domain/callbacks/callback.ts";
import type { Exchange, ExchangePurpose } from "../domain/callbacks/exchange.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, plain, slots, type Database, type Effects } from "./effect.ts";

export const callbackTables = (c: Columns) => ({
  callbacks: c.table(
    "callbacks",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      messageSid: c.text("message_sid").notNull(),
      url: c.text("url").notNull(),
      origin: c.text("origin").notNull(),
      form: c.json<readonly FormPair[]>("form").notNull(),
      state: c.text("state").$type<CallbackState>().notNull(),
      attempts: c.int("attempts").notNull(),
      dueAt: c.time("due_at"),
      createdAt: c.time("created_at").notNull(),
    },
    (table) => [
      c
        .index("callbacks_due")
        .on(table.dueAt)
        .where(sql`due_at is not null`),
      c.index("callbacks_message").on(table.messageSid),
    ],
  ),
  exchanges: c.table(
    "exchanges",
    {
      id: c.serial("id"),
      accountId: c.big("account_id").notNull(),
      messageSid: c.text("message_sid").notNull(),
      purpose: c.text("purpose").$type<ExchangePurpose>().notNull(),
      attempt: c.int("attempt").notNull(),
      url: c.text("url").notNull(),
      method: c.text("method").$type<"GET" | "POST">().notNull(),
      form: c.json<readonly FormPair[]>("form").notNull(),
      status: c.int("status"),
      contentType: c.text("content_type"),
      answer: c.text("answer").notNull(),
      errorCode: c.int("error_code"),
      errorMessage: c.text("error_message"),
      durationMs: c.int("duration_ms").notNull(),
      at: c.time("at").notNull(),
    },
    (table) => [c.index("exchanges_message").on(table.messageSid, table.id), c.index("exchanges_at").on(table.at)],
  ),
});

export type CallbackWrite =
  | { readonly kind: "owe callback"; readonly callback: Callback }
  /** What came of a try; refused when the lease was lost to another worker (`attempts` has moved on). */
  | {
      readonly kind: "settle callback";
      readonly sid: string;
      readonly attempts: number;
      readonly state: CallbackState;
      readonly dueAt: number | null;
    }
  | { readonly kind: "log exchange"; readonly exchange: Exchange }
  /** Takes what is personal out of everything that was said about a message. */
  | { readonly kind: "empty exchanges"; readonly messageSid: string };

/** Most exchanges that are shown of one message: ten tries of each of a handful of callbacks. */
const exchangesMax = 200;

type Tables = ReturnType<typeof callbackTables>;

export const callbackReads = (db: Database, { callbacks, exchanges }: Tables) => ({
  ofMessage: async (accountId: number, messageSid: string): Promise<readonly Callback[]> =>
    db
      .select()
      .from(callbacks)
      .where(and(eq(callbacks.messageSid, messageSid), eq(callbacks.accountId, accountId)))
      .orderBy(asc(callbacks.sid)),
  exchanges: async (accountId: number, messageSid: string): Promise<readonly Exchange[]> =>
    db
      .select()
      .from(exchanges)
      .where(and(eq(exchanges.messageSid, messageSid), eq(exchanges.accountId, accountId)))
      .orderBy(asc(exchanges.id))
      .limit(exchangesMax),
});

export const callbackEffects = (db: Database, { callbacks, exchanges }: Tables): Effects<CallbackWrite> => {
  const owe = db
    .insert(callbacks)
    .values(
      slots(["sid", "accountId", "messageSid", "url", "origin", "form", "state", "attempts", "dueAt", "createdAt"]),
    )
    .prepare();
  const mine = and(eq(callbacks.sid, sql.placeholder("sid")), eq(callbacks.attempts, sql.placeholder("read")));
  const settle = db
    .update(callbacks)
    .set(changes(callbacks, ["state", "dueAt"]))
    .where(mine)
    .returning({ sid: callbacks.sid })
    .prepare();
  const log = db
    .insert(exchanges)
    .values(
      slots([
        "accountId",
        "messageSid",
        "purpose",
        "attempt",
        "url",
        "method",
        "form",
        "status",
        "contentType",
        "answer",
        "errorCode",
        "errorMessage",
        "durationMs",
        "at",
      ]),
    )
    .prepare();
  const empty = db
    .update(exchanges)
    .set({ form: [], answer: "" })
    .where(eq(exchanges.messageSid, sql.placeholder("messageSid")))
    .prepare();
  return {
    "owe callback": (write) => plain(owe, { ...write.callback }),
    "settle callback": (write) =>
      guarded(settle, { sid: write.sid, read: write.attempts, state: write.state, dueAt: write.dueAt }),
    "log exchange": (write) => plain(log, { ...write.exchange }),
    "empty exchanges": (write) => plain(empty, { messageSid: write.messageSid }),
  };
};
