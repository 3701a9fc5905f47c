// A pair of hands: claims what is due in one queue, works on it, and sleeps until the store says
// that there is more, or until the earliest thing it knows of is due. It never polls in a circle.
import { setTimeout as pause } from "node:timers/promises";
import { BrokenDisk } from "../domain/store-failure.ts";
import type { Logger } from "../log.ts";
import type { Clock } from "../domain/clock.ts";
import type { Queue, QueueItems, Store } from "../store/store.ts";
import { createAlarm } from "./alarm.ts";
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
  /** How items share the hands; none when they need not. */
  readonly lanes: readonly LaneRules<QueueItems[Q]>[];
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

/** How long a worker that could not take work leaves the store alone, in milliseconds. */
const retryMs = 5_000;

export const createWorker = <Q extends Queue>(options: WorkerOptions<Q>): Worker => {
  const { queue, store, clock, log, concurrency, claimMax, leaseMs, drainMs, work } = options;
  const lanes = createLanes(options.lanes, clock);
  const alarm = createAlarm(clock);
  const running = new Map<Promise<void>, Lease>();
  const stopping = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  const begin = (item: QueueItems[Q], until: number): void => {
    const leave = lanes.enter(item);
    const run = async (): Promise<void> => {
      let well = true;
      try {
        well = await work(item);
      } catch (error) {
        log.error({ queue, err: error }, "work failed; it is due again when its lease ends");
        endIfBroken(error);
      }
      leave(well);
    };
    const started = run().finally(() => {
      running.delete(started);
      alarm.ringNow();
    });
    running.set(started, { name: nameOf(item), until });
  };

  const turn = async (): Promise<void> => {
    alarm.hush();
    const now = clock.now();
    const room = Math.min(claimMax, concurrency - running.size, lanes.room());
    const underWay = [...running.values()].filter(({ until }) => until <= now).map(({ name }) => name);
    const items =
      room <= 0 ? [] : await store.claim(queue, { now, limit: room, leaseMs, busy: lanes.busy(), underWay });
    for (const item of items) begin(item, now + leaseMs);
    if (items.length > 0 && items.length === room) return;
    // Forgotten before the look and not after it: the store may ring while it is being asked.
    alarm.forget();
    const next = await store.nextDue(queue);
    // What was due at the claim and was not claimed waits for its lane, which will ring when it is free. What has
    // become due since then is claimed at once.
    if (next !== null && next > now) alarm.set(next);
    await alarm.sleep(lanes.nextOpening());
  };

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await turn();
      } catch (error) {
        log.error({ queue, err: error }, "could not take work; trying again");
        endIfBroken(error);
        await pause(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  };

  return {
    start: () => {
      loop = run();
    },
    ring: alarm.ring,
    stop: async () => {
      stopping.abort();
      alarm.ringNow();
      await loop;
      await endedWithin(drainMs, running.keys());
    },
  };
};

/** Only a restart can tell what a disk that has failed really holds, whether or not a request ever comes to find out. */
const endIfBroken = (error: unknown): void => {
  if (error instanceof BrokenDisk) process.emit("uncaughtException", error);
};

/**
 * What is under way here. A lease may end meanwhile: the simulated network's clock is moved by hours, and a machine
 * sleeps. The work goes on, so it is not taken up a second time beside it.
 */
interface Lease {
  readonly name: string;
  readonly until: number;
}

const nameOf = (item: QueueItems[Queue]): string => ("ref" in item ? item.ref : item.sid);

/** Waits for all of them, or for so many milliseconds. */
const endedWithin = async (ms: number, running: Iterable<Promise<void>>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([Promise.all(running), patience]);
  clearTimeout(timer);
};
