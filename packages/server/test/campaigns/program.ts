// What the campaigns share as programs: options, a bound in time, the last line, the exit code.
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

/** What a campaign found. */
export interface Finding {
  /** Lines for people: what was done, how often, how long it took. */
  readonly seen: readonly string[];
  /** Broken promises, in words; empty when all is well. */
  readonly violations: readonly string[];
}

/** Most violations that are printed; one bug can break a promise thousands of times. */
const printedMax = 20;
const seedMax = 2 ** 31;

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/**
 * Runs one campaign from the command line. Each number of `defaults` is an option: `minutes` is the bound in time, and
 * `seed` is drawn when it is not given. Exits with 0 when every promise held, with 1 otherwise.
 */
export const runProgram = async <D extends Readonly<Record<string, number>>>(
  name: string,
  defaults: D & { readonly minutes: number },
  run: (options: D & { readonly seed: number }) => Promise<Finding>,
): Promise<void> => {
  // A stop from outside must pass by the exit listeners that end our children.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
  const options = numbersOf({ ...defaults, seed: randomInt(seedMax) });
  const begun = performance.now();
  say(
    `${name}: ${Object.entries(options)
      .map((pair) => `--${pair.join(" ")}`)
      .join(" ")}`,
  );
  setTimeout(() => {
    say(`${name}: FAILED: not through after ${options.minutes} minutes (seed ${options.seed})`);
    process.exit(1);
  }, options.minutes * 60_000).unref();

  const { seen, violations } = await run(options);
  for (const line of seen) say(`  ${line}`);
  for (const violation of violations.slice(0, printedMax)) say(`  VIOLATION: ${violation}`);
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  const verdict = violations.length === 0 ? "every promise held" : `FAILED: ${violations.length} violations`;
  say(`${name}: ${verdict} (seed ${options.seed}, ${seconds} s)`);
  process.exit(violations.length === 0 ? 0 : 1);
};

const numbersOf = <N extends Readonly<Record<string, number>>>(defaults: N): N => {
  const options = Object.fromEntries(Object.keys(defaults).map((name) => [name, { type: "string" as const }]));
  const { values } = parseArgs({ options });
  const read = Object.entries(defaults).map(([name, fallback]) => {
    const value = Number(values[name] ?? fallback);
    if (!Number.isFinite(value)) throw new Error(`--${name} must be a number`);
    return [name, value] as const;
  });
  // The cast: the same names with numbers again.
  return Object.fromEntries(read) as N;
};

/** Asks again until it is so; false when it is not so in time. */
export const eventually = async (deadlineMs: number, isSo: () => Promise<boolean> | boolean): Promise<boolean> => {
  const deadline = performance.now() + deadlineMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  }
  return true;
};

const askAgainMs = 50;
