// Taking work. What is due lies in the rows it is about; a claim moves their `due_at` to the end
// of a lease, so the work of a crashed worker is simply due again, and `attempts` names the lease.
import { sql, type SQL } from "drizzle-orm";
import type { Callback } from "../domain/callbacks/callback.ts";
import type { Message } from "../domain/messages/message.ts";
import type { callbackTables } from "./callbacks.ts";
import type { Database, Step } from "./effect.ts";
import { messageOf } from "./message-reads.ts";
import type { messageTables } from "./messages.ts";
import type { PlannedEvent, simulationTables } from "./simulation.ts";
import type { Write } from "./writes.ts";

/** What each queue gives to its worker. */
export interface QueueItems {
  readonly deliver: Message;
  readonly answer: Message;
  readonly callback: Callback;
  readonly network: PlannedEvent;
}
export type Queue = keyof QueueItems;
export const queues: readonly Queue[] = ["deliver", "answer", "callback", "network"];

export interface ClaimOptions {
  readonly now: number;
  readonly limit: number;
  /** How long the work stays ours; longer than it can take. */
  readonly leaseMs: number;
  /** Lanes that have enough under way: accounts' numbers, or, for callbacks, origins. */
  readonly busy: readonly string[];
}

/** What a claim differs in between the engines: how rows that another node is taking are passed over. */
export interface QueueDialect {
  readonly skipLocked: SQL;
}

type Tables = ReturnType<typeof messageTables> &
  ReturnType<typeof callbackTables> &
  ReturnType<typeof simulationTables>;

export interface Claim<Q extends Queue> {
  readonly step: Step;
  readonly items: (rows: readonly unknown[]) => readonly QueueItems[Q][];
}

export const createQueues = (db: Database, reading: Database, tables: Tables, { skipLocked }: QueueDialect) => {
  const { messages, callbacks, networkEvents } = tables;
  const now = sql.placeholder("now");
  const limit = sql.placeholder("limit");
  const leased = { dueAt: sql`${sql.placeholder("until")}` };
  // `busy` is `|lane|lane|`; lanes hold no `|`, `%` or `_`.
  const free = (lane: SQL): SQL => sql`${sql.placeholder("busy")} not like '%|' || ${lane} || '|%'`;
  const again = { attempts: sql`attempts + 1`, version: sql`version + 1` };

  // Materialized, so that it runs once: a plan that ran it for each row would take more than the limit.
  const oneOf = (id: SQL, table: SQL, condition: SQL): SQL =>
    sql`${id} in (with due as materialized (select ${id} as id from ${table} where ${condition}
      order by due_at limit ${limit}${skipLocked}) select id from due)`;
  const dueMessages = (work: string): SQL =>
    oneOf(
      sql`${messages.id}`,
      sql`${messages}`,
      sql`${messages.work} = ${sql.raw(`'${work}'`)} and ${messages.dueAt} <= ${now} and ${free(sql`${messages.accountId}`)}`,
    );
  const deliver = db
    .update(messages)
    .set({ ...leased, ...again, status: "sending" })
    .where(dueMessages("deliver"))
    .returning()
    .prepare();
  const answer = db
    .update(messages)
    .set({ ...leased, ...again })
    .where(dueMessages("answer"))
    .returning()
    .prepare();
  const callback = db
    .update(callbacks)
    .set({ ...leased, attempts: again.attempts })
    .where(
      oneOf(
        sql`${callbacks.sid}`,
        sql`${callbacks}`,
        sql`${callbacks.dueAt} is not null and ${callbacks.dueAt} <= ${now} and ${free(sql`${callbacks.origin}`)}`,
      ),
    )
    .returning()
    .prepare();
  const network = db
    .update(networkEvents)
    .set({ ...leased, attempts: again.attempts })
    .where(oneOf(sql`${networkEvents.ref}`, sql`${networkEvents}`, sql`${networkEvents.dueAt} <= ${now}`))
    .returning()
    .prepare();
  // The casts: the rows come from the very statement beside them, whose type the engine's step forgets.
  type Row = Parameters<typeof messageOf>[0];
  const readMessages = (rows: readonly unknown[]): readonly Message[] => (rows as readonly Row[]).map(messageOf);
  const take: { readonly [Q in Queue]: Pick<Claim<Q>, "items"> & { readonly statement: Step["statement"] } } = {
    deliver: { statement: deliver, items: readMessages },
    answer: { statement: answer, items: readMessages },
    callback: { statement: callback, items: (rows) => rows as readonly Callback[] },
    network: { statement: network, items: (rows) => rows as readonly PlannedEvent[] },
  };

  const earliest = (table: SQL, condition: SQL) =>
    reading
      .select({ at: sql<number | null>`min(due_at)` })
      .from(table)
      .where(condition)
      .prepare();
  const next: { readonly [Q in Queue]: ReturnType<typeof earliest> } = {
    deliver: earliest(sql`${messages}`, sql`work = 'deliver'`),
    answer: earliest(sql`${messages}`, sql`work = 'answer'`),
    callback: earliest(sql`${callbacks}`, sql`due_at is not null`),
    network: earliest(sql`${networkEvents}`, sql`due_at is not null`),
  };

  return {
    claim: <Q extends Queue>(queue: Q, options: ClaimOptions): Claim<Q> => ({
      step: {
        statement: take[queue].statement,
        values: {
          now: options.now,
          limit: options.limit,
          until: options.now + options.leaseMs,
          busy: `|${options.busy.join("|")}|`,
        },
        expects: "rows",
      },
      items: take[queue].items,
    }),
    /** When the queue has something to do next, which may be in the past; null when it is empty. */
    nextDue: async (queue: Queue): Promise<number | null> => {
      const at = (await next[queue].execute())[0]?.at ?? null;
      return at === null ? null : Number(at);
    },
  };
};

/** Which queue a kept write feeds, and when that work is due. */
export const workOf = (write: Write): { readonly queue: Queue; readonly dueAt: number } | null => {
  switch (write.kind) {
    case "insert message":
    case "move message": {
      const { work, dueAt } = write.message;
      return work === null || dueAt === null ? null : { queue: work, dueAt };
    }
    case "owe callback":
      return write.callback.dueAt === null ? null : { queue: "callback", dueAt: write.callback.dueAt };
    case "settle callback":
      return write.dueAt === null ? null : { queue: "callback", dueAt: write.dueAt };
    case "plan network event":
      return { queue: "network", dueAt: write.event.dueAt };
    case "postpone network event":
      return { queue: "network", dueAt: write.dueAt };
    default:
      return null;
  }
};
