// What is looked at again and again, because nothing rings for it: old rows to forget, marked triggers. One look at a
// time, and a look that failed is tried again at the next turn.
import type { Logger } from "../log.ts";

export interface Sweeper {
  start(): void;
  /** No look begins any more; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

/** @param what for the log: `forget old answers` */
export const createSweeper = (what: string, everyMs: number, look: () => Promise<void>, log: Logger): Sweeper => {
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;
  const turn = (): void => {
    looking ??= look()
      .catch((error: unknown) => {
        log.error({ err: error }, `could not ${what}; trying again later`);
      })
      .finally(() => {
        looking = null;
      });
  };
  return {
    start: () => {
      timer = setInterval(turn, everyMs);
    },
    stop: async () => {
      if (timer !== null) clearInterval(timer);
      await looking;
    },
  };
};
