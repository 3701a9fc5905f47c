// The pace of senders: when each may send its next segment. One row a sender, moved on by every message that takes its
// place behind the ones before, so a queue is never counted: its length is how far its end lies ahead.
import { and, eq, inArray, sql } from "drizzle-orm";
import { queueMaxMs, type Slot } from "../domain/numbers/throughput.ts";
import type { Columns } from "./columns.ts";
import { guarded, plain, slots, type Database, type Effects } from "./effect.ts";
import type { messageTables } from "./messages.ts";

export const paceTables = (c: Columns) => ({
  paces: c.table(
    "paces",
    {
      accountId: c.big("account_id").notNull(),
      sender: c.text("sender").notNull(),
      /** When everything that waits has been sent. */
      freeAt: c.time("free_at").notNull(),
    },
    (table) => [c.primaryKey({ columns: [table.accountId, table.sender] })],
  ),
});

export type PaceWrite =
  /** Takes the last place in a sender's queue; refused when that is full. */
  | { readonly kind: "take slot"; readonly slot: Slot }
  /** Makes a message due when its place comes, which is the last that its sender gave away. */
  | { readonly kind: "await slot"; readonly sid: string; readonly slot: Slot };

type Tables = ReturnType<typeof paceTables> & ReturnType<typeof messageTables>;

export const paceReads = (db: Database, { paces }: Tables) => ({
  /** How far the queue of each sender reaches ahead, in milliseconds; senders with none are left out. */
  backlog: async (accountId: number, senders: readonly string[], now: number): Promise<ReadonlyMap<string, number>> => {
    if (senders.length === 0) return new Map();
    const rows = await db
      .select()
      .from(paces)
      .where(and(eq(paces.accountId, accountId), inArray(paces.sender, [...senders])));
    return new Map(rows.filter(({ freeAt }) => freeAt > now).map(({ sender, freeAt }) => [sender, freeAt - now]));
  },
});

export const paceEffects = (db: Database, { paces, messages }: Tables): Effects<PaceWrite> => {
  const take = db
    .insert(paces)
    .values(slots(["accountId", "sender", "freeAt"]))
    .onConflictDoUpdate({
      target: [paces.accountId, paces.sender],
      set: {
        freeAt: sql`(case when ${paces.freeAt} > ${sql.placeholder("now")} then ${paces.freeAt} else ${sql.placeholder("now")} end)
          + ${sql.placeholder("durationMs")}`,
      },
      setWhere: sql`${paces.freeAt} <= ${sql.placeholder("latest")}`,
    })
    .returning({ freeAt: paces.freeAt })
    .prepare();
  const wait = db
    .update(messages)
    .set({
      dueAt: sql`(select ${paces.freeAt} - ${sql.placeholder("durationMs")} from ${paces}
        where ${paces.accountId} = ${sql.placeholder("accountId")} and ${paces.sender} = ${sql.placeholder("sender")})`,
    })
    .where(eq(messages.sid, sql.placeholder("sid")))
    .prepare();
  return {
    "take slot": ({ slot }) =>
      guarded(take, { ...slot, freeAt: slot.now + slot.durationMs, latest: slot.now + queueMaxMs }),
    "await slot": ({ sid, slot }) => plain(wait, { ...slot, sid }),
  };
};
