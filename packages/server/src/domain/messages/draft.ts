// What is asked for, and what can be said about it without looking anything up. The checks run in
// the order in which Twilio's refusals win over one another.
import { isAlphaSender, isShortCode, missingPlus, parseE164 } from "../numbers/phone-number.ts";
import { Refusal } from "../refusal.ts";
import { isWebUrl } from "../web-url.ts";
import { checkOptions, type MessageOptions } from "./options.ts";
import { sendAtOf } from "./schedule.ts";
import { TwoCodeRefusal } from "./strict.ts";

/** Longest body, in UTF-16 units, which is what `length` says in the callers' languages. */
export const bodyMax = 1_600;
/** Most media of one message (Twilio's limit). */
export const mediaMax = 10;
/** Longest callback URL, in characters (Twilio's limit). */
export const urlMax = 4_000;
/** How long a message may wait for its carrier, in seconds, and what it is when nothing is said (Twilio's limits). */
export const validitySeconds = { min: 1, max: 36_000, default: 36_000 } as const;

/** What is asked for; null is "not given". */
export interface Draft {
  readonly to: string | null;
  readonly from: string | null;
  readonly messagingServiceSid: string | null;
  readonly body: string | null;
  readonly media: readonly string[];
  readonly statusCallback: string | null;
  readonly applicationSid: string | null;
  readonly contentSid: string | null;
  readonly contentVariables: string | null;
  /** Null: as the messaging service has it, else no. */
  readonly smartEncoded: boolean | null;
  readonly sendAsMms: boolean;
  readonly validityPeriod: number | null;
  readonly scheduleType: string | null;
  readonly sendAt: string | null;
  readonly options: MessageOptions | null;
}

/** A draft that asks for nothing: what is not named of a draft. */
export const blankDraft: Draft = {
  to: null,
  from: null,
  messagingServiceSid: null,
  body: null,
  media: [],
  statusCallback: null,
  applicationSid: null,
  contentSid: null,
  contentVariables: null,
  smartEncoded: null,
  sendAsMms: false,
  validityPeriod: null,
  scheduleType: null,
  sendAt: null,
  options: null,
};

/** A draft that is complete and well-formed: what must be looked up for it is now known. */
export interface Addressed {
  readonly draft: Draft;
  readonly to: string;
  readonly country: string;
  /** Null: the messaging service chooses. */
  readonly from: string | null;
  readonly serviceSid: string | null;
  /** Null: at once. */
  readonly sendAt: number | null;
}

export const addressed = (draft: Draft): Addressed => {
  if (isBlank(draft.to)) throw new Refusal(21604, null, "To");
  const asked = senderAsked(draft);
  if (asked.from === null && asked.serviceSid === null) throw new Refusal(21603, null, "From");
  if (isBlank(draft.body) && draft.media.length === 0 && isBlank(draft.contentSid)) {
    throw new Refusal(21602, null, "Body");
  }
  if (asked.from !== null && channelNamed(asked.from) !== channelNamed(draft.to ?? "")) {
    throw new Refusal(21910, null, "From");
  }
  const to = destinationOf(draft.to ?? "");
  if (draft.contentVariables !== null && isBlank(draft.contentSid)) {
    throw new Refusal(21654, null, "ContentVariables");
  }
  checkLength(draft.body ?? "");
  checkMedia(draft.media);
  if (draft.statusCallback !== null && !isWebUrl(draft.statusCallback, urlMax)) {
    throw new Refusal(21609, null, "StatusCallback");
  }
  if (draft.validityPeriod !== null && !isValidity(draft.validityPeriod)) {
    throw new Refusal(21624, null, "ValidityPeriod");
  }
  const sendAt = sendAtOf(draft.scheduleType, draft.sendAt, asked.serviceSid);
  if (draft.options !== null) checkOptions(draft.options, asked);
  if (asked.serviceSid !== null && !serviceForm.test(asked.serviceSid)) {
    throw new Refusal(21705, null, "MessagingServiceSid");
  }
  const from = asked.from === null ? null : senderOf(asked.from);
  return { draft, to: to.e164, country: to.country, from, serviceSid: asked.serviceSid, sendAt };
};

/** Refuses a text that is too long (21617). */
export const checkLength = (body: string): void => {
  if (body.length > bodyMax) {
    throw new Refusal(21617, `The body has ${body.length} characters; the most is ${bodyMax}.`, "Body");
  }
};

/** Refuses too many media (21623) and addresses that are none (21620). */
export const checkMedia = (media: readonly string[]): void => {
  if (media.length > mediaMax) throw new Refusal(21623, null, "MediaUrl");
  const wrong = media.find((url) => !isWebUrl(url, urlMax));
  if (wrong !== undefined) throw new Refusal(21620, null, "MediaUrl");
};

const serviceForm = /^MG[0-9a-fA-F]{32}$/;

const isBlank = (text: string | null): boolean => text === null || text === "";
const filled = (text: string | null): string | null => (isBlank(text) ? null : text);

/** A messaging service may stand in From, too. */
const senderAsked = (draft: Draft): { readonly from: string | null; readonly serviceSid: string | null } => {
  const from = filled(draft.from);
  const serviceSid = filled(draft.messagingServiceSid);
  return from !== null && serviceForm.test(from)
    ? { from: null, serviceSid: serviceSid ?? from }
    : { from, serviceSid };
};

/** `whatsapp` of `whatsapp:+15558675310`; null of a number. */
const channelNamed = (address: string): string | null => /^([a-z]+):/i.exec(address)?.[1]?.toLowerCase() ?? null;

const destinationOf = (text: string): { readonly e164: string; readonly country: string } => {
  if (isShortCode(text) && !missingPlus(text)) {
    throw new TwoCodeRefusal(21211, 21265, `To is the short code ${text}, and short codes cannot be sent to.`, "To");
  }
  const to = parseE164(text);
  if (to !== null && isPremium(to.callingCode, to.national)) {
    throw new TwoCodeRefusal(21211, 21268, "To is a premium-rate number, and those cannot be sent to.", "To");
  }
  if (to !== null) return to;
  if (missingPlus(text)) throw new Refusal(21211, lostPlus("To", text), "To");
  throw new Refusal(
    21211,
    `To is "${shown(text)}", which is not a phone number in E.164 form such as +14155550100.`,
    "To",
  );
};

/** The area code 900 of North America: whoever calls it pays its owner. */
const isPremium = (callingCode: string, national: string): boolean => callingCode === "1" && national.startsWith("900");

const senderOf = (text: string): string => {
  const from = parseE164(text);
  if (from !== null) return from.e164;
  // Short codes and sender IDs are senders too; whether they are this account's is looked up.
  if (!missingPlus(text) && (isShortCode(text) || isAlphaSender(text))) return text;
  if (missingPlus(text)) throw new Refusal(21212, lostPlus("From", text), "From");
  throw new Refusal(21212, `From is "${shown(text)}", which is not a phone number, short code or sender ID.`, "From");
};

const lostPlus = (name: string, text: string): string =>
  `${name} is "${text}", without its +. In a form, + means a space: send it as %2B (curl: --data-urlencode).`;

const isValidity = (seconds: number): boolean =>
  Number.isInteger(seconds) && seconds >= validitySeconds.min && seconds <= validitySeconds.max;

/** What a refusal repeats of the caller's text: enough to recognise it. */
const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
