// Processes that are measured: started on a core of their own, held still while another one is measured, and stopped
// by their own id.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** The core of what is measured, and the core of what loads it. */
export const measuredCore = "0";
export const loadCore = "1";

export interface Running {
  readonly pid: number;
  /** Holds it still, and lets it go on. */
  pause(): void;
  resume(): void;
  /** Asks it to end, twice, then makes it. Resolves when it has ended. */
  stop(): Promise<void>;
  /** Called with each line that it prints. */
  onLine(listener: (line: string) => void): void;
}

export interface StartOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** Number of a core, or null for all of them. */
  readonly core: string | null;
  readonly env?: Readonly<Record<string, string>>;
}

const started: ChildProcess[] = [];

// Nothing outlives us, whatever ends us; a program that is held still hears no other signal.
process.on("exit", () => {
  for (const child of started) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

/** How long a process is given after each asking, in milliseconds. */
const stopMs = 2_000;

export const start = ({ command, args, core, env = {} }: StartOptions): Running => {
  const words = core === null ? [command, ...args] : ["taskset", "-c", core, command, ...args];
  const [program = "", ...rest] = words;
  const child = spawn(program, rest, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", process.env["BENCH_TRACE"] === undefined ? "ignore" : "inherit"],
  });
  const listeners: ((line: string) => void)[] = [];
  let unfinished = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const lines = (unfinished + text).split("\n");
    unfinished = lines.pop() ?? "";
    for (const line of lines) for (const listener of listeners) listener(line);
  });
  started.push(child);
  if (child.pid === undefined) throw new Error(`could not start ${words.join(" ")}`);
  return {
    pid: child.pid,
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
    stop: async () => ended(child),
    onLine: (listener) => listeners.push(listener),
  };
};

/** Throws, saying what to install, when a program is not there. */
export const need = (program: string, debianPackage: string): void => {
  if (spawnSync("which", [program]).status !== 0) {
    throw new Error(`${program} is needed: apt-get install ${debianPackage}`);
  }
};

/** How long a process may take until it listens, in milliseconds. */
const listenMs = 20_000;

export const untilListening = async (port: number): Promise<void> => {
  const end = Date.now() + listenMs;
  while (!(await listens(port))) {
    if (Date.now() > end) throw new Error(`nothing listens on port ${port} after ${listenMs / 1_000} s`);
    await wait(50);
  }
};

const listens = async (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

/** Memory in use, in MiB. */
export const memoryMib = (pid: number): number => {
  const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "0";
  return Math.round(Number(kib) / 1_024);
};

/** Processor time used so far, in seconds. Linux counts it in hundredths. */
export const cpuSeconds = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    // The second asking means "at once"; a profile is still written then.
    const again = setTimeout(() => child.kill("SIGTERM"), stopMs);
    const force = setTimeout(() => child.kill("SIGKILL"), 2 * stopMs);
    child.once("exit", () => {
      clearTimeout(again);
      clearTimeout(force);
      resolve();
    });
    child.kill("SIGCONT");
    child.kill("SIGTERM");
  });
};
