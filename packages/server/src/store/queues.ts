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
  /** Lanes that have enough under way: accounts' numbers and, for callbacks, origins. */
  readonly busy: readonly string[];
  /** Names (SIDs, or refs of network events) of what the caller still works on although its lease has ended. */
  readonly underWay?: readonly string[];
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

export const createQueues = (db: Database, reading: Database, tables: Tables, dialect: QueueDialect) => {
  const takes: { readonly [Q in Queue]: Take<Q> } = {
    ...messageTakes(db, tables, dialect),
    callback: callbackTake(db, tables, dialect),
    network: networkTake(db, tables, dialect),
  };
  const looks = createLooks(reading, tables);
  return {
    claim: <Q extends Queue>(queue: Q, options: ClaimOptions): Claim<Q> => ({
      step: {
        statement: takes[queue].statement,
        values: {
          now: options.now,
          limit: options.limit,
          until: options.now + options.leaseMs,
          busy: listed(options.busy),
          underWay: listed(options.underWay ?? []),
        },
        expects: "rows",
      },
      items: takes[queue].items,
    }),
    /** When the queue has something to do next, which may be in the past; null when it is empty. */
    nextDue: async (queue: Queue): Promise<number | null> => {
      const at = (await looks[queue].execute())[0]?.at ?? null;
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

interface Take<Q extends Queue> extends Pick<Claim<Q>, "items"> {
  readonly statement: Step["statement"];
}

const until = { dueAt: sql`${sql.placeholder("until")}` };
const oneMore = sql`attempts + 1`;
const due = (at: SQL): SQL => sql`${at} <= ${sql.placeholder("now")}`;
// A list is `|name|name|`; no name holds a `|` or a `%`.
const listed = (names: readonly string[]): string => `|${names.join("|")}|`;
const free = (lane: SQL): SQL => sql`${sql.placeholder("busy")} not like '%|' || ${lane} || '|%'`;
const idle = (name: SQL): SQL => sql`${sql.placeholder("underWay")} not like '%|' || ${name} || '|%'`;

const messageTakes = (db: Database, { messages }: Tables, dialect: QueueDialect) => {
  const leased = { ...until, attempts: oneMore, version: sql`version + 1` };
  const dueWork = (work: SQL): SQL =>
    firstDue(
      sql`${messages.id}`,
      sql`${messages}`,
      sql`${messages.work} = ${work} and ${due(sql`${messages.dueAt}`)} and ${free(sql`${messages.accountId}`)}
        and ${idle(sql`${messages.sid}`)}`,
      dialect,
    );
  const deliver = db
    .update(messages)
    .set({ ...leased, status: "sending" })
    .where(dueWork(sql`'deliver'`));
  const answer = db
    .update(messages)
    .set(leased)
    .where(dueWork(sql`'answer'`));
  // What was accepted first is handed over first: replies to one phone keep their order.
  return {
    deliver: takeOf(deliver.returning().prepare(), messageOf, (one, other) => one.id - other.id),
    answer: takeOf(answer.returning().prepare(), messageOf, (one, other) => one.id - other.id),
  };
};

const callbackTake = (db: Database, { callbacks }: Tables, dialect: QueueDialect) => {
  const { sid, dueAt, origin, accountId } = callbacks;
  const condition = sql`${dueAt} is not null and ${due(sql`${dueAt}`)} and ${free(sql`${origin}`)}
    and ${free(sql`${accountId}`)} and ${idle(sql`${sid}`)}`;
  const take = db
    .update(callbacks)
    .set({ ...until, attempts: oneMore })
    .where(firstDue(sql`${sid}`, sql`${callbacks}`, condition, dialect));
  return takeOf(take.returning().prepare(), (row): Callback => row);
};

const networkTake = (db: Database, { networkEvents }: Tables, dialect: QueueDialect) => {
  const { ref, dueAt } = networkEvents;
  const take = db
    .update(networkEvents)
    .set({ ...until, attempts: oneMore })
    .where(firstDue(sql`${ref}`, sql`${networkEvents}`, sql`${due(sql`${dueAt}`)} and ${idle(sql`${ref}`)}`, dialect));
  return takeOf(take.returning().prepare(), (row): PlannedEvent => row);
};

// Materialized, so that it runs once: a plan that ran it for each row would take more than the limit.
const firstDue = (id: SQL, table: SQL, condition: SQL, { skipLocked }: QueueDialect): SQL =>
  sql`${id} in (with due as materialized (select ${id} as id from ${table} where ${condition}
    order by due_at limit ${sql.placeholder("limit")}${skipLocked}) select id from due)`;

/** A statement that gives rows of one type, whichever engine runs it. */
interface Returning<Row> {
  all(): readonly Row[] | Promise<readonly Row[]>;
}

const takeOf = <Row, Item>(
  statement: Step["statement"] & Returning<Row>,
  itemOf: (row: Row) => Item,
  order: (one: Row, other: Row) => number = () => 0,
) => ({
  statement,
  items: (rows: readonly unknown[]): readonly Item[] =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- they are this statement's, whose type a step forgets
    (rows as readonly Row[]).toSorted(order).map(itemOf),
});

const createLooks = (reading: Database, { messages, callbacks, networkEvents }: Tables) => {
  // PostgreSQL gives large integers as text.
  const earliest = (table: SQL, condition: SQL) =>
    reading
      .select({ at: sql<number | string | null>`min(due_at)` })
      .from(table)
      .where(condition)
      .prepare();
  return {
    deliver: earliest(sql`${messages}`, sql`work = 'deliver'`),
    answer: earliest(sql`${messages}`, sql`work = 'answer'`),
    callback: earliest(sql`${callbacks}`, sql`due_at is not null`),
    network: earliest(sql`${networkEvents}`, sql`due_at is not null`),
  };
};
