// An alert: something went wrong that the customer should hear of. It is written in the same commit
// as the record of what went wrong, and holds the request and the answer, so that nothing has to be reproduced.
import { explain } from "@pennywire/contract/errors";
import type { Answer } from "../callbacks/answer.ts";
import type { Exchange } from "../callbacks/exchange.ts";
import type { Fault } from "../callbacks/fault.ts";
import type { FormPair } from "../callbacks/forms.ts";
import type { Message } from "../messages/message.ts";

export const logLevels = ["error", "warning", "notice", "debug"] as const;
export type LogLevel = (typeof logLevels)[number];

export interface Alert {
  /** Begins with the moment at which it was made. */
  readonly sid: string;
  readonly accountId: number;
  /** The message it is about. */
  readonly resourceSid: string;
  /** The messaging service that the message went through. */
  readonly serviceSid: string | null;
  readonly errorCode: number;
  readonly logLevel: LogLevel;
  /** What went wrong, in a sentence. */
  readonly text: string;
  /** Null when no request of ours was involved. */
  readonly request: AlertRequest | null;
}

export interface AlertRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  /** Empty once the message was redacted, like the answer. */
  readonly variables: readonly FormPair[];
  readonly headers: Readonly<Record<string, string>>;
  /** HTTP status of the answer; null when there was none. */
  readonly status: number | null;
  readonly responseBody: string;
  readonly responseHeaders: Readonly<Record<string, string>>;
}

/** How long alerts are kept, in milliseconds: 30 days (Twilio's time). */
export const alertsKeptMs = 2_592_000_000;

/** Codes that tell of something that was worked around; every other one of ours is an error. */
const warnings: ReadonlySet<number> = new Set([
  11_240, 11_241, 11_242, 11_243, 11_770, 12_200, 14_101, 14_102, 14_103, 14_104, 14_105, 14_106, 14_108, 14_109,
  14_110, 14_111, 30_025, 30_026, 30_039, 30_045,
]);

export const levelOf = (code: number): LogLevel => (warnings.has(code) ? "warning" : "error");

/** The alert of a webhook that failed, or whose answer could not be used as it was meant. */
export const webhookAlert = (told: {
  readonly sid: string;
  readonly serviceSid: string | null;
  readonly fault: Fault;
  readonly exchange: Exchange;
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: Answer | null;
}): Alert => {
  const { sid, serviceSid, fault, exchange, headers, answer } = told;
  return {
    sid,
    accountId: exchange.accountId,
    resourceSid: exchange.messageSid,
    serviceSid,
    errorCode: fault.code,
    logLevel: levelOf(fault.code),
    // PostgreSQL takes no NUL in a text.
    text: fault.message.replaceAll("\u0000", "\uFFFD"),
    request: {
      url: exchange.url,
      method: exchange.method,
      variables: exchange.form,
      headers,
      status: exchange.status,
      responseBody: exchange.answer,
      responseHeaders: answer?.kind === "answered" ? withoutCookies(answer.headers) : {},
    },
  };
};

/** The alert of a message that failed or was not delivered; none for one that fares well. */
export const deliveryAlert = (message: Message, sid: string): readonly Alert[] => {
  const { errorCode } = message;
  if (errorCode === null || (message.status !== "failed" && message.status !== "undelivered")) return [];
  return [plainAlert(message, errorCode, sid)];
};

/** An alert about a message and nothing else. */
export const plainAlert = (message: Message, code: number, sid: string): Alert => ({
  sid,
  accountId: message.accountId,
  resourceSid: message.sid,
  serviceSid: message.serviceSid,
  errorCode: code,
  logLevel: levelOf(code),
  text: explain(code) ?? "The message failed.",
  request: null,
});

/** A session is a secret of the customer's own. */
const withoutCookies = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== "set-cookie"));
