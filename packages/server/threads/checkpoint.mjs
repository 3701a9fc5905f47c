// Moves what SQLite has written ahead into the database file, on a thread and a connection of its
// own, so that no request waits for it. Plain JavaScript outside src, because a thread is started
// from a file, and both the sources and the build start this one.
import Database from "better-sqlite3";
import { parentPort, workerData } from "node:worker_threads";

/** How often, in milliseconds. */
const everyMs = 250;
/** Pages in the log (4 KiB each) beyond which writers are held up for a moment, so that it begins anew. */
const pagesMax = 16_000;
/** How long readers are waited for while writers are held up, in milliseconds: they are held up no longer than that. */
const busyMs = 50;

/** The thread is started by checkpointer.ts only, which gives it this. */
const { file } = /** @type {{ readonly file: string }} */ (workerData);
const database = new Database(file, { timeout: busyMs });
database.pragma("synchronous = FULL");

let before = 0;
const checkpoint = () => {
  try {
    const [{ log, checkpointed }] = /** @type {[{ log: number, checkpointed: number }]} */ (
      database.pragma("wal_checkpoint(PASSIVE)")
    );
    // While nothing happens the log is emptied: what was redacted must not stay readable in it.
    if (log > 0 && log === checkpointed && log === before) database.pragma("wal_checkpoint(TRUNCATE)");
    else if (log > pagesMax) database.pragma("wal_checkpoint(RESTART)");
    before = log;
  } catch (error) {
    // The log only grows until the next time; a disk that is broken is found by the next commit.
    parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
};

const timer = setInterval(checkpoint, everyMs);
parentPort?.once("message", () => {
  clearInterval(timer);
  database.close();
  parentPort?.close();
});
parentPort?.postMessage({ ready: true });
