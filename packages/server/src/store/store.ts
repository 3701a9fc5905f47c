// The store: the one memory of everything. Rooms read from it, hand it lists of writes, and take
// their work from it; nobody outside this folder sees a table.
import type { accountReads } from "./accounts.ts";
import type { alertReads } from "./alerts.ts";
import type { answerReads } from "./answers.ts";
import type { applicationReads } from "./applications.ts";
import type { callbackReads } from "./callbacks.ts";
import type { callerIdReads } from "./caller-ids.ts";
import type { closingReads } from "./closings.ts";
import type { contentReads } from "./contents.ts";
import type { geoReads } from "./geo-permissions.ts";
import type { inventoryReads } from "./inventory.ts";
import type { keyReads } from "./keys.ts";
import type { conversationReads } from "./conversations.ts";
import type { eventReads } from "./events.ts";
import type { feedbackReads } from "./feedback.ts";
import type { ledgerReads } from "./ledger.ts";
import type { mediaReads } from "./media.ts";
import type { messageReads } from "./message-reads.ts";
import type { messagingSettingsReads } from "./messaging-settings.ts";
import type { numberReads } from "./numbers.ts";
import type { optOutImportReads } from "./opt-out-imports.ts";
import type { optOutReads } from "./opt-outs.ts";
import type { ClaimOptions } from "./fair-claims.ts";
import type { Queue, QueueItems } from "./queues.ts";
import type { sendingReads } from "./sending.ts";
import type { serviceReads } from "./service-reads.ts";
import type { shortCodeReads } from "./short-codes.ts";
import type { simulationReads } from "./simulation.ts";
import type { lookupReads } from "./lookups.ts";
import type { triggerReads } from "./triggers.ts";
import type { usageReads } from "./usage.ts";
import type { paceReads } from "./paces.ts";
import type { LedgerReport } from "./verify.ts";
import type { Commit, Write } from "./writes.ts";

export type { Queue, QueueItems } from "./queues.ts";
export type { RememberedAnswer } from "./answers.ts";
export type { Balance } from "./ledger.ts";
export type { MessageCursor } from "./message-reads.ts";
export type { PlannedEvent } from "./simulation.ts";

export interface Reads {
  readonly accounts: ReturnType<typeof accountReads>;
  readonly closings: ReturnType<typeof closingReads>;
  readonly keys: ReturnType<typeof keyReads>;
  readonly numbers: ReturnType<typeof numberReads>;
  readonly inventory: ReturnType<typeof inventoryReads>;
  readonly applications: ReturnType<typeof applicationReads>;
  readonly shortCodes: ReturnType<typeof shortCodeReads>;
  readonly callerIds: ReturnType<typeof callerIdReads>;
  readonly messages: ReturnType<typeof messageReads>;
  readonly feedback: ReturnType<typeof feedbackReads>;
  readonly messagingSettings: ReturnType<typeof messagingSettingsReads>;
  readonly sending: ReturnType<typeof sendingReads>;
  readonly ledger: ReturnType<typeof ledgerReads>;
  readonly paces: ReturnType<typeof paceReads>;
  readonly callbacks: ReturnType<typeof callbackReads>;
  readonly alerts: ReturnType<typeof alertReads>;
  readonly events: ReturnType<typeof eventReads>;
  readonly conversations: ReturnType<typeof conversationReads>;
  readonly answers: ReturnType<typeof answerReads>;
  readonly usage: ReturnType<typeof usageReads>;
  readonly triggers: ReturnType<typeof triggerReads>;
  readonly lookups: ReturnType<typeof lookupReads>;
  readonly simulation: ReturnType<typeof simulationReads>;
  readonly services: ReturnType<typeof serviceReads>;
  readonly contents: ReturnType<typeof contentReads>;
  readonly geo: ReturnType<typeof geoReads>;
  readonly media: ReturnType<typeof mediaReads>;
  readonly optOuts: ReturnType<typeof optOutReads>;
  readonly optOutImports: ReturnType<typeof optOutImportReads>;
}

export interface Store {
  /** Whether this process is the only one: then every lease that it finds is of a process that is no more. */
  readonly alone: boolean;
  readonly read: Reads;
  /**
   * Keeps all of the list or nothing of it. When it resolves with `kept`, the list is on the disk.
   * Rejects with StoreUnavailable when the store is overloaded; then nothing was kept. A `patient`
   * commit lets those go first that somebody waits for.
   */
  commit(writes: readonly Write[], options?: { readonly patient?: boolean }): Promise<Commit>;
  /** Takes due work under a lease. What is not settled before the lease ends is due again. */
  claim<Q extends Queue>(queue: Q, options: ClaimOptions): Promise<readonly QueueItems[Q][]>;
  /** When a queue has something to do next, which may be in the past; null when it is empty. */
  nextDue(queue: Queue): Promise<number | null>;
  /** Called after a kept commit with each queue that it fed and the earliest moment of that work. */
  onWork(listener: (queue: Queue, dueAt: number) => void): void;
  /** Checks the books from the rows themselves; see verify.ts for what is checked. */
  verify(): Promise<LedgerReport>;
  /** Whether a write could be made now. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}
