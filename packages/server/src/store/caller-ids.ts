// Caller IDs: table, reads, writes.
import { and, asc, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { CallerId } from "../domain/numbers/caller-id.ts";
import type { SidPage } from "./accounts.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, slots, type Database, type Effects } from "./effect.ts";

export const callerIdTables = (c: Columns) => ({
  callerIds: c.table(
    "caller_ids",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      phoneNumber: c.text("phone_number").notNull(),
      friendlyName: c.text("friendly_name").notNull(),
      createdAt: c.time("created_at").notNull(),
      updatedAt: c.time("updated_at").notNull(),
    },
    (table) => [
      c.uniqueIndex("caller_ids_phone_number").on(table.accountId, table.phoneNumber),
      c.index("caller_ids_account").on(table.accountId, table.sid),
    ],
  ),
});

export type CallerIdWrite =
  /** Refused when the account has it already. */
  | { readonly kind: "add caller id"; readonly callerId: CallerId }
  | { readonly kind: "rename caller id"; readonly callerId: CallerId }
  | { readonly kind: "remove caller id"; readonly accountId: number; readonly sid: string };

/** Which caller IDs of an account; null is "any". */
export interface CallerIdFilter {
  readonly phoneNumber: string | null;
  readonly friendlyName: string | null;
}

type Tables = ReturnType<typeof callerIdTables>;

export const callerIdReads = (db: Database, { callerIds }: Tables) => ({
  find: async (accountId: number, sid: string): Promise<CallerId | null> =>
    (
      await db
        .select()
        .from(callerIds)
        .where(and(eq(callerIds.sid, sid), eq(callerIds.accountId, accountId)))
    )[0] ?? null,
  list: async (accountId: number, filter: CallerIdFilter, page: SidPage): Promise<readonly CallerId[]> =>
    db
      .select()
      .from(callerIds)
      .where(
        and(
          eq(callerIds.accountId, accountId),
          filter.phoneNumber === null ? undefined : eq(callerIds.phoneNumber, filter.phoneNumber),
          filter.friendlyName === null ? undefined : eq(callerIds.friendlyName, filter.friendlyName),
          page.after === null ? undefined : lt(callerIds.sid, page.after),
          page.before === null ? undefined : gt(callerIds.sid, page.before),
        ),
      )
      .orderBy(page.before === null ? desc(callerIds.sid) : asc(callerIds.sid))
      .limit(page.size)
      .offset(page.offset)
      .then((rows) => (page.before === null ? rows : rows.toReversed())),
});

export const callerIdEffects = (db: Database, { callerIds }: Tables): Effects<CallerIdWrite> => {
  const mine = and(eq(callerIds.sid, sql.placeholder("sid")), eq(callerIds.accountId, sql.placeholder("accountId")));
  const add = db
    .insert(callerIds)
    .values(slots(["sid", "accountId", "phoneNumber", "friendlyName", "createdAt", "updatedAt"]))
    .onConflictDoNothing()
    .returning({ sid: callerIds.sid })
    .prepare();
  const rename = db
    .update(callerIds)
    .set(changes(callerIds, ["friendlyName", "updatedAt"]))
    .where(mine)
    .returning({ sid: callerIds.sid })
    .prepare();
  const remove = db.delete(callerIds).where(mine).returning({ sid: callerIds.sid }).prepare();
  return {
    "add caller id": ({ callerId }) => guarded(add, { ...callerId }),
    "rename caller id": ({ callerId }) => guarded(rename, { ...callerId }),
    "remove caller id": ({ accountId, sid }) => guarded(remove, { accountId, sid }),
  };
};
