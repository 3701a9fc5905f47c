// One Pennywire for one file: a lock of the operating system's, on a small file beside it.
import Database from "better-sqlite3";

/** How long a server that is just ending is waited for, in milliseconds. */
const lockTimeoutMs = 1_000;

/**
 * Keeps every other Pennywire away from the file: two would take each other's wake-ups and limits for
 * their own. The lock is the operating system's, so it ends with the process, however that ends.
 * Throws when another one has it; the function that it gives back lets go.
 */
export const lock = (file: string): (() => void) => {
  const guard = new Database(`${file}.lock`, { timeout: lockTimeoutMs });
  try {
    guard.exec("begin exclusive");
  } catch (error) {
    guard.close();
    throw new Error(`another Pennywire has ${file} open`, { cause: error });
  }
  guards.add(guard);
  return () => {
    guards.delete(guard);
    guard.close();
  };
};

/** A connection that nobody holds is closed by the garbage collector, and its lock is gone with it. */
const guards = new Set<Database.Database>();
