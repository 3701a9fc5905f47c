// Metering: every call is counted in memory by key, route and status class, and written down once
// a second in a commit that can be kept only once. A crash loses at most a second of statistics;
// money is never counted here.
import { dayOf, type CallCount } from "../domain/billing/usage.ts";
import type { Logger } from "../log.ts";
import type { Deps } from "../verbs/deps.ts";

export interface Meter {
  count(call: Omit<CallCount, "count" | "day" | "statusClass">, status: number): void;
  /** Writes down what was counted so far. */
  flush(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

/** How often the counts are written, in milliseconds. */
const flushMs = 1_000;
/** Most counters of one commit; callers times routes times classes in a second. */
const countersMax = 2_000;

export const createMeter = (deps: Pick<Deps, "store" | "clock">, node: string, log: Logger): Meter => {
  let counters = new Map<string, CallCount>();
  let pending: { readonly name: string; readonly calls: readonly CallCount[] } | null = null;
  let flushes = 0;
  let timer: NodeJS.Timeout | null = null;
  let flushing: Promise<void> | null = null;

  const write = async (): Promise<void> => {
    if (pending === null) {
      if (counters.size === 0) return;
      const calls = [...counters.values()];
      counters = new Map(calls.slice(countersMax).map((call) => [nameOf(call), call]));
      flushes += 1;
      pending = { name: `${node}:${flushes}`, calls: calls.slice(0, countersMax) };
    }
    const { name, calls } = pending;
    // Refused means that an earlier try of this flush was kept after all.
    await deps.store.commit([
      { kind: "begin flush", name, at: deps.clock.now() },
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
    count: (call, status) => {
      const counted: CallCount = {
        ...call,
        statusClass: `${Math.floor(status / 100)}xx`,
        day: dayOf(deps.clock.now()),
        count: 1,
      };
      const name = nameOf(counted);
      const before = counters.get(name);
      counters.set(name, before === undefined ? counted : { ...counted, count: before.count + 1 });
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

const nameOf = ({ accountId, keySid, method, route, statusClass, day }: CallCount): string =>
  `${accountId} ${keySid} ${method} ${route} ${statusClass} ${day}`;
