// API keys, and the test credentials of accounts: tables, reads, writes.
import { and, asc, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { Key, KeyType } from "../domain/accounts/key.ts";
import type { TestCredentials } from "../domain/accounts/test-credentials.ts";
import type { SidPage } from "./accounts.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, slots, type Database, type Effects } from "./effect.ts";

export const keyTables = (c: Columns) => ({
  keys: c.table(
    "keys",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      friendlyName: c.text("friendly_name").notNull(),
      type: c.text("type").$type<KeyType>().notNull(),
      policy: c.json<readonly string[]>("policy"),
      secretHash: c.text("secret_hash").notNull(),
      createdAt: c.time("created_at").notNull(),
      updatedAt: c.time("updated_at").notNull(),
    },
    (table) => [c.index("keys_account").on(table.accountId, table.sid)],
  ),
  testCredentials: c.table(
    "test_credentials",
    {
      accountId: c.big("account_id").primaryKey(),
      sid: c.text("sid").notNull(),
      tokenHash: c.text("token_hash").notNull(),
      tokenSealed: c.text("token_sealed").notNull(),
      createdAt: c.time("created_at").notNull(),
      updatedAt: c.time("updated_at").notNull(),
    },
    (table) => [c.uniqueIndex("test_credentials_sid").on(table.sid)],
  ),
});

export type KeyWrite =
  | { readonly kind: "open key"; readonly key: Key }
  /** Name and policy. */
  | { readonly kind: "change key"; readonly key: Key }
  | { readonly kind: "close key"; readonly accountId: number; readonly sid: string }
  /** Refused when the account has some already. */
  | { readonly kind: "open test credentials"; readonly credentials: TestCredentials }
  | { readonly kind: "change test credentials"; readonly credentials: TestCredentials };

type Tables = ReturnType<typeof keyTables>;

export const keyReads = (db: Database, { keys, testCredentials }: Tables) => {
  const bySid = db
    .select()
    .from(keys)
    .where(eq(keys.sid, sql.placeholder("sid")))
    .prepare();
  const testBySid = db
    .select()
    .from(testCredentials)
    .where(eq(testCredentials.sid, sql.placeholder("sid")))
    .prepare();
  return {
    find: async (sid: string): Promise<Key | null> => (await bySid.execute({ sid }))[0] ?? null,
    /** Newest first; `after` is the last SID of the page before, `before` the first one of the page after. */
    list: async (accountId: number, page: SidPage): Promise<readonly Key[]> =>
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
    findTestCredentials: async (sid: string): Promise<TestCredentials | null> =>
      (await testBySid.execute({ sid }))[0] ?? null,
    testCredentialsOf: async (accountId: number): Promise<TestCredentials | null> =>
      (await db.select().from(testCredentials).where(eq(testCredentials.accountId, accountId)))[0] ?? null,
  };
};

export const keyEffects = (db: Database, { keys, testCredentials }: Tables): Effects<KeyWrite> => {
  const openKey = db
    .insert(keys)
    .values(slots(["sid", "accountId", "friendlyName", "type", "policy", "secretHash", "createdAt", "updatedAt"]))
    .onConflictDoNothing()
    .returning({ sid: keys.sid })
    .prepare();
  const mine = and(eq(keys.sid, sql.placeholder("sid")), eq(keys.accountId, sql.placeholder("accountId")));
  const changeKey = db
    .update(keys)
    .set(changes(keys, ["friendlyName", "policy", "updatedAt"]))
    .where(mine)
    .returning({ sid: keys.sid })
    .prepare();
  const closeKey = db.delete(keys).where(mine).returning({ sid: keys.sid }).prepare();
  const openTest = db
    .insert(testCredentials)
    .values(slots(["accountId", "sid", "tokenHash", "tokenSealed", "createdAt", "updatedAt"]))
    .onConflictDoNothing()
    .returning({ sid: testCredentials.sid })
    .prepare();
  const changeTest = db
    .update(testCredentials)
    .set(changes(testCredentials, ["tokenHash", "tokenSealed", "updatedAt"]))
    .where(eq(testCredentials.sid, sql.placeholder("sid")))
    .returning({ sid: testCredentials.sid })
    .prepare();
  return {
    "open key": (write) => guarded(openKey, { ...write.key }),
    "change key": (write) => guarded(changeKey, { ...write.key }),
    "close key": (write) => guarded(closeKey, { sid: write.sid, accountId: write.accountId }),
    "open test credentials": (write) => guarded(openTest, { ...write.credentials }),
    "change test credentials": (write) => guarded(changeTest, { ...write.credentials }),
  };
};
