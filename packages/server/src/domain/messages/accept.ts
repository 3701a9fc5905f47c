// Whether a message may go out, and what it will be when it does: the one decision behind the
// API's POST, a TwiML reply and, later, every other way in. The checks run in the order in which
// Twilio's refusals win over one another.
import type { Account } from "../accounts/account.ts";
import { amountsOf } from "../billing/ledger.ts";
import type { Tariff } from "../billing/tariff.ts";
import type { PhoneNumber } from "../numbers/number.ts";
import { missingPlus, parseE164 } from "../numbers/phone-number.ts";
import { Refusal } from "../refusal.ts";
import { isWebUrl } from "../web-url.ts";
import { magicFrom, magicTo } from "./magic.ts";
import type { Direction, Message } from "./message.ts";
import { segmentsOf } from "./segments.ts";
import { smartEncode } from "./smart-encoding.ts";

/** Longest body, in UTF-16 units, which is what `length` says in the callers' languages. */
export const bodyMax = 1_600;
/** Most media of one message (Twilio's limit). */
export const mediaMax = 10;
/** Longest callback URL, in characters (Twilio's limit). */
export const urlMax = 4_000;
/** How long a message may wait for its carrier, in seconds, and what it is when nothing is said (Twilio's limits). */
const validitySeconds = { min: 1, max: 36_000, default: 36_000 } as const;

/** What is asked for; null is "not given". */
export interface Draft {
  readonly to: string | null;
  readonly from: string | null;
  readonly messagingServiceSid: string | null;
  readonly body: string | null;
  readonly media: readonly string[];
  readonly statusCallback: string | null;
  readonly smartEncoded: boolean;
  readonly validityPeriod: number | null;
}

/** A draft that is complete and well-formed: what must be looked up for it is now known. */
export interface Addressed {
  readonly draft: Draft;
  readonly to: string;
  readonly from: string;
  readonly country: string;
  readonly body: string;
}

/** What the decision needs to know of the world. */
export interface SendingFacts {
  readonly account: Account;
  /** The sender, when it is this account's number. */
  readonly number: PhoneNumber | null;
  readonly tariff: Tariff;
  /** Whether Twilio's magic numbers mean something here. */
  readonly simulated: boolean;
}

/** Where the message comes from, and its name. */
export interface Origin {
  readonly sid: string;
  readonly direction: Direction;
  readonly keySid: string | null;
  readonly answerKey: string | null;
  readonly now: number;
}

/** First half: everything that can be said without looking anything up. */
export const addressed = (draft: Draft): Addressed => {
  if (draft.to === null || draft.to === "") throw new Refusal(21604, null, "To");
  if (isBlank(draft.from) && isBlank(draft.messagingServiceSid)) throw new Refusal(21603, null, "From");
  if ((draft.body === null || draft.body === "") && draft.media.length === 0) throw new Refusal(21602, null, "Body");
  const to = destinationOf(draft.to);
  const body = draft.smartEncoded ? smartEncode(draft.body ?? "") : (draft.body ?? "");
  if (body.length > bodyMax) {
    throw new Refusal(21617, `The body has ${body.length} characters; the most is ${bodyMax}.`, "Body");
  }
  checkMedia(draft.media);
  if (draft.statusCallback !== null && !isWebUrl(draft.statusCallback, urlMax)) {
    throw new Refusal(21609, null, "StatusCallback");
  }
  if (draft.validityPeriod !== null && !isValidity(draft.validityPeriod)) {
    throw new Refusal(21624, null, "ValidityPeriod");
  }
  if (draft.messagingServiceSid !== null && draft.messagingServiceSid !== "")
    throw noService(draft.messagingServiceSid);
  return { draft, to: to.e164, from: senderOf(draft.from ?? ""), country: to.country, body };
};

/** Second half: with what was looked up, the message as it will be stored, its price on hold. */
export const accepted = (letter: Addressed, facts: SendingFacts, origin: Origin): Message => {
  const { draft, to, from, country, body } = letter;
  const { account, number, tariff, simulated } = facts;
  if (account.status !== "active") throw new Refusal(20005);
  const magic = simulated ? (magicTo.get(to) ?? null) : null;
  // The number that stands for a malformed one is refused where malformed ones are.
  if (magic === 21211) throw new Refusal(magic, null, "To");
  const magicSender = simulated ? (magicFrom.get(from) ?? null) : null;
  if (magicSender !== null) throw new Refusal(magicSender, null, "From");
  if (number === null) {
    throw new Refusal(21606, `${from} is not a number of this account that can send messages.`, "From");
  }
  if (to === from) throw new Refusal(21211, "To and From are the same number.", "To");
  if (magic !== null) throw new Refusal(magic, null, "To");
  const channel = draft.media.length > 0 ? "mms" : "sms";
  const rate = tariff.priceOf(country, number.type, "outbound", channel);
  if (rate === null) {
    throw new Refusal(21408, `The price list has no price for ${channel.toUpperCase()} to ${country}.`, "To");
  }
  const segments = channel === "mms" ? 1 : segmentsOf(body).segments;
  const { charge, passthrough } = amountsOf(rate, null, segments);
  const price = charge + passthrough;
  const { sid, direction, keySid, answerKey, now } = origin;
  return {
    sid,
    accountId: account.id,
    keySid,
    direction,
    status: "queued",
    from,
    to,
    country,
    senderType: number.type,
    body,
    media: draft.media,
    segments,
    errorCode: null,
    rateId: rate.id,
    price,
    held: price,
    cost: null,
    carrier: null,
    carrierMessageId: null,
    statusCallback: draft.statusCallback,
    validUntil: now + (draft.validityPeriod ?? validitySeconds.default) * 1_000,
    work: "deliver",
    dueAt: now,
    answerKey,
    attempts: 0,
    version: 0,
    createdAt: now,
    updatedAt: now,
    sentAt: null,
  };
};

const isBlank = (text: string | null): boolean => text === null || text === "";

/** No account has a messaging service yet, so none that is named exists. */
const noService = (sid: string): Refusal =>
  new Refusal(/^MG[0-9a-fA-F]{32}$/.test(sid) ? 21701 : 21705, null, "MessagingServiceSid");

const destinationOf = (text: string): { readonly e164: string; readonly country: string } => {
  const to = parseE164(text);
  if (to !== null) return to;
  if (missingPlus(text)) {
    throw new Refusal(
      21211,
      `To is "${text}", without its +. In a form, + means a space: send it as %2B (curl: --data-urlencode).`,
      "To",
    );
  }
  throw new Refusal(
    21211,
    `To is "${shown(text)}", which is not a phone number in E.164 form such as +14155550100.`,
    "To",
  );
};

const senderOf = (text: string): string => {
  const from = parseE164(text);
  if (from !== null) return from.e164;
  if (missingPlus(text)) {
    throw new Refusal(
      21212,
      `From is "${text}", without its +. In a form, + means a space: send it as %2B (curl: --data-urlencode).`,
      "From",
    );
  }
  // Short codes and sender IDs are senders too; whether they are this account's is looked up.
  if (/^(?!\+)[\dA-Za-z +&_-]{1,11}$/.test(text)) return text;
  throw new Refusal(21212, `From is "${shown(text)}", which is not a phone number, short code or sender ID.`, "From");
};

const checkMedia = (media: readonly string[]): void => {
  if (media.length > mediaMax) throw new Refusal(21623, null, "MediaUrl");
  const wrong = media.find((url) => !isWebUrl(url, urlMax));
  if (wrong !== undefined) throw new Refusal(21620, null, "MediaUrl");
};

const isValidity = (seconds: number): boolean =>
  Number.isInteger(seconds) && seconds >= validitySeconds.min && seconds <= validitySeconds.max;

/** What a refusal repeats of the caller's text: enough to recognise it. */
const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
