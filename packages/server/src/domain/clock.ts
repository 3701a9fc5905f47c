// Time is an argument: everything below the doors reads this clock, so that tests, and users of
// the simulated network, can move it.

/** Epoch milliseconds. */
export interface Clock {
  now(): number;
}
