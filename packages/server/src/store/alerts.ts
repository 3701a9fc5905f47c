// Alerts, and the one URL of an account that hears of them.
import { and, asc, desc, eq, gt, gte, lt, sql } from "drizzle-orm";
import type { Alert, AlertRequest, LogLevel } from "../domain/alerts/alert.ts";
import type { DebuggerWebhook } from "../domain/alerts/debugger.ts";
import { firstSidAt } from "../domain/sid.ts";
import type { SidPage } from "./accounts.ts";
import type { Columns } from "./columns.ts";
import { plain, slots, type Database, type Effects } from "./effect.ts";

export const alertTables = (c: Columns) => ({
  alerts: c.table(
    "alerts",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      resourceSid: c.text("resource_sid").notNull(),
      serviceSid: c.text("service_sid"),
      errorCode: c.int("error_code").notNull(),
      logLevel: c.text("log_level").$type<LogLevel>().notNull(),
      text: c.text("text").notNull(),
      request: c.json<AlertRequest>("request"),
    },
    (table) => [
      c.index("alerts_account").on(table.accountId, table.sid),
      c.index("alerts_level").on(table.accountId, table.logLevel, table.sid),
      c.index("alerts_resource").on(table.resourceSid),
    ],
  ),
  debuggerWebhooks: c.table("debugger_webhooks", {
    accountId: c.big("account_id").primaryKey(),
    url: c.text("url").notNull(),
    updatedAt: c.time("updated_at").notNull(),
  }),
});

export type AlertWrite =
  | { readonly kind: "raise alert"; readonly alert: Alert }
  | { readonly kind: "forget alerts"; readonly before: number }
  | { readonly kind: "put debugger webhook"; readonly webhook: DebuggerWebhook };

/** Which alerts of an account; null is "any". Times in epoch milliseconds, both ends included. */
export interface AlertFilter {
  readonly logLevel: LogLevel | null;
  readonly from: number | null;
  readonly until: number | null;
}

type Tables = ReturnType<typeof alertTables>;

export const alertReads = (db: Database, { alerts, debuggerWebhooks }: Tables) => {
  const webhook = db
    .select()
    .from(debuggerWebhooks)
    .where(eq(debuggerWebhooks.accountId, sql.placeholder("accountId")))
    .prepare();
  const oldest = db.select({ sid: alerts.sid }).from(alerts).orderBy(asc(alerts.sid)).limit(1).prepare();
  return {
    find: async (accountId: number, sid: string): Promise<Alert | null> =>
      (
        await db
          .select()
          .from(alerts)
          .where(and(eq(alerts.sid, sid), eq(alerts.accountId, accountId)))
      )[0] ?? null,
    /** Newest first. */
    list: async (accountId: number, filter: AlertFilter, page: SidPage): Promise<readonly Alert[]> =>
      db
        .select()
        .from(alerts)
        .where(
          and(
            eq(alerts.accountId, accountId),
            filter.logLevel === null ? undefined : eq(alerts.logLevel, filter.logLevel),
            // A SID begins with its moment, so one index serves the order and the time.
            filter.from === null ? undefined : gte(alerts.sid, firstSidAt("NO", filter.from)),
            filter.until === null ? undefined : lt(alerts.sid, firstSidAt("NO", filter.until + 1)),
            page.after === null ? undefined : lt(alerts.sid, page.after),
            page.before === null ? undefined : gt(alerts.sid, page.before),
          ),
        )
        .orderBy(page.before === null ? desc(alerts.sid) : asc(alerts.sid))
        .limit(page.size)
        .offset(page.offset)
        .then((rows) => (page.before === null ? rows : rows.toReversed())),
    anyBefore: async (at: number): Promise<boolean> => {
      const [first] = await oldest.execute();
      return first !== undefined && first.sid < firstSidAt("NO", at);
    },
    debuggerWebhook: async (accountId: number): Promise<DebuggerWebhook | null> =>
      (await webhook.execute({ accountId }))[0] ?? null,
  };
};

/** Most old rows that one commit forgets, so that sweeping never holds up a request. */
const forgottenAtOnceMax = 500;

export const alertEffects = (db: Database, { alerts, debuggerWebhooks }: Tables): Effects<AlertWrite> => {
  const raise = db
    .insert(alerts)
    .values(slots(["sid", "accountId", "resourceSid", "serviceSid", "errorCode", "logLevel", "text", "request"]))
    .prepare();
  const old = db
    .select({ sid: alerts.sid })
    .from(alerts)
    .where(lt(alerts.sid, sql.placeholder("before")))
    .orderBy(asc(alerts.sid))
    .limit(forgottenAtOnceMax);
  const forget = db
    .delete(alerts)
    .where(sql`${alerts.sid} in ${old}`)
    .prepare();
  const put = db
    .insert(debuggerWebhooks)
    .values(slots(["accountId", "url", "updatedAt"]))
    .onConflictDoUpdate({
      target: debuggerWebhooks.accountId,
      set: { url: sql`excluded.url`, updatedAt: sql`excluded.updated_at` },
    })
    .prepare();
  return {
    "raise alert": (write) => plain(raise, { ...write.alert }),
    "forget alerts": (write) => plain(forget, { before: firstSidAt("NO", write.before) }),
    "put debugger webhook": (write) => plain(put, { ...write.webhook }),
  };
};
