// A worker's alarm: it sleeps until somebody rings, or until the earliest moment that it was told of.
// A ring is never lost: one that comes while nobody sleeps keeps the next sleep from beginning.
import type { Clock } from "../domain/clock.ts";

export interface Alarm {
  /** Something is due at this moment (of the clock); one that has come rings now, one in the future ends a later sleep. */
  ring(dueAt: number): void;
  /** Ends the sleep, or keeps the next one from beginning. */
  ringNow(): void;
  /** What rang until now is about to be seen to. */
  hush(): void;
  /** Takes note of a moment when nobody sleeps; the earliest one counts. */
  set(dueAt: number): void;
  /** Forgets the moments, but not that it rang. */
  forget(): void;
  /** Sleeps until it rings or the earliest moment has come, which may be `latest`; five seconds at most. */
  sleep(latest: number): Promise<void>;
}

/** How long a sleep may last, in milliseconds: work that another node left is found after it at the latest. */
const sleepMaxMs = 5_000;

export const createAlarm = (clock: Clock): Alarm => {
  let wakeAt = Number.POSITIVE_INFINITY;
  let rung = false;
  let wake = nobodySleeps;
  const set = (dueAt: number): void => {
    wakeAt = Math.min(wakeAt, dueAt);
  };
  const ringNow = (): void => {
    rung = true;
    wake();
  };
  return {
    ring: (dueAt) => {
      if (dueAt <= clock.now()) return ringNow();
      set(dueAt);
      wake();
    },
    ringNow,
    hush: () => {
      rung = false;
    },
    set,
    forget: () => {
      wakeAt = Number.POSITIVE_INFINITY;
    },
    sleep: async (latest) => {
      if (rung) return;
      const until = Math.min(wakeAt, latest);
      const ms = Math.max(0, Math.min(sleepMaxMs, until - clock.now()));
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          if (!rung && wakeAt >= until) return;
          clearTimeout(timer);
          resolve();
        };
      });
      wake = nobodySleeps;
    },
  };
};

const nobodySleeps = (): void => undefined;
