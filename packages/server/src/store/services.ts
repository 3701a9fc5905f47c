// Messaging services, the senders in their pools, and which sender a recipient knows: tables and
// writes. What happens in a pool is in service-pools.ts.
import { and, eq, sql } from "drizzle-orm";
import type { Service, ServiceSettings } from "../domain/services/service.ts";
import type { Capability, SenderKind, ServiceSender } from "../domain/services/sender.ts";
import type { SenderType } from "../domain/billing/tariff.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, plain, slots, type Database, type Effects } from "./effect.ts";

export const serviceTables = (c: Columns) => ({
  services: c.table(
    "services",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      settings: c.json<ServiceSettings>("settings").notNull(),
      createdAt: c.time("created_at").notNull(),
      updatedAt: c.time("updated_at").notNull(),
    },
    (table) => [c.index("services_account").on(table.accountId, table.sid)],
  ),
  serviceSenders: c.table(
    "service_senders",
    {
      sid: c.text("sid").notNull(),
      accountId: c.big("account_id").notNull(),
      serviceSid: c.text("service_sid").notNull(),
      kind: c.text("kind").$type<SenderKind>().notNull(),
      sender: c.text("sender").notNull(),
      country: c.text("country").notNull(),
      senderType: c.text("sender_type").$type<SenderType>(),
      capabilities: c.json<readonly Capability[]>("capabilities").notNull(),
      createdAt: c.time("created_at").notNull(),
      updatedAt: c.time("updated_at").notNull(),
    },
    (table) => [
      c.primaryKey({ columns: [table.accountId, table.sid] }),
      c.index("service_senders_service").on(table.serviceSid, table.kind, table.sid),
      c.uniqueIndex("service_senders_once").on(table.serviceSid, table.kind, table.sender, table.country),
      c.index("service_senders_sender").on(table.accountId, table.sender),
    ],
  ),
  stickySenders: c.table(
    "sticky_senders",
    {
      serviceSid: c.text("service_sid").notNull(),
      recipient: c.text("recipient").notNull(),
      senderSid: c.text("sender_sid").notNull(),
      at: c.time("at").notNull(),
    },
    (table) => [c.primaryKey({ columns: [table.serviceSid, table.recipient] })],
  ),
});

export type ServiceWrite =
  | { readonly kind: "open service"; readonly service: Service }
  | { readonly kind: "configure service"; readonly service: Service }
  /** The service and its pool; the numbers themselves stay, and messages keep its SID. */
  | { readonly kind: "close service"; readonly accountId: number; readonly sid: string }
  /** Refused when the service is gone or full, or the sender is in a pool already. */
  | { readonly kind: "attach sender"; readonly sender: ServiceSender }
  | { readonly kind: "detach sender"; readonly accountId: number; readonly serviceSid: string; readonly sid: string }
  /** Out of whichever pool it is in, if any: the number goes to another account. */
  | { readonly kind: "leave pools"; readonly accountId: number; readonly sid: string }
  /** From now on the recipient hears from this sender. */
  | {
      readonly kind: "remember sticky";
      readonly serviceSid: string;
      readonly to: string;
      readonly senderSid: string;
      readonly at: number;
    };

export type ServiceTables = ReturnType<typeof serviceTables>;

/** What changes a pool; the effects are in service-pools.ts. */
export type PoolWrite = Extract<ServiceWrite, { readonly kind: "attach sender" | "detach sender" | "leave pools" }>;

export const serviceEffects = (
  db: Database,
  { services, serviceSenders, stickySenders }: ServiceTables,
): Effects<Exclude<ServiceWrite, PoolWrite>> => {
  const mine = and(eq(services.sid, sql.placeholder("sid")), eq(services.accountId, sql.placeholder("accountId")));
  const touched = { sid: services.sid };
  const open = db
    .insert(services)
    .values(slots(["sid", "accountId", "settings", "createdAt", "updatedAt"]))
    .onConflictDoNothing()
    .returning(touched)
    .prepare();
  const configure = db
    .update(services)
    .set(changes(services, ["settings", "updatedAt"]))
    .where(mine)
    .returning(touched)
    .prepare();
  const close = db.delete(services).where(mine).returning(touched).prepare();
  const empty = db
    .delete(serviceSenders)
    .where(eq(serviceSenders.serviceSid, sql.placeholder("serviceSid")))
    .prepare();
  const stickyOf = stickyStatement(db, stickySenders);
  return {
    "open service": ({ service }) => guarded(open, { ...service }),
    "configure service": ({ service }) => guarded(configure, { ...service }),
    "close service": ({ accountId, sid }) => ({
      entry: null,
      steps: [...guarded(close, { accountId, sid }).steps, ...plain(empty, { serviceSid: sid }).steps],
    }),
    "remember sticky": ({ serviceSid, to, senderSid, at }) =>
      plain(stickyOf, { serviceSid, recipient: to, senderSid, at }),
  };
};

const stickyStatement = (db: Database, stickySenders: ServiceTables["stickySenders"]) =>
  db
    .insert(stickySenders)
    .values(slots(["serviceSid", "recipient", "senderSid", "at"]))
    .onConflictDoUpdate({
      target: [stickySenders.serviceSid, stickySenders.recipient],
      set: { senderSid: sql`excluded.sender_sid`, at: sql`excluded.at` },
    })
    .prepare();
