// Public identifiers: two letters and 32 hexadecimal digits, as every Twilio client expects.
// The first twelve digits are the time in milliseconds, so rows that are made together lie
// together in an index; the other twenty (80 bits) are random, so a SID cannot be guessed.

/** Twilio's letters, and four of our own: CB a callback, OP an opt-out, IM an import, LU a paid lookup. */
export const sidPrefixes = [
  "AC",
  "SK",
  "RQ",
  "US",
  "SM",
  "MM",
  "ME",
  "CB",
  "PN",
  "SC",
  "AP",
  "CA",
  "MG",
  "AI",
  "XE",
  "HX",
  "UT",
  "NO",
  "AE",
  "OP",
  "IM",
  "LU",
] as const;
export type SidPrefix = (typeof sidPrefixes)[number];

/** Makes a new SID; the composition root decides where time and randomness come from. */
export type NewSid = (prefix: SidPrefix) => string;

/** @param randomHex20 twenty random hexadecimal digits */
export const sidOf = (prefix: SidPrefix, now: number, randomHex20: string): string =>
  prefix + now.toString(16).padStart(12, "0") + randomHex20;

const shape = /^[A-Z]{2}[0-9a-f]{32}$/;

/** Whether `text` is a SID with one of these prefixes. */
export const isSid = (text: string, ...prefixes: readonly SidPrefix[]): boolean =>
  shape.test(text) && prefixes.some((prefix) => text.startsWith(prefix));

/** When a SID was made, epoch milliseconds. */
export const sidTime = (sid: string): number => Number.parseInt(sid.slice(2, 14), 16);

/** The least SID of a moment: all that were made then or later are not below it. */
export const firstSidAt = (prefix: SidPrefix, at: number): string => sidOf(prefix, Math.max(0, at), "0".repeat(20));
