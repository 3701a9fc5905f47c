// Messages: table, writes. Their reads are in message-reads.ts, their queue in queues.ts.
import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { SenderType } from "../domain/billing/tariff.ts";
import type { Direction, Message, Work } from "../domain/messages/message.ts";
import type { OptOutType } from "../domain/opt-outs/opt-out.ts";
import { arrivalsAt, statuses, type Status } from "../domain/messages/status.ts";
import { present } from "../domain/invariant.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, slots, type Database, type Effects, type Statement } from "./effect.ts";

export const messageTables = (c: Columns) => ({
  // A lean row, because every message writes one: the number of the account instead of its SID,
  // and no index that is not asked for. Lists are ordered by `id`, which every index ends with.
  messages: c.table(
    "messages",
    {
      id: c.serial("id"),
      sid: c.text("sid").notNull(),
      accountId: c.big("account_id").notNull(),
      keySid: c.text("key_sid"),
      direction: c.text("direction").$type<Direction>().notNull(),
      status: c.text("status").$type<Status>().notNull(),
      from: c.text("from").notNull(),
      to: c.text("to").notNull(),
      country: c.text("country").notNull(),
      senderType: c.text("sender_type").$type<SenderType>().notNull(),
      serviceSid: c.text("service_sid"),
      body: c.text("body").notNull(),
      media: c.json<readonly string[]>("media").notNull(),
      segments: c.int("segments").notNull(),
      errorCode: c.int("error_code"),
      rateId: c.big("rate_id"),
      price: c.big("price"),
      held: c.big("held").notNull(),
      cost: c.big("cost"),
      carrier: c.text("carrier"),
      carrierMessageId: c.text("carrier_message_id"),
      statusCallback: c.text("status_callback"),
      /** JSON, which most messages have none of: a text, so that these store nothing. */
      options: c.text("options"),
      validUntil: c.time("valid_until"),
      optOutType: c.text("opt_out_type").$type<OptOutType>(),
      work: c.text("work").$type<Work>(),
      dueAt: c.time("due_at"),
      answerKey: c.text("answer_key"),
      attempts: c.int("attempts").notNull(),
      version: c.int("version").notNull(),
      createdAt: c.time("created_at").notNull(),
      updatedAt: c.time("updated_at").notNull(),
      sentAt: c.time("sent_at"),
      /** Set when the customer deleted it: the row stays, emptied, so that the books can still be derived. */
      deletedAt: c.time("deleted_at"),
    },
    (table) => [
      c.uniqueIndex("messages_sid").on(table.sid),
      // What was deleted is in no list, so it is in none of the indexes that lists are read along.
      c
        .index("messages_account")
        .on(table.accountId, table.id)
        .where(sql`deleted_at is null`),
      c.index("messages_to").on(table.accountId, table.to, table.id),
      c.index("messages_from").on(table.accountId, table.from, table.id),
      c
        .index("messages_sent")
        .on(table.accountId, table.sentAt, table.id)
        .where(sql`sent_at is not null and deleted_at is null`),
      c
        .index("messages_due")
        .on(table.work, table.accountId, table.dueAt)
        .where(sql`work is not null`),
      c
        .index("messages_service")
        .on(table.accountId, table.serviceSid, table.id)
        .where(sql`service_sid is not null and deleted_at is null`),
      c
        .index("messages_error")
        .on(table.accountId, table.errorCode, table.id)
        .where(sql`error_code is not null and deleted_at is null`),
      c
        .index("messages_carrier")
        .on(table.carrierMessageId)
        .where(sql`carrier_message_id is not null`),
    ],
  ),
});

export type MessageWrite =
  | { readonly kind: "insert message"; readonly message: Message }
  /** The state after a move; refused when someone else wrote since it was read. */
  | { readonly kind: "move message"; readonly message: Message }
  /** The same for a message that has been given its sender, and the price that goes with it. */
  | { readonly kind: "route message"; readonly message: Message }
  /**
   * Nothing more is owed for this message; its status stays. Refused when the lease was lost to another worker
   * (`attempts` has moved on), and when someone else wrote since this `version`; null is any.
   */
  | { readonly kind: "finish work"; readonly sid: string; readonly attempts: number; readonly version: number | null }
  /** Empties the body of a message that is settled. */
  | { readonly kind: "redact message"; readonly sid: string; readonly version: number; readonly at: number }
  /** Empties all that is personal, and takes it out of every list. */
  | { readonly kind: "delete message"; readonly sid: string; readonly version: number; readonly at: number };

type Tables = ReturnType<typeof messageTables>;

const inserted = [
  "sid",
  "accountId",
  "keySid",
  "direction",
  "status",
  "from",
  "to",
  "country",
  "senderType",
  "serviceSid",
  "body",
  "media",
  "segments",
  "errorCode",
  "rateId",
  "price",
  "held",
  "cost",
  "carrier",
  "carrierMessageId",
  "statusCallback",
  "options",
  "validUntil",
  "optOutType",
  "work",
  "dueAt",
  "answerKey",
  "attempts",
  "version",
  "createdAt",
  "updatedAt",
  "sentAt",
] as const;

const mutable = [
  "errorCode",
  "price",
  "held",
  "cost",
  "carrier",
  "carrierMessageId",
  "work",
  "dueAt",
  "attempts",
  "updatedAt",
  "sentAt",
] as const;

export const messageEffects = (db: Database, tables: Tables): Effects<MessageWrite> => {
  const { messages } = tables;
  const insert = db
    .insert(messages)
    .values(slots(inserted))
    .onConflictDoNothing()
    .returning({ id: messages.id })
    .prepare();
  return {
    "insert message": ({ message }) =>
      guarded(insert, { ...message, options: message.options === null ? null : JSON.stringify(message.options) }),
    ...movingEffects(db, tables),
    ...emptyingEffects(db, tables),
  };
};

/** As it was read: nobody has written since. */
const asRead = (messages: Tables["messages"]): SQL | undefined =>
  and(eq(messages.sid, sql.placeholder("sid")), eq(messages.version, sql.placeholder("read")));

type MovingWrite = Extract<MessageWrite, { readonly kind: "move message" | "route message" | "finish work" }>;

const movingEffects = (db: Database, { messages }: Tables): Effects<MovingWrite> => {
  const unchanged = asRead(messages);
  const moveTo = (to: Status): Statement =>
    db
      .update(messages)
      .set({ ...changes(messages, mutable), status: to, version: sql`${messages.version} + 1` })
      .where(and(unchanged, inArray(messages.status, [...arrivalsAt(to)])))
      .returning({ id: messages.id })
      .prepare();
  const moves = new Map(statuses.filter((to) => arrivalsAt(to).length > 0).map((to) => [to, moveTo(to)]));
  const route = db
    .update(messages)
    .set({
      ...changes(messages, [...mutable, "from", "senderType", "rateId"]),
      status: "queued",
      version: sql`${messages.version} + 1`,
    })
    .where(and(unchanged, inArray(messages.status, ["accepted", "scheduled"])))
    .returning({ id: messages.id })
    .prepare();
  const leased = and(eq(messages.sid, sql.placeholder("sid")), eq(messages.attempts, sql.placeholder("lease")));
  const finishing = (mine: SQL | undefined): Statement =>
    db
      .update(messages)
      .set({ work: null, dueAt: null, version: sql`${messages.version} + 1` })
      .where(mine)
      .returning({ id: messages.id })
      .prepare();
  const finish = { unchanged: finishing(and(unchanged, leased)), leased: finishing(leased) };
  return {
    "route message": ({ message }) => guarded(route, { ...message, read: message.version - 1 }),
    "move message": (write) => {
      const { message } = write;
      const statement = present(moves.get(message.status), `no message ever moves to ${message.status}`);
      return guarded(statement, { ...message, read: message.version - 1 });
    },
    "finish work": (write) =>
      write.version === null
        ? guarded(finish.leased, { sid: write.sid, lease: write.attempts })
        : guarded(finish.unchanged, { sid: write.sid, lease: write.attempts, read: write.version }),
  };
};

type EmptyingWrite = Extract<MessageWrite, { readonly kind: "redact message" | "delete message" }>;

const emptyingEffects = (db: Database, { messages }: Tables): Effects<EmptyingWrite> => {
  const unchanged = asRead(messages);
  const emptied = { body: "", version: sql`${messages.version} + 1` };
  const redact = db
    .update(messages)
    .set({ ...emptied, ...changes(messages, ["updatedAt"]) })
    .where(unchanged)
    .returning({ id: messages.id })
    .prepare();
  const erase = db
    .update(messages)
    .set({
      ...emptied,
      ...changes(messages, ["updatedAt", "deletedAt"]),
      from: "",
      to: "",
      media: [],
      statusCallback: null,
      options: null,
    })
    .where(unchanged)
    .returning({ id: messages.id })
    .prepare();
  return {
    "redact message": (write) => guarded(redact, { sid: write.sid, read: write.version, updatedAt: write.at }),
    "delete message": (write) =>
      guarded(erase, { sid: write.sid, read: write.version, updatedAt: write.at, deletedAt: write.at }),
  };
};
