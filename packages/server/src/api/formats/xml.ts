// Answers of the 2010 API as XML, in Twilio's shape: a TwilioResponse, names in PascalCase, the numbers of a page as
// attributes of the list, null and the empty text as an empty element.
import { isList, isObject, type Json, type JsonObject } from "@pennywire/contract";
import { XMLBuilder } from "fast-xml-parser";
import { listIn, type ListBody } from "./list.ts";
import { pascalOf, singularOf } from "./names.ts";

/** What marks an attribute for the builder. */
const attribute = "@";

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: attribute, suppressEmptyNode: true });

/** @param noun what a single thing is called: Message */
export const xmlOf = (body: JsonObject, noun: string): string => {
  const list = listIn(body);
  const [name, content] = list === null ? [noun, elementOf(body)] : [pascalOf(list.key), listElement(list)];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ TwilioResponse: { [name]: content } })}`;
};

/** An error's body under the name that Twilio gives it. */
export const xmlErrorOf = (body: JsonObject): string => xmlOf(body, "RestException");

const listElement = ({ key, items, page }: ListBody): object => ({
  ...Object.fromEntries(page.map(([name, value]) => [`${attribute}${name.replaceAll("_", "")}`, textOf(value)])),
  [singularOf(key)]: items.map(elementOf),
});

const elementOf = (value: Json): string | object => {
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [pascalOf(name), fieldOf(name, inner)]));
  }
  return isList(value) ? value.map(elementOf) : textOf(value);
};

/** A list inside of a thing: each of its items is an element below its name. */
const fieldOf = (name: string, value: Json): string | object =>
  isList(value) ? { [singularOf(name)]: value.map(elementOf) } : elementOf(value);

const textOf = (value: Json): string =>
  value === null ? "" : (typeof value === "string" ? value : JSON.stringify(value)).replaceAll(unwritable, "\uFFFD");

/** What XML 1.0 has no way to write; texts from phones may hold it. */
// oxlint-disable-next-line no-control-regex -- these are the characters that are meant
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
