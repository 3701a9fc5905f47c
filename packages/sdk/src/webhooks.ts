// What the server posts to you: proof that it is genuine, and its parameters with types.
import { PennywireError } from "./errors.ts";
import { signedTexts } from "./signed-text.ts";
import { webhookFields, type DebuggerEvent, type InboundMessage, type StatusCallback } from "./types.gen.ts";
import { pascalToCamel } from "./wire.gen.ts";

/** A request that claims to come from the server. */
export interface SignedRequest {
  /** The account's auth token. */
  readonly token: string;
  /** The URL exactly as it was configured, with its query. Behind a proxy: the outer one. */
  readonly url: string;
  /** The value of the X-Twilio-Signature header. */
  readonly signature: string | null | undefined;
  /** The form's parameters; nothing for a GET. */
  readonly params?: FormParameters | undefined;
  /** Or the body as it came: a form, or anything else when the URL has a bodySHA256. */
  readonly body?: string | undefined;
}

/** A form, parsed in one of the usual ways. */
export type FormParameters = URLSearchParams | Readonly<Record<string, string | readonly string[]>>;

/** An inbound message. */
export interface InboundEvent extends InboundMessage {
  readonly kind: "inbound";
  readonly media: readonly { readonly url: string; readonly contentType: string | null }[];
  /** Every parameter as it came; the set grows. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** A change of a message's status. */
export interface StatusEvent extends StatusCallback {
  readonly kind: "status";
  /** Every parameter as it came; the set grows. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** An alert, as the debugger's webhook hears of it. */
export interface AlertEvent extends Omit<DebuggerEvent, "payload"> {
  readonly kind: "alert";
  /** The payload: JSON, as it was posted. */
  readonly payload: unknown;
}

export const webhooks = {
  /**
   * Whether the request was signed with the account's token. False for anything malformed; the
   * comparison takes the same time whatever the signature.
   *
   * @example
   * const genuine = await webhooks.verify({ token, url: "https://example.com/sms", body, signature: headers["x-twilio-signature"] });
   */
  verify: async (request: SignedRequest): Promise<boolean> => {
    const claimed = toBytes(request.signature ?? "");
    if (claimed === null || request.token === "") return false;
    const key = await crypto.subtle.importKey("raw", utf8(request.token), { name: "HMAC", hash: "SHA-1" }, false, [
      "verify",
    ]);
    const texts = await textsOf(request);
    const verdicts = await Promise.all(texts.map((text) => crypto.subtle.verify("HMAC", key, claimed, utf8(text))));
    return verdicts.includes(true);
  },

  /**
   * The parameters of a webhook, by our names and with types: an inbound message or a change of
   * status. Takes the raw form body or the parsed form. Throws PennywireError when it is neither.
   */
  parse: (form: string | FormParameters): InboundEvent | StatusEvent => {
    const parameters = toRecord(form);
    const has = (name: string): boolean => Object.hasOwn(parameters, name);
    if (has("MessageStatus") && !has("NumMedia")) {
      return { kind: "status", ...read<StatusCallback>("StatusCallback", parameters), parameters };
    }
    return {
      kind: "inbound",
      ...read<InboundMessage>("InboundMessage", parameters),
      media: mediaOf(parameters),
      parameters,
    };
  },

  /** The parameters of the debugger's webhook. Throws PennywireError when it is something else. */
  parseAlert: (form: string | FormParameters): AlertEvent => {
    const event = read<DebuggerEvent>("DebuggerEvent", toRecord(form));
    return { kind: "alert", ...event, payload: toJson(event.payload) };
  },
} as const;

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const toBytes = (base64: string): Uint8Array<ArrayBuffer> | null => {
  // 20 bytes of SHA-1 are always 27 characters and one sign of padding.
  if (!/^[A-Za-z0-9+/]{27}=$/.test(base64)) return null;
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
};

const textsOf = async ({ url, params, body }: SignedRequest): Promise<readonly string[]> => {
  const claimedHash = /[?&]bodySHA256=([0-9a-f]{64})(?=[&#]|$)/.exec(url)?.[1];
  if (body === undefined || claimedHash === undefined) return signedTexts(url, pairsOf(params ?? body ?? ""));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(body)));
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex === claimedHash ? signedTexts(url, []) : [];
};

const pairsOf = (form: string | FormParameters): readonly (readonly [string, string])[] => {
  if (typeof form === "string" || form instanceof URLSearchParams) return [...new URLSearchParams(form)];
  return Object.entries(form).flatMap(([name, value]) =>
    (typeof value === "string" ? [value] : value).map((each) => [name, each] as const),
  );
};

const toRecord = (form: string | FormParameters): Readonly<Record<string, string>> => Object.fromEntries(pairsOf(form));

const subjects = { InboundMessage: "a message", StatusCallback: "a message", DebuggerEvent: "an alert" } as const;

const toJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new PennywireError("This is not a webhook of an alert: Payload is not JSON.");
  }
};

const read = <T>(shape: keyof typeof webhookFields, parameters: Readonly<Record<string, string>>): T => {
  const { always, sometimes } = webhookFields[shape];
  const missing = always.find((name) => !Object.hasOwn(parameters, name));
  if (missing !== undefined)
    throw new PennywireError(`This is not a webhook of ${subjects[shape]}: ${missing} is missing.`);
  const numbers: readonly string[] = webhookFields[shape].numbers;
  const fields = [...always, ...sometimes].map((name) => {
    const value = Object.hasOwn(parameters, name) ? (parameters[name] ?? null) : null;
    return [pascalToCamel(name), value !== null && numbers.includes(name) ? Number(value) : value] as const;
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fields and type are generated from one contract, and all that must be there is
  return Object.fromEntries(fields) as T;
};

// As many as a message can carry; NumMedia itself could claim anything.
const mediaMax = 10;

const mediaOf = (parameters: Readonly<Record<string, string>>): InboundEvent["media"] =>
  Array.from({ length: mediaMax }, (_, index) => {
    const url = parameters[`MediaUrl${index}`];
    return url === undefined ? [] : [{ url, contentType: parameters[`MediaContentType${index}`] ?? null }];
  }).flat();
