// Accounts and their API keys: tables, reads, writes.
import { and, asc, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { Account, AccountStatus } from "../domain/accounts/account.ts";
import type { Key, KeyType } from "../domain/accounts/key.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, slots, type Database, type Effects } from "./effect.ts";

export const accountTables = (c: Columns) => ({
  accounts: c.table(
    "accounts",
    {
      id: c.serial("id"),
      sid: c.text("sid").notNull(),
      ownerId: c.big("owner_id").notNull().default(0),
      ownerSid: c.text("owner_sid").notNull().default(""),
      friendlyName: c.text("friendly_name").notNull(),
      status: c.text("status").$type<AccountStatus>().notNull(),
      tokenHash: c.text("token_hash").notNull(),
      tokenSealed: c.text("token_sealed").notNull(),
      createdAt: c.time("created_at").notNull(),
      updatedAt: c.time("updated_at").notNull(),
    },
    (table) => [c.uniqueIndex("accounts_sid").on(table.sid)],
  ),
  keys: c.table(
    "keys",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      friendlyName: c.text("friendly_name").notNull(),
      type: c.text("type").$type<KeyType>().notNull(),
      secretHash: c.text("secret_hash").notNull(),
      createdAt: c.time("created_at").notNull(),
      updatedAt: c.time("updated_at").notNull(),
    },
    (table) => [c.index("keys_account").on(table.accountId, table.sid)],
  ),
});

export type AccountWrite =
  | { readonly kind: "open account"; readonly account: Account }
  | { readonly kind: "open key"; readonly key: Key }
  | {
      readonly kind: "rename key";
      readonly accountId: number;
      readonly sid: string;
      readonly friendlyName: string;
      readonly at: number;
    }
  | { readonly kind: "close key"; readonly accountId: number; readonly sid: string };

type Tables = ReturnType<typeof accountTables>;

export const accountReads = (db: Database, { accounts, keys }: Tables) => {
  const bySid = db
    .select()
    .from(accounts)
    .where(eq(accounts.sid, sql.placeholder("sid")))
    .prepare();
  const byId = db
    .select()
    .from(accounts)
    .where(eq(accounts.id, sql.placeholder("id")))
    .prepare();
  const keyBySid = db
    .select()
    .from(keys)
    .where(eq(keys.sid, sql.placeholder("sid")))
    .prepare();
  return {
    find: async (sid: string): Promise<Account | null> => (await bySid.execute({ sid }))[0] ?? null,
    findById: async (id: number): Promise<Account | null> => (await byId.execute({ id }))[0] ?? null,
    first: async (): Promise<Account | null> =>
      (await db.select().from(accounts).orderBy(asc(accounts.id)).limit(1))[0] ?? null,
    findKey: async (sid: string): Promise<Key | null> => (await keyBySid.execute({ sid }))[0] ?? null,
    /** Newest first; `after` is the last SID of the page before, `before` the first one of the page after. */
    keys: async (accountId: number, page: SidPage): Promise<readonly Key[]> =>
      db
        .select()
        .from(keys)
        .where(
          and(
            eq(keys.accountId, accountId),
            page.after === null ? undefined : lt(keys.sid, page.after),
            page.before === null ? undefined : gt(keys.sid, page.before),
          ),
        )
        .orderBy(page.before === null ? desc(keys.sid) : asc(keys.sid))
        .limit(page.size)
        .offset(page.offset)
        .then((rows) => (page.before === null ? rows : rows.toReversed())),
  };
};

/** Which rows of a list that is ordered by SID, newest first. */
export interface SidPage {
  readonly size: number;
  readonly offset: number;
  readonly after: string | null;
  readonly before: string | null;
}

export const accountEffects = (db: Database, { accounts, keys }: Tables): Effects<AccountWrite> => {
  const openAccount = db
    .insert(accounts)
    .values(
      slots([
        "id",
        "sid",
        "ownerId",
        "ownerSid",
        "friendlyName",
        "status",
        "tokenHash",
        "tokenSealed",
        "createdAt",
        "updatedAt",
      ]),
    )
    .onConflictDoNothing()
    .returning({ id: accounts.id })
    .prepare();
  const openKey = db
    .insert(keys)
    .values(slots(["sid", "accountId", "friendlyName", "type", "secretHash", "createdAt", "updatedAt"]))
    .onConflictDoNothing()
    .returning({ sid: keys.sid })
    .prepare();
  const mine = and(eq(keys.sid, sql.placeholder("sid")), eq(keys.accountId, sql.placeholder("accountId")));
  const renameKey = db
    .update(keys)
    .set(changes(keys, ["friendlyName", "updatedAt"]))
    .where(mine)
    .returning({ sid: keys.sid })
    .prepare();
  const closeKey = db.delete(keys).where(mine).returning({ sid: keys.sid }).prepare();
  return {
    "open account": (write) => guarded(openAccount, { ...write.account }),
    "open key": (write) => guarded(openKey, { ...write.key }),
    "rename key": (write) =>
      guarded(renameKey, {
        sid: write.sid,
        accountId: write.accountId,
        friendlyName: write.friendlyName,
        updatedAt: write.at,
      }),
    "close key": (write) => guarded(closeKey, { sid: write.sid, accountId: write.accountId }),
  };
};
