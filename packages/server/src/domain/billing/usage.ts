// What is counted: calls by key and route, and everything that is sold by category. Counts are by UTC day.
import type { Message } from "../messages/message.ts";
import { channelOf } from "../messages/message.ts";
import type { Micros } from "./money.ts";
import type { Channel } from "./tariff.ts";

/** Calls of one key on one route that were answered alike, on one day. */
export interface CallCount {
  readonly accountId: number;
  readonly keySid: string;
  readonly method: string;
  readonly route: string;
  readonly statusClass: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly count: number;
}

/**
 * What is counted by itself: the leaves of the tree in usage-categories.ts. Every micro that a customer pays is counted in
 * one of them and in no other, so their sum is what the ledger took.
 */
export type UsageCategory =
  | `${Channel}-${"inbound" | "outbound"}-${"longcode" | "shortcode"}`
  // Texts that were counted before their senders were told apart.
  | `${Channel}-${"inbound" | "outbound"}`
  | `${Channel}-messages-carrierfees`
  | "mediastorage"
  | "phonenumbers-local"
  | "phonenumbers-mobile"
  | "phonenumbers-tollfree"
  | "phonenumbers-setups"
  | "shortcodes-random"
  | "shortcodes-vanity"
  | "shortcodes-customerowned"
  | "carrier-lookups"
  | "calleridlookups"
  // Every other paid lookup.
  | "lookups";

/** What one key used in one category, in one country, on one day. */
export interface UsageCount {
  readonly accountId: number;
  readonly keySid: string;
  readonly category: UsageCategory;
  readonly country: string;
  readonly day: string;
  readonly count: number;
  /** How much: segments of texts, bytes of stored media, and for all else the count again. */
  readonly segments: number;
  readonly price: Micros;
  readonly cost: Micros;
}

/** What accounts used in one category during one bucket of days. */
export interface UsageSum {
  readonly category: UsageCategory;
  /** The beginning of the bucket's days: `2026-01-31`, `2026-01`, `2026`, or nothing when it is all of them. */
  readonly bucket: string;
  readonly count: number;
  readonly usage: number;
  readonly price: Micros;
}

/** The day of a moment, `YYYY-MM-DD`, UTC. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/**
 * What one message adds to the usage of its account, on the day it is charged. A carrier's fee that is passed through to
 * the customer has a category of its own, so it is taken out of the price here.
 */
export const messageUsage = (message: Message, passthrough: Micros, at: number): readonly UsageCount[] => {
  const whole = usageOf(message, at);
  if (passthrough === 0) return [whole];
  const fees: UsageCount = {
    ...whole,
    category: `${channelOf(message)}-messages-carrierfees`,
    price: passthrough,
    cost: 0,
  };
  return [{ ...whole, price: whole.price - passthrough }, fees];
};

/** The same with everything in one place. */
export const usageOf = (message: Message, at: number): UsageCount => {
  const direction = message.direction === "inbound" ? "inbound" : "outbound";
  // As Twilio counts them: whatever is no short code is a long one, toll-free numbers and names included.
  const sender = message.senderType === "shortcode" ? "shortcode" : "longcode";
  return {
    accountId: message.accountId,
    keySid: message.keySid ?? "",
    category: `${channelOf(message)}-${direction}-${sender}`,
    country: message.country,
    day: dayOf(at),
    count: 1,
    segments: message.segments,
    price: message.price ?? 0,
    cost: message.cost ?? 0,
  };
};
