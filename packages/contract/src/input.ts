// What requests are made of. Each building block takes the code that refuses a bad value, so a
// schema says both what is allowed and what the caller is told. Input comes from a form (every
// value a string, or a list of strings where a name repeats) or from JSON (native values too).
// Absent, `null` and, where a string means nothing, the empty string are the same: not given.
import { z } from "zod";
import { isRefusalCode, type RefusalCode } from "./errors.ts";

/** Text that must be there and not be empty. `missing` refuses both. */
export const needed = (missing: RefusalCode) => z.string({ error: `${missing}` }).min(1, { error: `${missing}` });

/**
 * Text that may be left out; an empty text arrives as it is, because it clears a setting. A name
 * that comes twice is refused: to guess which was meant could text the wrong phone.
 */
export const text = (bad: RefusalCode, maxLength = textUnitsMax) =>
  z
    .string({ error: `${bad}` })
    .max(maxLength, { error: `${bad}` })
    .nullish();

/** `true` or `false`, in any case, or a JSON boolean. */
export const flag = (bad: RefusalCode) => z.preprocess(toFlag, z.boolean({ error: `${bad}` }).nullish()).nullish();

/** A whole number between the bounds, both included. */
export const whole = (bad: RefusalCode, min: number, max: number) => {
  const error = `${bad}`;
  return z
    .preprocess(toNumber, z.number({ error }).int({ error }).min(min, { error }).max(max, { error }).nullish())
    .nullish();
};

/** A decimal number between the bounds, both included. */
export const decimal = (bad: RefusalCode, min: number, max: number) => {
  const error = `${bad}`;
  return z.preprocess(toNumber, z.number({ error }).min(min, { error }).max(max, { error }).nullish()).nullish();
};

/** A name that may repeat: one text or several, always a list afterwards. Empty texts fall out. */
export const list = (bad: RefusalCode, itemsMax = listItemsMax) => {
  const error = `${bad}`;
  const items = z.array(z.string({ error }).max(textUnitsMax, { error }), { error }).max(itemsMax, { error });
  return z.preprocess(toList, items.nullish()).nullish();
};

/** One of a few words, exactly as written. */
export const oneOf = <const W extends readonly [string, ...string[]]>(bad: RefusalCode, words: W) =>
  z.preprocess(blankToAbsent, z.enum(words, { error: `${bad}` }).nullish()).nullish();

/** A UTC day, `YYYY-MM-DD`. */
export const day = (bad: RefusalCode) =>
  z.preprocess(blankToAbsent, z.iso.date({ error: `${bad}` }).nullish()).nullish();

/** A JSON object of `values` by name: as it is in a JSON body, written as text in a form. */
export const jsonObject = <T extends z.ZodType>(bad: RefusalCode, values: T) => {
  const error = `${bad}`;
  return z.preprocess(fromJson, z.record(z.string(), values, { error }).nullish()).nullish();
};

/** A JSON list of `items`: as it is, written as text, or one text for each item where the name repeats. */
export const jsonList = <T extends z.ZodType>(bad: RefusalCode, items: T, itemsMax: number) => {
  const error = `${bad}`;
  const all = z.array(items, { error }).max(itemsMax, { error });
  return z.preprocess((value) => toJsonList(value), all.nullish()).nullish();
};

/**
 * Why the input was refused: the code of the first issue and the parameter it is about. What is
 * missing comes before what is wrong, as callers of Twilio know it: recipient, sender, content.
 */
export const refusalOf = (error: z.ZodError): { readonly code: RefusalCode; readonly field: string } => {
  const found = error.issues.map((issue) => ({ code: codeOf(issue.message), field: String(issue.path[0] ?? "") }));
  for (const code of missingFirst) {
    const missing = found.find((refusal) => refusal.code === code);
    if (missing) return missing;
  }
  return found[0] ?? { code: 20400, field: "" };
};

// Generous for any URL or JSON text we take, small beside the limit of the whole body.
const textUnitsMax = 16_384;

// Ten times what any parameter of ours may hold; the domain gives the exact refusal.
const listItemsMax = 100;

const missingFirst: readonly RefusalCode[] = [21604, 21603, 21602];

const codeOf = (message: string): RefusalCode => {
  const code = Number(message);
  return isRefusalCode(code) ? code : 20400;
};

const blankToAbsent = (value: unknown): unknown => (value === "" ? undefined : value);

const toFlag = (value: unknown): unknown => {
  if (typeof value !== "string") return value;
  const word = value.toLowerCase();
  return word === "true" ? true : word === "false" ? false : blankToAbsent(value);
};

const toNumber = (value: unknown): unknown =>
  typeof value === "string" && /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : blankToAbsent(value);

const fromJson = (value: unknown): unknown => {
  if (typeof value !== "string" || value === "") return blankToAbsent(value);
  try {
    const read: unknown = JSON.parse(value);
    return isShallow(read, 0) ? read : value;
  } catch {
    return value;
  }
};

/** Deepest JSON inside a text: as deep as JSON bodies may be. */
const depthMax = 10;

const isShallow = (value: unknown, depth: number): boolean =>
  typeof value !== "object" ||
  value === null ||
  (depth < depthMax && Object.values(value).every((inner) => isShallow(inner, depth + 1)));

const toJsonList = (value: unknown): unknown => {
  const read = Array.isArray(value) ? value.map(fromJson) : fromJson(value);
  return read === undefined || read === null || Array.isArray(read) ? read : [read];
};

const toList = (value: unknown): unknown => {
  if (value === null || value === undefined) return undefined;
  return (Array.isArray(value) ? value : [value]).filter((item) => item !== "");
};
