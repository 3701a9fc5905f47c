// The simulated network's memory: what it will still do, the texts on its phones, its settings.
import { and, desc, eq, sql } from "drizzle-orm";
import type { HandsetEntry, NetworkEvent } from "../domain/simulation/network.ts";
import type { Columns } from "./columns.ts";
import { changes, plain, guarded, slots, type Database, type Effects } from "./effect.ts";

/** A planned event as a worker gets it; `attempts` names the lease. */
export interface PlannedEvent {
  readonly ref: string;
  readonly event: NetworkEvent;
  readonly attempts: number;
}

export const simulationTables = (c: Columns) => ({
  networkEvents: c.table(
    "network_events",
    {
      ref: c.text("ref").primaryKey(),
      event: c.json<NetworkEvent>("event").notNull(),
      attempts: c.int("attempts").notNull(),
      dueAt: c.time("due_at").notNull(),
    },
    (table) => [c.index("network_events_due").on(table.dueAt)],
  ),
  handsetEntries: c.table(
    "handset_entries",
    {
      id: c.serial("id"),
      sid: c.text("sid").notNull(),
      accountId: c.big("account_id").notNull(),
      handset: c.text("handset").notNull(),
      direction: c.text("direction").$type<HandsetEntry["direction"]>().notNull(),
      from: c.text("from").notNull(),
      to: c.text("to").notNull(),
      body: c.text("body").notNull(),
      media: c.json<readonly string[]>("media").notNull(),
      at: c.time("at").notNull(),
    },
    (table) => [c.index("handset_entries_handset").on(table.accountId, table.handset, table.at, table.id)],
  ),
  settings: c.table("settings", { name: c.text("name").primaryKey(), value: c.json<unknown>("value").notNull() }),
});

export type SimulationWrite =
  /** Planning the same event twice is planning it once. */
  | { readonly kind: "plan network event"; readonly event: NetworkEvent }
  | { readonly kind: "settle network event"; readonly ref: string; readonly attempts: number }
  | { readonly kind: "postpone network event"; readonly ref: string; readonly attempts: number; readonly dueAt: number }
  | { readonly kind: "show on handset"; readonly entry: HandsetEntry }
  | { readonly kind: "put setting"; readonly name: string; readonly value: unknown };

/** Most texts that a phone shows. */
export const handsetShownMax = 200;

type Tables = ReturnType<typeof simulationTables>;

export const simulationReads = (db: Database, { handsetEntries, settings }: Tables) => ({
  handset: async (accountId: number, handset: string): Promise<readonly HandsetEntry[]> =>
    db
      .select({
        sid: handsetEntries.sid,
        accountId: handsetEntries.accountId,
        handset: handsetEntries.handset,
        direction: handsetEntries.direction,
        from: handsetEntries.from,
        to: handsetEntries.to,
        body: handsetEntries.body,
        media: handsetEntries.media,
        at: handsetEntries.at,
      })
      .from(handsetEntries)
      .where(and(eq(handsetEntries.accountId, accountId), eq(handsetEntries.handset, handset)))
      .orderBy(desc(handsetEntries.at), desc(handsetEntries.id))
      .limit(handsetShownMax),
  setting: async (name: string): Promise<unknown> =>
    (await db.select().from(settings).where(eq(settings.name, name)))[0]?.value ?? null,
});

export const simulationEffects = (
  db: Database,
  { networkEvents, handsetEntries, settings }: Tables,
): Effects<SimulationWrite> => {
  const plan = db
    .insert(networkEvents)
    .values(slots(["ref", "event", "attempts", "dueAt"]))
    .onConflictDoNothing()
    .prepare();
  const mine = and(
    eq(networkEvents.ref, sql.placeholder("ref")),
    eq(networkEvents.attempts, sql.placeholder("attempts")),
  );
  const postpone = db
    .update(networkEvents)
    .set(changes(networkEvents, ["dueAt"]))
    .where(mine)
    .returning({ ref: networkEvents.ref })
    .prepare();
  const settle = db.delete(networkEvents).where(mine).returning({ ref: networkEvents.ref }).prepare();
  const show = db
    .insert(handsetEntries)
    .values(slots(["sid", "accountId", "handset", "direction", "from", "to", "body", "media", "at"]))
    .prepare();
  const put = db
    .insert(settings)
    .values(slots(["name", "value"]))
    .onConflictDoUpdate({ target: settings.name, set: { value: sql`excluded.value` } })
    .prepare();
  return {
    "plan network event": (write) =>
      plain(plan, { ref: write.event.ref, event: write.event, attempts: 0, dueAt: write.event.dueAt }),
    "settle network event": (write) => guarded(settle, { ref: write.ref, attempts: write.attempts }),
    "postpone network event": (write) =>
      guarded(postpone, { ref: write.ref, attempts: write.attempts, dueAt: write.dueAt }),
    "show on handset": (write) => plain(show, { ...write.entry }),
    "put setting": (write) => plain(put, { name: write.name, value: write.value }),
  };
};
