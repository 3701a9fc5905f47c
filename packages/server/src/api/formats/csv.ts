// Lists of the 2010 API as CSV (RFC 4180): a line of names in PascalCase, then a line an item. What lies deeper is JSON
// in its cell. A text that a spreadsheet would run as a formula gets an apostrophe in front, which spreadsheets take for
// "this is text"; numbers and phone numbers, which also begin with a sign, stay as they are.
import { isObject, type Json, type JsonObject } from "@pennywire/contract";
import { stringify } from "csv-stringify/sync";
import { listIn } from "./list.ts";
import { pascalOf } from "./names.ts";

/** @param fields names of an item's fields, in their order, so that an empty list has its first line as well */
export const csvOf = (body: JsonObject, fields: readonly string[]): string => {
  const items = listIn(body)?.items ?? [body];
  const rows = items.map((item) => fields.map((field) => cellOf(isObject(item) ? item[field] : undefined)));
  return stringify([fields.map(pascalOf), ...rows], { record_delimiter: "windows" });
};

const cellOf = (value: Json | undefined): string => {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? harmless(value) : JSON.stringify(value);
};

const harmless = (text: string): string => (formula.test(text) && !signed.test(text) ? `'${text}` : text);

/** How a formula begins, in narrow and in wide letters, or what moves the rest into another cell. */
const formula = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/;
const signed = /^[+-]\d+(?:\.\d+)?$/;
