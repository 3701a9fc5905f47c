// What a template says to a phone. A phone shows text and media and nothing to tap on, so buttons
// become lines, with their address or number behind them.
import { Refusal } from "../refusal.ts";
import { storable } from "../storable.ts";
import { contentTypes, type Content, type ContentFields, type ContentType, type ContentValue } from "./content.ts";
import { filled } from "./gaps.ts";

export interface Rendered {
  readonly body: string;
  readonly media: readonly string[];
}

/**
 * The text and media of a template, its gaps filled with `variables` (ContentVariables as it came: a
 * JSON object of texts, or null) and else with the template's own. Refuses with 21656 what is no such
 * object, and a gap that nothing fills.
 */
export const renderContent = (content: Content, variables: string | null): Rendered => {
  const given = variablesFrom(variables);
  let units = 0;
  const fill = (name: string): string => {
    const value = given.get(name) ?? own(content.variables, name);
    units += value?.length ?? 0;
    if (units > filledUnitsMax) throw new Refusal(21617, null, "ContentVariables");
    if (value !== undefined) return value;
    throw new Refusal(
      21656,
      `ContentVariables has nothing for {{${name}}}, and the template neither.`,
      "ContentVariables",
    );
  };
  const type = contentTypes.find((name) => content.types[name] !== undefined);
  if (type === undefined) throw new Refusal(21655, "The content template has no content.", "ContentSid");
  const { lines, media } = show[type](content.types[type] ?? {});
  return {
    body: lines
      .map((line) => filled(line, fill))
      .filter((line) => line !== "")
      .join("\n"),
    media: media.map((url) => filled(url, fill)),
  };
};

/**
 * How much all gaps together may be filled with, in UTF-16 units: forty times what a message holds. One long value in
 * thousands of gaps would else become hundreds of megabytes before anybody sees that it is too long.
 */
const filledUnitsMax = 65_536;

/** Objects have names that nobody gave them. */
const own = (values: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

/** The values by name; numbers are not taken for texts, because their form would be a guess. */
const variablesFrom = (text: string | null): ReadonlyMap<string, string> => {
  if (text === null || text === "") return new Map();
  const pairs = Object.entries(objectFrom(text));
  return new Map(
    pairs.map(([name, value]): [string, string] => {
      if (typeof value === "string") return [name, storable(value)];
      throw new Refusal(21656, null, "ContentVariables");
    }),
  );
};

const objectFrom = (text: string): object => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(21656, "ContentVariables is not valid JSON.", "ContentVariables");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal(21656, null, "ContentVariables");
  }
  return value;
};

interface Shown {
  readonly lines: readonly string[];
  readonly media: readonly string[];
}

const textOf = (value: ContentValue | undefined): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

const textsOf = (value: ContentValue | undefined): readonly string[] =>
  (Array.isArray(value) ? value : [value]).map(textOf).filter((text) => text !== "");

const partsOf = (value: ContentValue | undefined): readonly ContentFields[] =>
  Array.isArray(value) ? value.filter(isFields) : [];

const isFields = (value: ContentValue): value is ContentFields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const texts = (fields: ContentFields, ...names: readonly string[]): readonly string[] =>
  names.map((name) => textOf(fields[name]));

/** "Title: address" for a button; only its title where there is nothing behind it. */
const actionLines = ({ actions }: ContentFields): readonly string[] =>
  partsOf(actions).map((action) => {
    const title = textOf(action["title"]);
    const behind = textsOf([action["url"] ?? "", action["phone"] ?? "", action["code"] ?? ""])[0] ?? "";
    return title === "" || behind === "" ? `${title}${behind}` : `${title}: ${behind}`;
  });

const spoken = (fields: ContentFields, ...names: readonly string[]): Shown => ({
  lines: [...texts(fields, ...names), ...actionLines(fields)],
  media: textsOf(fields["media"] ?? fields["media_url"]),
});

const joined = (parts: readonly Shown[]): Shown => ({
  lines: parts.flatMap(({ lines }) => lines),
  media: parts.flatMap(({ media }) => media),
});

/** "1. Item - description" for each entry of a list. */
const itemLines = ({ items }: ContentFields, name: string, detail: string): readonly string[] =>
  partsOf(items).map((item, index) => [`${index + 1}. ${textOf(item[name])}`, ...textsOf(item[detail])].join(" - "));

const place = (fields: ContentFields): Shown => ({
  lines: [...texts(fields, "label", "address"), texts(fields, "latitude", "longitude").join(", ")],
  media: [],
});

const oneTimeCode = (fields: ContentFields): Shown => {
  const minutes = textOf(fields["code_expiration_minutes"]);
  return {
    lines: [
      "{{1}} is your verification code.",
      fields["add_security_recommendation"] === true ? "For your security, do not share this code." : "",
      minutes === "" ? "" : `This code expires in ${minutes} minutes.`,
    ],
    media: [],
  };
};

const show: Readonly<Record<ContentType, (fields: ContentFields) => Shown>> = {
  "twilio/text": (fields) => spoken(fields, "body"),
  "twilio/media": (fields) => spoken(fields, "body"),
  "twilio/quick-reply": (fields) => spoken(fields, "body"),
  "twilio/call-to-action": (fields) => spoken(fields, "body"),
  "twilio/list-picker": (fields) => ({
    lines: [...texts(fields, "body"), ...itemLines(fields, "item", "description")],
    media: [],
  }),
  "twilio/card": (fields) => spoken(fields, "title", "body", "subtitle"),
  "twilio/carousel": (fields) =>
    joined([spoken(fields, "body"), ...partsOf(fields["cards"]).map((card) => spoken(card, "title", "body"))]),
  "twilio/catalog": (fields) => ({
    lines: [...texts(fields, "title", "body", "subtitle"), ...itemLines(fields, "name", "price")],
    media: [],
  }),
  "twilio/location": place,
  "twilio/flows": (fields) => spoken(fields, "body", "subtitle"),
  "twilio/schedule": (fields) => spoken(fields, "title", "time_slots"),
  "whatsapp/card": (fields) => spoken(fields, "header_text", "body", "footer"),
  "whatsapp/authentication": oneTimeCode,
  "whatsapp/flows": (fields) => spoken(fields, "body", "subtitle"),
};
