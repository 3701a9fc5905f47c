// What campaigns with other people's programs share: a server, our command line as people call it, and a way to run a
// program to its end.
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Credentials } from "./client.ts";
import type { Finding } from "./program.ts";
import { adopt, newFolder, startServer, type RunningServer } from "./server.ts";

/** Debian's own Python: other ones do not see Debian's packages. */
export const python = "/usr/bin/python3";

/** The repository. */
export const root = fileURLToPath(new URL("../../../../", import.meta.url));
const pennywire = join(root, "packages", "cli", "bin", "pennywire.js");

const credentials: Credentials = {
  user: `AC${"0123456789abcdef".repeat(2)}`,
  password: "tokenOfAnOutsideProgram012345678",
};

/** Longest run of one program, in milliseconds. */
const programMaxMs = 240_000;

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A server and what stands around it. */
export interface Ground {
  readonly server: RunningServer;
  readonly credentials: Credentials;
  readonly folder: string;
  /** What a person's shell would have set. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `pennywire …`, to its end. */
  pennywire(...args: readonly string[]): Promise<Outcome>;
  /** The same with something typed. */
  pennywireTyping(typed: string, ...args: readonly string[]): Promise<Outcome>;
  run(program: string, args: readonly string[], typed?: string): Promise<Outcome>;
}

/** Gives a server to `work`, and ends it. A server that logged an error broke a promise. */
export const withServer = async (name: string, work: (ground: Ground) => Promise<Finding>): Promise<Finding> => {
  const folder = newFolder(`pennywire-${name}-`);
  const databaseUrl = `file:${join(folder, "outside.db")}`;
  const server = await startServer({ folder, databaseUrl, credentials, credit: "100", privateWebhooks: "allow" });
  const env = {
    PATH: process.env["PATH"],
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    PENNYWIRE_BASE_URL: server.baseUrl,
    PENNYWIRE_ACCOUNT_SID: credentials.user,
    PENNYWIRE_AUTH_TOKEN: credentials.password,
    PYTHONDONTWRITEBYTECODE: "1",
  };
  const run: Ground["run"] = async (program, args, typed = "") => ended(program, args, env, folder, typed);
  try {
    const finding = await work({
      server,
      credentials,
      folder,
      env,
      run,
      pennywire: async (...args) => run(process.execPath, [pennywire, ...args]),
      pennywireTyping: async (typed, ...args) => run(process.execPath, [pennywire, ...args], typed),
    });
    return {
      seen: finding.seen,
      violations: [...finding.violations, ...server.errors().map((line) => `logged: ${line}`)],
    };
  } finally {
    await server.stop();
  }
};

/** Whether Debian's Python has this package. */
export const hasPython = (name: string): boolean => spawnSync(python, ["-c", `import ${name}`]).status === 0;

/** What a campaign says that cannot run here: one line, and no broken promise. */
export const skipped = (what: string): Finding => ({ seen: [`skipped: ${what}`], violations: [] });

const ended = async (
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
  typed: string,
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = adopt(spawn(program, [...args], { env, cwd, stdio: "pipe", timeout: programMaxMs }));
    let stdout = "";
    let stderr = "";
    child.stdout?.on("data", (piece: Buffer) => (stdout += piece.toString()));
    child.stderr?.on("data", (piece: Buffer) => (stderr += piece.toString()));
    child.stdin?.end(typed);
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
