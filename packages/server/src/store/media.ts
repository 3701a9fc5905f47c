// Media: what a message carries, one row a file. The bytes lie in files of the same name (media/).
import { and, asc, desc, eq, gt, gte, inArray, lt, lte, ne, sql } from "drizzle-orm";
import type { Media } from "../domain/media/media.ts";
import type { Message } from "../domain/messages/message.ts";
import type { SidPage } from "./accounts.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, plain, slots, type Database, type Effects } from "./effect.ts";
import type { messageTables } from "./messages.ts";
import type { optOutImportTables } from "./opt-out-imports.ts";

export const mediaTables = (c: Columns) => ({
  media: c.table(
    "media",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      messageSid: c.text("message_sid").notNull(),
      contentType: c.text("content_type").notNull(),
      bytes: c.int("bytes").notNull(),
      createdAt: c.time("created_at").notNull(),
    },
    (table) => [c.index("media_message").on(table.messageSid, table.sid)],
  ),
});

export type MediaWrite =
  /**
   * A message's media were fetched: their rows, and the message as it goes on. Refused when the lease was lost to
   * another worker (`attempts` has moved on) or someone else wrote since it was read.
   */
  | {
      readonly kind: "keep media";
      readonly media: readonly Media[];
      readonly message: Message;
      readonly attempts: number;
    }
  | { readonly kind: "delete media"; readonly accountId: number; readonly sid: string }
  | { readonly kind: "delete media of"; readonly messageSid: string };

/** Which media of a message; null is "any". Times are inclusive. */
export interface MediaFilter {
  readonly from: number | null;
  readonly until: number | null;
}

type Tables = ReturnType<typeof mediaTables> & ReturnType<typeof messageTables> & ReturnType<typeof optOutImportTables>;

export const mediaReads = (db: Database, { media, optOutImports }: Tables) => {
  const ofMessage = db
    .select()
    .from(media)
    .where(and(eq(media.messageSid, sql.placeholder("messageSid")), eq(media.accountId, sql.placeholder("accountId"))))
    .orderBy(asc(media.sid))
    .prepare();
  return {
    /** All media of a message, in the order in which it carries them. */
    ofMessage: async (accountId: number, messageSid: string): Promise<readonly Media[]> =>
      ofMessage.execute({ accountId, messageSid }),
    find: async (accountId: number, messageSid: string, sid: string): Promise<Media | null> =>
      (
        await db
          .select()
          .from(media)
          .where(and(eq(media.sid, sid), eq(media.messageSid, messageSid), eq(media.accountId, accountId)))
      )[0] ?? null,
    /** Newest first. */
    list: async (
      accountId: number,
      messageSid: string,
      filter: MediaFilter,
      page: SidPage,
    ): Promise<readonly Media[]> =>
      db
        .select()
        .from(media)
        .where(
          and(
            eq(media.messageSid, messageSid),
            eq(media.accountId, accountId),
            filter.from === null ? undefined : gte(media.createdAt, filter.from),
            filter.until === null ? undefined : lte(media.createdAt, filter.until),
            page.after === null ? undefined : lt(media.sid, page.after),
            page.before === null ? undefined : gt(media.sid, page.before),
          ),
        )
        .orderBy(page.before === null ? desc(media.sid) : asc(media.sid))
        .limit(page.size)
        .offset(page.offset)
        .then((rows) => (page.before === null ? rows : rows.toReversed())),
    /** Which of these files something in the store still needs. */
    neededAmong: async (sids: readonly string[]): Promise<ReadonlySet<string>> => {
      if (sids.length === 0) return new Set();
      const kept = await db
        .select({ sid: media.sid })
        .from(media)
        .where(inArray(media.sid, [...sids]));
      const imported = await db
        .select({ sid: optOutImports.sid })
        .from(optOutImports)
        .where(and(inArray(optOutImports.sid, [...sids]), ne(optOutImports.status, "completed")));
      return new Set([...kept, ...imported].map(({ sid }) => sid));
    },
  };
};

export const mediaEffects = (db: Database, { media, messages }: Tables): Effects<MediaWrite> => {
  const insert = db
    .insert(media)
    .values(slots(["sid", "accountId", "messageSid", "contentType", "bytes", "createdAt"]))
    .prepare();
  const advance = db
    .update(messages)
    .set({
      ...changes(messages, ["media", "errorCode", "work", "dueAt", "attempts", "updatedAt"]),
      version: sql`${messages.version} + 1`,
    })
    .where(
      and(
        eq(messages.sid, sql.placeholder("sid")),
        eq(messages.version, sql.placeholder("read")),
        sql`${messages.attempts} = ${sql.placeholder("lease")}`,
      ),
    )
    .returning({ id: messages.id })
    .prepare();
  const remove = db
    .delete(media)
    .where(and(eq(media.sid, sql.placeholder("sid")), eq(media.accountId, sql.placeholder("accountId"))))
    .returning({ sid: media.sid })
    .prepare();
  const removeAll = db
    .delete(media)
    .where(eq(media.messageSid, sql.placeholder("messageSid")))
    .prepare();
  return {
    "keep media": ({ media: rows, message, attempts }) => ({
      steps: [
        ...guarded(advance, { ...message, read: message.version - 1, lease: attempts }).steps,
        ...rows.flatMap((row) => plain(insert, { ...row }).steps),
      ],
      entry: null,
    }),
    "delete media": ({ accountId, sid }) => guarded(remove, { accountId, sid }),
    "delete media of": ({ messageSid }) => plain(removeAll, { messageSid }),
  };
};
