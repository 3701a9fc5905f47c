// What customers' servers are told, as the fields of a form. No name twice: several of the official
// validators read only one value of each.
import { explain } from "@pennywire/contract/errors";
import type { Message } from "../messages/message.ts";
import { areaOf } from "../numbers/areas.ts";
import { parseE164 } from "../numbers/phone-number.ts";
import { withoutPassword } from "../web-url.ts";

export type FormPair = readonly [name: string, value: string];

const apiVersion: FormPair = ["ApiVersion", "2010-04-01"];

/** How a message fares. */
export const statusForm = (message: Message, accountSid: string, now: number): readonly FormPair[] => [
  ["AccountSid", accountSid],
  apiVersion,
  ...senderOf(message),
  ["MessageSid", message.sid],
  ["MessageStatus", message.status],
  ["SmsSid", message.sid],
  ["SmsStatus", message.status],
  ["To", message.to],
  ...serviceOf(message.serviceSid),
  ...errorOf(message.errorCode),
  ...(reported.has(message.status) ? [["RawDlrDoneDate", carrierTime(now)] as const] : []),
];

/** Statuses that a carrier's report brings. */
const reported: ReadonlySet<string> = new Set(["delivered", "undelivered", "read"]);

/** While a service has not chosen it, there is no sender to name. */
const senderOf = ({ from }: Message): readonly FormPair[] => (from === "" ? [] : [["From", from]]);

const serviceOf = (sid: string | null): readonly FormPair[] => (sid === null ? [] : [["MessagingServiceSid", sid]]);

const errorOf = (code: number | null): readonly FormPair[] => {
  if (code === null) return [];
  const sentence = explain(code);
  const message: readonly FormPair[] = sentence === null ? [] : [["ErrorMessage", sentence]];
  return [["ErrorCode", String(code)], ...message];
};

/** YYMMDDhhmm, UTC, as carriers write the time of a report. */
const carrierTime = (at: number): string => new Date(at).toISOString().replaceAll(/\D/g, "").slice(2, 12);

/** A picture or file of a message, where its receiver can fetch it. */
export interface MediaTold {
  readonly url: string;
  /** Null as long as nobody has looked. */
  readonly contentType: string | null;
}

/** What an incoming text says to whoever answers it. */
export const inboundForm = (message: Message, accountSid: string, media: readonly MediaTold[]): readonly FormPair[] => [
  ["AccountSid", accountSid],
  apiVersion,
  ["Body", message.body],
  ["From", message.from],
  ...placeOf("From", message.from),
  ...media.flatMap(({ url, contentType }, index): readonly FormPair[] => [
    [`MediaUrl${index}`, url],
    ...(contentType === null ? [] : [[`MediaContentType${index}`, contentType] as const]),
  ]),
  ["MessageSid", message.sid],
  ...serviceOf(message.serviceSid),
  ["NumMedia", String(media.length)],
  ["NumSegments", String(message.segments)],
  ...(message.optOutType === null ? [] : [["OptOutType", message.optOutType] as const]),
  ["SmsMessageSid", message.sid],
  ["SmsSid", message.sid],
  ["SmsStatus", "received"],
  ["To", message.to],
  ...placeOf("To", message.to),
];

/** Where a number's first digits belong, which says nothing of where its phone is. */
const placeOf = (side: "From" | "To", number: string): readonly FormPair[] => {
  const area = areaOf(number);
  return [
    [`${side}City`, area?.locality?.toUpperCase() ?? ""],
    [`${side}Country`, area?.country ?? parseE164(number)?.country ?? ""],
    [`${side}State`, area?.region ?? ""],
    [`${side}Zip`, area?.postalCode ?? ""],
  ];
};

/** What the `action` of a reply is told once the reply is queued. */
export const actionForm = (reply: Message, accountSid: string): readonly FormPair[] => [
  ["AccountSid", accountSid],
  apiVersion,
  ["Body", reply.body],
  ...senderOf(reply),
  ["MessageSid", reply.sid],
  ["MessageStatus", reply.status],
  ["NumMedia", String(reply.media.length)],
  ["NumSegments", String(reply.segments)],
  ["SmsSid", reply.sid],
  ["SmsStatus", reply.status],
  ["To", reply.to],
  ...serviceOf(reply.serviceSid),
];

/** What the fallback is told besides: why it is asked, and instead of whom, whose password is not for it. */
export const fallbackPairs = (code: number, url: string): readonly FormPair[] => [
  ["ErrorCode", String(code)],
  ["ErrorUrl", withoutPassword(url)],
];
