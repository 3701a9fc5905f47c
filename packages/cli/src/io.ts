// What a command says and hears: data on stdout, talk on stderr, a person's lines on stdin. Colour and live lines
// only where somebody looks; JSON when it is asked for.
import { createInterface } from "node:readline";
import { createPaint, type Paint } from "./paint.ts";
import type { Output, World } from "./world.ts";

export interface Io {
  /** Whether --json was given: data is JSON, and errors are. */
  readonly json: boolean;
  /** Whether a person reads stdout. */
  readonly isTerminal: boolean;
  /** Whether a person reads stderr and can answer on stdin. */
  readonly canAsk: boolean;
  /** Characters of a line. */
  readonly columns: number;
  /** For stdout. */
  readonly paint: Paint;
  /** For stderr. */
  readonly talkPaint: Paint;
  /** One line of data. */
  print(line: string): void;
  /** The whole answer as one JSON document. */
  printJson(value: unknown): void;
  /** One of many JSON objects, on a line of its own. */
  printJsonLine(value: unknown): void;
  /** One line for the person at the terminal, such as a hint or an error. */
  say(line: string): void;
  /** Replaces the line that is being kept up to date; null removes it. Nothing happens where nobody looks. */
  live(line: string | null): void;
  /** Asks; true for yes. Where nobody can answer, the command itself was the yes. */
  confirm(question: string): Promise<boolean>;
  /** The lines typed, until the end of the input or the signal. */
  lines(signal: AbortSignal): AsyncIterable<string>;
}

export interface IoOptions {
  readonly json: boolean;
  readonly color: boolean;
}

/** The streams of this world, used as the flags ask for. */
export const createIo = ({ env, stdin, stdout, stderr }: World, { json, color }: IoOptions): Io => {
  const canAsk = stdin.isTTY === true && stderr.isTTY === true;
  const paintOf = (output: Output): Paint => createPaint(color && output.isTTY === true && wantsColour(env));
  let isLive = false;
  const clearLive = (): void => {
    if (isLive) stderr.write(clearLine);
    isLive = false;
  };
  const print = (line: string): void => {
    clearLive();
    stdout.write(`${line}\n`);
  };
  const lines = async function* (signal: AbortSignal): AsyncIterable<string> {
    const reader = createInterface({ input: stdin, terminal: false });
    const close = (): void => reader.close();
    signal.addEventListener("abort", close, { once: true });
    try {
      if (!signal.aborted) yield* reader;
    } finally {
      signal.removeEventListener("abort", close);
      reader.close();
    }
  };
  return {
    json,
    isTerminal: stdout.isTTY === true,
    canAsk,
    columns: stdout.columns ?? columnsDefault,
    paint: paintOf(stdout),
    talkPaint: paintOf(stderr),
    print,
    printJson: (value) => print(JSON.stringify(value, null, 2)),
    printJsonLine: (value) => print(JSON.stringify(value)),
    say: (line) => {
      clearLive();
      stderr.write(`${line}\n`);
    },
    live: (line) => {
      if (stderr.isTTY !== true || json) return;
      clearLive();
      if (line === null) return;
      stderr.write(line);
      isLive = true;
    },
    confirm: async (question) => {
      if (!canAsk) return true;
      stderr.write(`${question} [y/N] `);
      for await (const line of lines(new AbortController().signal)) return /^y(es)?$/iu.test(line.trim());
      return false;
    },
    lines,
  };
};

// The width that terminals have had since there were cards.
const columnsDefault = 80;

const clearLine = "\r\u001B[2K";

const wantsColour = (env: World["env"]): boolean => !env["NO_COLOR"] && env["TERM"] !== "dumb";
