// Audit events: who changed what. One row a change, in the commit of the change.
import { and, asc, desc, eq, gt, gte, lt, sql } from "drizzle-orm";
import type { AuditEvent } from "../domain/audit/event.ts";
import { firstSidAt } from "../domain/sid.ts";
import type { SidPage } from "./accounts.ts";
import type { Columns } from "./columns.ts";
import { plain, slots, type Database, type Effects } from "./effect.ts";

export const eventTables = (c: Columns) => ({
  auditEvents: c.table(
    "audit_events",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      actorSid: c.text("actor_sid").notNull(),
      type: c.text("type").notNull(),
      resourceSid: c.text("resource_sid").notNull(),
      resourceType: c.text("resource_type").notNull(),
      sourceIp: c.text("source_ip"),
      parameters: c.json<readonly string[]>("parameters").notNull(),
    },
    // An index for each filter: whoever looks for one resource among a million events should not read them all.
    (table) => [
      c.index("audit_events_account").on(table.accountId, table.sid),
      c.index("audit_events_resource").on(table.accountId, table.resourceSid, table.sid),
      c.index("audit_events_actor").on(table.accountId, table.actorSid, table.sid),
      c.index("audit_events_type").on(table.accountId, table.type, table.sid),
      c.index("audit_events_source").on(table.accountId, table.sourceIp, table.sid),
    ],
  ),
});

export type EventWrite =
  | { readonly kind: "record event"; readonly event: AuditEvent }
  | { readonly kind: "forget events"; readonly before: number };

/** Which events of an account; null is "any". Times in epoch milliseconds, both ends included. */
export interface EventFilter {
  readonly actorSid: string | null;
  readonly type: string | null;
  readonly resourceSid: string | null;
  readonly sourceIp: string | null;
  readonly from: number | null;
  readonly until: number | null;
}

type Tables = ReturnType<typeof eventTables>;

export const eventReads = (db: Database, { auditEvents: events }: Tables) => ({
  find: async (accountId: number, sid: string): Promise<AuditEvent | null> =>
    (
      await db
        .select()
        .from(events)
        .where(and(eq(events.sid, sid), eq(events.accountId, accountId)))
    )[0] ?? null,
  /** Newest first. */
  list: async (accountId: number, filter: EventFilter, page: SidPage): Promise<readonly AuditEvent[]> =>
    db
      .select()
      .from(events)
      .where(
        and(
          eq(events.accountId, accountId),
          filter.actorSid === null ? undefined : eq(events.actorSid, filter.actorSid),
          filter.type === null ? undefined : eq(events.type, filter.type),
          filter.resourceSid === null ? undefined : eq(events.resourceSid, filter.resourceSid),
          filter.sourceIp === null ? undefined : eq(events.sourceIp, filter.sourceIp),
          filter.from === null ? undefined : gte(events.sid, firstSidAt("AE", filter.from)),
          filter.until === null ? undefined : lt(events.sid, firstSidAt("AE", filter.until + 1)),
          page.after === null ? undefined : lt(events.sid, page.after),
          page.before === null ? undefined : gt(events.sid, page.before),
        ),
      )
      .orderBy(page.before === null ? desc(events.sid) : asc(events.sid))
      .limit(page.size)
      .offset(page.offset)
      .then((rows) => (page.before === null ? rows : rows.toReversed())),
  anyBefore: async (at: number): Promise<boolean> => {
    const [first] = await db.select({ sid: events.sid }).from(events).orderBy(asc(events.sid)).limit(1);
    return first !== undefined && first.sid < firstSidAt("AE", at);
  },
});

/** Most old rows that one commit forgets, so that sweeping never holds up a request. */
const forgottenAtOnceMax = 500;

export const eventEffects = (db: Database, { auditEvents: events }: Tables): Effects<EventWrite> => {
  const record = db
    .insert(events)
    .values(slots(["sid", "accountId", "actorSid", "type", "resourceSid", "resourceType", "sourceIp", "parameters"]))
    .prepare();
  const old = db
    .select({ sid: events.sid })
    .from(events)
    .where(lt(events.sid, sql.placeholder("before")))
    .orderBy(asc(events.sid))
    .limit(forgottenAtOnceMax);
  const forget = db
    .delete(events)
    .where(sql`${events.sid} in ${old}`)
    .prepare();
  return {
    "record event": (write) => plain(record, { ...write.event }),
    "forget events": (write) => plain(forget, { before: firstSidAt("AE", write.before) }),
  };
};
