// Reading the OpenAPI document: what is not as expected is an error, never a guess.
import { isList, isObject, type Json, type JsonObject } from "../../packages/contract/src/json-schema.ts";
import { pascalToCamel, snakeToCamel } from "../../packages/contract/src/wire.ts";

export const asObject = (value: Json | undefined): JsonObject => {
  if (isObject(value)) return value;
  throw new Error(`An object was expected, not ${JSON.stringify(value)}`);
};

export const objectAt = (from: JsonObject, ...path: readonly string[]): JsonObject =>
  path.reduce((at, name) => asObject(at[name]), from);

export const listAt = (from: JsonObject, name: string): readonly Json[] => {
  const found = from[name] ?? [];
  if (isList(found)) return found;
  throw new Error(`A list was expected at ${name}`);
};

export const textAt = (from: JsonObject, name: string): string => {
  const found = from[name];
  if (typeof found === "string") return found;
  throw new Error(`A text was expected at ${name}`);
};

/** The properties of an object's schema; none where it has none. */
export const propertiesOf = (schema: JsonObject): readonly (readonly [string, JsonObject])[] =>
  Object.entries(isObject(schema["properties"]) ? schema["properties"] : {}).map(([name, field]) => [
    name,
    asObject(field),
  ]);

/** The last name of a `$ref`, or null where there is none. */
export const targetOf = (schema: JsonObject): string | null => {
  const target = schema["$ref"];
  return typeof target === "string" ? target.slice(target.lastIndexOf("/") + 1) : null;
};

/** Our name of a field: camelCase, and small letters where the wire has only capitals. */
export const ours = (wireName: string): string =>
  /^[A-Z]+$/u.test(wireName) ? wireName.toLowerCase() : snakeToCamel(pascalToCamel(wireName));

/** A comment of these paragraphs at this indent; nothing when there are none. */
export const comment = (indent: string, ...paragraphs: readonly string[]): string => {
  const lines = paragraphs.filter((text) => text !== "").flatMap((text) => wrap(text.replaceAll("*/", "*\\/"), indent));
  const [only] = lines;
  if (only === undefined) return "";
  if (lines.length === 1) return `${indent}/** ${only} */\n`;
  return `${indent}/**\n${lines.map((line) => `${`${indent} * ${line}`.trimEnd()}\n`).join("")}${indent} */\n`;
};

const lineUnitsMax = 112;

// Examples begin with @ and stand as they are.
const wrap = (text: string, indent: string): readonly string[] => {
  if (text.startsWith("@")) return ["", ...text.split("\n")];
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(/\s+/u)) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (indent.length + longer.length <= lineUnitsMax) {
      current = longer;
      continue;
    }
    lines.push(current);
    current = word;
  }
  return [...lines, current];
};
