// Who is told what about a message. A callback is written in the same commit as the move it
// tells of, with everything it will say, so neither a crash nor a later move can change it.
import type { Message } from "../messages/message.ts";
import type { Status } from "../messages/status.ts";
import { actionForm, statusForm, type FormPair } from "./forms.ts";

export type { FormPair } from "./forms.ts";

export type CallbackState = "pending" | "delivered" | "parked";

/**
 * `status` tells how a message fares, `debugger` tells of an alert, `usage` of a trigger that fired. `action` asks for the TwiML behind a
 * reply: it is made once, and what it answers is carried out.
 */
export type CallbackPurpose = "status" | "debugger" | "usage" | "action";

export interface Callback {
  readonly sid: string;
  readonly accountId: number;
  /** The message it is about; of an action, the one that is being answered. */
  readonly messageSid: string;
  readonly purpose: CallbackPurpose;
  readonly url: string;
  readonly method: "GET" | "POST";
  /**
   * The account, and scheme, host and port of whom it tells: by it receivers are kept from delaying one another, and one
   * account's calls from delaying another's to the same receiver.
   */
  readonly origin: string;
  readonly form: readonly FormPair[];
  /** Rises with every callback of a message, so that receivers can put them in order. */
  readonly sequence: number | null;
  /** Documents that were fetched before it to answer the same message. */
  readonly documents: number;
  readonly state: CallbackState;
  readonly attempts: number;
  readonly dueAt: number | null;
  readonly createdAt: number;
}

/** `queued` is told of only where it follows another status: who moves a message on asks for it then, and for no first one. */
const told: readonly Status[] = ["queued", "sent", "delivered", "undelivered", "failed", "canceled", "read"];

/**
 * The callback owed for a message that has just moved; none when its sender gave no URL, or when
 * this status is not told of (Twilio says nothing of the first status, nor of `sending`).
 */
export const callbackOwed = (message: Message, accountSid: string, sid: string, now: number): readonly Callback[] => {
  if (message.statusCallback === null || !told.includes(message.status)) return [];
  return [
    {
      ...pending(message.accountId, sid, message.statusCallback, now),
      messageSid: message.sid,
      purpose: "status",
      method: "POST",
      form: statusForm(message, accountSid, now),
      // Every write counts the version up, and every move is a write.
      sequence: message.version,
      documents: 0,
    },
  ];
};

/** The call to the `action` of a reply that has just been queued. */
export const actionOwed = (
  asked: Message,
  reply: Message,
  action: { readonly url: string; readonly method: "GET" | "POST" },
  by: { readonly accountSid: string; readonly sid: string; readonly documents: number; readonly now: number },
): Callback => ({
  ...pending(asked.accountId, by.sid, action.url, by.now),
  messageSid: asked.sid,
  purpose: "action",
  method: action.method,
  form: actionForm(reply, by.accountSid),
  sequence: null,
  documents: by.documents,
});

/** What every callback begins with. */
export const pending = (accountId: number, sid: string, url: string, now: number) =>
  ({
    accountId,
    sid,
    url,
    // Written settings are checked, but an address may be older than the check: then it fails when it is called.
    origin: `${accountId} ${URL.canParse(url) ? new URL(url).origin : url}`,
    state: "pending",
    attempts: 0,
    dueAt: now,
    createdAt: now,
  }) as const;
