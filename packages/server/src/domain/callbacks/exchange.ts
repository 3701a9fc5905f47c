// One request that we made of a customer's server, and what came back: the record that a failing
// webhook leaves.
import { withoutPassword } from "../web-url.ts";
import type { Answer } from "./answer.ts";
import type { Fault } from "./fault.ts";
import type { FormPair } from "./forms.ts";
import type { Webhook } from "./webhook.ts";

export type ExchangePurpose = "status" | "inbound" | "fallback" | "redirect" | "action" | "debugger" | "usage";

export interface Exchange {
  readonly accountId: number;
  readonly messageSid: string;
  readonly purpose: ExchangePurpose;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly url: string;
  readonly method: "GET" | "POST";
  /** What was sent; empty once the message has been redacted. */
  readonly form: readonly FormPair[];
  /** HTTP status of the answer; null when there was none. */
  readonly status: number | null;
  readonly contentType: string | null;
  /** The answer's first 16 KiB; empty once the message has been redacted. */
  readonly answer: string;
  /** Twilio's webhook code when it went wrong, with a sentence. */
  readonly errorCode: number | null;
  readonly errorMessage: string | null;
  readonly durationMs: number;
  readonly at: number;
}

/** How much of an answer is kept, in UTF-16 units: enough to recognise an error page. */
const answerKeptMax = 16_384;

/** The record of an exchange; a `fault` found in the answer counts like a failure of the exchange. */
export const exchangeOf = (
  told: Pick<Exchange, "accountId" | "messageSid" | "purpose" | "attempt" | "at"> & {
    readonly webhook: Webhook;
    readonly answer: Answer;
    readonly fault?: Fault | null;
  },
): Exchange => {
  const { webhook, answer, fault = null, ...rest } = told;
  const answered = answer.kind === "answered";
  const wrong = fault ?? faultOf(answer);
  return {
    ...rest,
    url: withoutPassword(webhook.url),
    method: webhook.method,
    form: webhook.form,
    status: answered ? answer.status : null,
    contentType: answered ? answer.contentType : null,
    // PostgreSQL takes no NUL in a text.
    answer: answered ? answer.body.slice(0, answerKeptMax).replaceAll("\u0000", "\uFFFD") : "",
    errorCode: wrong?.code ?? null,
    errorMessage: wrong?.message ?? null,
    durationMs: Math.round(answer.durationMs),
  };
};

const faultOf = (answer: Answer): Fault | null => {
  if (answer.kind === "failed") return { code: answer.code, message: answer.message };
  if (answer.status >= 200 && answer.status < 300) return null;
  return { code: 11200, message: `The server answered ${answer.status}.` };
};
