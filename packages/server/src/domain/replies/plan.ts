// What a document wants done: the replies up to the point where it hands over to another one, and which that is.
import type { Fault } from "../callbacks/fault.ts";
import type { Webhook } from "../callbacks/webhook.ts";
import { isWebUrl } from "../web-url.ts";
import type { Reply } from "./reply.ts";
import type { TwimlMessage, TwimlVerb } from "./twiml.ts";

/** Most documents that are fetched for one message (Twilio's limit, 14106). */
export const documentsMax = 50;
/** Most replies to one text (Twilio's limit, 14109). */
export const repliesMax = 10;
/** Longest address in a document, in characters (Twilio's limit of a callback's). */
const urlMax = 4_000;

export interface Plan {
  readonly messages: readonly TwimlMessage[];
  /** Where the next document is. */
  readonly redirect: Pick<Webhook, "url" | "method"> | null;
  readonly faults: readonly Fault[];
}

/** `base` is the address that the answer came from: addresses in it may be relative. */
export const planOf = (reply: Reply, base: string): Plan => {
  const faults: Fault[] = [];
  const messages: TwimlMessage[] = [];
  if (reply.kind === "text") messages.push(plainReply(reply.body));
  const verbs: readonly TwimlVerb[] = reply.kind === "twiml" ? reply.twiml.verbs : [];
  for (const verb of verbs) {
    if (verb.kind === "message") {
      messages.push(usable(verb, base, faults));
      continue;
    }
    const url = resolved(verb.url, base);
    if (isWebUrl(url, urlMax)) return { messages, redirect: { url, method: verb.method }, faults };
    faults.push({ code: 11200, message: "The URL of <Redirect> is not an http or https URL." });
  }
  return { messages, redirect: null, faults };
};

/** With whole addresses; those that cannot be called are left out, and the message goes all the same. */
const usable = (verb: TwimlMessage, base: string, faults: Fault[]): TwimlMessage => {
  const callable = (written: string | null, name: string, code: 14105 | 12200): string | null => {
    const url = written === null ? null : resolved(written, base);
    if (url === null || isWebUrl(url, urlMax)) return url;
    faults.push({ code, message: `${name} of <Message> is not an http or https URL; it is ignored.` });
    return null;
  };
  return {
    ...verb,
    media: verb.media.map((url) => resolved(url, base)),
    action: callable(verb.action, "action", 12200),
    statusCallback: callable(verb.statusCallback, "statusCallback", 14105),
  };
};

const resolved = (text: string, base: string): string =>
  !URL.canParse(text) && URL.canParse(text, base) ? new URL(text, base).href : text;

const plainReply = (body: string): TwimlMessage => ({
  kind: "message",
  to: null,
  from: null,
  body,
  media: [],
  action: null,
  method: "POST",
  statusCallback: null,
});

/**
 * What is told of a reply that was refused. Of a request's codes those that a document's author can put right have
 * codes of their own in TwiML; the others, such as 21610 and 20402, say more than any of these.
 */
export const faultOfRefusal = (code: number, message: string): Fault => ({
  code: twimlCodes.get(code) ?? code,
  message,
});

const twimlCodes: ReadonlyMap<number, number> = new Map([
  ...[21211, 21214, 21217, 21265, 21266, 21268, 21604, 21612, 21614].map((code) => [code, 14101] as const),
  ...[21212, 21603, 21606, 21607, 21659, 21660, 21661].map((code) => [code, 14102] as const),
  ...[21602, 21605, 21617].map((code) => [code, 14103] as const),
  [21609, 14105],
  [21621, 14108],
  [21608, 14111],
]);
