// What must hold, or else the code is wrong. A broken invariant fails the request or the job at
// hand, never the process, and its sentence goes to the log.

/** Throws when `condition` is false: a bug of ours, not a mistake of the caller's. */
export function invariant(condition: boolean, why: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${why}`);
}

/** The value, or a broken invariant when it is absent. */
export const present = <T>(value: T | null | undefined, why: string): T => {
  invariant(value !== null && value !== undefined, why);
  return value;
};
