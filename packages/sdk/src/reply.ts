// TwiML: what to answer when a message comes in.

/** What a reply's message can carry besides its text. */
export interface ReplyOptions {
  /** Who gets it; the sender of the inbound message when left out. */
  readonly to?: string | undefined;
  /** Who sends it; the number that got the inbound message when left out. */
  readonly from?: string | undefined;
  /** URLs of media. */
  readonly media?: readonly string[] | undefined;
  /** URL that is asked for more TwiML once the message is queued. */
  readonly action?: string | undefined;
  /** HTTP method of `action`. */
  readonly method?: "GET" | "POST" | undefined;
  /** URL that hears of every change of status. */
  readonly statusCallback?: string | undefined;
}

/** A reply being written. Each call adds a verb and gives the reply back. */
export interface Reply {
  /** Sends a message. */
  message(text: string, options?: ReplyOptions): Reply;
  /** Goes on with the TwiML of another URL; verbs after this are never reached. */
  redirect(url: string, options?: { readonly method?: "GET" | "POST" | undefined }): Reply;
  /** The TwiML; answer with it as text/xml. */
  toString(): string;
}

/**
 * An empty reply, which is a valid answer: say nothing.
 *
 * @example
 * response.end(reply().message("Thank you!").toString());
 */
export const reply = (): Reply => {
  const verbs: string[] = [];
  const self: Reply = {
    message: (text, { media = [], to, from, action, method, statusCallback } = {}) => {
      const content =
        media.length === 0
          ? escape(text)
          : element("Body", {}, escape(text)) + media.map((url) => element("Media", {}, escape(url))).join("");
      verbs.push(element("Message", { to, from, action, method, statusCallback }, content));
      return self;
    },
    redirect: (url, { method } = {}) => {
      verbs.push(element("Redirect", { method }, escape(url)));
      return self;
    },
    toString: () => `<?xml version="1.0" encoding="UTF-8"?>${element("Response", {}, verbs.join(""))}`,
  };
  return self;
};

const element = (name: string, attributes: Readonly<Record<string, string | undefined>>, content: string): string => {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? "" : ` ${key}="${escape(value)}"`,
  );
  return content === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${content}</${name}>`;
};

// XML 1.0 cannot carry these in any spelling: control characters, halves of surrogate pairs, non-characters.
const impossible = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // Readers turn these into spaces or line feeds when they stand as they are.
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

const escape = (text: string): string =>
  text.replace(impossible, "").replace(/[&<>"\t\n\r]/g, (character) => entities[character] ?? character);
