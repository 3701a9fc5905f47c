// Puts a store together from what an engine offers: everything that is the same on both.
import { accountEffects, accountReads } from "./accounts.ts";
import { answerEffects, answerReads } from "./answers.ts";
import { runBatch, type BatchParts, type Outcome, type Savepoints, type Task } from "./batch.ts";
import { openBooks } from "./books.ts";
import { callbackEffects, callbackReads } from "./callbacks.ts";
import type { Database, Effect, Effects, Rows, Step } from "./effect.ts";
import { groupCommit } from "./group-commit.ts";
import { leaseEffects } from "./leases.ts";
import { balanceStatements, ledgerEffects, ledgerReads } from "./ledger.ts";
import { messageEffects } from "./messages.ts";
import { messageReads } from "./message-reads.ts";
import { numberEffects, numberReads } from "./numbers.ts";
import { createQueues, workOf, type Queue, type QueueDialect } from "./queues.ts";
import { remembered } from "./remembered.ts";
import type { Schema } from "./schema.ts";
import { simulationEffects, simulationReads } from "./simulation.ts";
import type { Reads, Store } from "./store.ts";
import { tallyStatement, usageEffects, usageReads } from "./usage.ts";
import { createVerify, type Snapshot } from "./verify.ts";
import type { Write } from "./writes.ts";

/** What an engine brings: a database, its dialect, and one durable transaction. */
export interface Engine {
  /** Whether no other process can have the database open. */
  readonly alone: boolean;
  /** Where writes are prepared. */
  readonly db: Database;
  /** Where reads are prepared: the same, or connections of their own. */
  readonly reading: Database;
  readonly schema: Schema;
  readonly dialect: QueueDialect;
  readonly savepoints: Savepoints;
  /**
   * Runs the steps inside one transaction; what it gives back is durable. Begins hopefully, and from
   * the start again, carefully, when that throws NeedsCare or the transaction lost to another.
   */
  transact(start: (careful: boolean) => Generator<Step, readonly Outcome[], Rows>): Promise<readonly Outcome[]>;
  readonly snapshot: Snapshot;
  /** Whether a write could be made now. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

export const assembleStore = (engine: Engine): Store => {
  const { db, schema } = engine;
  const balances = balanceStatements(db, schema);
  const opened = new Set<string>();
  const read = createReads(engine.reading, schema);
  const numbers = remembered(read.numbers.findByPhoneNumber);
  const accounts = remembered(read.accounts.findById);
  const parts: BatchParts = {
    savepoints: engine.savepoints,
    effectOf: createEffects(db, schema, opened),
    tally: tallyStatement(db, schema),
    openBooks: (accountIds) => openBooks(balances, accountIds),
  };
  const listeners: ((queue: Queue, dueAt: number) => void)[] = [];
  const learn = (writes: readonly Write[]): void => {
    for (const write of writes) {
      if (write.kind === "post") opened.add(write.transfer.debit.code).add(write.transfer.credit.code);
      if (write.kind === "rent number" || write.kind === "configure number") numbers.forget();
      if (write.kind === "open account") accounts.forget();
      const work = workOf(write);
      if (work !== null) for (const listener of listeners) listener(work.queue, work.dueAt);
    }
  };
  const group = groupCommit(
    async (tasks: readonly Task[]) => engine.transact((careful) => runBatch(tasks, parts, careful)),
    learn,
  );
  const queues = createQueues(db, engine.reading, schema, engine.dialect);
  return {
    alone: engine.alone,
    read: {
      ...read,
      numbers: { ...read.numbers, findByPhoneNumber: numbers.find },
      accounts: { ...read.accounts, findById: accounts.find },
    },
    commit: async (writes, { patient = false } = {}) => group.commit(writes, patient),
    claim: async (queue, options) => {
      const { step, items } = queues.claim(queue, options);
      return items(await group.claim(step));
    },
    nextDue: queues.nextDue,
    onWork: (listener) => {
      listeners.push(listener);
    },
    verify: createVerify(engine.snapshot, schema),
    ready: engine.ready,
    close: async () => {
      await group.drained();
      await engine.close();
    },
  };
};

const createReads = (db: Database, schema: Schema): Reads => ({
  accounts: accountReads(db, schema),
  numbers: numberReads(db, schema),
  messages: messageReads(db, schema),
  ledger: ledgerReads(db, schema),
  callbacks: callbackReads(db, schema),
  answers: answerReads(db, schema),
  usage: usageReads(db, schema),
  simulation: simulationReads(db, schema),
});

const createEffects = (db: Database, schema: Schema, opened: ReadonlySet<string>): ((write: Write) => Effect) => {
  const effects: Effects<Write> = {
    ...accountEffects(db, schema),
    ...numberEffects(db, schema),
    ...messageEffects(db, schema),
    ...leaseEffects(db, schema),
    ...ledgerEffects(db, schema, opened),
    ...callbackEffects(db, schema),
    ...answerEffects(db, schema),
    ...usageEffects(db, schema),
    ...simulationEffects(db, schema),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table above has for each kind the function of its write
  return (write) => (effects[write.kind] as (one: Write) => Effect)(write);
};
