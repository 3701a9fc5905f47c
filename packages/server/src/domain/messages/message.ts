// A message: one text between a phone and one of our numbers, with its price beside it. The
// record is also its own place in the queue: `work` says what is owed, `dueAt` when.
import type { Micros } from "../billing/money.ts";
import type { Channel, SenderType } from "../billing/tariff.ts";
import { invariant } from "../invariant.ts";
import { isWaiting, mayMove, type Status } from "./status.ts";

export type Direction = "inbound" | "outbound-api" | "outbound-reply";

/** What a worker still has to do for a message: hand it to a carrier, or ask the customer for an answer to it. */
export type Work = "deliver" | "answer";

export interface Message {
  readonly sid: string;
  readonly accountId: number;
  /** Who asked for it: the account's SID or a key's; null for texts from phones. */
  readonly keySid: string | null;
  readonly direction: Direction;
  readonly status: Status;
  readonly from: string;
  readonly to: string;
  /** The other side's country, two letters: prices and reports go by it. */
  readonly country: string;
  /** The type of our number or sender ID. */
  readonly senderType: SenderType;
  readonly body: string;
  readonly media: readonly string[];
  readonly segments: number;
  readonly errorCode: number | null;
  /** The row of the price list that applies. */
  readonly rateId: number | null;
  /** What the customer pays for the whole message; on hold until it is sent, and null when nothing is charged. */
  readonly price: Micros | null;
  /** What is on hold for it now: the price while it waits, else 0. */
  readonly held: Micros;
  /** What the carrier gets; null until it is handed over. */
  readonly cost: Micros | null;
  readonly carrier: string | null;
  readonly carrierMessageId: string | null;
  readonly statusCallback: string | null;
  /** After this moment it is not handed over any more (30036). */
  readonly validUntil: number | null;
  readonly work: Work | null;
  readonly dueAt: number | null;
  /** The Idempotency-Key it was asked for with, so that redacting it finds the remembered answer. */
  readonly answerKey: string | null;
  /** How often a worker has taken it up. */
  readonly attempts: number;
  /** Counts the writes; a write names the version it read, so none is lost. */
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly sentAt: number | null;
}

export const channelOf = (message: Pick<Message, "media">): Channel => (message.media.length > 0 ? "mms" : "sms");

/** What a move may change besides the status. */
export type MessageChange = Partial<
  Pick<Message, "errorCode" | "price" | "cost" | "carrier" | "carrierMessageId" | "work" | "dueAt" | "sentAt">
>;

/**
 * The message after a move of the status table. Once it stops waiting, nothing is on hold for it;
 * once it has failed or was canceled, it has no price and no work.
 */
export const moved = (message: Message, to: Status, now: number, change: MessageChange = {}): Message => {
  invariant(mayMove(message.status, to), `a message cannot go from ${message.status} to ${to}`);
  const free = to === "failed" || to === "canceled";
  return {
    ...message,
    ...(isWaiting(to) ? {} : { work: null, dueAt: null }),
    ...change,
    ...(free ? { price: null, cost: null } : {}),
    status: to,
    held: isWaiting(to) ? message.held : 0,
    version: message.version + 1,
    updatedAt: now,
  };
};
