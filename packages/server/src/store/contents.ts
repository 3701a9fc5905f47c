// Content templates: table, reads, writes.
import { and, asc, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { Approval, Content, ContentTypes } from "../domain/contents/content.ts";
import type { SidPage } from "./accounts.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, slots, type Database, type Effects } from "./effect.ts";

export const contentTables = (c: Columns) => ({
  contents: c.table(
    "contents",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      friendlyName: c.text("friendly_name").notNull(),
      language: c.text("language").notNull(),
      variables: c.json<Readonly<Record<string, string>>>("variables").notNull(),
      types: c.json<ContentTypes>("types").notNull(),
      // A JSON column holds null as text, so whether there is an approval stands beside it.
      submitted: c.flag("submitted").notNull(),
      approval: c.json<Approval | null>("approval").notNull(),
      createdAt: c.time("created_at").notNull(),
      updatedAt: c.time("updated_at").notNull(),
    },
    (table) => [c.index("contents_account").on(table.accountId, table.sid)],
  ),
});

export type ContentWrite =
  | { readonly kind: "add content"; readonly content: Content }
  /** Everything of it but its approval. */
  | { readonly kind: "change content"; readonly content: Content }
  /** Refused when it was submitted before. */
  | { readonly kind: "submit content"; readonly accountId: number; readonly sid: string; readonly approval: Approval }
  | { readonly kind: "remove content"; readonly accountId: number; readonly sid: string };

type Tables = ReturnType<typeof contentTables>;

export const contentReads = (db: Database, { contents }: Tables) => {
  const shown = {
    sid: contents.sid,
    accountId: contents.accountId,
    friendlyName: contents.friendlyName,
    language: contents.language,
    variables: contents.variables,
    types: contents.types,
    approval: contents.approval,
    createdAt: contents.createdAt,
    updatedAt: contents.updatedAt,
  };
  const bySid = db
    .select(shown)
    .from(contents)
    .where(and(eq(contents.sid, sql.placeholder("sid")), eq(contents.accountId, sql.placeholder("accountId"))))
    .prepare();
  return {
    find: async (accountId: number, sid: string): Promise<Content | null> =>
      (await bySid.execute({ sid, accountId }))[0] ?? null,
    list: async (accountId: number, page: SidPage): Promise<readonly Content[]> =>
      db
        .select(shown)
        .from(contents)
        .where(
          and(
            eq(contents.accountId, accountId),
            page.after === null ? undefined : lt(contents.sid, page.after),
            page.before === null ? undefined : gt(contents.sid, page.before),
          ),
        )
        .orderBy(page.before === null ? desc(contents.sid) : asc(contents.sid))
        .limit(page.size)
        .offset(page.offset)
        .then((rows) => (page.before === null ? rows : rows.toReversed())),
  };
};

export const contentEffects = (db: Database, { contents }: Tables): Effects<ContentWrite> => {
  const mine = and(eq(contents.sid, sql.placeholder("sid")), eq(contents.accountId, sql.placeholder("accountId")));
  const touched = { sid: contents.sid };
  const add = db
    .insert(contents)
    .values(
      slots([
        "sid",
        "accountId",
        "friendlyName",
        "language",
        "variables",
        "types",
        "submitted",
        "approval",
        "createdAt",
        "updatedAt",
      ]),
    )
    .onConflictDoNothing()
    .returning(touched)
    .prepare();
  const change = db
    .update(contents)
    .set(changes(contents, ["friendlyName", "language", "variables", "types", "updatedAt"]))
    .where(mine)
    .returning(touched)
    .prepare();
  const submit = db
    .update(contents)
    .set(changes(contents, ["submitted", "approval"]))
    .where(and(mine, eq(contents.submitted, false)))
    .returning(touched)
    .prepare();
  const remove = db.delete(contents).where(mine).returning(touched).prepare();
  return {
    "add content": ({ content }) => guarded(add, { ...content, submitted: content.approval !== null }),
    "change content": ({ content }) => guarded(change, { ...content }),
    "submit content": ({ accountId, sid, approval }) => guarded(submit, { accountId, sid, submitted: true, approval }),
    "remove content": ({ accountId, sid }) => guarded(remove, { accountId, sid }),
  };
};
