// Metering: every call is counted in memory by key, route and status class, and written down once
// a second in a commit that can be kept only once. A crash loses at most a second of statistics;
// money is never counted here.
import { dayOf, type CallCount } from "../domain/billing/usage.ts";
import type { Logger } from "../log.ts";
import type { Deps } from "../verbs/deps.ts";

export interface MeteredRoute {
  readonly method: string;
  /** The template, such as `/2010-04-01/Accounts/{AccountSid}/Messages.json`. */
  readonly route: string;
}

export interface Meter {
  count(accountId: number, keySid: string, route: MeteredRoute, status: number): void;
  /** Writes down what was counted so far. */
  flush(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

/** How often the counts are written, in milliseconds. */
const flushMs = 1_000;
/** Most counters of one commit; callers times routes times classes in a second. */
const countersMax = 2_000;

const dayMs = 86_400_000;

/** Counted in place: this happens once for every call. */
type Counter = { -readonly [Name in keyof CallCount]: CallCount[Name] };

export const createMeter = (deps: Pick<Deps, "store" | "clock">, node: string, log: Logger): Meter => {
  let counters = new Map<string, Counter>();
  let day = "";
  let tomorrow = 0;
  let pending: { readonly name: string; readonly previous: string; readonly calls: readonly CallCount[] } | null = null;
  let flushes = 0;
  let timer: NodeJS.Timeout | null = null;
  let flushing: Promise<void> | null = null;

  const write = async (): Promise<void> => {
    if (pending === null) {
      if (counters.size === 0) return;
      const [now, later] = [[...counters].slice(0, countersMax), [...counters].slice(countersMax)];
      counters = new Map(later);
      flushes += 1;
      pending = {
        name: `${node}:${flushes}`,
        previous: `${node}:${flushes - 1}`,
        // In one order on every node: two that add to the same rows must not wait for each other.
        calls: now.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, counter]) => counter),
      };
    }
    const { name, previous, calls } = pending;
    // Refused means that an earlier try of this flush was kept after all.
    await deps.store.commit([
      { kind: "begin flush", name, previous, at: deps.clock.now() },
      ...calls.map((call) => ({ kind: "count calls", calls: call }) as const),
    ]);
    pending = null;
  };
  const flush = async (): Promise<void> => {
    flushing ??= write().finally(() => {
      flushing = null;
    });
    await flushing;
  };

  return {
    count: (accountId, keySid, { method, route }, status) => {
      const now = deps.clock.now();
      if (now >= tomorrow) {
        day = dayOf(now);
        tomorrow = Date.parse(`${day}T00:00:00Z`) + dayMs;
      }
      const statusClass = `${Math.floor(status / 100)}xx`;
      const name = `${accountId} ${keySid} ${method} ${route} ${statusClass} ${day}`;
      const counter = counters.get(name);
      if (counter === undefined) counters.set(name, { accountId, keySid, method, route, statusClass, day, count: 1 });
      else counter.count += 1;
    },
    flush,
    start: () => {
      timer = setInterval(() => {
        flush().catch((error: unknown) => {
          log.warn({ err: error }, "could not write the call counters; trying again");
        });
      }, flushMs);
    },
    stop: async () => {
      if (timer !== null) clearInterval(timer);
      await flushing;
      await flush();
    },
  };
};
