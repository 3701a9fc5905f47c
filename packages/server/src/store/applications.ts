// TwiML applications: table, reads, writes.
import { and, asc, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { Application, ApplicationSettings } from "../domain/applications/application.ts";
import type { SidPage } from "./accounts.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, slots, type Database, type Effects } from "./effect.ts";

export const applicationTables = (c: Columns) => ({
  applications: c.table(
    "applications",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      friendlyName: c.text("friendly_name").notNull(),
      settings: c.json<ApplicationSettings>("settings").notNull(),
      createdAt: c.time("created_at").notNull(),
      updatedAt: c.time("updated_at").notNull(),
    },
    (table) => [c.index("applications_account").on(table.accountId, table.sid)],
  ),
});

export type ApplicationWrite =
  | { readonly kind: "open application"; readonly application: Application }
  | { readonly kind: "change application"; readonly application: Application }
  | { readonly kind: "close application"; readonly accountId: number; readonly sid: string };

type Tables = ReturnType<typeof applicationTables>;

export const applicationReads = (db: Database, { applications }: Tables) => {
  const shown = {
    sid: applications.sid,
    accountId: applications.accountId,
    settings: applications.settings,
    createdAt: applications.createdAt,
    updatedAt: applications.updatedAt,
  };
  const bySid = db
    .select(shown)
    .from(applications)
    .where(and(eq(applications.sid, sql.placeholder("sid")), eq(applications.accountId, sql.placeholder("accountId"))))
    .prepare();
  return {
    find: async (accountId: number, sid: string): Promise<Application | null> =>
      (await bySid.execute({ sid, accountId }))[0] ?? null,
    /** Newest first; `friendlyName` null is "any". */
    list: async (accountId: number, friendlyName: string | null, page: SidPage): Promise<readonly Application[]> =>
      db
        .select(shown)
        .from(applications)
        .where(
          and(
            eq(applications.accountId, accountId),
            friendlyName === null ? undefined : eq(applications.friendlyName, friendlyName),
            page.after === null ? undefined : lt(applications.sid, page.after),
            page.before === null ? undefined : gt(applications.sid, page.before),
          ),
        )
        .orderBy(page.before === null ? desc(applications.sid) : asc(applications.sid))
        .limit(page.size)
        .offset(page.offset)
        .then((rows) => (page.before === null ? rows : rows.toReversed())),
  };
};

export const applicationEffects = (db: Database, { applications }: Tables): Effects<ApplicationWrite> => {
  const mine = and(
    eq(applications.sid, sql.placeholder("sid")),
    eq(applications.accountId, sql.placeholder("accountId")),
  );
  const open = db
    .insert(applications)
    .values(slots(["sid", "accountId", "friendlyName", "settings", "createdAt", "updatedAt"]))
    .onConflictDoNothing()
    .returning({ sid: applications.sid })
    .prepare();
  const change = db
    .update(applications)
    .set(changes(applications, ["friendlyName", "settings", "updatedAt"]))
    .where(mine)
    .returning({ sid: applications.sid })
    .prepare();
  const close = db.delete(applications).where(mine).returning({ sid: applications.sid }).prepare();
  return {
    "open application": ({ application }) => guarded(open, rowOf(application)),
    "change application": ({ application }) => guarded(change, rowOf(application)),
    "close application": ({ accountId, sid }) => guarded(close, { accountId, sid }),
  };
};

const rowOf = (application: Application) => ({ ...application, friendlyName: application.settings.friendlyName });
