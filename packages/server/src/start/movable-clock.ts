// The real clock, which the simulated network may set ahead.
import type { Clock } from "../domain/clock.ts";

export interface MovableClock extends Clock {
  /** How far it is ahead of real time, in milliseconds. */
  offsetMs(): number;
  /** Sets it this far ahead. It is never set back, so nothing happens before its cause. */
  move(offsetMs: number): void;
}

export const createMovableClock = (beginning: number): MovableClock => {
  let ahead = beginning;
  return {
    now: () => Date.now() + ahead,
    offsetMs: () => ahead,
    move: (offsetMs) => {
      ahead = Math.max(ahead, offsetMs);
    },
  };
};
