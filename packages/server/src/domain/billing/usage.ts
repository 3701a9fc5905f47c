// What is counted: calls by key and route, messages by category. Counts are by UTC day.
import type { Message } from "../messages/message.ts";
import { channelOf } from "../messages/message.ts";
import type { Micros } from "./money.ts";

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

export type UsageCategory = "sms-outbound" | "sms-inbound" | "mms-outbound" | "mms-inbound";

/** Messages of one key in one category to or from one country, on one day. */
export interface UsageCount {
  readonly accountId: number;
  readonly keySid: string;
  readonly category: UsageCategory;
  readonly country: string;
  readonly day: string;
  readonly count: number;
  readonly segments: number;
  readonly price: Micros;
  readonly cost: Micros;
}

/** The day of a moment, `YYYY-MM-DD`, UTC. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** What one message adds to the usage of its account, on the day it is charged. */
export const usageOf = (message: Message, at: number): UsageCount => ({
  accountId: message.accountId,
  keySid: message.keySid ?? "",
  category: `${channelOf(message)}-${message.direction === "inbound" ? "inbound" : "outbound"}`,
  country: message.country,
  day: dayOf(at),
  count: 1,
  segments: message.segments,
  price: message.price ?? 0,
  cost: message.cost ?? 0,
});
