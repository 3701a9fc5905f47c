// What a closed account leaves behind: numbers, and messages that wait with their price on hold. It is cleared away in
// pieces, because nobody knows how much it is.

/** Numbers of a closed account that one commit gives back: each is three statements, and other requests wait behind them. */
export const releasedAtOnceMax = 50;

/** Waiting messages of a closed account that one commit makes due; each is then failed by itself, as its turn comes. */
export const hastenedAtOnceMax = 500;

/**
 * How long a closed account is looked at again, in milliseconds: what a request had decided before the closing may be
 * written behind it. Longer than any request takes.
 */
export const closingMs = 60_000;

/** A closed account that is being cleared. */
export interface Closing {
  readonly accountId: number;
  readonly closedAt: number;
}
