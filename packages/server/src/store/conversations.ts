// Conversations: one row for two numbers that wrote to each other lately. Counters in a row instead of a look
// at the messages: it costs the same after the millionth text as after the first.
import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import type { Cookies } from "../domain/callbacks/cookies.ts";
import {
  heardWindowMs,
  repliesPerWindowMax,
  repliesWindowMs,
  type Conversation,
} from "../domain/replies/conversation.ts";
import type { Columns } from "./columns.ts";
import { guarded, plain, slots, type Database, type Effects } from "./effect.ts";

export const conversationTables = (c: Columns) => ({
  conversations: c.table(
    "conversations",
    {
      accountId: c.big("account_id").notNull(),
      ours: c.text("ours").notNull(),
      theirs: c.text("theirs").notNull(),
      replies: c.int("replies").notNull(),
      repliesSince: c.time("replies_since").notNull(),
      heard: c.int("heard").notNull(),
      heardSince: c.time("heard_since").notNull(),
      heardText: c.text("heard_text").notNull(),
      cookies: c.json<Cookies>("cookies").notNull(),
      cookiesAt: c.time("cookies_at").notNull(),
      touchedAt: c.time("touched_at").notNull(),
    },
    (table) => [
      c.primaryKey({ columns: [table.accountId, table.ours, table.theirs] }),
      c.index("conversations_touched").on(table.touchedAt),
    ],
  ),
});

/** Whose conversation. */
interface Pair {
  readonly accountId: number;
  readonly ours: string;
  readonly theirs: string;
}

export type ConversationWrite =
  /** A text was heard (null: none) and answered with so many replies; refused when there are too many of them lately. */
  | (Pair & {
      readonly kind: "count conversation";
      readonly heardText: string | null;
      readonly replies: number;
      readonly at: number;
    })
  | (Pair & { readonly kind: "keep cookies"; readonly cookies: Cookies; readonly at: number })
  | { readonly kind: "forget conversations"; readonly before: number };

type Tables = ReturnType<typeof conversationTables>;

export const conversationReads = (db: Database, { conversations }: Tables) => {
  const find = db
    .select()
    .from(conversations)
    .where(
      and(
        eq(conversations.accountId, sql.placeholder("accountId")),
        eq(conversations.ours, sql.placeholder("ours")),
        eq(conversations.theirs, sql.placeholder("theirs")),
      ),
    )
    .prepare();
  return {
    find: async (accountId: number, ours: string, theirs: string): Promise<Conversation | null> =>
      (await find.execute({ accountId, ours, theirs }))[0] ?? null,
    anyBefore: async (at: number): Promise<boolean> => {
      const [first] = await db
        .select({ at: conversations.touchedAt })
        .from(conversations)
        .orderBy(asc(conversations.touchedAt))
        .limit(1);
      return first !== undefined && first.at < at;
    },
  };
};

/** Most old rows that one commit forgets, so that sweeping never holds up a request. */
const forgottenAtOnceMax = 500;

const every = [
  "accountId",
  "ours",
  "theirs",
  "replies",
  "repliesSince",
  "heard",
  "heardSince",
  "heardText",
  "cookies",
  "cookiesAt",
  "touchedAt",
] as const;

const either = (condition: SQL, then: SQL, otherwise: SQL): SQL =>
  sql`case when ${condition} then ${then} else ${otherwise} end`;

export const conversationEffects = (db: Database, { conversations }: Tables): Effects<ConversationWrite> => {
  const { accountId, ours, theirs, replies, repliesSince, heard, heardSince, heardText, touchedAt } = conversations;
  const target = [accountId, ours, theirs];
  const newer = sql`excluded.touched_at`;
  // Both counters begin anew when their time is over; the second one also when another text comes.
  const counted = sql`${repliesSince} > ${newer} - ${sql.raw(String(repliesWindowMs))}`;
  const repliesNow = sql`case when ${counted} then ${replies} + excluded.replies else excluded.replies end`;
  const same = sql`excluded.heard = 0 or (${heardText} = excluded.heard_text
    and ${heardSince} > ${newer} - ${sql.raw(String(heardWindowMs))})`;
  const count = db
    .insert(conversations)
    .values(slots(every))
    .onConflictDoUpdate({
      target,
      set: {
        replies: repliesNow,
        repliesSince: either(counted, sql`${repliesSince}`, newer),
        heard: either(same, sql`${heard} + excluded.heard`, sql`excluded.heard`),
        heardSince: either(same, sql`${heardSince}`, newer),
        heardText: either(same, sql`${heardText}`, sql`excluded.heard_text`),
        touchedAt: newer,
      },
      setWhere: sql`excluded.replies = 0 or ${repliesNow} <= ${sql.raw(String(repliesPerWindowMax))}`,
    })
    .returning({ touchedAt })
    .prepare();
  const keep = db
    .insert(conversations)
    .values(slots(every))
    .onConflictDoUpdate({
      target,
      set: { cookies: sql`excluded.cookies`, cookiesAt: sql`excluded.cookies_at`, touchedAt: newer },
    })
    .prepare();
  const forget = db
    .delete(conversations)
    .where(
      sql`${touchedAt} < ${sql.placeholder("before")} and ${touchedAt} <= (select max(at) from
        (select touched_at as at from ${conversations} order by touched_at limit ${sql.raw(String(forgottenAtOnceMax))}) as old)`,
    )
    .prepare();
  return {
    "count conversation": ({ at, heardText: text, replies: more, ...pair }) =>
      guarded(count, {
        ...beginning(pair, at),
        replies: more,
        heard: text === null ? 0 : 1,
        heardText: text ?? "",
      }),
    "keep cookies": ({ at, cookies, ...pair }) => plain(keep, { ...beginning(pair, at), cookies, cookiesAt: at }),
    "forget conversations": ({ before }) => plain(forget, { before }),
  };
};

/** A conversation in which nothing was said. */
const beginning = ({ accountId, ours, theirs }: Pair, at: number) => ({
  accountId,
  ours,
  theirs,
  replies: 0,
  repliesSince: at,
  heard: 0,
  heardSince: at,
  heardText: "",
  cookies: [],
  cookiesAt: at,
  touchedAt: at,
});
