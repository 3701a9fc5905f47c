// The generic cell rate algorithm: a limit of requests in a span of time that is kept with one number. The number is the
// moment at which the allowance would be whole again; each request moves it by its own length, and a request that would
// move it further ahead than the allowance is refused. No timers, and nothing grows while nobody asks.

/** A limit. Times are in milliseconds of a clock that never jumps. */
export interface Rate {
  /** How long one request keeps its place. */
  readonly intervalMs: number;
  /** How many fit at once. */
  readonly burst: number;
}

/** What is kept of a caller: when its allowance is whole again. */
export interface Cell {
  fullAt: number;
}

/** So many requests a second, evenly or up to a second's worth at once. */
export const perSecond = (requests: number): Rate => ({ intervalMs: 1_000 / requests, burst: Math.ceil(requests) });

/** Milliseconds until a request fits; 0 when one fits now. */
export const waitFor = ({ intervalMs, burst }: Rate, { fullAt }: Cell, now: number): number => {
  const wait = Math.max(fullAt - now, 0) + intervalMs - burst * intervalMs;
  return wait > roundingMs ? wait : 0;
};

/** Counts a request in. Only after `waitFor` said that it fits. */
export const take = ({ intervalMs }: Rate, cell: Cell, now: number): void => {
  cell.fullAt = Math.max(cell.fullAt, now) + intervalMs;
};

/** How many requests fit at this moment. */
export const left = ({ intervalMs, burst }: Rate, { fullAt }: Cell, now: number): number =>
  Math.max(0, Math.floor(burst - Math.max(0, fullAt - now) / intervalMs + roundingMs));

/** Sums of fractions differ in their last digits; a thousandth of a millisecond decides nothing. */
const roundingMs = 0.001;
