// Writes what follows from something else in the repository: the OpenAPI document, the SDK's types,
// the SDK's copy of the wire's accent, the numbering plan. `--check` writes nothing and exits 1 when
// a file is not what it would be. Any construct of the document it does not know is an error.
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { document } from "../packages/contract/src/openapi.ts";
import { isList, isObject, type Json, type JsonObject } from "../packages/contract/src/json-schema.ts";
import { pascalToCamel, snakeToCamel } from "../packages/contract/src/wire.ts";
import { generateNumbering } from "../packages/server/scripts/numbering.ts";

/** A generated file: its path from the repository's root and what belongs in it. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

/** All generated files as they should be. The same repository gives the same bytes. */
export const generate = async (): Promise<readonly GeneratedFile[]> => {
  const openapi = document();
  return [
    { path: "packages/contract/openapi.json", content: `${JSON.stringify(openapi, null, 2)}\n` },
    { path: "packages/sdk/src/types.gen.ts", content: sdkTypes(openapi) },
    { path: "packages/sdk/src/wire.gen.ts", content: await sdkWire() },
    { path: "packages/server/src/domain/numbers/numbering.gen.ts", content: generateNumbering() },
  ];
};

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const generatedFrom = (source: string): string =>
  `// Generated from ${source} by scripts/generate.ts. Do not edit: run "npm run generate".\n`;

const sdkWire = async (): Promise<string> =>
  generatedFrom("packages/contract/src/wire.ts") +
  (await readFile(join(root, "packages/contract/src/wire.ts"), "utf8"));

const sdkTypes = (openapi: JsonObject): string => {
  const shapes = Object.entries(objectAt(openapi, "components", "schemas")).filter(
    ([name]) => name !== "Error" && !name.endsWith("List"),
  );
  const readable = shapes.map(([name, schema]) => [name, asObject(schema)] as const);
  const operations = Object.values(objectAt(openapi, "paths")).flatMap((path) =>
    Object.values(asObject(path)).map(asObject),
  );
  return [
    generatedFrom("the contract"),
    "// What the API takes and answers, by our names. Amounts of money are text, because binary fractions",
    "// cannot hold cents; dates are Dates; what is absent is null.\n",
    ...readable.map(([name, schema]) => shapeInterface(name, schema)),
    ...operations.flatMap(inputInterface),
    "/** The answers by name. */",
    `export interface Shapes {\n${readable.map(([name]) => `  readonly ${name}: ${name};`).join("\n")}\n}\n`,
    "/** The parameters of what is posted to webhooks: those that always come and those that may. */",
    `export const webhookFields = {\n${readable.flatMap(webhookFields).join("\n")}\n} as const;\n`,
    "/** Fields that are read as something else than the wire writes, by their wire names at any depth. */",
    `export const readings = {\n${readable.map(([name, schema]) => `  ${name}: ${readingOf(openapi, schema)},`).join("\n")}\n} as const;\n`,
  ].join("\n");
};

const shapeInterface = (name: string, schema: JsonObject): string => {
  const required = listAt(schema, "required");
  const fields = Object.entries(objectAt(schema, "properties")).flatMap(([wireName, field]) => {
    const property = asObject(field);
    if (property["x-sdk-type"] === "omit") return [];
    const type = answerType(property) + (required.includes(wireName) ? "" : " | null");
    return [`${comment(property, "  ")}  readonly ${ours(wireName)}: ${type};`];
  });
  return `${comment(schema, "")}export interface ${name} {\n${fields.join("\n")}\n}\n`;
};

// Forms are the only shapes with capitals on the wire.
const webhookFields = ([name, schema]: readonly [string, JsonObject]): readonly string[] => {
  const names = Object.keys(objectAt(schema, "properties"));
  if (!names.every((field) => /^[A-Z]/.test(field))) return [];
  const required = listAt(schema, "required");
  const optional = names.filter((field) => !required.includes(field));
  return [`  ${name}: { always: ${JSON.stringify(required)}, sometimes: ${JSON.stringify(optional)} },`];
};

// Callers follow pages by iterating, so Page and PageToken are not theirs to give.
const inputInterface = (operation: JsonObject): readonly string[] => {
  const id = textAt(operation, "operationId");
  const fromQuery = listAt(operation, "parameters")
    .map(asObject)
    .filter(
      (parameter) => parameter["in"] === "query" && parameter["name"] !== "Page" && parameter["name"] !== "PageToken",
    )
    .map((parameter) => ({
      name: textAt(parameter, "name"),
      required: parameter["required"] === true,
      schema: { ...objectAt(parameter, "schema"), description: parameter["description"] ?? "" },
    }));
  const body = isObject(operation["requestBody"])
    ? objectAt(operation, "requestBody", "content", "application/json", "schema")
    : {};
  const fromBody = Object.entries(isObject(body["properties"]) ? body["properties"] : {}).map(([name, schema]) => ({
    name,
    required: isList(body["required"]) && body["required"].includes(name),
    schema: asObject(schema),
  }));
  const fields = [...fromQuery, ...fromBody].map(({ name, required, schema }) => {
    const type = inputType(schema) + (required ? "" : " | undefined");
    return `${comment(schema, "  ")}  readonly ${pascalToCamel(name)}${required ? "" : "?"}: ${type};`;
  });
  if (fields.length === 0) return [];
  return [
    `/** What ${id} takes. */\nexport interface ${id.charAt(0).toUpperCase()}${id.slice(1)}Input {\n${fields.join("\n")}\n}\n`,
  ];
};

const answerType = (schema: JsonObject): string => {
  const kind = schema["x-sdk-type"];
  const type = typeOf(schema, answerType);
  if (kind === undefined) return type;
  if (kind !== "date" && kind !== "number") throw new Error(`An x-sdk-type that is not known: ${JSON.stringify(kind)}`);
  return type.replace("string", kind === "date" ? "Date" : "number");
};

const inputType = (schema: JsonObject): string => {
  const type = typeOf(schema, inputType);
  return schema["x-sdk-type"] === "date" ? `${type} | Date` : type;
};

const typeOf = (schema: JsonObject, inner: (schema: JsonObject) => string): string => {
  const { $ref: target, anyOf, enum: words, const: word, type } = schema;
  if (typeof target === "string") return target.slice(target.lastIndexOf("/") + 1);
  if (isList(anyOf)) return anyOf.map((choice) => inner(asObject(choice))).join(" | ");
  if (isList(words)) return words.map((each) => JSON.stringify(each)).join(" | ");
  if (word !== undefined) return JSON.stringify(word);
  if (isList(type)) return type.map((name) => typeOf({ ...schema, type: name }, inner)).join(" | ");
  if (type === "array") return `readonly ${parenthesised(inner(objectAt(schema, "items")))}[]`;
  if (type === "integer") return "number";
  if (type === "string" || type === "number" || type === "boolean" || type === "null") return type;
  if (type !== "object") throw new Error(`A schema that is not known: ${JSON.stringify(schema)}`);
  if (!isObject(schema["properties"]))
    return `Readonly<Record<string, ${inner(objectAt(schema, "additionalProperties"))}>>`;
  const fields = Object.entries(schema["properties"]).map(
    ([name, field]) => `readonly ${ours(name)}: ${inner(asObject(field))}`,
  );
  return `{ ${fields.join("; ")} }`;
};

const parenthesised = (type: string): string => (type.includes(" | ") ? `(${type})` : type);

const ours = (wireName: string): string => snakeToCamel(pascalToCamel(wireName));

const readingOf = (openapi: JsonObject, schema: JsonObject): string => {
  const found = new Map<string, string>();
  const visit = (at: JsonObject): void => {
    const target = at["$ref"];
    if (typeof target === "string") return visit(objectAt(openapi, ...target.slice("#/".length).split("/")));
    for (const [name, field] of Object.entries(isObject(at["properties"]) ? at["properties"] : {})) {
      const kind = asObject(field)["x-sdk-type"];
      if (typeof kind === "string") found.set(name, kind);
      visit(asObject(field));
    }
    for (const choice of isList(at["anyOf"]) ? at["anyOf"] : []) visit(asObject(choice));
    if (isObject(at["items"])) visit(at["items"]);
  };
  visit(schema);
  return found.size === 0
    ? "{}"
    : `{ ${[...found].map(([name, kind]) => `${name}: ${JSON.stringify(kind)}`).join(", ")} }`;
};

const comment = (schema: JsonObject, indent: string): string => {
  const text = schema["description"];
  if (typeof text !== "string" || text === "") return "";
  // In the SDK a date is a Date, whatever it looked like on the wire.
  const said = schema["x-sdk-type"] === "date" ? text.replace(/ (RFC 2822, UTC|ISO 8601)\.$/, "") : text;
  return `${indent}/** ${said} */\n`;
};

const asObject = (value: Json | undefined): JsonObject => {
  if (isObject(value)) return value;
  throw new Error(`An object was expected, not ${JSON.stringify(value)}`);
};

const objectAt = (from: JsonObject, ...path: readonly string[]): JsonObject =>
  path.reduce((at, name) => asObject(at[name]), from);

const listAt = (from: JsonObject, name: string): readonly Json[] => {
  const found = from[name] ?? [];
  if (isList(found)) return found;
  throw new Error(`A list was expected at ${name}`);
};

const textAt = (from: JsonObject, name: string): string => {
  const found = from[name];
  if (typeof found === "string") return found;
  throw new Error(`A text was expected at ${name}`);
};

const contentOf = async (path: string): Promise<string | null> => (existsSync(path) ? readFile(path, "utf8") : null);

const main = async (): Promise<void> => {
  const checkOnly = process.argv.includes("--check");
  for (const { path, content } of await generate()) {
    if ((await contentOf(join(root, path))) === content) continue;
    if (checkOnly) {
      console.error(`${path} is out of date. Run "npm run generate" and commit the result.`);
      process.exitCode = 1;
    } else {
      await writeFile(join(root, path), content);
      console.log(`wrote ${path}`);
    }
  }
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
