// The outbox of callbacks, and the record of every request that was made of a customer's
// server.
import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Callback, CallbackPurpose, CallbackState, FormPair } from "../domain/callbacks/callback.ts";
import type { Exchange, ExchangePurpose } from "../domain/callbacks/exchange.ts";
import type { alertTables } from "./alerts.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, plain, slots, type Database, type Effects } from "./effect.ts";

export const callbackTables = (c: Columns) => ({
  callbacks: c.table(
    "callbacks",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      messageSid: c.text("message_sid").notNull(),
      // Defaults: rows of the version before were all status callbacks.
      purpose: c.text("purpose").$type<CallbackPurpose>().notNull().default("status"),
      url: c.text("url").notNull(),
      method: c.text("method").$type<"GET" | "POST">().notNull().default("POST"),
      origin: c.text("origin").notNull(),
      form: c.json<readonly FormPair[]>("form").notNull(),
      sequence: c.int("sequence"),
      documents: c.int("documents").notNull().default(0),
      state: c.text("state").$type<CallbackState>().notNull(),
      attempts: c.int("attempts").notNull(),
      dueAt: c.time("due_at"),
      createdAt: c.time("created_at").notNull(),
    },
    (table) => [
      c
        .index("callbacks_due")
        .on(table.origin, table.dueAt)
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
      /** Whom it is for: the store wakes the hands by it. */
      readonly origin: string;
    }
  | { readonly kind: "log exchange"; readonly exchange: Exchange }
  /** Takes what is personal out of everything that was said about a message. */
  | { readonly kind: "empty exchanges"; readonly messageSid: string };

/** Most exchanges that are shown of one message: ten tries of each of a handful of callbacks. */
const exchangesMax = 200;

type Tables = ReturnType<typeof callbackTables>;
type AlertTables = Pick<ReturnType<typeof alertTables>, "alerts">;

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

export const callbackEffects = (db: Database, tables: Tables & AlertTables): Effects<CallbackWrite> => {
  const { callbacks, exchanges } = tables;
  const owe = db
    .insert(callbacks)
    .values(
      slots([
        "sid",
        "accountId",
        "messageSid",
        "purpose",
        "url",
        "method",
        "origin",
        "form",
        "sequence",
        "documents",
        "state",
        "attempts",
        "dueAt",
        "createdAt",
      ]),
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
  return {
    "owe callback": (write) => plain(owe, { ...write.callback }),
    "settle callback": (write) =>
      guarded(settle, { sid: write.sid, read: write.attempts, state: write.state, dueAt: write.dueAt }),
    "log exchange": (write) => plain(log, { ...write.exchange }),
    "empty exchanges": emptying(db, tables),
  };
};

/** Takes a text out of the records, the alerts and the forms that repeat it. */
const emptying = (
  db: Database,
  { callbacks, exchanges, alerts }: Tables & AlertTables,
): Effects<CallbackWrite>["empty exchanges"] => {
  const empty = db
    .update(exchanges)
    .set({ form: [], answer: "" })
    .where(eq(exchanges.messageSid, sql.placeholder("messageSid")))
    .prepare();
  const emptyAlerts = db
    .update(alerts)
    .set({ request: null })
    .where(eq(alerts.resourceSid, sql.placeholder("messageSid")))
    .prepare();
  // A status callback says nothing personal but the numbers, which its receiver knows. What waits to tell the debugger
  // of the text is called off.
  const emptyForms = db
    .update(callbacks)
    .set({
      form: [],
      state: sql`case when ${callbacks.purpose} = 'debugger' then 'parked' else ${callbacks.state} end`,
      dueAt: sql`case when ${callbacks.purpose} = 'debugger' then null else ${callbacks.dueAt} end`,
    })
    .where(and(eq(callbacks.messageSid, sql.placeholder("messageSid")), ne(callbacks.purpose, "status")))
    .prepare();
  const statements = [empty, emptyAlerts, emptyForms];
  return ({ messageSid }) => ({
    steps: statements.map((statement) => ({ statement, values: { messageSid }, expects: "plain" })),
    entry: null,
  });
};
