// Reading messages: one by its SID, and lists that stay equally fast at any depth because a page
// begins where the one before ended, and never counts rows.
import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lt, lte, or, sql, type SQL } from "drizzle-orm";
import type { Message } from "../domain/messages/message.ts";
import type { Database } from "./effect.ts";
import type { messageTables } from "./messages.ts";

/** Which messages of an account; null is "any". Times are inclusive. */
export interface MessageFilter {
  readonly to: string | null;
  readonly from: string | null;
  readonly sentFrom: number | null;
  readonly sentUntil: number | null;
}

/** A place in a list: behind (or, going back, before) this row. `sentAt` is there when the list is ordered by it. */
export interface MessageCursor {
  readonly id: number;
  readonly sentAt: number | null;
  readonly back: boolean;
}

export interface MessagePage {
  readonly messages: readonly Message[];
  /** Where the next page begins; null on the last. */
  readonly next: MessageCursor | null;
  /** Where the page before begins, read backwards; null when nothing is on this page. */
  readonly previous: MessageCursor | null;
}

type Tables = ReturnType<typeof messageTables>;

export const messageReads = (db: Database, { messages }: Tables) => {
  const bySid = db
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.sid, sql.placeholder("sid")),
        eq(messages.accountId, sql.placeholder("accountId")),
        isNull(messages.deletedAt),
      ),
    )
    .prepare();
  const byCarrierId = db
    .select()
    .from(messages)
    .where(and(eq(messages.carrierMessageId, sql.placeholder("id")), eq(messages.carrier, sql.placeholder("carrier"))))
    .prepare();
  return {
    find: async (accountId: number, sid: string): Promise<Message | null> => {
      const row = (await bySid.execute({ sid, accountId }))[0];
      return row === undefined ? null : messageOf(row);
    },
    findByCarrierId: async (carrier: string, id: string): Promise<Message | null> => {
      const row = (await byCarrierId.execute({ carrier, id }))[0];
      return row === undefined ? null : messageOf(row);
    },
    page: async (
      accountId: number,
      filter: MessageFilter,
      size: number,
      cursor: MessageCursor | null,
      offset: number,
    ): Promise<MessagePage> => {
      const bySent = filter.sentFrom !== null || filter.sentUntil !== null;
      const back = cursor?.back ?? false;
      const direction = back ? asc : desc;
      const rows = await db
        .select()
        .from(messages)
        .where(and(...conditions(messages, accountId, filter), beyond(messages, cursor, bySent)))
        .orderBy(...(bySent ? [direction(messages.sentAt), direction(messages.id)] : [direction(messages.id)]))
        .limit(size + 1)
        .offset(offset);
      return pageOf(rows, size, cursor, bySent, offset);
    },
  };
};

type Row = Tables["messages"]["$inferSelect"];

/** The record without what only the table knows. */
export const messageOf = ({ id: _id, deletedAt: _deletedAt, ...message }: Row): Message => message;

const conditions = (messages: Tables["messages"], accountId: number, filter: MessageFilter): (SQL | undefined)[] => [
  eq(messages.accountId, accountId),
  isNull(messages.deletedAt),
  filter.to === null ? undefined : eq(messages.to, filter.to),
  filter.from === null ? undefined : eq(messages.from, filter.from),
  filter.sentFrom === null && filter.sentUntil === null ? undefined : isNotNull(messages.sentAt),
  filter.sentFrom === null ? undefined : gte(messages.sentAt, filter.sentFrom),
  filter.sentUntil === null ? undefined : lte(messages.sentAt, filter.sentUntil),
];

const beyond = (messages: Tables["messages"], cursor: MessageCursor | null, bySent: boolean): SQL | undefined => {
  if (cursor === null) return undefined;
  const past = cursor.back ? gt : lt;
  if (!bySent || cursor.sentAt === null) return past(messages.id, cursor.id);
  return or(
    past(messages.sentAt, cursor.sentAt),
    and(eq(messages.sentAt, cursor.sentAt), past(messages.id, cursor.id)),
  );
};

/** One row more than asked for was read: it tells whether there is another page. */
const pageOf = (
  read: readonly Row[],
  size: number,
  cursor: MessageCursor | null,
  bySent: boolean,
  offset: number,
): MessagePage => {
  const back = cursor?.back ?? false;
  const more = read.length > size;
  const rows = back ? read.slice(0, size).toReversed() : read.slice(0, size);
  const first = rows[0];
  const last = rows.at(-1);
  const place = (row: Row, towards: boolean): MessageCursor => ({
    id: row.id,
    sentAt: bySent ? row.sentAt : null,
    back: towards,
  });
  const begun = cursor === null && offset === 0;
  return {
    messages: rows.map(messageOf),
    next: last !== undefined && (back || more) ? place(last, false) : null,
    previous: first !== undefined && !begun && (!back || more) ? place(first, true) : null,
  };
};
