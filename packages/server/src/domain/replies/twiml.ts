// What a customer's server answered to an incoming message, read as TwiML. Promises to read any
// text of the permitted size in time proportional to it, and to say what it could not use.
import { SaxesParser, type SaxesTagPlain } from "saxes";

export type TwimlMethod = "GET" | "POST";

export interface TwimlMessage {
  readonly kind: "message";
  /** `null`: the sender of the message being answered. */
  readonly to: string | null;
  /** `null`: the number that was written to. */
  readonly from: string | null;
  readonly body: string;
  readonly media: readonly string[];
  /** Where more TwiML comes from once the message is queued; nothing after it is reached. */
  readonly action: string | null;
  readonly method: TwimlMethod;
  readonly statusCallback: string | null;
}

export interface TwimlRedirect {
  readonly kind: "redirect";
  readonly url: string;
  readonly method: TwimlMethod;
}

export type TwimlVerb = TwimlMessage | TwimlRedirect;

/** Twilio's codes: the first three make a document useless, the others are warnings. */
export type TwimlFaultCode = 12100 | 12101 | 12102 | 12200 | 14103 | 14104 | 14110;

export interface TwimlFault {
  readonly code: TwimlFaultCode;
  readonly message: string;
}

/** The verbs that will be reached, in order. URLs are as written: they may be relative to the document's. */
export interface Twiml {
  readonly verbs: readonly TwimlVerb[];
  readonly warnings: readonly TwimlFault[];
}

/** The document cannot be used at all; `code` is Twilio's. */
export class TwimlError extends Error {
  readonly code: 12100 | 12101 | 12102;

  constructor(code: 12100 | 12101 | 12102, message: string) {
    super(message);
    this.name = "TwimlError";
    this.code = code;
  }
}

/** Reads a document of at most 64 KiB (the caller's limit). Throws `TwimlError` and nothing else. */
export const parseTwiml = (text: string): Twiml => {
  const document = text.startsWith(byteOrderMark) ? text.slice(1) : text;
  refuseVersion(document);
  const reading = startReading();
  const parser = new SaxesParser();
  parser.on("doctype", () => {
    throw new TwimlError(12100, "TwiML has no DOCTYPE");
  });
  parser.on("error", (error) => {
    throw new TwimlError(12100, `The document is not well-formed XML: ${error.message}`);
  });
  parser.on("opentag", (tag) => openElement(reading, tag));
  parser.on("text", (piece) => readText(reading, piece));
  parser.on("cdata", (piece) => readText(reading, piece));
  parser.on("closetag", () => closeElement(reading));
  parser.write(document).close();

  return { verbs: reading.verbs, warnings: reading.warnings };
};

const byteOrderMark = "\uFEFF";

// TwiML needs three levels. More are an attack or an accident.
const depthMax = 10;
// Far beyond any conversation; a document of 64 KiB could hold thousands.
const verbsMax = 100;
const mediaMax = 10;
// What a developer will read, and no more than a log should keep.
const warningsMax = 50;

const versionForm = /^<\?xml\s+version\s*=\s*["']([^"'<]*)["']/;

const refuseVersion = (document: string): void => {
  const version = versionForm.exec(document)?.[1];
  if (version === undefined || version === "1.0" || version === "1.1") return;
  throw new TwimlError(
    12101,
    `TwiML is XML 1.0; the document declares version ${JSON.stringify(version.slice(0, 20))}`,
  );
};

/** A `<Message>` while its elements are being read. `body` is `null` until a `<Body>` has come. */
interface Draft {
  readonly attributes: Attributes;
  readonly text: string[];
  body: string[] | null;
  readonly media: string[][];
}

interface Attributes {
  readonly texts: ReadonlyMap<string, string>;
  readonly method: TwimlMethod;
}

/** What an open element is, which decides what may stand in it and what becomes of its text. */
type Element =
  | { readonly kind: "response" }
  | { readonly kind: "message"; readonly draft: Draft }
  | { readonly kind: "redirect"; readonly text: string[]; readonly method: TwimlMethod }
  | { readonly kind: "text"; readonly text: string[] }
  | { readonly kind: "ignored" };

interface Reading {
  readonly open: Element[];
  readonly verbs: TwimlVerb[];
  readonly warnings: TwimlFault[];
  verbsSeen: number;
  /** A verb that hands over to another document was read: what follows is never reached. */
  ended: boolean;
}

const startReading = (): Reading => ({ open: [], verbs: [], warnings: [], verbsSeen: 0, ended: false });

const openElement = (reading: Reading, tag: SaxesTagPlain): void => {
  if (reading.open.length >= depthMax) throw new TwimlError(12100, `Elements are more than ${depthMax} deep`);
  reading.open.push(readElement(reading, tag, reading.open.at(-1)));
};

const readElement = (reading: Reading, tag: SaxesTagPlain, parent: Element | undefined): Element => {
  if (parent === undefined) return readRoot(reading, tag);
  if (parent.kind === "response") return readVerb(reading, tag);
  if (parent.kind === "message") return readPart(reading, tag, parent.draft);
  if (parent.kind !== "ignored") warn(reading, 12200, `<${tag.name}> cannot stand inside text; it is ignored`);
  return { kind: "ignored" };
};

const readRoot = (reading: Reading, tag: SaxesTagPlain): Element => {
  if (tag.name !== "Response") {
    throw new TwimlError(12102, `The document must begin with <Response>, not <${tag.name.slice(0, 40)}>`);
  }
  readAttributes(reading, tag, []);
  return { kind: "response" };
};

const readVerb = (reading: Reading, tag: SaxesTagPlain): Element => {
  reading.verbsSeen += 1;
  if (reading.verbsSeen > verbsMax) throw new TwimlError(12100, `The document has more than ${verbsMax} verbs`);
  if (reading.ended) return { kind: "ignored" };

  switch (tag.name) {
    case "Message":
    case "Sms": // the verb's name until 2013
      return {
        kind: "message",
        draft: { attributes: readAttributes(reading, tag, messageAttributes), text: [], body: null, media: [] },
      };
    case "Redirect":
      return { kind: "redirect", text: [], method: readAttributes(reading, tag, ["method"]).method };
    default:
      if (voiceVerbs.has(tag.name))
        warn(reading, 14110, `<${tag.name}> is for calls; in an answer to a message it is ignored`);
      else warn(reading, 12200, `<${tag.name}> is no verb of TwiML; it is ignored (names are case-sensitive)`);
      return { kind: "ignored" };
  }
};

const messageAttributes = ["to", "from", "action", "method", "statusCallback"];

const voiceVerbs: ReadonlySet<string> = new Set(
  "Connect Dial Echo Enqueue Gather Hangup Leave Pause Pay Play Prompt Queue Record Refer Reject Say Siprec Start Stop Stream".split(
    " ",
  ),
);

const readPart = (reading: Reading, tag: SaxesTagPlain, draft: Draft): Element => {
  const text: string[] = [];
  if (tag.name === "Body" && draft.body === null) draft.body = text;
  else if (tag.name === "Media" && draft.media.length < mediaMax) draft.media.push(text);
  else {
    warn(reading, 12200, whyNoPart(tag.name));
    return { kind: "ignored" };
  }
  readAttributes(reading, tag, []);
  return { kind: "text", text };
};

const whyNoPart = (name: string): string => {
  if (name === "Body") return "A message has one <Body>; the second is ignored";
  if (name === "Media") return `A message has at most ${mediaMax} <Media>; the rest are ignored`;
  return `<${name}> cannot stand in a message; it is ignored (names are case-sensitive)`;
};

const readAttributes = (reading: Reading, tag: SaxesTagPlain, known: readonly string[]): Attributes => {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(tag.attributes)) {
    if (known.includes(name)) texts.set(name, value.trim());
    else if (!name.startsWith("xml")) warn(reading, 12200, `<${tag.name}> has no attribute ${name}; it is ignored`);
  }
  return { texts, method: readMethod(reading, tag.name, texts.get("method")) };
};

const readMethod = (reading: Reading, verb: string, text: string | undefined): TwimlMethod => {
  const method = text?.toUpperCase() ?? "POST";
  if (method === "GET" || method === "POST") return method;
  warn(reading, 14104, `The method of <${verb}> is GET or POST; POST is used`);
  return "POST";
};

const readText = (reading: Reading, piece: string): void => {
  const element = reading.open.at(-1);
  if (element === undefined || element.kind === "ignored") return;
  if (element.kind === "message") element.draft.text.push(piece);
  else if (element.kind !== "response") element.text.push(piece);
  else if (piece.trim() !== "") warn(reading, 12200, "Text between the verbs is ignored; it belongs into <Message>");
};

const closeElement = (reading: Reading): void => {
  const element = reading.open.pop();
  if (element?.kind === "message") endMessage(reading, element.draft);
  if (element?.kind === "redirect") endRedirect(reading, element.text.join("").trim(), element.method);
};

const endMessage = (reading: Reading, draft: Draft): void => {
  const { texts, method } = draft.attributes;
  const body = (draft.body ?? draft.text).join("").trim();
  const media = draft.media.map((pieces) => pieces.join("").trim()).filter((url) => url !== "");
  if (draft.body !== null && draft.text.some((piece) => piece.trim() !== "")) {
    warn(reading, 12200, "Text beside <Body> is ignored");
  }
  if (body === "" && media.length === 0) {
    warn(reading, 14103, "A message without text and media is not sent");
    return;
  }

  const action = filled(texts.get("action"));
  reading.verbs.push({
    kind: "message",
    to: filled(texts.get("to")),
    from: filled(texts.get("from")),
    body,
    media,
    action,
    method,
    statusCallback: filled(texts.get("statusCallback")),
  });
  if (action !== null) reading.ended = true;
};

const endRedirect = (reading: Reading, url: string, method: TwimlMethod): void => {
  if (url === "") {
    warn(reading, 12200, "<Redirect> names no URL; it is ignored");
    return;
  }
  reading.verbs.push({ kind: "redirect", url, method });
  reading.ended = true;
};

const filled = (text: string | undefined): string | null => (text === undefined || text === "" ? null : text);

const warn = (reading: Reading, code: TwimlFaultCode, message: string): void => {
  if (reading.warnings.length < warningsMax)
    reading.warnings.push({ code, message: message.slice(0, messageLengthMax) });
};

// A name may be as long as the document; a warning is a line.
const messageLengthMax = 200;
