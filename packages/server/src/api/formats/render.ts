// The last look at an answer before it goes out: JSON passes, and what was asked for as XML or CSV is written so.
import type { Json, JsonObject, Route } from "@pennywire/contract";
import { isObject } from "@pennywire/contract";
import { z } from "zod";
import { csvOf } from "./csv.ts";
import type { Format } from "./format.ts";
import { nounOf } from "./names.ts";
import { xmlErrorOf, xmlOf } from "./xml.ts";

/** What a route's answers are called outside JSON. */
export interface Shape {
  /** One of them: Message. */
  readonly noun: string;
  /** The names of an item's fields; null when the route answers no list. */
  readonly fields: readonly string[] | null;
}

/** An answer as text, and what it is written in. */
export interface Rendered {
  readonly status: number;
  readonly body: string;
  readonly contentType: string;
}

export const shapeOf = ({ path, success, method }: Route): Shape => ({
  noun: nounOf(path),
  fields: method === "get" && success.schema !== null ? listFields(success.schema) : null,
});

/** Writes a JSON answer in another format. */
export const rendered = (
  format: Exclude<Format, "json">,
  { noun, fields }: Shape,
  status: number,
  body: string,
): Rendered => {
  const json = objectOf(body);
  const isError = status >= 400;
  if (format === "xml") {
    return { status, body: isError ? xmlErrorOf(json) : xmlOf(json, noun), contentType: "application/xml" };
  }
  const columns = isError ? Object.keys(json) : fields;
  if (columns === null) return { status, body, contentType: "application/json" };
  return { status, body: csvOf(json, columns), contentType: "text/csv; charset=utf-8" };
};

const listFields = (schema: z.ZodObject): readonly string[] | null => {
  if (!("first_page_uri" in schema.shape)) return null;
  for (const field of Object.values(schema.shape)) {
    if (field instanceof z.ZodArray && field.element instanceof z.ZodObject) return Object.keys(field.element.shape);
  }
  return null;
};

/** Our own JSON, read back. */
const objectOf = (body: string): JsonObject => {
  const value: Json = z.json().parse(JSON.parse(body));
  return isObject(value) ? value : { value };
};
