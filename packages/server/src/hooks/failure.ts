// From the error of a failed exchange to the code and the sentence that the customer reads in the debugger.
import { errors } from "undici";
import type { FailureCode } from "../domain/callbacks/answer.ts";
import { ADDRESS_REFUSED } from "./connector.ts";
import { HOST_NOT_FOUND } from "./resolver.ts";

export interface Reason {
  readonly code: FailureCode;
  readonly message: string;
}

/** The reasons that this client finds out by itself. */
export const reasons = {
  tooLate: { code: 11203, message: "The server did not answer in full within the total time." },
  tooManyRedirects: { code: 11215, message: "The server redirected too many times." },
  notHttp: { code: 11200, message: "The URL is not an absolute http or https URL." },
  closed: { code: 11205, message: "The server is shutting down; the request was not sent." },
} as const satisfies Record<string, Reason>;

/** Finds the reason by the error's code; 11200 with the error's own sentence when it is none that we know. */
export function reasonOf(error: unknown): Reason {
  const code = codeOf(error);
  const known = byCode[code];
  if (known !== undefined) return known;
  // Not by its code, which is missing in some versions of the parser.
  if (error instanceof errors.HTTPParserError) return notHttpAnswer;
  if (code.startsWith("ERR_SSL_") || code.startsWith("ERR_TLS_")) return handshakeFailed;
  return { code: 11200, message: `The request failed: ${error instanceof Error ? error.message : "unknown error"}` };
}

const notHttpAnswer: Reason = { code: 11206, message: "The server's answer is not valid HTTP." };
const handshakeFailed: Reason = { code: 11220, message: "The TLS handshake failed." };
const connectTimeout: Reason = { code: 11201, message: "Connecting to the server took too long." };
const readTimeout: Reason = { code: 11203, message: "The server did not answer within the read time." };
const connectionFailed: Reason = { code: 11205, message: "The connection to the server failed." };
const unknownIssuer: Reason = { code: 11237, message: "The server's certificate does not lead to a trusted issuer." };

const byCode: Readonly<Record<string, Reason>> = {
  [ADDRESS_REFUSED]: { code: 11205, message: "Webhooks may not go to this address or port." },
  [HOST_NOT_FOUND]: { code: 11210, message: "The host name could not be found." },

  UND_ERR_CONNECT_TIMEOUT: connectTimeout,
  ETIMEDOUT: connectTimeout,
  ECONNREFUSED: { code: 11202, message: "The server refused the connection." },

  ECONNRESET: connectionFailed,
  ECONNABORTED: connectionFailed,
  EPIPE: connectionFailed,
  EHOSTUNREACH: connectionFailed,
  EHOSTDOWN: connectionFailed,
  ENETUNREACH: connectionFailed,
  ENETDOWN: connectionFailed,
  EADDRNOTAVAIL: connectionFailed,
  UND_ERR_SOCKET: connectionFailed,

  UND_ERR_DESTROYED: reasons.closed,
  UND_ERR_CLOSED: reasons.closed,

  UND_ERR_HEADERS_TIMEOUT: readTimeout,
  UND_ERR_BODY_TIMEOUT: readTimeout,

  UND_ERR_HEADERS_OVERFLOW: notHttpAnswer,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: notHttpAnswer,

  EPROTO: handshakeFailed,
  ERR_TLS_CERT_ALTNAME_INVALID: { code: 11235, message: "The server's certificate is for another host name." },
  CERT_HAS_EXPIRED: { code: 11236, message: "The server's certificate has expired." },
  CERT_NOT_YET_VALID: { code: 11220, message: "The server's certificate is not valid yet." },
  CERT_REVOKED: { code: 11220, message: "The server's certificate was revoked." },
  CERT_UNTRUSTED: unknownIssuer,
  CERT_SIGNATURE_FAILURE: unknownIssuer,
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownIssuer,
  SELF_SIGNED_CERT_IN_CHAIN: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownIssuer,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownIssuer,
};

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
