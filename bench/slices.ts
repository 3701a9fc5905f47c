// Comparing servers on a machine that drifts: each is visited in turn for a short slice, again and again, and only
// what was measured in the same round is compared.
import { setTimeout as wait } from "node:timers/promises";
import type { Slice } from "./load.ts";

export interface Contender {
  readonly name: string;
  /** Lets its processes run, and holds them still. */
  resume(): void;
  pause(): Promise<void> | void;
  /** Seconds of processor time that it has used so far. */
  cpuSeconds(): number;
  measure(seconds: number): Promise<Omit<Measured, "cpuMicros">>;
}

export interface Measured extends Slice {
  /** How many messages were delivered in the meantime, a second; null when nobody counts. */
  readonly deliveredPerSecond: number | null;
  /** Processor time that the measured processes used for each request, in microseconds. */
  readonly cpuMicros: number;
}

export interface Result {
  readonly name: string;
  readonly best: number;
  readonly median: number;
  /** To the first contender: best beside best, and the median of the rounds' ratios. */
  readonly bestRatio: number;
  readonly medianRatio: number;
  /** The yardstick's processor time for a request to this one's: what the ratio is when the machine does nothing else. */
  readonly cpuRatio: number;
  /** Medians of the slices. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly deliveredPerSecond: number | null;
  readonly cpuMicros: number;
  readonly failed: number;
}

/** Visits all contenders in each round, after a first one that only warms them up. The first contender is the yardstick. */
export const compare = async (
  contenders: readonly Contender[],
  rounds: number,
  seconds: number,
  onRound: (round: number) => void,
): Promise<readonly Result[]> => {
  const measured = new Map<Contender, Measured[]>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round <= rounds; round += 1) {
    onRound(round);
    for (const contender of turned(contenders, round)) {
      contender.resume();
      await wait(settleMs);
      const used = contender.cpuSeconds();
      const slice = await contender.measure(round === 0 ? warmSeconds : seconds);
      const cpuMicros = ((contender.cpuSeconds() - used) * 1e6) / (slice.perSecond * seconds);
      await contender.pause();
      if (round > 0) measured.get(contender)?.push({ ...slice, cpuMicros });
    }
  }
  const yardstick = contenders[0] === undefined ? [] : (measured.get(contenders[0]) ?? []);
  return contenders.map((contender) => resultOf(contender.name, measured.get(contender) ?? [], yardstick));
};

/** Long enough for the compiler in the engine to be through with the hot path. */
const warmSeconds = 6;
/** After a process goes on, its timers are all due at once; they are let go by first. */
const settleMs = 100;

/** Nobody always follows the same neighbour. */
const turned = <T>(list: readonly T[], by: number): readonly T[] => {
  const at = by % Math.max(1, list.length);
  return [...list.slice(at), ...list.slice(0, at)];
};

const resultOf = (name: string, slices: readonly Measured[], yardstick: readonly Measured[]): Result => {
  const rates = slices.map(({ perSecond }) => perSecond);
  const ratios = slices.map(({ perSecond }, round) => perSecond / (yardstick[round]?.perSecond ?? Number.NaN));
  const cpuRatios = slices.map(({ cpuMicros }, round) => (yardstick[round]?.cpuMicros ?? Number.NaN) / cpuMicros);
  const delivered = slices.flatMap(({ deliveredPerSecond }) =>
    deliveredPerSecond === null ? [] : [deliveredPerSecond],
  );
  return {
    name,
    best: Math.max(...rates),
    median: median(rates),
    bestRatio: Math.max(...rates) / Math.max(...yardstick.map(({ perSecond }) => perSecond)),
    medianRatio: median(ratios),
    cpuRatio: median(cpuRatios),
    p50Ms: median(slices.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(slices.map(({ p99Ms }) => p99Ms)),
    deliveredPerSecond: delivered.length === 0 ? null : median(delivered),
    cpuMicros: median(slices.map(({ cpuMicros }) => cpuMicros)),
    failed: slices.reduce((sum, { failed }) => sum + failed, 0),
  };
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};

/** Results as a Markdown table. */
export const tableOf = (results: readonly Result[]): string => {
  const rows = results.map((result) => [result.name, ...columns.map(([, cell]) => cell(result))]);
  const titles = ["", ...columns.map(([title]) => title)];
  return [titles, titles.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
};

const columns: readonly (readonly [title: string, cell: (result: Result) => string])[] = [
  ["best /s", ({ best }) => whole(best)],
  ["median /s", ({ median: typical }) => whole(typical)],
  ["best ratio", ({ bestRatio }) => bestRatio.toFixed(2)],
  ["median ratio", ({ medianRatio }) => medianRatio.toFixed(2)],
  ["cpu ratio", ({ cpuRatio }) => cpuRatio.toFixed(2)],
  ["p50 ms", ({ p50Ms }) => p50Ms.toFixed(1)],
  ["p99 ms", ({ p99Ms }) => p99Ms.toFixed(1)],
  ["cpu µs", ({ cpuMicros }) => whole(cpuMicros)],
  ["delivered /s", ({ deliveredPerSecond }) => whole(deliveredPerSecond)],
  ["failed", ({ failed }) => String(failed)],
];

const whole = (value: number | null): string => (value === null ? "" : Math.round(value).toLocaleString("en"));
