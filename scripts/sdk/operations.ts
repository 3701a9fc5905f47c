// The operations of the OpenAPI document as the SDK needs them: what is taken, what is answered, and how it is sent.
import { isList, isObject, type JsonObject } from "../../packages/contract/src/json-schema.ts";
import { camelToPascal } from "../../packages/contract/src/wire.ts";
import { asObject, listAt, objectAt, ours, propertiesOf, targetOf, textAt } from "./json.ts";
import { ofOwnAccount } from "./tree.ts";

/** A field of a call's input. */
export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonObject;
}

/** Wire names by ours where they are not what the rule makes of them; of an object, with the names inside. */
export interface Names {
  readonly [name: string]: string | readonly [string, Names];
}

/** What comes back: nothing, bytes, one thing, or a list of things under a key. */
export type Answer =
  | { readonly kind: "nothing" }
  | { readonly kind: "bytes" }
  | { readonly kind: "one"; readonly shape: string }
  | { readonly kind: "list"; readonly shape: string; readonly key: string };

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly description: string;
  /** Names of the parameters in the path. */
  readonly pathNames: readonly string[];
  readonly fields: readonly Field[];
  readonly isPaged: boolean;
  /** How the fields of a body are sent: a form, JSON, or the content type of a file. */
  readonly style: string;
  readonly isUpload: boolean;
  readonly names: Names;
  readonly answer: Answer;
}

/** All operations of the document. */
export const operationsOf = (openapi: JsonObject): readonly Operation[] =>
  Object.entries(objectAt(openapi, "paths")).flatMap(([path, methods]) =>
    Object.entries(asObject(methods)).map(([method, operation]) =>
      toOperation(openapi, path, method, asObject(operation)),
    ),
  );

const form = "application/x-www-form-urlencoded";
const json = "application/json";

const toOperation = (openapi: JsonObject, path: string, method: string, operation: JsonObject): Operation => {
  const id = textAt(operation, "operationId");
  const content = isObject(operation["requestBody"]) ? objectAt(operation, "requestBody", "content") : {};
  const file = Object.keys(content).find((type) => type !== form && type !== json);
  const body = isObject(content[json]) ? objectAt(content, json, "schema") : {};
  const bodyFields = withoutTwins(propertiesOf(body)).map(([name, schema]) => ({
    name,
    required: listAt(body, "required").includes(name) && !isOwnAccount(id, name),
    schema,
  }));
  const query = listAt(operation, "parameters")
    .map(asObject)
    .filter((parameter) => parameter["in"] === "query");
  // A form has no good way to say what lies in lists of objects.
  const isForm = bodyFields.every(({ name, schema }) => /^[A-Z]/u.test(name) && innerNames(schema) === null);
  const fields = [
    ...query.filter((parameter) => !isPaging(textAt(parameter, "name"))).map(queryField(id)),
    ...bodyFields,
  ];
  return {
    id,
    method: method.toUpperCase(),
    path,
    description: textAt(operation, "description"),
    pathNames: [...path.matchAll(/\{(\w+)\}/gu)].map(([, name = ""]) => name),
    fields,
    isPaged: query.some((parameter) => isPaging(textAt(parameter, "name"))),
    style: file ?? (isForm ? "form" : "json"),
    isUpload: file !== undefined,
    names: namesOf(
      fields.map(({ name, schema }) => [name, schema] as const),
      isForm ? camelToPascal : (name) => name,
    ),
    answer: answerOf(openapi, operation, method),
  };
};

// Callers follow pages by iterating, and say how large they are with a list's own limits.
const isPaging = (name: string): boolean => ["Page", "PageToken", "PageSize"].includes(name);

const isOwnAccount = (id: string, name: string): boolean => name === "AccountSid" && ofOwnAccount.has(id);

const queryField =
  (id: string) =>
  (parameter: JsonObject): Field => {
    const name = textAt(parameter, "name");
    return {
      name,
      required: parameter["required"] === true && !isOwnAccount(id, name),
      schema: { ...objectAt(parameter, "schema"), description: parameter["description"] ?? "" },
    };
  };

// Some fields have a second name for the sake of other clients; the first one is enough.
const withoutTwins = (properties: readonly (readonly [string, JsonObject])[]) =>
  properties.filter(([name], at) => properties.findIndex(([other]) => ours(other) === ours(name)) === at);

const namesOf = (properties: readonly (readonly [string, JsonObject])[], rule: (name: string) => string): Names =>
  Object.fromEntries(
    properties.flatMap(([wire, schema]): readonly (readonly [string, Names[string]])[] => {
      const inner = innerNames(schema);
      if (inner !== null) return [[ours(wire), [wire, inner]]];
      return rule(ours(wire)) === wire ? [] : [[ours(wire), wire]];
    }),
  );

const innerNames = (schema: JsonObject): Names | null => {
  const inner = namesOf(propertiesOf(isObject(schema["items"]) ? schema["items"] : schema), (name) => name);
  return Object.keys(inner).length === 0 ? null : inner;
};

const answerOf = (openapi: JsonObject, operation: JsonObject, method: string): Answer => {
  const good = Object.entries(objectAt(operation, "responses")).find(([status]) => /^[23]/u.test(status));
  if (good === undefined) throw new Error(`${textAt(operation, "operationId")} has no good answer.`);
  const response = asObject(good[1]);
  if (!isObject(response["content"])) return { kind: "nothing" };
  if (!isObject(response["content"][json])) return { kind: "bytes" };
  const shape = targetOf(objectAt(response, "content", json, "schema"));
  if (shape === null) throw new Error(`The answer of ${textAt(operation, "operationId")} has no name.`);
  return (
    (method === "get" ? listAnswer(objectAt(openapi, "components", "schemas", shape)) : null) ?? { kind: "one", shape }
  );
};

// A list is an answer with one list of named things in it, and nothing else but what belongs to its pages.
const listAnswer = (schema: JsonObject): Answer | null => {
  const properties = propertiesOf(schema);
  const lists = properties.filter(([, field]) => field["type"] === "array");
  const [only] = lists;
  if (only === undefined || lists.length > 1) return null;
  const isPage = properties.every(([name]) => name === only[0] || ofPages.includes(name));
  const items = only[1]["items"];
  const shape = isObject(items) ? targetOf(items) : null;
  return isPage && shape !== null ? { kind: "list", shape, key: only[0] } : null;
};

const ofPages: readonly string[] = [
  "meta",
  "page",
  "page_size",
  "start",
  "end",
  "uri",
  "first_page_uri",
  "previous_page_uri",
  "next_page_uri",
];

/** Whether the schema is of a page of a list, which callers never see. */
export const isPageSchema = (name: string, schema: JsonObject): boolean =>
  name === "PageMeta" || listAnswer(schema) !== null;

/** Whether all of the fields are texts of a form that is posted to webhooks. */
export const isWebhookForm = (schema: JsonObject): boolean => {
  const names = propertiesOf(schema).map(([name]) => name);
  return names.length > 0 && isList(schema["required"]) && names.every((name) => /^[A-Z][a-z]/u.test(name));
};
