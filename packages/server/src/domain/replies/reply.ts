// What the answer of a customer's server to an incoming message means: TwiML to carry out, a
// text to send back, nothing, or a fault with Twilio's code.
import type { Answer } from "../callbacks/answer.ts";
import type { ExchangePurpose } from "../callbacks/exchange.ts";
import type { Fault } from "../callbacks/fault.ts";
import { parseTwiml, TwimlError, type Twiml } from "./twiml.ts";

export type Reply =
  | { readonly kind: "twiml"; readonly twiml: Twiml }
  | { readonly kind: "text"; readonly body: string }
  | { readonly kind: "nothing" }
  | { readonly kind: "fault"; readonly code: 11200 | 12100 | 12101 | 12102 | 12300; readonly message: string };

/** An HTTP answer whose body is whole; `contentType` is the header as it came, `null` without one. */
export interface ReplyAnswer {
  readonly contentType: string | null;
  readonly body: string;
  readonly status: number;
}

/** Reads the answer. Never throws: an answer that cannot be used is a fault. */
export const readReply = ({ contentType, body, status }: ReplyAnswer): Reply => {
  if (status < 200 || status > 299) return { kind: "fault", code: 11200, message: `The server answered ${status}` };
  if (status === 204 || body.trim() === "") return { kind: "nothing" };

  const mediaType = (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  // PostgreSQL stores no NUL in a text, and no phone shows one; XML has none.
  if (mediaType === "text/plain") return { kind: "text", body: body.trim().replaceAll("\u0000", "\uFFFD") };
  if (twimlTypes.has(mediaType)) return readDocument(body);
  return {
    kind: "fault",
    code: 12300,
    message: `The server answered with ${nameOf(mediaType)}, neither XML nor plain text`,
  };
};

// Twilio reads TwiML out of text/html too: many frameworks say so unless told otherwise.
const twimlTypes: ReadonlySet<string> = new Set(["text/xml", "application/xml", "text/html"]);

const readDocument = (body: string): Reply => {
  try {
    return { kind: "twiml", twiml: parseTwiml(body) };
  } catch (error) {
    if (error instanceof TwimlError) return { kind: "fault", code: error.code, message: error.message };
    throw error;
  }
};

const nameOf = (mediaType: string): string => (mediaType === "" ? "no content type" : mediaType.slice(0, 100));

/** What came of asking: a reply that can be carried out, or the fault that stands in its way; and what was odd about it. */
export interface ReadAnswer {
  readonly reply: Reply | null;
  readonly fault: Fault | null;
  readonly warnings: readonly Fault[];
}

/** An answer, read with an eye to why it was asked for: a redirect leads to a document, so an empty one is odd (11770). */
export const readAnswer = (answer: Answer, purpose: ExchangePurpose): ReadAnswer => {
  if (answer.kind === "failed") return { reply: null, fault: answer, warnings: [] };
  const reply = readReply(answer);
  if (reply.kind === "fault") return { reply: null, fault: reply, warnings: [] };
  if (reply.kind === "twiml") return { reply, fault: null, warnings: reply.twiml.warnings };
  const empty = reply.kind === "nothing" && purpose === "redirect";
  return {
    reply,
    fault: null,
    warnings: empty ? [{ code: 11770, message: "The redirect led to an empty answer." }] : [],
  };
};
