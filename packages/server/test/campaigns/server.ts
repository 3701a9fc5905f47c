// Server processes as users run them: built, started from their main file, told everything by the environment, on a
// free port of the loopback. None outlives this process.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Credentials } from "./client.ts";

export interface RunningServer {
  readonly baseUrl: string;
  readonly pid: number;
  /** From the start of the process to its first words, in milliseconds. */
  readonly startedInMs: number;
  /** Null while it runs; then the exit code, or the signal that ended it. */
  ended(): string | number | null;
  /** Lines of its log at level `error` and above. */
  errors(): readonly string[];
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<string | number>;
}

export interface ServerOptions {
  /** A folder of its own, for what the server writes beside its database. */
  readonly folder: string;
  readonly databaseUrl: string;
  readonly credentials: Credentials;
  /** Dollars on the first account. */
  readonly credit: string;
  readonly privateWebhooks: "allow" | "deny";
}

/** What every server of a campaign hashes and seals with. */
export const serverSecret = "the secret of a server that lives for minutes";

const builtFolder = fileURLToPath(new URL("../../", import.meta.url));
/** Below the package, so that its dependencies are found. */
const copiesFolder = join(builtFolder, "node_modules", ".cache");
/** Longest start, in milliseconds; half a second is usual, a recovery or two busy cores take longer. */
const startMaxMs = 30_000;
/** Errors kept for the report. */
const errorsMax = 50;
const pinoError = 50;

const children = new Set<ChildProcess>();
const folders = new Set<string>();
let copy: string | null = null;

/** Ends every process and removes every folder that a campaign has begun here. */
export const leaveNothing = (): void => {
  for (const child of children) child.kill("SIGKILL");
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
  copy = null;
};
process.on("exit", leaveNothing);

/** An empty folder that lasts no longer than this process. */
export const newFolder = (name: string, parent = tmpdir()): string => {
  const folder = mkdtempSync(join(parent, name));
  folders.add(folder);
  return folder;
};

/** What is run: a copy of the build, because a build that is made meanwhile must not change what is looked at. */
const mainFile = (): string => {
  if (copy === null) {
    if (!existsSync(join(builtFolder, "dist", "main.js"))) {
      throw new Error("The server is not built: run `npx tsc -b packages/contract packages/server`.");
    }
    mkdirSync(copiesFolder, { recursive: true });
    copy = newFolder("campaign-", copiesFolder);
    for (const part of ["dist", "migrations", "docs", "threads"])
      cpSync(join(builtFolder, part), join(copy, part), { recursive: true });
    // Says that the copied files are modules.
    cpSync(join(builtFolder, "package.json"), join(copy, "package.json"));
  }
  return join(copy, "dist", "main.js");
};

/** Ends with us, whatever happens to us. */
export const adopt = (child: ChildProcess): ChildProcess => {
  children.add(child);
  child.once("exit", () => children.delete(child));
  return child;
};

/** A process that has only just been asked to start; it may be killed before it is up. */
export const spawnServer = (options: ServerOptions): ChildProcess => {
  const { folder, databaseUrl, credentials, credit, privateWebhooks } = options;
  const env = {
    PATH: process.env["PATH"],
    // Not where the person's own server leaves its credentials.
    XDG_CONFIG_HOME: folder,
    PORT: "0",
    DATABASE_URL: databaseUrl,
    PENNYWIRE_ACCOUNT_SID: credentials.user,
    PENNYWIRE_AUTH_TOKEN: credentials.password,
    PENNYWIRE_SECRET: serverSecret,
    PENNYWIRE_CREDIT: credit,
    PENNYWIRE_PRIVATE_WEBHOOKS: privateWebhooks,
    LOG_LEVEL: "warn",
  };
  return adopt(spawn(process.execPath, [mainFile()], { env, cwd: folder, stdio: ["ignore", "pipe", "pipe"] }));
};

/** Resolves when the server says where it listens. */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const begun = performance.now();
  const child = spawnServer(options);
  let ended: string | number | null = null;
  child.once("exit", (code, signal) => {
    ended = code ?? signal;
  });
  const errors = errorsOf(child);
  const baseUrl = await addressOf(child, errors);
  const end = async (signal: NodeJS.Signals): Promise<string | number> => {
    if (ended === null) {
      const exit = once(child, "exit");
      child.kill(signal);
      await exit;
    }
    return ended ?? signal;
  };
  return {
    baseUrl,
    pid: child.pid ?? 0,
    startedInMs: performance.now() - begun,
    ended: () => ended,
    errors: () => errors,
    kill: async () => {
      await end("SIGKILL");
    },
    stop: async () => end("SIGTERM"),
  };
};

const addressOf = async (child: ChildProcess, errors: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`no server after ${startMaxMs} ms: ${said}`)), startMaxMs);
    child.stdout?.on("data", (text: Buffer) => {
      said += text.toString();
      const address = /running at (http:\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code ?? signal}: ${said} ${errors.join("\n")}`));
    });
  });

const errorsOf = (child: ChildProcess): readonly string[] => {
  const errors: string[] = [];
  let rest = "";
  child.stderr?.on("data", (text: Buffer) => {
    const lines = (rest + text.toString()).split("\n");
    rest = lines.pop() ?? "";
    errors.push(...lines.filter(isError).slice(0, errorsMax - errors.length));
  });
  return errors;
};

/** A line of the log at `error` or above, or what Node itself has to say. */
const isError = (line: string): boolean => {
  if (line === "") return false;
  const level = /^\{"level":(\d+)/.exec(line)?.[1];
  return level === undefined || Number(level) >= pinoError;
};
