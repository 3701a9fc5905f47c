// Many commits, one transaction. What arrives while the engine is at work, or in one turn of the
// event loop, goes into the next transaction together: one fsync for all of it.
import type { Outcome, Task } from "./batch.ts";
import { BrokenDisk, StoreUnavailable, UnknownOutcome } from "../domain/store-failure.ts";
import type { Rows, Step } from "./effect.ts";
import type { Commit, Write } from "./writes.ts";

/** The transaction itself: durable when it resolves; when it rejects, nothing of it was kept. */
export type Apply = (tasks: readonly Task[]) => Promise<readonly Outcome[]>;

/** Most tasks in one transaction: enough to share the fsync, few enough to keep answers quick. */
export const batchMax = 256;
/** Tasks of one transaction that patient work gets, however much is urgent: without it a flood of requests would stop delivery. */
export const patientMin = 64;
/** Most tasks that may wait; beyond it the store says that it is overloaded before it takes anything on. */
export const waitingMax = 10_000;

interface Waiting {
  readonly task: Task;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommit {
  /** A patient commit lets those go first that somebody waits for. */
  commit(writes: readonly Write[], patient: boolean): Promise<Commit>;
  /** Claims are patient. */
  claim(step: Step): Promise<Rows>;
  /** Resolves when nothing is waiting any more. */
  drained(): Promise<void>;
}

export const groupCommit = (apply: Apply, onKept: (writes: readonly Write[]) => void): GroupCommit => {
  const urgent: Waiting[] = [];
  const patient: Waiting[] = [];
  let running: Promise<void> | null = null;

  const take = (): readonly Waiting[] => {
    const share = Math.min(patient.length, Math.max(patientMin, batchMax - urgent.length));
    return [...urgent.splice(0, batchMax - share), ...patient.splice(0, share)];
  };

  const run = async (): Promise<void> => {
    while (urgent.length + patient.length > 0) {
      // One turn of the loop, so that every request that has been read, and everything that the
      // transaction before set going, joins this one: a transaction costs a flush, however small.
      await new Promise((resolve) => setImmediate(resolve));
      await settle(take(), apply, onKept);
    }
    running = null;
  };

  const ask = async (task: Task, line: Waiting[]): Promise<Outcome> => {
    if (urgent.length + patient.length >= waitingMax) throw new StoreUnavailable(`${waitingMax} commits are waiting`);
    return new Promise((resolve, reject) => {
      line.push({ task, resolve, reject });
      running ??= run();
    });
  };

  // Another run may have begun by the time that we are told of the end of this one.
  const drained = async (): Promise<void> => {
    if (running === null) return;
    await running;
    await drained();
  };

  return {
    commit: async (writes, isPatient) => {
      const outcome = await ask({ kind: "commit", writes }, isPatient ? patient : urgent);
      return outcome.kind === "commit" ? outcome.commit : { kept: true };
    },
    claim: async (step) => {
      const outcome = await ask({ kind: "claim", step }, patient);
      return outcome.kind === "claim" ? outcome.rows : [];
    },
    drained,
  };
};

const settle = async (
  batch: readonly Waiting[],
  apply: Apply,
  onKept: (writes: readonly Write[]) => void,
): Promise<void> => {
  let outcomes: readonly Outcome[];
  try {
    outcomes = await apply(batch.map(({ task }) => task));
  } catch (error) {
    // One poisonous list must not take its neighbours along: each is tried by itself.
    if (batch.length > 1 && isAboutOneTask(error)) for (const one of batch) await settle([one], apply, onKept);
    else for (const { reject } of batch) reject(error);
    return;
  }
  for (const [index, { task, resolve }] of batch.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined) continue;
    resolve(outcome);
    if (task.kind === "commit" && outcome.kind === "commit" && outcome.commit.kept) onKept(task.writes);
  }
};

/** Whether another try without the others could fare better. After a broken disk or a lost commit none may be made. */
const isAboutOneTask = (error: unknown): boolean =>
  !(error instanceof BrokenDisk || error instanceof StoreUnavailable || error instanceof UnknownOutcome);
