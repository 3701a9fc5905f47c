// Connection overrides: how a customer wants one of their URLs called, written behind its `#` as
// Twilio reads it: `https://host/path#rc=2&rp=5xx,rt`. The fragment is never sent and never signed.
import type { Answer, FailureCode } from "./answer.ts";
import type { Fault } from "./fault.ts";

/** What a try must end in to be made again. */
export const retryCauses = ["4xx", "5xx", "ct", "rt", "all"] as const;
export type RetryCause = (typeof retryCauses)[number];

export interface Connection {
  /** In milliseconds. */
  readonly connectMs: number;
  /** In milliseconds, for the answer to begin, and between its bytes. */
  readonly readMs: number;
  /** In milliseconds, over all tries. */
  readonly totalMs: number;
  readonly retries: number;
  readonly retryAfter: readonly RetryCause[];
  /** Whether TLS names the host (SNI). */
  readonly serverName: boolean;
}

/** Twilio's defaults: 5 s to connect, 15 s in all, and one more try when no connection came about. */
export const plainConnection: Connection = {
  connectMs: 5_000,
  readMs: 15_000,
  totalMs: 15_000,
  retries: 1,
  retryAfter: ["ct"],
  serverName: true,
};

/** How to call a URL, and what is wrong with what it says about it; what is wrong is left at its default. */
export const connectionOf = (url: string): { readonly connection: Connection; readonly faults: readonly Fault[] } => {
  const mark = url.indexOf("#");
  if (mark < 0) return { connection: plainConnection, faults: [] };
  const faults: Fault[] = [];
  const changes: Partial<Connection>[] = [];
  for (const [name, value] of new URLSearchParams(url.slice(mark + 1))) {
    const read = readers.get(name);
    const change = read?.(value);
    if (read === undefined || change === undefined) continue;
    if (change === null) faults.push(faultOf(name, value));
    else changes.push(change);
  }
  return { connection: changes.reduce<Connection>(withChange, plainConnection), faults };
};

const withChange = (connection: Connection, change: Partial<Connection>): Connection => ({ ...connection, ...change });

/** Whether the same request is to be made again after this answer. */
export const isTriedAgain = ({ retryAfter }: Connection, answer: Answer): boolean => {
  const causes = causesOf(answer);
  return causes.some((cause) => retryAfter.includes(cause));
};

/** Least and most of each, both included (Twilio's limits); times in milliseconds. */
const limits = { ct: [100, 10_000], rt: [100, 15_000], tt: [100, 15_000], rc: [0, 5] } as const;

/** Twilio's places, each also with `-ix` for those who peer with it. We call from one place, whichever is asked for. */
const edges: ReadonlySet<string> = new Set(
  ["ashburn", "dublin", "frankfurt", "sao-paulo", "singapore", "sydney", "tokyo", "umatilla"].flatMap((edge) => [
    edge,
    `${edge}-ix`,
  ]),
);

/** What a value changes; null when it cannot be used. */
type Reader = (value: string) => Partial<Connection> | null;

const numberIn = (text: string, [least, most]: readonly [number, number]): number | null => {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : null;
};

const numeric =
  (name: keyof typeof limits, change: (value: number) => Partial<Connection>): Reader =>
  (text) => {
    const number = numberIn(text, limits[name]);
    return number === null ? null : change(number);
  };

const listOf = (text: string): readonly string[] => text.split(",").map((word) => word.trim().toLowerCase());

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["ct", numeric("ct", (connectMs) => ({ connectMs }))],
  ["rt", numeric("rt", (readMs) => ({ readMs }))],
  ["tt", numeric("tt", (totalMs) => ({ totalMs }))],
  ["rc", numeric("rc", (retries) => ({ retries }))],
  [
    "rp",
    (text) => {
      const retryAfter = retryCauses.filter((cause) => listOf(text).includes(cause));
      return retryAfter.length === new Set(listOf(text)).size ? { retryAfter } : null;
    },
  ],
  ["sni", (text) => (text === "y" || text === "n" ? { serverName: text === "y" } : null)],
  ["e", (text) => (listOf(text).every((edge) => edges.has(edge)) ? {} : null)],
]);

const faultCodes: Readonly<Record<string, Fault["code"]>> = { e: 11241, rp: 11242, rc: 11243 };

const faultOf = (name: string, value: string): Fault => ({
  code: faultCodes[name] ?? 11240,
  message: `The connection override ${name}=${value.slice(0, 40)} is not usable; the default was used.`,
});

const connecting: ReadonlySet<FailureCode> = new Set([11201, 11202, 11205, 11210, 11220, 11235, 11236, 11237]);

const causesOf = (answer: Answer): readonly RetryCause[] => {
  if (answer.kind === "failed") return [connecting.has(answer.code) ? "ct" : "rt", "all"];
  if (answer.status >= 500) return ["5xx", "all"];
  return answer.status >= 400 ? ["4xx", "all"] : [];
};
