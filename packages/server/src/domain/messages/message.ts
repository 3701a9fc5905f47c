// A message: one text between a phone and one of our numbers, with its price beside it. The
// record is also its own place in the queue: `work` says what is owed, `dueAt` when.
import type { Micros } from "../billing/money.ts";
import type { Channel, SenderType } from "../billing/tariff.ts";
import { invariant } from "../invariant.ts";
import type { OptOutType } from "../opt-outs/opt-out.ts";
import type { MessageOptions } from "./options.ts";
import { isSettled, isWaiting, mayMove, type Status } from "./status.ts";

export type Direction = "inbound" | "outbound-api" | "outbound-reply";

/**
 * What a worker still has to do for a message: choose its sender, fetch its media, hand it to a carrier, or ask the
 * customer for an answer to it.
 */
export type Work = "route" | "fetch" | "deliver" | "answer";

export interface Message {
  readonly sid: string;
  readonly accountId: number;
  /** Who asked for it: the account's SID or a key's; null for texts from phones. */
  readonly keySid: string | null;
  readonly direction: Direction;
  readonly status: Status;
  /** Empty while a messaging service has not chosen it. */
  readonly from: string;
  readonly to: string;
  /** The other side's country, two letters: prices and reports go by it. */
  readonly country: string;
  /** The type of our number or sender ID; before it is chosen, of the dearest that can come. */
  readonly senderType: SenderType;
  /** The messaging service it was sent through. */
  readonly serviceSid: string | null;
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
  /** What else was asked for it. */
  readonly options: MessageOptions | null;
  /** After this moment it is not handed over any more (30036). */
  readonly validUntil: number | null;
  /** Which keyword an incoming text was, where its service answers keywords in its own way; the webhook is told. */
  readonly optOutType: OptOutType | null;
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

/** Messages that go as media have a letter of their own in their SID, with or without media: it stays when they are removed. */
export const channelOf = ({ sid }: Pick<Message, "sid">): Channel => (sid.startsWith("MM") ? "mms" : "sms");

/** What is owed first for a message that is to go out now. */
export const workNow = ({ from, media }: Pick<Message, "from" | "media">): Work => {
  if (from === "") return "route";
  return media.length > 0 ? "fetch" : "deliver";
};

/** Whether its text goes once it is not needed any more. */
export const isDiscarded = ({ options, status }: Pick<Message, "options" | "status">): boolean =>
  options?.contentRetention === "discard" && isSettled(status);

/** The recipient as answers show it. */
export const shownTo = ({ to, options, status }: Pick<Message, "to" | "options" | "status">): string =>
  options?.addressRetention === "obfuscate" && isSettled(status) ? to.replace(/\d{4}$/, "XXXX") : to;

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
