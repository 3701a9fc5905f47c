// How long to wait before the next try.

/** Status callbacks, in milliseconds after the try before: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h (Standard Webhooks). */
export const callbackRetryMs: readonly number[] = [
  5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 50_400_000, 72_000_000, 86_400_000,
];

/** A carrier that defers is asked again after 1 s, doubling, at most every 60 s. */
export const carrierRetryMs = (attempt: number): number => Math.min(60_000, 1_000 * 2 ** Math.min(attempt - 1, 10));

/** Spreads a wait by ±20 %, so that those who failed together do not come back together. `draw` is in [0, 1). */
export const jittered = (waitMs: number, draw: number): number => Math.round(waitMs * (0.8 + 0.4 * draw));
