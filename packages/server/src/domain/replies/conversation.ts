// What is remembered of two numbers that write to each other: the session's cookies, and how fast they
// answer. Two machines that answer each other would do so until the money is spent.
import { createHash } from "node:crypto";
import { sessionMs, type Cookies } from "../callbacks/cookies.ts";

export interface Conversation {
  /** Replies since `repliesSince`. */
  readonly replies: number;
  readonly repliesSince: number;
  /** How often the same text came in a row since `heardSince`. */
  readonly heard: number;
  readonly heardSince: number;
  /** Fingerprint of the text that came last. */
  readonly heardText: string;
  readonly cookies: Cookies;
  /** When the cookies were last set. */
  readonly cookiesAt: number;
}

/** How long replies are counted together, in milliseconds, and how many there may be in that time (14107). */
export const repliesWindowMs = 30_000;
export const repliesPerWindowMax = 30;
/** The same text so often within a minute, in milliseconds, comes from a machine; it is not shown to the webhook (30039). */
export const heardWindowMs = 60_000;
export const heardMax = 15;
/** How long nothing must happen before a conversation is forgotten, in milliseconds: as long as its session lasts. */
export const conversationKeptMs = sessionMs;

/** Names a text without telling it, so that what was redacted is not kept here. */
export const fingerprintOf = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** Whether a text is one too many of its kind. */
export const looksAutomatic = (known: Conversation | null, text: string, now: number): boolean =>
  known !== null &&
  known.heard >= heardMax &&
  known.heardSince > now - heardWindowMs &&
  known.heardText === fingerprintOf(text);

/** The cookies of a session that has not ended. */
export const cookiesOf = (known: Conversation | null, now: number): Cookies =>
  known !== null && known.cookiesAt > now - sessionMs ? known.cookies : [];
