// Puts a store together from what an engine offers: everything that is the same on both.
import { accountEffects, accountReads, changesAccounts } from "./accounts.ts";
import { alertEffects, alertReads } from "./alerts.ts";
import { answerEffects, answerReads } from "./answers.ts";
import { applicationEffects, applicationReads } from "./applications.ts";
import { runBatch, type BatchParts, type Outcome, type Savepoints, type Task } from "./batch.ts";
import { openBooks } from "./books.ts";
import { callbackEffects, callbackReads } from "./callbacks.ts";
import { conversationEffects, conversationReads } from "./conversations.ts";
import { eventEffects, eventReads } from "./events.ts";
import { callerIdEffects, callerIdReads } from "./caller-ids.ts";
import { closingEffects, closingReads } from "./closings.ts";
import { contentEffects, contentReads } from "./contents.ts";
import type { Database, Effect, Effects, Rows, Step } from "./effect.ts";
import { feedbackEffects, feedbackReads } from "./feedback.ts";
import { geoEffects, geoReads, rememberedGeo } from "./geo-permissions.ts";
import { groupCommit } from "./group-commit.ts";
import { inventoryEffects, inventoryReads } from "./inventory.ts";
import { keyEffects, keyReads } from "./keys.ts";
import { leaseEffects } from "./leases.ts";
import { balanceStatements, ledgerEffects, ledgerReads } from "./ledger.ts";
import { mediaEffects, mediaReads } from "./media.ts";
import { messageEffects } from "./messages.ts";
import { messageReads } from "./message-reads.ts";
import { messagingSettingsEffects, messagingSettingsReads } from "./messaging-settings.ts";
import { changesNumbers, numberEffects, numberReads } from "./numbers.ts";
import { optOutImportEffects, optOutImportReads } from "./opt-out-imports.ts";
import { optOutEffects, optOutReads } from "./opt-outs.ts";
import { createQueues, workOf, type Queue, type QueueDialect } from "./queues.ts";
import { remembered } from "./remembered.ts";
import { paceEffects, paceReads } from "./paces.ts";
import type { Schema } from "./schema.ts";
import { sendingReads } from "./sending.ts";
import { poolEffects } from "./service-pools.ts";
import { rememberedServices, serviceReads } from "./service-reads.ts";
import { serviceEffects } from "./services.ts";
import { shortCodeEffects, shortCodeReads } from "./short-codes.ts";
import { simulationEffects, simulationReads } from "./simulation.ts";
import type { Reads, Store } from "./store.ts";
import { lookupEffects, lookupReads } from "./lookups.ts";
import { markStatement, triggerEffects, triggerReads } from "./triggers.ts";
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
  const services = rememberedServices(read.services);
  const geo = rememberedGeo(read.geo);
  const ownNumbers = { ...read.numbers, findByPhoneNumber: numbers.find };
  const parts: BatchParts = {
    savepoints: engine.savepoints,
    effectOf: createEffects(db, schema, opened),
    tally: tallyStatement(db, schema),
    mark: markStatement(db, schema),
    openBooks: (accountIds) => openBooks(balances, accountIds),
  };
  const listeners: ((queue: Queue, dueAt: number) => void)[] = [];
  const learn = (writes: readonly Write[]): void => {
    for (const write of writes) {
      services.learn(write);
      geo.learn(write);
      if (write.kind === "post") opened.add(write.transfer.debit.code).add(write.transfer.credit.code);
      if (changesNumbers(write)) numbers.forget();
      if (changesAccounts(write)) accounts.forget();
      if (write.kind === "release leases") for (const queue of Object.values(queues)) queue.lookAgain();
      const work = workOf(write);
      if (work === null) continue;
      queues[work.queue].learn(work);
      for (const listener of listeners) listener(work.queue, work.dueAt);
    }
  };
  const group = groupCommit(
    async (tasks: readonly Task[]) => engine.transact((careful) => runBatch(tasks, parts, careful)),
    learn,
  );
  const queues = createQueues(db, engine.reading, schema, engine.dialect, group.claim);
  return {
    alone: engine.alone,
    read: {
      ...read,
      numbers: ownNumbers,
      accounts: { ...read.accounts, findById: accounts.find },
      services: services.reads,
      geo: geo.reads,
      sending: sendingReads({ ...read, numbers: ownNumbers, services: services.reads, geo: geo.reads }),
    },
    commit: async (writes, { patient = false } = {}) => group.commit(writes, patient),
    claim: async (queue, options) => queues[queue].claim(options),
    nextDue: async (queue) => queues[queue].nextDue(),
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

const createReads = (db: Database, schema: Schema): Omit<Reads, "sending"> => ({
  accounts: accountReads(db, schema),
  closings: closingReads(db, schema),
  keys: keyReads(db, schema),
  numbers: numberReads(db, schema),
  inventory: inventoryReads(db, schema),
  applications: applicationReads(db, schema),
  shortCodes: shortCodeReads(db, schema),
  callerIds: callerIdReads(db, schema),
  messages: messageReads(db, schema),
  feedback: feedbackReads(db, schema),
  messagingSettings: messagingSettingsReads(db, schema),
  ledger: ledgerReads(db, schema),
  paces: paceReads(db, schema),
  callbacks: callbackReads(db, schema),
  alerts: alertReads(db, schema),
  events: eventReads(db, schema),
  conversations: conversationReads(db, schema),
  answers: answerReads(db, schema),
  usage: usageReads(db, schema),
  triggers: triggerReads(db, schema),
  lookups: lookupReads(db, schema),
  simulation: simulationReads(db, schema),
  services: serviceReads(db, schema),
  contents: contentReads(db, schema),
  geo: geoReads(db, schema),
  media: mediaReads(db, schema),
  optOuts: optOutReads(db, schema),
  optOutImports: optOutImportReads(db, schema),
});

const createEffects = (db: Database, schema: Schema, opened: ReadonlySet<string>): ((write: Write) => Effect) => {
  const effects: Effects<Write> = {
    ...accountEffects(db, schema),
    ...closingEffects(db, schema),
    ...keyEffects(db, schema),
    ...numberEffects(db, schema),
    ...inventoryEffects(db, schema),
    ...applicationEffects(db, schema),
    ...shortCodeEffects(db, schema),
    ...callerIdEffects(db, schema),
    ...messageEffects(db, schema),
    ...feedbackEffects(db, schema),
    ...messagingSettingsEffects(db, schema),
    ...leaseEffects(db, schema),
    ...paceEffects(db, schema),
    ...ledgerEffects(db, schema, opened),
    ...callbackEffects(db, schema),
    ...alertEffects(db, schema),
    ...eventEffects(db, schema),
    ...conversationEffects(db, schema),
    ...answerEffects(db, schema),
    ...usageEffects(db, schema),
    ...triggerEffects(db, schema),
    ...lookupEffects(db, schema),
    ...simulationEffects(db, schema),
    ...serviceEffects(db, schema),
    ...poolEffects(db, schema),
    ...contentEffects(db, schema),
    ...geoEffects(db, schema),
    ...mediaEffects(db, schema),
    ...optOutEffects(db, schema),
    ...optOutImportEffects(db, schema),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table above has for each kind the function of its write
  return (write) => (effects[write.kind] as (one: Write) => Effect)(write);
};
