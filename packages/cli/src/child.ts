// A program that this one runs and waits for: on the same terminal, with the same signals, and with its exit code as ours.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { CliError } from "./failure.ts";

/** Signals that are for the program as much as for us. */
const passedOn = ["SIGTERM", "SIGHUP", "SIGINT"] as const;
/** What shells add to the number of the signal that ended a program. */
const signalBase = 128;

/** Runs a program to its end; gives its exit code. */
export const runChild = async (
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> => {
  const child = spawn(program, [...args], { env, stdio: "inherit" });
  const pass = (signal: NodeJS.Signals): void => {
    // A terminal has sent Ctrl-C to both of us already.
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of passedOn) process.on(signal, pass);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once("error", (error) => reject(unstartable(program, error)));
      child.once("exit", (code, signal) =>
        resolve(code ?? signalBase + (signal === null ? 0 : constants.signals[signal])),
      );
    });
  } finally {
    for (const signal of passedOn) process.off(signal, pass);
  }
};

const unstartable = (program: string, error: Error): CliError =>
  "code" in error && error.code === "ENOENT"
    ? new CliError(`There is no program named ${program}.`, {
        next: ["Name a file, or a program that lies on the PATH."],
      })
    : new CliError(`${program} cannot be started.`, { why: error.message });
