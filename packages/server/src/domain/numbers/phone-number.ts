// Addresses on the phone network: E.164 numbers, short codes, alphanumeric senders.
// Promises an answer for any string. Lenient like a carrier gateway: a number of a possible
// length under a known calling code is a number, assigned or not.
import { numberingPlans, tollFreeAreaCodes } from "./numbering.gen.ts";

/** "+" and 4 to 15 digits, calling code first. */
export type E164 = string;

export type SenderType = "local" | "toll-free" | "shortcode" | "alphanumeric";

/** `country` is ISO 3166-1 alpha-2, or "001" for codes of the whole world (satellite phones). */
export interface PhoneNumber {
  readonly e164: E164;
  readonly country: string;
  readonly callingCode: string;
  readonly national: string;
}

/** The number that `text` writes, with or without spaces, dots, dashes and brackets; `null` when it is none. */
export const parseE164 = (text: string): PhoneNumber | null => {
  const e164 = plainForm.test(text) ? text : withoutPunctuation(text);
  if (e164 === null) return null;

  for (let length = 1; length <= callingCodeLengthMax; length += 1) {
    const callingCode = e164.slice(1, 1 + length);
    const plan = plans.get(callingCode);
    if (plan === undefined) continue;
    const national = e164.slice(1 + length);
    if (!plan.lengths.has(national.length)) return null;
    return { e164, country: countryOf(plan, national), callingCode, national };
  }
  return null;
};

/**
 * Whether `text` looks like a number whose "+" was lost: in a form body a bare "+" means a
 * space, so "+15005550006" arrives as " 15005550006".
 */
export const missingPlus = (text: string): boolean => {
  const bare = text.trim();
  return digitsOnly.test(bare) && parseE164(`+${bare}`) !== null;
};

/** "(808) 925-5327" for a number of calling code 1; any other number as it is. */
export const nationalFormat = (e164: E164): string => {
  const parts = nanpForm.exec(e164);
  return parts === null ? e164 : `(${parts[1]}) ${parts[2]}-${parts[3]}`;
};

export const isShortCode = (sender: string): boolean => shortCodeForm.test(sender);

/** A name to send from: 1 to 11 letters, digits, spaces, `+`, `-`, `_`, `&`, a letter among them. */
export const isAlphaSender = (sender: string): boolean => alphaSenderForm.test(sender);

/** What kind of sender this is, `null` when it is none. A mobile number counts as local: its digits do not tell. */
export const senderTypeOf = (sender: string): SenderType | null => {
  if (isShortCode(sender)) return "shortcode";
  if (isAlphaSender(sender)) return "alphanumeric";
  const number = parseE164(sender);
  if (number === null) return null;
  return number.callingCode === "1" && tollFree.has(number.national.slice(0, 3)) ? "toll-free" : "local";
};

// E.164 gives a number fifteen digits at most; no country's is under four with its calling code.
const plainForm = /^\+[1-9]\d{3,14}$/;
const punctuatedForm = /^\s*\+[\d ().-]*$/;
const punctuation = /[ ().-]/g;
const punctuatedLengthMax = 40; // fifteen digits with two marks between each, and no more to read
const digitsOnly = /^\d+$/;
const nanpForm = /^\+1(\d{3})(\d{3})(\d{4})$/;
const shortCodeForm = /^\d{3,6}$/;
const alphaSenderForm = /^(?=.*[A-Za-z])[A-Za-z0-9 +\-_&]{1,11}$/;

const withoutPunctuation = (text: string): string | null => {
  if (text.length > punctuatedLengthMax || !punctuatedForm.test(text)) return null;
  const plain = text.trim().replace(punctuation, "");
  return plainForm.test(plain) ? plain : null;
};

interface Plan {
  readonly country: string;
  readonly lengths: ReadonlySet<number>;
  /** The country of a prefix of the national number, where it is another. */
  readonly elsewhere: ReadonlyMap<string, string>;
  readonly prefixLengths: readonly number[];
}

const countryOf = (plan: Plan, national: string): string => {
  for (const length of plan.prefixLengths) {
    const country = plan.elsewhere.get(national.slice(0, length));
    if (country !== undefined) return country;
  }
  return plan.country;
};

const readElsewhere = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(" ").flatMap((entry) => {
      const [country = "", prefixes = ""] = entry.split(":");
      return prefixes.split(",").flatMap((prefix) => (prefix === "" ? [] : [[prefix, country] as const]));
    }),
  );

const readPlan = (country: string, lengths: string, elsewhereText: string): Plan => {
  const elsewhere = readElsewhere(elsewhereText);
  return {
    country,
    lengths: new Set(lengths.split(" ").map(Number)),
    elsewhere,
    prefixLengths: [...new Set([...elsewhere.keys()].map((prefix) => prefix.length))],
  };
};

// No calling code begins another, so the first that fits is the one.
const callingCodeLengthMax = 3;
const plans: ReadonlyMap<string, Plan> = new Map(
  numberingPlans.map(([code, country, lengths, elsewhere]) => [code, readPlan(country, lengths, elsewhere)]),
);
const tollFree: ReadonlySet<string> = new Set(tollFreeAreaCodes);
