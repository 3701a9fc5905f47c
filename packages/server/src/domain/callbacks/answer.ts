// What came of asking a customer's server. An answer is an outcome and never an exception: a server
// that is down is as ordinary here as one that says 200.

/**
 * Why no answer could be had. The codes are Twilio's own, and end up in the alert that tells the customer:
 * 11200 nothing more exact is known, 11201 connecting took too long, 11202 connection refused, 11203 the whole
 * exchange took too long, 11205 connection failed or not allowed, 11206 not HTTP, 11210 host name not found,
 * 11215 too many redirects, 11220 TLS failed, 11235 certificate of another name, 11236 certificate expired,
 * 11237 certificate of an unknown issuer, 11750 answer too large.
 */
export type FailureCode =
  | 11200
  | 11201
  | 11202
  | 11203
  | 11205
  | 11206
  | 11210
  | 11215
  | 11220
  | 11235
  | 11236
  | 11237
  | 11750;

/** The server answered, whatever the status. A 4xx or 5xx is the caller's to judge (Twilio reports 11200). */
export interface Answered {
  readonly kind: "answered";
  readonly status: number;
  /** The header as it came, parameters included; null when there was none. */
  readonly contentType: string | null;
  /** Decoded text of at most 64 KiB of body. */
  readonly body: string;
  /** True when the body was longer than 64 KiB; the rest was not read. */
  readonly truncated: boolean;
  /** Names in lower case, at most 8 KiB in all. Repeated headers are joined by ", ", set-cookie by a line feed. */
  readonly headers: Readonly<Record<string, string>>;
  /** What every address on the way wanted remembered: redirects set cookies too. */
  readonly cookies: readonly SetCookie[];
  /** From the call to the last byte read, redirects included. */
  readonly durationMs: number;
  /** Where the answer came from: the last redirect's target, without user, password and fragment. */
  readonly url: string;
}

export interface SetCookie {
  /** The address that said it. */
  readonly url: string;
  /** One Set-Cookie header. */
  readonly header: string;
}

/** No answer: see FailureCode. `message` is a sentence for the customer's debugger. */
export interface Failed {
  readonly kind: "failed";
  readonly code: FailureCode;
  readonly message: string;
  readonly durationMs: number;
  readonly url: string;
}

export type Answer = Answered | Failed;

/**
 * The same answer for callers that act on its body (TwiML): one cut short becomes the failure 11750.
 * Callers that only want the status (status callbacks) take the answer as it is, however long it was.
 */
export function wholeAnswer(answer: Answer): Answer {
  if (answer.kind === "failed" || !answer.truncated) return answer;
  return {
    kind: "failed",
    code: 11750,
    message: "The answer was larger than 64 KiB.",
    durationMs: answer.durationMs,
    url: answer.url,
  };
}
