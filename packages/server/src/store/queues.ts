// Taking work. What is due lies in the rows it is about; a claim moves their `due_at` to the end
// of a lease, so the work of a crashed worker is simply due again, and `attempts` names the lease.
import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { RentDue } from "../domain/billing/rent.ts";
import type { Callback } from "../domain/callbacks/callback.ts";
import type { Message, Work } from "../domain/messages/message.ts";
import type { OptOutImport } from "../domain/opt-outs/import.ts";
import type { callbackTables } from "./callbacks.ts";
import type { Database, Rows, Step } from "./effect.ts";
import { createFairQueue, type FairQueue, type FairSource } from "./fair-claims.ts";
import { messageOf } from "./message-reads.ts";
import type { messageTables } from "./messages.ts";
import { rentDueColumns, type numberTables } from "./numbers.ts";
import type { optOutImportTables } from "./opt-out-imports.ts";
import type { PlannedEvent, simulationTables } from "./simulation.ts";
import type { Write } from "./writes.ts";

/** What each queue gives to its worker. */
export interface QueueItems {
  readonly deliver: Message;
  readonly route: Message;
  readonly answer: Message;
  readonly fetch: Message;
  readonly callback: Callback;
  readonly import: OptOutImport;
  readonly network: PlannedEvent;
  readonly rent: RentDue;
}
export type Queue = keyof QueueItems;
export const queues: readonly Queue[] = [
  "deliver",
  "route",
  "answer",
  "fetch",
  "callback",
  "import",
  "network",
  "rent",
];

/** What a claim differs in between the engines. */
export interface QueueDialect {
  /** How rows that another node is taking are passed over. */
  readonly skipLocked: SQL;
  /** How often to look for work that another node has written, in milliseconds. */
  readonly lookEveryMs: number;
}

type MessageRow = ReturnType<typeof messageTables>["messages"]["$inferSelect"];
type Tables = ReturnType<typeof messageTables> &
  ReturnType<typeof callbackTables> &
  ReturnType<typeof optOutImportTables> &
  ReturnType<typeof numberTables> &
  ReturnType<typeof simulationTables>;

/** Runs a statement inside the next transaction. */
type Run = (step: Step) => Promise<Rows>;

export const createQueues = (
  db: Database,
  reading: Database,
  tables: Tables,
  dialect: QueueDialect,
  run: Run,
): { readonly [Q in Queue]: FairQueue<QueueItems[Q]> } => {
  const { messages, callbacks, optOutImports } = tables;
  const fair = <Row extends QueueItems[Queue] | MessageRow, Item>(take: Take<Row, Item>): FairQueue<Item> =>
    createFairQueue(sourceOf(reading, take, dialect, run));
  const ofMessages = (work: Work, change: object = {}): Take<MessageRow, Message> => ({
    table: messages,
    owner: messages.accountId,
    id: messages.id,
    due: sql`${messages.work} = ${sql.raw(`'${work}'`)}`,
    name: messages.sid,
    lane: messages.accountId,
    statement: (where) =>
      db
        .update(messages)
        .set({ ...until, ...change, attempts: oneMore, version: sql`version + 1` })
        .where(where)
        .returning()
        .prepare(),
    itemOf: messageOf,
    // What was accepted first is handed over first: replies to one phone keep their order.
    order: (one, other) => one.id - other.id,
  });
  return {
    deliver: fair(ofMessages("deliver", { status: "sending" })),
    route: fair(ofMessages("route")),
    answer: fair(ofMessages("answer")),
    fetch: fair(ofMessages("fetch")),
    callback: fair({
      table: callbacks,
      owner: callbacks.origin,
      id: callbacks.sid,
      due: sql`${callbacks.dueAt} is not null`,
      name: callbacks.sid,
      lane: callbacks.accountId,
      statement: (where) =>
        db
          .update(callbacks)
          .set({ ...until, attempts: oneMore })
          .where(where)
          .returning()
          .prepare(),
      itemOf: (row): Callback => row,
      order: inAnyOrder,
    }),
    import: fair({
      table: optOutImports,
      owner: optOutImports.accountId,
      id: optOutImports.sid,
      due: sql`${optOutImports.dueAt} is not null`,
      name: optOutImports.sid,
      lane: optOutImports.accountId,
      statement: (where) =>
        db
          .update(optOutImports)
          .set({ ...until, attempts: oneMore })
          .where(where)
          .returning()
          .prepare(),
      itemOf: (row): OptOutImport => row,
      order: inAnyOrder,
    }),
    network: fair(networkTake(db, tables)),
    rent: fair(rentTake(db, tables)),
  };
};

const networkTake = (db: Database, { networkEvents }: Tables): Take<PlannedEvent, PlannedEvent> => ({
  table: networkEvents,
  owner: null,
  id: networkEvents.ref,
  due: sql`${networkEvents.dueAt} is not null`,
  name: networkEvents.ref,
  lane: null,
  statement: (where) =>
    db
      .update(networkEvents)
      .set({ ...until, attempts: oneMore })
      .where(where)
      .returning()
      .prepare(),
  itemOf: (row): PlannedEvent => row,
  order: inAnyOrder,
});

const rentTake = (db: Database, { numbers }: Tables): Take<RentDue, RentDue> => ({
  table: numbers,
  owner: numbers.accountId,
  id: numbers.sid,
  due: sql`${numbers.dueAt} is not null`,
  name: numbers.sid,
  lane: null,
  statement: (where) =>
    db
      .update(numbers)
      .set({ ...until, attempts: oneMore })
      .where(where)
      .returning(rentDueColumns(numbers))
      .prepare(),
  itemOf: (row) => row,
  order: inAnyOrder,
});

/** Which queue a kept write feeds, and when that work is due. */
export const workOf = (
  write: Write,
): { readonly queue: Queue; readonly owner: string; readonly dueAt: number } | null => {
  switch (write.kind) {
    case "insert message":
    case "move message":
    case "route message": {
      const { work, dueAt } = write.message;
      return work === null || dueAt === null ? null : { queue: work, owner: String(write.message.accountId), dueAt };
    }
    case "keep media": {
      const { work, dueAt, accountId } = write.message;
      return work === null || dueAt === null ? null : { queue: work, owner: String(accountId), dueAt };
    }
    case "hasten messages":
      return { queue: "route", owner: String(write.accountId), dueAt: write.at };
    case "begin import":
      return write.begun.dueAt === null
        ? null
        : { queue: "import", owner: String(write.begun.accountId), dueAt: write.begun.dueAt };
    case "owe callback":
      return write.callback.dueAt === null
        ? null
        : { queue: "callback", owner: write.callback.origin, dueAt: write.callback.dueAt };
    case "settle callback":
      return write.dueAt === null ? null : { queue: "callback", owner: write.origin, dueAt: write.dueAt };
    case "rent number":
      return write.rent === undefined
        ? null
        : { queue: "rent", owner: String(write.number.accountId), dueAt: write.rent.dueAt };
    case "settle rent":
      return { queue: "rent", owner: String(write.accountId), dueAt: write.rent.dueAt };
    case "plan network event":
      return { queue: "network", owner: nobody, dueAt: write.event.dueAt };
    case "postpone network event":
      return { queue: "network", owner: nobody, dueAt: write.dueAt };
    default:
      return null;
  }
};

/** How one queue lies in its table. */
interface Take<Row, Item> {
  readonly table: SQLWrapper;
  /** Whose turn it is; null where all work is one owner's. */
  readonly owner: SQLiteColumn | null;
  readonly id: SQLiteColumn;
  /** Which rows are work. */
  readonly due: SQL;
  /** What work that is under way is named by. */
  readonly name: SQLiteColumn;
  /** A second share besides the owner's; null where there is none. */
  readonly lane: SQLiteColumn | null;
  readonly statement: (where: SQL) => Step["statement"] & Returning<Row>;
  readonly itemOf: (row: Row) => Item;
  readonly order: (one: Row, other: Row) => number;
}

const until = { dueAt: sql`${sql.placeholder("until")}` };
const oneMore = sql`attempts + 1`;
const inAnyOrder = (): number => 0;
// A list is `|name|name|`; no name holds a `|` or a `%`.
const listed = (names: readonly string[]): string => `|${names.join("|")}|`;
const notIn = (list: string, name: SQLWrapper): SQL => sql`${sql.placeholder(list)} not like '%|' || ${name} || '|%'`;

const sourceOf = <Row, Item>(
  reading: Database,
  take: Take<Row, Item>,
  dialect: QueueDialect,
  run: Run,
): FairSource<Item> => {
  const { table, owner, id, due, name, lane } = take;
  const mine = owner === null ? due : sql`${due} and ${owner} = ${sql.placeholder("owner")}`;
  const free = lane === null ? sql`` : sql`and ${notIn("busy", lane)}`;
  // Materialized, so that it runs once: a plan that ran it for each row would take more than the limit.
  const statement = take.statement(sql`${id} in (with due as materialized (select ${id} as id from ${table}
    where ${mine} and due_at <= ${sql.placeholder("now")} ${free} and ${notIn("underWay", name)}
    order by due_at limit ${sql.placeholder("limit")}${dialect.skipLocked}) select id from due)`);
  const earliest = reading
    .select({ at: earliestAt })
    .from(sql`${table}`)
    .where(mine)
    .prepare();
  const valueOf = (text: string): string | number => (owner?.dataType === "number" ? Number(text) : text);
  return {
    lookEveryMs: dialect.lookEveryMs,
    claimOf: async (of, options) => {
      const rows = await run({
        statement,
        values: {
          owner: valueOf(of),
          now: options.now,
          limit: options.limit,
          until: options.now + options.leaseMs,
          busy: listed(options.busy),
          underWay: listed(options.underWay ?? []),
        },
        expects: "rows",
      });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- they are this statement's, whose type a step forgets
      return (rows as readonly Row[]).toSorted(take.order).map(take.itemOf);
    },
    dueOf: async (of) => numberOrNull((await earliest.execute({ owner: valueOf(of) }))[0]?.at),
    owners: owner === null ? soleOwner(reading, take) : everyOwner(reading, take, owner),
  };
};

// PostgreSQL gives large integers as text.
const earliestAt = sql<number | string | null>`min(due_at)`;
const numberOrNull = (at: number | string | null | undefined): number | null =>
  at === null || at === undefined ? null : Number(at);

/** The name of the owner of work that has none. */
const nobody = "";

const soleOwner = <Row, Item>(reading: Database, { table, due }: Take<Row, Item>) => {
  const look = reading
    .select({ at: earliestAt })
    .from(sql`${table}`)
    .where(due)
    .prepare();
  return async () => {
    const dueAt = numberOrNull((await look.execute())[0]?.at);
    return dueAt === null ? [] : [{ owner: nobody, dueAt }];
  };
};

/** Goes from owner to owner along the index, and never over their rows. */
const everyOwner = <Row, Item>(reading: Database, { table, due }: Take<Row, Item>, owner: SQLiteColumn) => {
  const look = reading
    .select({ owner: sql<string | number>`owner`, dueAt: sql<string | number | null>`due_at` })
    .from(
      sql`(with recursive owners(owner) as (
        select min(${owner}) from ${table} where ${due}
        union all
        select (select min(${owner}) from ${table} where ${due} and ${owner} > owners.owner)
          from owners where owners.owner is not null
      ) select owners.owner, (select min(due_at) from ${table} where ${due} and ${owner} = owners.owner) as due_at
        from owners where owners.owner is not null) as waiting`,
    )
    .prepare();
  return async () =>
    (await look.execute()).flatMap((row) => {
      const dueAt = numberOrNull(row.dueAt);
      return dueAt === null ? [] : [{ owner: String(row.owner), dueAt }];
    });
};

/** A statement that gives rows of one type, whichever engine runs it. */
interface Returning<Row> {
  all(): readonly Row[] | Promise<readonly Row[]>;
}
