// Reading messages: one by its SID, and lists that stay equally fast at any depth because a page
// begins where the one before ended, and never counts rows.
import { and, eq, gt, gte, isNotNull, isNull, lt, lte, or, sql, type SQL } from "drizzle-orm";
import type { Message } from "../domain/messages/message.ts";
import type { Database } from "./effect.ts";
import type { messageTables } from "./messages.ts";

/** Which messages of an account; null is "any". Times are inclusive. */
export interface MessageFilter {
  readonly to: string | null;
  readonly from: string | null;
  readonly sentFrom: number | null;
  readonly sentUntil: number | null;
  readonly status: string | null;
  readonly direction: string | null;
  readonly errorCode: number | null;
  readonly serviceSid: string | null;
  /** What the text has in it. */
  readonly body: string | null;
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

/**
 * Most rows that a page looks at when it is filtered by what no index knows: a few milliseconds of work. A page that has
 * looked at so many and is not full ends there, and the next one goes on.
 */
export const lookedAtMax = 5_000;

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
      const { indexed, looked } = conditions(messages, filter);
      const towards = cursor?.back === true ? sql`asc` : sql`desc`;
      const order = bySent
        ? sql`${messages.sentAt} ${towards}, ${messages.id} ${towards}`
        : sql`${messages.id} ${towards}`;
      const range = and(
        eq(messages.accountId, accountId),
        isNull(messages.deletedAt),
        ...indexed,
        beyond(messages, cursor, bySent),
      );
      const found = async (condition: SQL | undefined, limit: number, skip: number): Promise<readonly Row[]> =>
        db.select().from(messages).where(condition).orderBy(order).limit(limit).offset(skip);
      if (looked.length === 0)
        return pageOf(await found(range, size + 1, offset), null, { size, cursor, bySent, offset });
      // The last row that is looked at: what lies beyond it is left to the next page.
      const end = (await found(range, 1, lookedAtMax - 1))[0] ?? null;
      const within = end === null ? undefined : notBeyond(messages, placeOf(end, bySent, cursor?.back ?? false));
      const rows = await found(and(range, within, ...looked), size + 1, offset);
      return pageOf(rows, end, { size, cursor, bySent, offset });
    },
  };
};

type Row = Tables["messages"]["$inferSelect"];

/** The record without what only the table knows. */
export const messageOf = ({ id: _id, deletedAt: _deletedAt, options, ...message }: Row): Message => ({
  ...message,
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is what the write put there
  options: options === null ? null : (JSON.parse(options) as Message["options"]),
});

/**
 * What an index finds, and what is looked for among that. Of several that have an index the one that leaves fewest counts:
 * the others are looked for, so that no page reads on and on for a pair that never meets.
 */
const conditions = (
  messages: Tables["messages"],
  filter: MessageFilter,
): { readonly indexed: readonly SQL[]; readonly looked: readonly SQL[] } => {
  const { sentFrom, sentUntil, status, direction, body } = filter;
  const [chosen, ...others] = [
    ...given(filter.to, (to) => sql`${messages.to} = ${to}`),
    ...given(filter.errorCode, (code) => sql`${messages.errorCode} = ${code}`),
    ...given(filter.serviceSid, (sid) => sql`${messages.serviceSid} = ${sid}`),
    ...given(filter.from, (from) => sql`${messages.from} = ${from}`),
  ];
  return {
    indexed: [
      ...(chosen === undefined ? [] : [chosen]),
      ...(sentFrom === null && sentUntil === null ? [] : [isNotNull(messages.sentAt)]),
      ...(sentFrom === null ? [] : [gte(messages.sentAt, sentFrom)]),
      ...(sentUntil === null ? [] : [lte(messages.sentAt, sentUntil)]),
    ],
    looked: [
      ...others,
      ...given(status, (one) => sql`${messages.status} = ${one}`),
      ...given(direction, (one) => sql`${messages.direction} = ${one}`),
      // Taken out, it leaves another text. LIKE would try the pattern anew from every letter: with texts that are made for
      // it, a page of them took fifteen seconds, in which nobody else is served.
      ...given(body, (text) => sql`replace(lower(${messages.body}), lower(${text}), '') <> lower(${messages.body})`),
    ],
  };
};

const given = (value: string | number | null, condition: (one: string | number) => SQL): readonly SQL[] =>
  value === null ? [] : [condition(value)];

const beyond = (messages: Tables["messages"], cursor: MessageCursor | null, bySent: boolean): SQL | undefined => {
  if (cursor === null) return undefined;
  const past = cursor.back ? gt : lt;
  if (!bySent || cursor.sentAt === null) return past(messages.id, cursor.id);
  return or(
    past(messages.sentAt, cursor.sentAt),
    and(eq(messages.sentAt, cursor.sentAt), past(messages.id, cursor.id)),
  );
};

/** Up to a place and with it. */
const notBeyond = (messages: Tables["messages"], { id, sentAt, back }: MessageCursor): SQL | undefined => {
  const upTo = back ? lte : gte;
  if (sentAt === null) return upTo(messages.id, id);
  return and(
    upTo(messages.sentAt, sentAt),
    or(back ? lt(messages.sentAt, sentAt) : gt(messages.sentAt, sentAt), upTo(messages.id, id)),
  );
};

const placeOf = (row: Row, bySent: boolean, back: boolean): MessageCursor => ({
  id: row.id,
  sentAt: bySent ? row.sentAt : null,
  back,
});

interface Asked {
  readonly size: number;
  readonly cursor: MessageCursor | null;
  readonly bySent: boolean;
  readonly offset: number;
}

/**
 * One row more than asked for was read: it tells whether there is another page. `end` is the row that the looking ended
 * at; null: it came to the end of the list.
 */
const pageOf = (read: readonly Row[], end: Row | null, { size, cursor, bySent, offset }: Asked): MessagePage => {
  const back = cursor?.back ?? false;
  const more = read.length > size;
  const rows = back ? read.slice(0, size).toReversed() : read.slice(0, size);
  // Where this page ends on the side that it was read towards, and where it began.
  const unread = more || end === null ? null : end;
  const first = (back ? unread : null) ?? rows[0];
  const last = (back ? null : unread) ?? rows.at(-1);
  const begun = cursor === null && offset === 0;
  const ahead = more || unread !== null;
  return {
    messages: rows.map(messageOf),
    next: nextOf(last, back, ahead, bySent) ?? (back ? turned(cursor) : null),
    previous: previousOf(first, back, ahead, begun, bySent) ?? (back || begun ? null : turned(cursor)),
  };
};

const nextOf = (last: Row | undefined, back: boolean, ahead: boolean, bySent: boolean): MessageCursor | null =>
  last !== undefined && (back || ahead) ? placeOf(last, bySent, false) : null;

const previousOf = (
  first: Row | undefined,
  back: boolean,
  ahead: boolean,
  begun: boolean,
  bySent: boolean,
): MessageCursor | null => (first !== undefined && !begun && (!back || ahead) ? placeOf(first, bySent, true) : null);

/** From an empty page the way back begins where the way here did, with the row that lies there. */
const turned = (cursor: MessageCursor | null): MessageCursor | null => {
  if (cursor === null) return null;
  return { ...cursor, id: cursor.back ? cursor.id + 1 : cursor.id - 1, back: !cursor.back };
};
