// SQLite: one file, one writer, every transaction flushed to the disk before anybody is answered.
import { BrokenDisk, StoreUnavailable } from "../../domain/store-failure.ts";
import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { invariant } from "../../domain/invariant.ts";
import type { Engine } from "../assemble.ts";
import { NeedsCare, type Outcome } from "../batch.ts";
import type { Rows, Statement, Step } from "../effect.ts";
import { defineSchema } from "../schema.ts";
import { createBinder } from "./binder.ts";
import { startCheckpointer } from "./checkpointer.ts";
import { columns } from "./columns.ts";

const migrationsFolder = fileURLToPath(new URL("../../../migrations/sqlite", import.meta.url));

/** How long a writer of another process, such as a person's shell, is waited for, in milliseconds. */
const busyTimeoutMs = 5_000;
/** How long a server that is just ending is waited for, in milliseconds. */
const lockTimeoutMs = 1_000;
/** Page cache, in KiB: holds the index pages that inserts touch. */
const cacheKib = 65_536;
/**
 * Pages in the log before a commit moves them to the file itself. A thread does it far sooner
 * (checkpointer.ts); this is for the case that it cannot keep up.
 */
const checkpointPages = 100_000;

/** Opens or creates the file and brings its tables up to date. Throws when it is no database of ours, or in use. */
export const openSqliteEngine = (file: string): Engine => {
  mkdirSync(dirname(file), { recursive: true });
  const unlock = lock(file);
  const client = new Database(file);
  const db = drizzle(client);
  try {
    configure(client);
    migrate(db, { migrationsFolder });
  } catch (error) {
    client.close();
    unlock();
    if (error instanceof Database.SqliteError && error.code === "SQLITE_NOTADB") {
      throw new Error(`${file} is not a database of Pennywire's`, { cause: error });
    }
    throw error;
  }
  const checkpointer = startCheckpointer(file);
  const schema = defineSchema(columns);

  const control = (text: string): Statement => {
    const statement = client.prepare(text);
    return { run: () => statement.run(), all: () => [], execute: () => statement.run() };
  };
  const begin = client.prepare("begin immediate");
  const commit = client.prepare("commit");
  const rollback = client.prepare("rollback");
  const bind = createBinder(client);
  // A disk that has failed once may seem to work again, with pages missing: nothing more is written to it.
  let broken: BrokenDisk | null = null;

  return {
    db,
    reading: db,
    schema,
    dialect: { skipLocked: sql.empty() },
    savepoints: {
      begin: control("savepoint list"),
      release: control("release list"),
      undo: control("rollback to list"),
    },
    // oxlint-disable-next-line require-await -- the port is asynchronous; SQLite answers at once
    transact: async (start) => {
      if (broken !== null) throw broken;
      const attempt = (careful: boolean): readonly Outcome[] => {
        begin.run();
        const outcomes = drive(start(careful), bind);
        commit.run();
        return outcomes;
      };
      try {
        try {
          return attempt(false);
        } catch (error) {
          if (!(error instanceof NeedsCare)) throw error;
          rollback.run();
          return attempt(true);
        }
      } catch (error) {
        if (client.inTransaction) rollback.run();
        const reason = translated(error);
        if (reason instanceof BrokenDisk) broken = reason;
        throw reason;
      }
    },
    snapshot: async (run) => {
      const reader = new Database(file, { readonly: true });
      try {
        reader.exec("begin");
        return await run(drizzle(reader));
      } finally {
        reader.close();
      }
    },
    // oxlint-disable-next-line require-await -- the port is asynchronous; SQLite answers at once
    ready: async () => client.open && !client.readonly && broken === null,
    close: async () => {
      await checkpointer.close();
      client.pragma("wal_checkpoint(TRUNCATE)");
      client.close();
      unlock();
    },
  };
};

type Bind = ReturnType<typeof createBinder>;

const drive = <R>(steps: Generator<Step, R, Rows>, bind: Bind): R => {
  let next = steps.next(none);
  while (next.done !== true) next = steps.next(rowsOf(next.value, bind));
  return next.value;
};

const none: Rows = [];
/** What a guard asks is only whether there was a row. */
const one: Rows = [null];

const rowsOf = ({ statement, values, expects }: Step, bind: Bind): Rows => {
  switch (expects) {
    case "plain":
      bind(statement).run(values);
      return none;
    case "guard":
      return bind(statement).touches(values) ? one : none;
    case "rows": {
      const rows = statement.all(values);
      invariant(Array.isArray(rows), "SQLite answers at once");
      return rows;
    }
  }
};

/**
 * Keeps every other Pennywire away from the file: two would take each other's wake-ups and limits for
 * their own. The lock is the operating system's, so it ends with the process, however that ends.
 */
const lock = (file: string): (() => void) => {
  const guard = new Database(`${file}.lock`, { timeout: lockTimeoutMs });
  try {
    guard.exec("begin exclusive");
  } catch (error) {
    guard.close();
    throw new Error(`another Pennywire has ${file} open`, { cause: error });
  }
  guards.add(guard);
  return () => {
    guards.delete(guard);
    guard.close();
  };
};

/** A connection that nobody holds is closed by the garbage collector, and its lock is gone with it. */
const guards = new Set<Database.Database>();

const configure = (client: Database.Database): void => {
  client.pragma(`busy_timeout = ${busyTimeoutMs}`);
  client.pragma("journal_mode = WAL");
  // better-sqlite3 is built to use NORMAL with WAL, which a power cut can take acknowledged rows from.
  client.pragma("synchronous = FULL");
  client.pragma("foreign_keys = ON");
  client.pragma(`cache_size = -${cacheKib}`);
  client.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  client.pragma("journal_size_limit = 67108864");
  client.pragma("mmap_size = 0");
  client.pragma("temp_store = MEMORY");
  client.pragma("trusted_schema = OFF");
  client.pragma("cell_size_check = ON");
  // What was redacted must not stay readable in free pages.
  client.pragma("secure_delete = FAST");
  invariant(client.pragma("journal_mode", { simple: true }) === "wal", "SQLite writes ahead");
  invariant(client.pragma("synchronous", { simple: true }) === 2, "SQLite flushes every commit");
};

/** After one of these nobody knows what is on the disk: the process must end and recover (see main.ts). */
const brokenDisk = /^SQLITE_(IOERR|CORRUPT|NOTADB)/;

const translated = (error: unknown): unknown => {
  if (!(error instanceof Database.SqliteError)) return error;
  if (brokenDisk.test(error.code)) return new BrokenDisk(error.code, error);
  if (error.code === "SQLITE_FULL") return new StoreUnavailable("the disk is full", error);
  if (error.code.startsWith("SQLITE_BUSY")) return new StoreUnavailable("another process holds the database", error);
  return error;
};
