// Who is told what about a message. A callback is written in the same commit as the move it
// tells of, with everything it will say, so neither a crash nor a later move can change it.
import type { Message } from "../messages/message.ts";
import type { Status } from "../messages/status.ts";

export type CallbackState = "pending" | "delivered" | "parked";
export type FormPair = readonly [name: string, value: string];

export interface Callback {
  readonly sid: string;
  readonly accountId: number;
  readonly messageSid: string;
  readonly url: string;
  /** Scheme, host and port: receivers are kept from delaying one another by it. */
  readonly origin: string;
  readonly form: readonly FormPair[];
  readonly state: CallbackState;
  readonly attempts: number;
  readonly dueAt: number | null;
  readonly createdAt: number;
}

const told: readonly Status[] = ["sent", "delivered", "undelivered", "failed", "canceled", "read"];

/**
 * The callback owed for a message that has just moved; none when its sender gave no URL, or when
 * this status is not told of (Twilio says nothing of the first status, nor of `sending`).
 */
export const callbackOwed = (message: Message, accountSid: string, sid: string, now: number): readonly Callback[] => {
  if (message.statusCallback === null || !told.includes(message.status)) return [];
  return [
    {
      sid,
      accountId: message.accountId,
      messageSid: message.sid,
      url: message.statusCallback,
      origin: new URL(message.statusCallback).origin,
      form: statusForm(message, accountSid),
      state: "pending",
      attempts: 0,
      dueAt: now,
      createdAt: now,
    },
  ];
};

/** No name twice: several of the official validators read only one value of each. */
const statusForm = (message: Message, accountSid: string): readonly FormPair[] => {
  const form: FormPair[] = [
    ["AccountSid", accountSid],
    ["ApiVersion", "2010-04-01"],
    ["From", message.from],
    ["MessageSid", message.sid],
    ["MessageStatus", message.status],
    ["SmsSid", message.sid],
    ["SmsStatus", message.status],
    ["To", message.to],
  ];
  if (message.errorCode !== null) form.push(["ErrorCode", String(message.errorCode)]);
  return form;
};

/** What an incoming text says to the number's webhook. */
export const inboundForm = (
  message: Message,
  accountSid: string,
  geography: { readonly fromCountry: string; readonly toCountry: string },
): readonly FormPair[] => [
  ["AccountSid", accountSid],
  ["ApiVersion", "2010-04-01"],
  ["Body", message.body],
  ["From", message.from],
  ["FromCity", ""],
  ["FromCountry", geography.fromCountry],
  ["FromState", ""],
  ["FromZip", ""],
  ...message.media.map((url, index): FormPair => [`MediaUrl${index}`, url]),
  ["MessageSid", message.sid],
  ["NumMedia", String(message.media.length)],
  ["NumSegments", String(message.segments)],
  ["SmsMessageSid", message.sid],
  ["SmsSid", message.sid],
  ["SmsStatus", "received"],
  ["To", message.to],
  ["ToCity", ""],
  ["ToCountry", geography.toCountry],
  ["ToState", ""],
  ["ToZip", ""],
];
