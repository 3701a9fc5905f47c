// Starts and ends the thread that moves SQLite's log into its file.
import { Worker } from "node:worker_threads";

const script = new URL("../../../threads/checkpoint.mjs", import.meta.url);

export interface Checkpointer {
  /** Resolves when the thread has closed the file. */
  close(): Promise<void>;
}

export const startCheckpointer = (file: string): Checkpointer => {
  // The thread takes no flags of ours: whatever loads TypeScript here has no business there.
  const thread = new Worker(script, { workerData: { file }, execArgv: [] });
  thread.unref();
  const ended = new Promise<void>((resolve) => {
    thread.once("exit", () => resolve());
  });
  // Without the thread the log is moved at the size that the connection itself was given.
  thread.on("error", () => undefined);
  return {
    close: async () => {
      thread.ref();
      thread.postMessage("close");
      await ended;
    },
  };
};
