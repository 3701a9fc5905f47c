// The port to customers' servers: how a webhook leaves the house and what comes back.
import type { Answer } from "../domain/callbacks/answer.ts";

/** One request to a customer's server. */
export interface Post {
  /**
   * Absolute, http or https. User and password become an Authorization header; the fragment is never sent.
   * With method GET the form is added to the query, encoded as URLSearchParams does.
   */
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly form: readonly (readonly [string, string])[];
  /** Beside these go User-Agent, Accept, Accept-Encoding and, with a POST, Content-Type. */
  readonly headers: Readonly<Record<string, string>>;
  /** From the host name's look-up to the end of the TLS handshake, once per redirect. Rounded up to 100 ms. */
  readonly connectTimeoutMs: number;
  /** Over everything, redirects and the answer's body included. */
  readonly totalTimeoutMs: number;
}

export interface Hooks {
  /**
   * Sends once: follows redirects, never retries. Resolves within `totalTimeoutMs` and does not reject;
   * everything that can go wrong is a Failed.
   */
  send(post: Post): Promise<Answer>;
  /** Lets what is under way end, then closes every connection. Afterwards each send fails with 11205. */
  close(): Promise<void>;
}
