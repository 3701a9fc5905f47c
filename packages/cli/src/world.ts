// What a command touches of the machine it runs on, in one place, so that a test can give another.
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { configFolder } from "./config-folder.ts";
import type { ProxySettings, StartedProxy } from "./proxy/start.ts";
import type { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";

/** Where text goes. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  /** Characters of a line, on a terminal. */
  readonly columns?: number | undefined;
}

/** The machine, as a command sees it. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's own folder. */
  readonly home: string;
  readonly stdin: Readable & { readonly isTTY?: boolean | undefined };
  readonly stdout: Output;
  readonly stderr: Output;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Where clock times are shown for; null for the machine's own. */
  readonly timeZone: string | null;
  /** Waits so long, or until the signal is aborted; never rejects. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Aborted by Ctrl-C. Asking for it keeps Ctrl-C from ending the program at once. */
  readonly interrupted: () => AbortSignal;
  /** The text of a file. */
  readonly readFile: (path: string) => Promise<string>;
  /** Becomes the server, with these environment variables on top of the others. */
  readonly startServer: (settings: Readonly<Record<string, string>>) => Promise<void>;
  /** Starts a proxy that plays Twilio's hosts. */
  readonly openProxy: (settings: ProxySettings) => Promise<StartedProxy>;
  /** Runs a program to its end, with these environment variables on top of the others; gives its exit code. */
  readonly runProgram: (
    program: string,
    args: readonly string[],
    settings: Readonly<Record<string, string>>,
  ) => Promise<number>;
}

/** The world of this process. */
export const processWorld = (): World => {
  // A reader that went away, such as `head`, is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
  return {
    env: process.env,
    home: homedir(),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    now: Date.now,
    timeZone: null,
    // The only way this pause ends early is the signal, and then the waiting is simply over.
    sleep: (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined),
    interrupted: createInterrupt(),
    readFile: async (path) => readFile(path, "utf8"),
    startServer: async (settings) => {
      Object.assign(process.env, settings);
      await import("@pennywire/server/main");
    },
    openProxy: async (settings) => {
      const { startProxy } = await import("./proxy/start.ts");
      return startProxy(configFolder(process.env, homedir()), process.env, settings);
    },
    runProgram: async (program, args, settings) => {
      const { runChild } = await import("./child.ts");
      return runChild(program, args, { ...process.env, ...settings });
    },
  };
};

const createInterrupt = (): (() => AbortSignal) => {
  let controller: AbortController | null = null;
  return () => {
    if (controller !== null) return controller.signal;
    const made = new AbortController();
    controller = made;
    // Once: whoever presses Ctrl-C twice does not want to wait for our goodbye.
    process.once("SIGINT", () => made.abort());
    return made.signal;
  };
};
