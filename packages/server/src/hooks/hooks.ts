// The port to customers' servers: how a webhook leaves the house and what comes back.
import type { Answer, FailureCode } from "../domain/callbacks/answer.ts";

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
  /** More headers, asked for anew for every address that a redirect leads to. */
  readonly headersOf?: (hop: Hop) => Readonly<Record<string, string>>;
  /** From the host name's look-up to the end of the TLS handshake, once per redirect. Rounded up to 100 ms. */
  readonly connectTimeoutMs: number;
  /** For the answer to begin, and between its bytes; the total time alone when left out. */
  readonly readTimeoutMs?: number;
  /** Over everything: redirects, tries and the answer's body included. */
  readonly totalTimeoutMs: number;
  /** Whether TLS tells the server which host is meant; it does when left out. */
  readonly serverName?: boolean;
  /** How often to try again, and after what; never when left out. */
  readonly retries?: { readonly count: number; readonly after: (answer: Answer) => boolean };
}

/** One request on its way: where it goes, and the form in its body. */
export interface Hop {
  /** As it goes over the wire: with the query of a GET, without user, password and fragment. */
  readonly url: string;
  readonly form: readonly (readonly [string, string])[];
}

/** A file of a customer's that is to be copied. */
export interface FileWanted {
  /** Absolute, http or https. User and password become an Authorization header. */
  readonly url: string;
  readonly connectTimeoutMs: number;
  /** Over everything, redirects and the file's bytes included. */
  readonly totalTimeoutMs: number;
  /** How large a file with this Content-Type may be, in bytes; null: it is not wanted at all. */
  readonly bytesMaxOf: (contentType: string | null) => number | null;
}

export type Fetched =
  | { readonly kind: "fetched"; readonly contentType: string | null; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly code: FailureCode | 11751 | 12300; readonly message: string };

export interface Hooks {
  /**
   * Sends, follows redirects, answers a Digest challenge, and tries again as it is told. Resolves within
   * `totalTimeoutMs` and does not reject; everything that can go wrong is a Failed.
   */
  send(post: Post): Promise<Answer>;
  /** Fetches a file with GET, follows redirects, does not try again. Resolves within `totalTimeoutMs` and does not reject. */
  fetchBytes(wanted: FileWanted): Promise<Fetched>;
  /** Lets what is under way end, then closes every connection. Afterwards each send fails with 11205. */
  close(): Promise<void>;
}
