// Where a world keeps everything: a SQLite file in a folder of its own, or a PostgreSQL database of its own.
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { createDatabase, runAt, type TestDatabase } from "./postgres.ts";

/** Where one world keeps everything. */
export interface Disk {
  /** A DATABASE_URL. */
  readonly url: string;
  /** Where files lie. */
  readonly folder: string;
  /** Everything that lies there, as text. */
  readonly text: () => Promise<string>;
  readonly remove: () => Promise<void>;
}

export const sqliteDisk = async (): Promise<Disk> => {
  const folder = await mkdtemp(join(tmpdir(), "pennywire-world-"));
  const file = join(folder, "pennywire.db");
  return {
    url: `file:${file}`,
    folder,
    text: async () => {
      const parts = await Promise.all(
        [file, `${file}-wal`].map(async (name) => readFile(name, "latin1").catch(() => "")),
      );
      return parts.join("\n");
    },
    remove: async () => rm(folder, { recursive: true, force: true }),
  };
};

type Fill = (url: string) => Promise<void>;

/** Copied for each world, because the tables and the price list take a second to write. */
let template: Promise<TestDatabase> | null = null;

/** Takes the original of the copies away; a later world makes another. */
export const dropTemplate = async (): Promise<void> => {
  await (await template)?.drop();
  template = null;
};

/** An empty database, or, given what fills one, a copy of one that was filled so before. */
export const postgresDisk = async (fill: Fill | null): Promise<Disk> => {
  const database = fill === null ? await createDatabase() : await copied(fill);
  const folder = await mkdtemp(join(tmpdir(), "pennywire-world-"));
  return {
    url: database.url,
    folder,
    text: async () => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      try {
        const { rows } = await client.query<{ readonly name: string }>(
          "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'",
        );
        const tables: string[] = [];
        for (const { name } of rows) {
          const all = await client.query<{ readonly row: string }>(`select t::text as row from ${name} t`);
          tables.push(...all.rows.map(({ row }) => row));
        }
        return tables.join("\n");
      } finally {
        await client.end();
      }
    },
    remove: async () => {
      await rm(folder, { recursive: true, force: true });
      await database.drop();
    },
  };
};

const copied = async (fill: Fill): Promise<TestDatabase> => {
  template ??= filled(fill);
  const url = new URL((await template).url);
  const server = inject("postgresUrl");
  const [original, name] = [url.pathname.slice(1), `t_${randomBytes(8).toString("hex")}`];
  await runAt(server, `create database ${name} template ${original}`);
  url.pathname = `/${name}`;
  return { url: url.href, drop: async () => runAt(server, `drop database ${name} with (force)`) };
};

const filled = async (fill: Fill): Promise<TestDatabase> => {
  const database = await createDatabase();
  await fill(database.url);
  return database;
};
