// What a run has seen in answers and uses again: SIDs by the two letters of their kind, numbers, page tokens. Requests are
// drawn before the one before them is answered, so they have gaps, which are filled when they are sent.
import type { Reply } from "../client.ts";

export interface Learned {
  /** Fills the gaps of a text for a caller of this account; `encode` is how a value is written there. */
  fill(text: string, account: string, encode: (value: string) => string): string;
  /** Keeps what a good answer shows. */
  learn(account: string, method: string, path: string, reply: Reply): void;
}

/** Things of each kind that are kept, the newest ones. */
const keptMax = 50;
/** Children whose parents are kept. */
const parentsMax = 1_000;
/** How much of an answer is read, in characters: the rest of a long list adds nothing. */
const readMax = 20_000;

/** A gap stays as it is in paths, forms and JSON: it has no character that any of them writes otherwise. */
export const gapOf = (kind: string, index: number): string => `__${kind}-${index}__`;
const gaps = /__([A-Za-z]+)-(\d+)__/gu;

/** Kinds of gaps besides two letters for a SID: the caller's account, a number of it, a number for sale, a page's token. */
export const self = gapOf("self", 0);
/** Before the letters of a SID: one of somebody else. */
export const foreign = "foreign";

/** @param given SIDs of another tenant that callers may know, by their letters */
export const createLearned = (given: ReadonlyMap<string, readonly string[]>): Learned => {
  const kept = new Map<string, string[]>();
  const keep = (kind: string, value: string): void => {
    const known = kept.get(kind) ?? [];
    kept.set(kind, known);
    if (known.includes(value)) return;
    known.push(value);
    if (known.length > keptMax) known.shift();
  };
  const parents = new Map<string, string>();
  const poolOf = (kind: string, index: number, account: string): readonly string[] | undefined => {
    if (kind.startsWith(foreign)) return given.get(kind.slice(foreign.length));
    const own = kept.get(`${kind} ${account}`);
    // Most of what is asked for is one's own.
    return own === undefined || own.length === 0 || (index % sharedEvery === 0 && kind !== "from")
      ? kept.get(kind)
      : own;
  };
  const valueOf = (kind: string, index: number, account: string): string => {
    if (kind === "self") return account;
    const known = poolOf(kind, index, account);
    return known?.[index % known.length] ?? otherwise.get(kind) ?? `${kind.slice(-2)}${"0".repeat(32)}`;
  };
  const forget = (sid: string): void => {
    for (const pool of kept.values()) if (pool.includes(sid)) pool.splice(pool.indexOf(sid), 1);
  };
  return {
    fill: (text, account, encode) =>
      text
        .replaceAll(gaps, (_, kind: string, index: string) => encode(valueOf(kind, Number(index), account)))
        .replaceAll(family, (whole, parent: string, between: string, child: string) =>
          whole.replace(parent, parents.get(between + child) ?? parent),
        ),
    learn: (account, method, path, { status, text }) => {
      if (status === 204 && method === "DELETE") forget(/[A-Z]{2}[0-9a-f]{32}(?=[^/]*$)/u.exec(path)?.[0] ?? "");
      if (status > 299 || method === "DELETE" || path.startsWith("/openapi")) return;
      const read = text.slice(0, readMax);
      for (const [sid] of read.matchAll(/\b(?!RQ)[A-Z]{2}[0-9a-f]{32}\b/gu)) {
        keep(sid.slice(0, 2), sid);
        keep(`${sid.slice(0, 2)} ${account}`, sid);
      }
      for (const [, parent = "", between = "", child = ""] of read.matchAll(family)) {
        parents.set(between + child, parent);
        const [oldest = ""] = parents.keys();
        if (parents.size > parentsMax) parents.delete(oldest);
      }
      for (const [, token = ""] of read.matchAll(/PageToken=([\w%.-]+)/gu)) keep("token", decodeURIComponent(token));
      const isOffer = path.includes("AvailablePhoneNumbers");
      if (!isOffer && !path.includes("IncomingPhoneNumbers")) return;
      for (const [, number = ""] of read.matchAll(/"phone_number":"(\+\d+)"/gu))
        for (const kind of isOffer ? ["number", `number${kindOf(path)}`] : [`from ${account}`]) keep(kind, number);
    },
  };
};

/** One's own and others' things are asked for so often. */
const sharedEvery = 5;
/** Something below something else, other than an account: `/Services/MG…/PhoneNumbers/PN…`. */
const family = /\/((?!AC)[A-Z]{2}[0-9a-f]{32})(\/\w+\/)([A-Z]{2}[0-9a-f]{32})/gu;

/** Which kind of number is searched for. */
const kindOf = (path: string): string => /\/(Local|Mobile|TollFree)\b/u.exec(path)?.[1] ?? "";

/** What stands for something of which nothing is known yet. */
const otherwise: ReadonlyMap<string, string> = new Map([
  ["from", "+14155550100"],
  ["number", "+15005550006"],
  ["numberLocal", "+15005550006"],
  ["numberMobile", "+447400123456"],
  ["numberTollFree", "+18005550140"],
  ["token", "PA1"],
]);
