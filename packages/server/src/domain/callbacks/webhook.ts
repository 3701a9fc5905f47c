// A request to a customer's server: its address, its form, the headers that prove it is ours, and how
// its URL wants it to be made.
import { cookieHeader, type Cookies } from "./cookies.ts";
import type { FormPair } from "./forms.ts";
import { connectionOf, isTriedAgain } from "./overrides.ts";
import { signature } from "./signature.ts";

export interface Webhook {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly form: readonly FormPair[];
}

export interface Sealing {
  /** The account's primary token. */
  readonly token: string;
  /** The same for every try of one webhook. */
  readonly idempotencyToken: string;
  readonly now: number;
  /** When it happened what this tells of. */
  readonly eventAt: number;
  /** Null for what has no order. */
  readonly sequence?: number | null;
  readonly cookies?: Cookies;
}

/**
 * What is sent. Every address on the way, redirects included, gets a signature of its own, of the form in which it
 * goes over the wire (an apostrophe in a query becomes %27), because that is what its receiver signs.
 * Of Twilio's retries within one webhook a status callback has the more patient ones of its outbox on top.
 */
export const signedRequest = ({ url, method, form }: Webhook, sealing: Sealing) => {
  const { token, now, cookies = [], sequence = null } = sealing;
  const { connection, faults } = connectionOf(url);
  const headers = {
    "I-Twilio-Idempotency-Token": sealing.idempotencyToken,
    "X-Home-Region": "us1",
    "X-Pennywire-Timestamp": String(sealing.eventAt),
    ...(sequence === null ? {} : { "X-Pennywire-Sequence": String(sequence) }),
  };
  return {
    faults,
    post: {
      url,
      method,
      form,
      headers,
      headersOf: (hop: Pick<Webhook, "url" | "form">): Readonly<Record<string, string>> => {
        const cookie = cookieHeader(cookies, hop.url, now);
        return {
          "X-Twilio-Signature": signature(token, hop.url, hop.form),
          ...(cookie === null ? {} : { Cookie: cookie }),
        };
      },
      connectTimeoutMs: connection.connectMs,
      readTimeoutMs: connection.readMs,
      totalTimeoutMs: connection.totalMs,
      serverName: connection.serverName,
      retries: {
        count: connection.retries,
        after: (answer: Parameters<typeof isTriedAgain>[1]) => isTriedAgain(connection, answer),
      },
    },
  };
};
