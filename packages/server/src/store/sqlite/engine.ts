// SQLite: one file, one writer, every transaction flushed to the disk before anybody is answered.
import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { invariant } from "../../domain/invariant.ts";
import type { Engine } from "../assemble.ts";
import type { Statement } from "../effect.ts";
import { defineSchema } from "../schema.ts";
import { startCheckpointer } from "./checkpointer.ts";
import { columns } from "./columns.ts";
import { lock } from "./lock.ts";
import { createTransactions } from "./transactions.ts";

const migrationsFolder = fileURLToPath(new URL("../../../migrations/sqlite", import.meta.url));

/** How long a writer of another process, such as a person's shell, is waited for, in milliseconds. */
const busyTimeoutMs = 5_000;
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
  const transactions = createTransactions(client);

  return {
    alone: true,
    db,
    reading: db,
    schema,
    dialect: { skipLocked: sql.empty(), lookEveryMs: 5_000 },
    savepoints: {
      begin: control("savepoint list"),
      release: control("release list"),
      undo: control("rollback to list"),
    },
    // oxlint-disable-next-line require-await -- the port is asynchronous; SQLite answers at once
    transact: async (start) => transactions.run(start),
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
    ready: async () => client.open && !client.readonly && !transactions.isBroken(),
    close: async () => {
      await checkpointer.close();
      client.pragma("wal_checkpoint(TRUNCATE)");
      client.close();
      unlock();
    },
  };
};

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
