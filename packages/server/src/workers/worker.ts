// A pair of hands: claims what is due in one queue, works on it, and sleeps until the store says
// that there is more, or until the earliest thing it knows of is due. It never polls in a circle.
import type { Logger } from "../log.ts";
import type { Clock } from "../domain/clock.ts";
import type { Queue, QueueItems, Store } from "../store/store.ts";
import { createLanes, type LaneRules } from "./lanes.ts";

export interface WorkerOptions<Q extends Queue> {
  readonly queue: Q;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  /** Most items under way at once. */
  readonly concurrency: number;
  /** Most items of one claim. */
  readonly claimMax: number;
  /** Longer than an item can take. */
  readonly leaseMs: number;
  /** How long a stop waits for what is under way, in milliseconds; the rest is due again when its lease ends. */
  readonly drainMs: number;
  /** How items share the hands; null when they need not. */
  readonly lanes: LaneRules<QueueItems[Q]> | null;
  /** Works on one item; false means that its lane is not well. A throw leaves the item to the end of its lease. */
  readonly work: (item: QueueItems[Q]) => Promise<boolean>;
}

export interface Worker {
  start(): void;
  /** Something may be due at this moment (of the clock). */
  ring(dueAt: number): void;
  /** Takes nothing new and resolves when everything under way has ended, or `drainMs` later. */
  stop(): Promise<void>;
}

/** How long a sleep may last, in milliseconds: work that another node left is found after it at the latest. */
const sleepMaxMs = 5_000;

export const createWorker = <Q extends Queue>(options: WorkerOptions<Q>): Worker => {
  const { queue, store, clock, log, concurrency, claimMax, leaseMs, drainMs, work } = options;
  const lanes = createLanes(options.lanes, clock);
  const running = new Set<Promise<void>>();
  let stopping = false;
  let wakeAt = Number.POSITIVE_INFINITY;
  let rung = false;
  let wake: () => void = () => undefined;
  let loop: Promise<void> = Promise.resolve();

  const ring = (dueAt: number): void => {
    if (dueAt > clock.now()) wakeAt = Math.min(wakeAt, dueAt);
    else rung = true;
    wake();
  };

  const sleep = async (): Promise<void> => {
    if (rung || stopping) return;
    const until = Math.min(wakeAt, lanes.nextOpening());
    const ms = Math.max(0, Math.min(sleepMaxMs, until - clock.now()));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        if (!rung && !stopping && wakeAt >= until) return;
        clearTimeout(timer);
        resolve();
      };
    });
    wake = () => undefined;
  };

  const begin = (item: QueueItems[Q]): void => {
    const leave = lanes.enter(item);
    const run = async (): Promise<void> => {
      let well = true;
      try {
        well = await work(item);
      } catch (error) {
        log.error({ queue, err: error }, "work failed; it is due again when its lease ends");
      }
      leave(well);
    };
    const started = run().finally(() => {
      running.delete(started);
      rung = true;
      wake();
    });
    running.add(started);
  };

  const turn = async (): Promise<void> => {
    rung = false;
    const now = clock.now();
    const room = Math.min(claimMax, concurrency - running.size);
    const items = room <= 0 ? [] : await store.claim(queue, { now, limit: room, leaseMs, busy: lanes.busy() });
    for (const item of items) begin(item);
    if (items.length > 0 && items.length === room) return;
    // Forgotten before the look and not after it: the store may ring while it is being asked.
    wakeAt = Number.POSITIVE_INFINITY;
    const next = await store.nextDue(queue);
    // What was due at the claim and was not claimed waits for its lane, which will ring when it is free. What has
    // become due since then is claimed at once.
    if (next !== null && next > now) wakeAt = Math.min(wakeAt, next);
    await sleep();
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      try {
        await turn();
      } catch (error) {
        log.error({ queue, err: error }, "could not take work; trying again");
        await new Promise((resolve) => setTimeout(resolve, sleepMaxMs));
      }
    }
  };

  return {
    start: () => {
      loop = run();
    },
    ring,
    stop: async () => {
      stopping = true;
      wake();
      await loop;
      await endedWithin(drainMs, running);
    },
  };
};

/** Waits for all of them, or for so many milliseconds. */
const endedWithin = async (ms: number, running: Iterable<Promise<void>>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([Promise.all(running), patience]);
  clearTimeout(timer);
};
