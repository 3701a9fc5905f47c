// The SDK's types: what the API answers and takes, by our names, and how answers are read.
import { isList, isObject, type JsonObject } from "../../packages/contract/src/json-schema.ts";
import { asObject, comment, listAt, objectAt, ours, propertiesOf, targetOf } from "./json.ts";
import { isPageSchema, isWebhookForm, type Operation } from "./operations.ts";

/** The text of types.gen.ts behind its first line. */
export const typesText = (openapi: JsonObject, operations: readonly Operation[]): string => {
  const answered = new Set(operations.map(({ answer }) => (answer.kind === "one" ? answer.shape : null)));
  const shapes = Object.entries(objectAt(openapi, "components", "schemas"))
    .map(([name, schema]) => [name, asObject(schema)] as const)
    .filter(([name, schema]) => answered.has(name) || (name !== "Error" && !isPageSchema(name, schema)));
  return [
    "// What the API takes and answers, by our names. Amounts of money are text, because binary fractions",
    "// cannot hold cents; dates are Dates; what is absent is null.\n",
    ...shapes.map(([name, schema]) => shapeInterface(name, schema)),
    ...inputs(operations),
    "/** The answers by name. */",
    `export interface Shapes {\n${shapes.map(([name]) => `  readonly ${name}: ${name};`).join("\n")}\n}\n`,
    "/** The parameters of what is posted to webhooks: those that always come, those that may, and which are numbers. */",
    `export const webhookFields = {\n${shapes.flatMap(webhookFields).join("\n")}\n} as const;\n`,
    "/**",
    " * Fields that are read as something else than the wire writes, by their wire names. `raw` is data with names of",
    " * its own, and is left as it is.",
    " */",
    `export const readings = {\n${shapes.map(([name, schema]) => `  ${name}: ${readingText(readingOf(openapi, schema) ?? {})},`).join("\n")}\n} as const;\n`,
  ].join("\n");
};

/** The name of an operation's input, or null where it takes none. */
export const inputName = ({ id, fields }: Operation): string | null =>
  fields.length === 0 ? null : `${id.charAt(0).toUpperCase()}${id.slice(1)}Input`;

const shapeInterface = (name: string, schema: JsonObject): string => {
  const required = listAt(schema, "required");
  const fields = propertiesOf(schema).flatMap(([wireName, property]) => {
    if (property["x-sdk-type"] === "omit") return [];
    const type = answerType(property) + (required.includes(wireName) ? "" : " | null");
    return [`${comment("  ", saidOf(property))}  readonly ${ours(wireName)}: ${type};`];
  });
  return `${comment("", saidOf(schema))}export interface ${name} {\n${fields.join("\n")}\n}\n`;
};

// Operations that take the same share it.
const inputs = (operations: readonly Operation[]): readonly string[] => {
  const first = new Map<string, string>();
  return operations.flatMap((operation) => {
    const name = inputName(operation);
    if (name === null) return [];
    const fields = inputFields(operation);
    const same = first.get(fields);
    const said = comment("", `What ${operation.id} takes.`);
    if (same !== undefined) return [`${said}export type ${name} = ${same};\n`];
    first.set(fields, name);
    return [`${said}export interface ${name} {\n${fields}\n}\n`];
  });
};

const inputFields = (operation: Operation): string => {
  const fields = operation.fields.map(({ name: wireName, required, schema }) => {
    const type = inputType(schema) + (required ? "" : " | undefined");
    return `${comment("  ", saidOf(schema))}  readonly ${ours(wireName)}${required ? "" : "?"}: ${type};`;
  });
  return fields.join("\n");
};

const webhookFields = ([name, schema]: readonly [string, JsonObject]): readonly string[] => {
  if (!isWebhookForm(schema)) return [];
  const required = listAt(schema, "required");
  const optional = propertiesOf(schema)
    .map(([field]) => field)
    .filter((field) => !required.includes(field));
  const numbers = propertiesOf(schema).filter(([, field]) => field["x-sdk-type"] === "number");
  const lists = { always: required, sometimes: optional, numbers: numbers.map(([field]) => field) };
  return [`  ${name}: ${JSON.stringify(lists)},`];
};

const answerType = (schema: JsonObject): string => {
  const kind = schema["x-sdk-type"];
  const type = typeOf(schema, answerType, (required) => ({ sign: "", or: required ? "" : " | null" }));
  if (kind === undefined) return type;
  if (kind !== "date" && kind !== "number") throw new Error(`An x-sdk-type that is not known: ${JSON.stringify(kind)}`);
  return type.replace("string", kind === "date" ? "Date" : "number");
};

const inputType = (schema: JsonObject): string => {
  const type = typeOf(schema, inputType, (required) => (required ? { sign: "", or: "" } : optional));
  return schema["x-sdk-type"] === "date" ? `${type} | Date` : type;
};

const optional = { sign: "?", or: " | undefined" } as const;

type Presence = (required: boolean) => { readonly sign: string; readonly or: string };

const typeOf = (schema: JsonObject, inner: (schema: JsonObject) => string, presence: Presence): string => {
  const { anyOf, enum: words, const: word, type } = schema;
  const target = targetOf(schema);
  if (target !== null) return target;
  if (isList(anyOf)) return anyOf.map((choice) => inner(asObject(choice))).join(" | ");
  if (isList(words)) return words.map((each) => JSON.stringify(each)).join(" | ");
  if (word !== undefined) return JSON.stringify(word);
  if (isList(type)) return type.map((name) => typeOf({ ...schema, type: name }, inner, presence)).join(" | ");
  if (type === "array") return `readonly ${parenthesised(inner(objectAt(schema, "items")))}[]`;
  if (type === "integer") return "number";
  if (type === "string" || type === "number" || type === "boolean" || type === "null") return type;
  // Whatever JSON there is.
  if (Object.keys(schema).every((name) => name === "description")) return "unknown";
  if (type !== "object") throw new Error(`A schema that is not known: ${JSON.stringify(schema)}`);
  if (!isObject(schema["properties"]))
    return `Readonly<Record<string, ${inner(objectAt(schema, "additionalProperties"))}>>`;
  const required = listAt(schema, "required");
  const fields = propertiesOf(schema).map(([name, field]) => {
    const { sign, or } = presence(required.includes(name));
    return `readonly ${ours(name)}${sign}: ${inner(field)}${or}`;
  });
  return `{ ${fields.join("; ")} }`;
};

const parenthesised = (type: string): string => (type.includes(" | ") && !type.startsWith("{") ? `(${type})` : type);

/** How a value is read: as another kind of value, as it is, or field by field. */
type Reading = string | { readonly [name: string]: Reading };

// Null where nothing has to be done.
const readingOf = (openapi: JsonObject, schema: JsonObject): Reading | null => {
  const { anyOf, items, type, "x-sdk-type": kind } = schema;
  if (typeof kind === "string") return kind;
  const target = targetOf(schema);
  if (target !== null) return readingOf(openapi, objectAt(openapi, "components", "schemas", target));
  if (isList(anyOf))
    return anyOf.map((choice) => readingOf(openapi, asObject(choice))).find((one) => one !== null) ?? null;
  if (isObject(items)) return readingOf(openapi, items);
  if (type !== undefined && type !== "object") return null;
  if (!isObject(schema["properties"])) return "raw";
  const fields = propertiesOf(schema).flatMap(([name, field]) => {
    const reading = readingOf(openapi, field);
    return reading === null ? [] : [[name, reading] as const];
  });
  return fields.length === 0 ? null : Object.fromEntries(fields);
};

const readingText = (reading: Reading): string => {
  if (typeof reading === "string") return JSON.stringify(reading);
  const fields = Object.entries(reading).map(([name, inner]) => `${name}: ${readingText(inner)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
};

// In the SDK a date is a Date, whatever it looked like on the wire.
const saidOf = (schema: JsonObject): string => {
  const text = schema["description"];
  if (typeof text !== "string") return "";
  return schema["x-sdk-type"] === "date" ? text.replace(/ (RFC 2822, UTC|ISO 8601)\.$/u, "") : text;
};
