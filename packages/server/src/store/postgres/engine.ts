// PostgreSQL: one dedicated connection writes, a pool reads.
import { StoreUnavailable, UnknownOutcome } from "../../domain/store-failure.ts";
import { sql } from "drizzle-orm";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { invariant, present } from "../../domain/invariant.ts";
import type { Engine } from "../assemble.ts";
import { NeedsCare, type Outcome } from "../batch.ts";
import type { Database, Rows, Statement, Step } from "../effect.ts";
import { defineSchema } from "../schema.ts";
import { columns } from "./columns.ts";

const migrationsFolder = fileURLToPath(new URL("../../../migrations/postgres", import.meta.url));

/** Connections for reading; one more writes. */
const readersMax = 9;
/** Longest wait for a connection, in milliseconds: beyond it the caller is better told that we are overloaded. */
const connectTimeoutMs = 2_000;
/** Longest statement, in milliseconds: nothing on a request's way takes longer. */
const statementTimeoutMs = 5_000;
/** How often a transaction is tried again after losing to another one. */
const triesMax = 3;
/** The lock under which nodes that start together bring the tables up to date, one after the other. Any number would do. */
const migrationLock = 7_266_473;

/** Connects and brings the tables up to date. */
export const openPostgresEngine = async (url: string): Promise<Engine> => {
  const settings = { connectionString: url, connectionTimeoutMillis: connectTimeoutMs, keepAlive: true };
  const writer = openPool({ ...settings, max: 1 });
  const readers = openPool({ ...settings, max: readersMax });
  const close = async (): Promise<void> => {
    await Promise.all([writer.end(), readers.end()]);
  };
  try {
    await withClient(writer, bringUpToDate);
  } catch (error) {
    await close();
    throw error;
  }
  const writing = oneConnection(writer);
  return {
    alone: false,
    db: writing.db,
    reading: shared(drizzle(readers)),
    schema: defineSchema(columns),
    dialect: { skipLocked: sql.raw(" for update skip locked"), lookEveryMs: 1_000 },
    savepoints: {
      begin: writing.control("savepoint list"),
      release: writing.control("release savepoint list"),
      undo: writing.control("rollback to savepoint list"),
    },
    transact: async (start) =>
      retried(async () =>
        writing.transaction(start(false)).catch(async (error: unknown) => {
          if (error instanceof NeedsCare) return writing.transaction(start(true));
          throw error;
        }),
      ),
    snapshot: async (read) =>
      withClient(readers, async (client) => {
        await client.query("begin isolation level repeatable read read only");
        await client.query("set local statement_timeout = 0");
        const result = await read(shared(drizzle(client)));
        await client.query("commit");
        return result;
      }),
    ready: async () =>
      writer.query("select 1").then(
        () => true,
        () => false,
      ),
    close,
  };
};

// Drizzle's builders for both engines have the same methods for all that is used here; the conformance
// suite runs each of them on both.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as said above
const shared = (db: NodePgDatabase): Database => db as unknown as Database;

const openPool = (settings: pg.PoolConfig): pg.Pool => {
  const pool = new pg.Pool({ ...settings, statement_timeout: statementTimeoutMs });
  pool.on("error", ignore);
  pool.on("connect", (client) => client.on("error", ignore));
  return pool;
};

const ignore = (): void => {
  // A connection that breaks is replaced; the query that was on it, or the next one, reports what is wrong.
};

/** Borrows a connection. Whatever was left unfinished on it is undone, and a connection that was lost is not used again. */
const withClient = async <T>(pool: pg.Pool, run: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect().catch((error: unknown) => {
    throw new StoreUnavailable("the database cannot be reached", error);
  });
  try {
    const result = await run(client);
    client.release();
    return result;
  } catch (error) {
    const isLost = await client.query("rollback").then(
      () => false,
      () => true,
    );
    client.release(isLost);
    if (!isLost || error instanceof UnknownOutcome) throw error;
    throw new StoreUnavailable("the connection to the database was lost", error);
  }
};

const bringUpToDate = async (client: pg.PoolClient): Promise<void> => {
  // A new index on a large table takes its time, and so may the node that is doing it before us.
  await client.query("set statement_timeout = 0");
  await client.query(`select pg_advisory_lock(${migrationLock})`);
  await migrate(drizzle(client), { migrationsFolder });
  await client.query(`select pg_advisory_unlock(${migrationLock})`);
  await client.query(`set statement_timeout = ${statementTimeoutMs}`);
};

/**
 * Prepares statements for whichever connection holds the transaction at the moment. A pool would
 * replace a connection that breaks between two statements, and the second would be kept by itself.
 */
const oneConnection = (pool: pg.Pool) => {
  let holder: pg.PoolClient | null = null;
  const held = (): pg.PoolClient => present(holder, "a statement that writes runs inside a transaction");
  const query = async (config: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> =>
    held().query(config, values);
  const run = async (text: string): Promise<void> => {
    await held().query(text);
  };
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- drizzle asks nothing of a connection but to be queried so
    db: shared(drizzle({ query } as pg.PoolClient)),
    control: (text: string): Statement => {
      const once = async (): Promise<void> => run(text);
      return { run: once, all: once, execute: once };
    },
    /** The group commit never lets two of them overlap. */
    transaction: async (steps: Generator<Step, readonly Outcome[], Rows>): Promise<readonly Outcome[]> =>
      withClient(pool, async (client) => {
        holder = client;
        try {
          await run("begin");
          const outcomes = await drive(steps);
          await run("commit").catch((error: unknown) => {
            throw isAnswer(error) ? error : new UnknownOutcome(error);
          });
          return outcomes;
        } finally {
          holder = null;
        }
      }),
  };
};

const drive = async <R>(steps: Generator<Step, R, Rows>): Promise<R> => {
  let next = steps.next([]);
  while (next.done !== true) next = steps.next(await rowsOf(next.value));
  return next.value;
};

const rowsOf = async ({ statement, values, expects }: Step): Promise<Rows> => {
  const rows = await statement.execute(values);
  if (expects === "plain") return [];
  invariant(isRows(rows), "a statement that returns rows gives an array");
  return rows;
};

const isRows = (value: unknown): value is Rows => Array.isArray(value);

/** Whether the server said this of its own accord, and not because it was going away. */
const isAnswer = (error: unknown): boolean => error instanceof pg.DatabaseError && !/^(08|57P)/.test(error.code ?? "");

/** Serialisation failure, deadlock: the other transaction won, and this one may be tried again. */
const lost: ReadonlySet<string> = new Set(["40001", "40P01"]);
/** Out of disk or of connections, too slow, going away, or for reading only: nothing was kept. */
const unavailable = /^(53|57|08|25006)/;

const retried = async <T>(work: () => Promise<T>, tries = 1): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreUnavailable || error instanceof UnknownOutcome) throw error;
    const code = codeOf(error);
    if (lost.has(code) && tries < triesMax) return retried(work, tries + 1);
    throw unavailable.test(code) ? new StoreUnavailable("the database cannot take this now", error) : error;
  }
};

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "";
  if (error instanceof pg.DatabaseError) return error.code ?? "";
  return codeOf(error.cause);
};
