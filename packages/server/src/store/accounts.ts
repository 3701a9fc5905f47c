// Accounts and their auth tokens: table, reads, writes.
import { and, asc, count, desc, eq, gt, inArray, isNotNull, lt, lte, sql } from "drizzle-orm";
import type { Account, AccountStatus, NewAccount } from "../domain/accounts/account.ts";
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
      suspendedBy: c.text("suspended_by").$type<"parent" | "operator">(),
      tokenHash: c.text("token_hash").notNull(),
      tokenSealed: c.text("token_sealed").notNull(),
      secondaryHash: c.text("secondary_hash"),
      secondarySealed: c.text("secondary_sealed"),
      secondaryAt: c.time("secondary_at"),
      createdAt: c.time("created_at").notNull(),
      updatedAt: c.time("updated_at").notNull(),
    },
    (table) => [
      c.uniqueIndex("accounts_sid").on(table.sid),
      c.index("accounts_owner").on(table.ownerId, table.sid),
      c.index("accounts_owner_status").on(table.ownerId, table.status),
    ],
  ),
});

export type AccountWrite =
  | { readonly kind: "open account"; readonly account: Account }
  /** Refused when the parent may have no more subaccounts, or is not in use. Comes before the next one. */
  | { readonly kind: "make room for subaccount"; readonly ownerId: number; readonly max: number }
  /** Gives it the next number; refused when another node has just given that number. */
  | { readonly kind: "open subaccount"; readonly account: NewAccount }
  /** Name and status; refused when the status is no longer `from`. */
  | { readonly kind: "change account"; readonly account: Account; readonly from: AccountStatus }
  | {
      readonly kind: "set secondary token";
      readonly accountId: number;
      readonly hash: string;
      readonly sealed: string;
      readonly at: number;
    }
  | { readonly kind: "drop secondary token"; readonly accountId: number; readonly at: number }
  /** The second token takes the place of the first; refused when it is no longer this one. */
  | {
      readonly kind: "promote secondary token";
      readonly accountId: number;
      readonly hash: string;
      readonly sealed: string;
      readonly at: number;
    };

/** Whether what is remembered of accounts is no longer true after this write. */
export const changesAccounts = ({ kind }: { readonly kind: string }): boolean => changing.has(kind);

const changing: ReadonlySet<string> = new Set<AccountWrite["kind"]>([
  "open account",
  "open subaccount",
  "change account",
  "set secondary token",
  "drop secondary token",
  "promote secondary token",
]);

/** Which accounts of a family; null is "any". */
export interface AccountFilter {
  readonly friendlyName: string | null;
  readonly status: AccountStatus | null;
}

type Tables = ReturnType<typeof accountTables>;

export const accountReads = (db: Database, { accounts }: Tables) => {
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
  return {
    find: async (sid: string): Promise<Account | null> => (await bySid.execute({ sid }))[0] ?? null,
    findById: async (id: number): Promise<Account | null> => (await byId.execute({ id }))[0] ?? null,
    first: async (): Promise<Account | null> =>
      (await db.select().from(accounts).orderBy(asc(accounts.id)).limit(1))[0] ?? null,
    /** A main account and its subaccounts, newest first. */
    list: async (ownerId: number, filter: AccountFilter, page: SidPage): Promise<readonly Account[]> =>
      db
        .select()
        .from(accounts)
        .where(
          and(
            eq(accounts.ownerId, ownerId),
            filter.friendlyName === null ? undefined : eq(accounts.friendlyName, filter.friendlyName),
            filter.status === null ? undefined : eq(accounts.status, filter.status),
            page.after === null ? undefined : lt(accounts.sid, page.after),
            page.before === null ? undefined : gt(accounts.sid, page.before),
          ),
        )
        .orderBy(page.before === null ? desc(accounts.sid) : asc(accounts.sid))
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

const bornWith = [
  "sid",
  "ownerId",
  "ownerSid",
  "friendlyName",
  "status",
  "suspendedBy",
  "tokenHash",
  "tokenSealed",
  "secondaryHash",
  "secondarySealed",
  "secondaryAt",
  "createdAt",
  "updatedAt",
] as const;

type TokenKind = "set secondary token" | "drop secondary token" | "promote secondary token";

export const accountEffects = (db: Database, tables: Tables): Effects<AccountWrite> => ({
  ...birthEffects(db, tables),
  ...tokenEffects(db, tables),
});

const birthEffects = (db: Database, { accounts }: Tables): Omit<Effects<AccountWrite>, TokenKind> => {
  const id = { id: accounts.id };
  const openAccount = db
    .insert(accounts)
    .values({ ...slots(bornWith), ...slots(["id"]) })
    .onConflictDoNothing()
    .returning(id)
    .prepare();
  const next = sql`(select coalesce(max(${accounts.id}), 0) + 1 from ${accounts})`;
  const openSubaccount = db
    .insert(accounts)
    .values({ ...slots(bornWith), id: next })
    .onConflictDoNothing()
    .returning(id)
    .prepare();
  const byId = eq(accounts.id, sql.placeholder("accountId"));
  // Locks the parent's row, so that the count that follows is not a count of before.
  const lockParent = db
    .update(accounts)
    .set({ ownerId: sql`${accounts.ownerId}` })
    .where(and(byId, eq(accounts.ownerId, accounts.id), eq(accounts.status, "active")))
    .returning(id)
    .prepare();
  const family = db
    .select({ members: count() })
    .from(accounts)
    .where(and(eq(accounts.ownerId, sql.placeholder("accountId")), inArray(accounts.status, ["active", "suspended"])));
  // The parent is one of its family.
  const hasRoom = db
    .select(id)
    .from(accounts)
    .where(and(byId, lte(sql`(${family})`, sql.placeholder("max"))))
    .prepare();
  const change = db
    .update(accounts)
    .set(changes(accounts, ["friendlyName", "status", "suspendedBy", "updatedAt"]))
    .where(and(byId, eq(accounts.status, sql.placeholder("from"))))
    .returning(id)
    .prepare();
  return {
    "open account": (write) => guarded(openAccount, { ...write.account }),
    "make room for subaccount": ({ ownerId: accountId, max }) => ({
      steps: [...guarded(lockParent, { accountId }).steps, ...guarded(hasRoom, { accountId, max }).steps],
      entry: null,
    }),
    "open subaccount": (write) => guarded(openSubaccount, { ...write.account }),
    "change account": ({ account, from }) => guarded(change, { ...account, accountId: account.id, from }),
  };
};

const tokenEffects = (db: Database, { accounts }: Tables): Pick<Effects<AccountWrite>, TokenKind> => {
  const id = { id: accounts.id };
  const byId = eq(accounts.id, sql.placeholder("accountId"));
  const setSecondary = db
    .update(accounts)
    .set(changes(accounts, ["secondaryHash", "secondarySealed", "secondaryAt"]))
    .where(byId)
    .returning(id)
    .prepare();
  const none = { secondaryHash: null, secondarySealed: null, secondaryAt: null };
  const dropSecondary = db
    .update(accounts)
    .set({ ...changes(accounts, ["updatedAt"]), ...none })
    .where(and(byId, isNotNull(accounts.secondaryHash)))
    .returning(id)
    .prepare();
  const promote = db
    .update(accounts)
    .set({ ...changes(accounts, ["tokenHash", "tokenSealed", "updatedAt"]), ...none })
    .where(and(byId, eq(accounts.secondaryHash, sql.placeholder("tokenHash"))))
    .returning(id)
    .prepare();
  return {
    "set secondary token": ({ accountId, hash, sealed, at }) =>
      guarded(setSecondary, { accountId, secondaryHash: hash, secondarySealed: sealed, secondaryAt: at }),
    "drop secondary token": ({ accountId, at }) => guarded(dropSecondary, { accountId, updatedAt: at }),
    "promote secondary token": ({ accountId, hash, sealed, at }) =>
      guarded(promote, { accountId, tokenHash: hash, tokenSealed: sealed, updatedAt: at }),
  };
};
