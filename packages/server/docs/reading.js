// Reading the OpenAPI document: its operations in a plain list, its schemas as rows of fields, and a request with curl.
// Knows nothing of the page, so that it can be tested without one.

/**
 * @typedef {{
 *   readonly $ref?: string, readonly type?: string | readonly string[], readonly description?: string,
 *   readonly properties?: Readonly<Record<string, Schema>>, readonly required?: readonly string[],
 *   readonly items?: Schema, readonly anyOf?: readonly Schema[], readonly enum?: readonly unknown[],
 *   readonly const?: string | number | boolean | null, readonly format?: string, readonly minimum?: number, readonly maximum?: number,
 *   readonly minLength?: number, readonly maxLength?: number, readonly example?: unknown,
 * }} Schema
 * @typedef {{
 *   readonly name: string, readonly in: string, readonly required?: boolean, readonly description?: string,
 *   readonly schema: Schema,
 * }} Parameter
 * @typedef {Readonly<Record<string, { readonly schema?: Schema }>>} Content
 * @typedef {{ readonly description: string, readonly content?: Content }} Answer
 * @typedef {{
 *   readonly operationId: string, readonly tags?: readonly string[], readonly summary?: string,
 *   readonly description?: string, readonly parameters?: readonly (Parameter | { readonly $ref: string })[],
 *   readonly requestBody?: { readonly content: Content }, readonly responses: Readonly<Record<string, Answer>>,
 * }} Raw
 * @typedef {{
 *   readonly info: { readonly description: string },
 *   readonly tags: readonly { readonly name: string, readonly description: string }[],
 *   readonly paths: Readonly<Record<string, Readonly<Record<string, Raw>>>>,
 *   readonly webhooks: Readonly<Record<string, { readonly post: Raw }>>,
 *   readonly components: {
 *     readonly schemas: Readonly<Record<string, Schema>>, readonly parameters: Readonly<Record<string, Parameter>>,
 *   },
 * }} Api
 * @typedef {{
 *   readonly id: string, readonly tag: string, readonly method: string, readonly path: string,
 *   readonly summary: string, readonly description: string, readonly raw: Raw, readonly isWebhook: boolean,
 * }} Operation
 * @typedef {{
 *   readonly name: string, readonly type: string, readonly description: string, readonly isNeeded: boolean,
 *   readonly inner: readonly Field[],
 * }} Field
 */

/** How deep fields of fields are shown. */
const depthMax = 4;

/**
 * All operations, webhooks last.
 * @param {Api} api
 * @returns {readonly Operation[]}
 */
export const operationsOf = (api) => [
  ...Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => operation(path, method, raw, raw.tags?.[0] ?? "", false)),
  ),
  ...Object.entries(api.webhooks).map(([name, { post }]) => operation(name, "post", post, "Webhooks", true)),
];

/**
 * @param {string} path
 * @param {string} method
 * @param {Raw} raw
 * @param {string} tag
 * @param {boolean} isWebhook
 * @returns {Operation}
 */
const operation = (path, method, raw, tag, isWebhook) => ({
  id: raw.operationId,
  tag,
  method,
  path,
  summary: raw.summary ?? path,
  description: raw.description ?? "",
  raw,
  isWebhook,
});

/**
 * Whether an operation has every word that is looked for, in any of the places where people look.
 * @param {Api} api
 * @param {Operation} one
 * @param {string} words
 */
export const matches = (api, one, words) => {
  const text = searchText(api, one);
  return words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
};

/** @type {WeakMap<Operation, string>} */
const texts = new WeakMap();

/**
 * @param {Api} api
 * @param {Operation} one
 */
const searchText = (api, one) => {
  const known = texts.get(one);
  if (known !== undefined) return known;
  const names = parametersOf(api, one).map(({ name }) => name);
  const body = Object.keys(bodySchema(one)?.properties ?? {});
  const codes = Object.values(one.raw.responses).map(({ description }) => description);
  const text = [one.id, one.method, one.path, one.summary, one.tag, ...names, ...body, ...codes]
    .join(" ")
    .toLowerCase();
  texts.set(one, text);
  return text;
};

/**
 * @param {Api} api
 * @param {Operation} one
 * @returns {readonly Parameter[]}
 */
export const parametersOf = (api, { raw }) =>
  (raw.parameters ?? []).flatMap((each) => {
    if (!("$ref" in each)) return [each];
    const shared = api.components.parameters[lastOf(each.$ref)];
    return shared === undefined ? [] : [shared];
  });

/**
 * @param {Operation} one
 * @returns {Schema | undefined}
 */
export const bodySchema = ({ raw }) => Object.values(raw.requestBody?.content ?? {})[0]?.schema;

/** @param {string} reference */
const lastOf = (reference) => reference.slice(reference.lastIndexOf("/") + 1);

/**
 * What stands behind a reference.
 * @param {Api} api
 * @param {Schema | undefined} schema
 * @returns {Schema}
 */
const resolved = (api, schema) => {
  if (schema?.$ref === undefined) return schema ?? {};
  const target = resolved(api, api.components.schemas[lastOf(schema.$ref)]);
  return schema.description === undefined ? target : { ...target, description: schema.description };
};

/**
 * The fields of an object, or of the objects in a list.
 * @param {Api} api
 * @param {Schema | undefined} schema
 * @param {number} depth
 * @returns {readonly Field[]}
 */
export const fieldsOf = (api, schema, depth = 0) => {
  const whole = resolved(api, schema);
  if (depth > depthMax) return [];
  if (whole.items !== undefined) return fieldsOf(api, whole.items, depth);
  if (whole.properties === undefined) {
    const choice = (whole.anyOf ?? []).find((each) => resolved(api, each).type !== "null");
    return choice === undefined ? [] : fieldsOf(api, choice, depth);
  }
  const needed = whole.required ?? [];
  return Object.entries(whole.properties).map(([name, property]) => {
    const field = resolved(api, property);
    return {
      name,
      type: typeOf(api, field),
      description: field.description ?? "",
      isNeeded: needed.includes(name),
      inner: fieldsOf(api, field, depth + 1),
    };
  });
};

/**
 * A type in words.
 * @param {Api} api
 * @param {Schema} schema
 * @returns {string}
 */
const typeOf = (api, schema) => {
  const whole = resolved(api, schema);
  if (whole.enum !== undefined) return whole.enum.map(String).join(" | ");
  if (whole.const !== undefined) return String(whole.const);
  if (whole.anyOf !== undefined) return [...new Set(whole.anyOf.map((each) => typeOf(api, each)))].join(" or ");
  if (whole.type === "array") return `list of ${typeOf(api, whole.items ?? {})}`;
  const names = typeof whole.type === "string" ? [whole.type] : (whole.type ?? ["any"]);
  return [names.join(" or "), ...limitsOf(whole)].join(", ");
};

/**
 * @param {Schema} schema
 * @returns {readonly string[]}
 */
const limitsOf = ({ format, minimum, maximum, minLength, maxLength }) => [
  ...(format === undefined ? [] : [format]),
  ...(minimum === undefined ? [] : [`from ${minimum}`]),
  ...(maximum === undefined ? [] : [`to ${maximum}`]),
  // A length that is always the same says nothing that the meaning does not.
  ...(maxLength === undefined || maxLength === minLength ? [] : [`at most ${maxLength} long`]),
];

/**
 * What a person would type to try it.
 * @param {Api} api
 * @param {Operation} one
 * @param {string} base where the reader reached this server
 */
export const curlOf = (api, one, base) => {
  const parameters = parametersOf(api, one);
  const path = one.path.replaceAll(/\{(\w+)\}/gu, (_all, /** @type {string} */ name) => {
    const example = parameters.find((each) => each.name === name)?.schema.example;
    if (name === "AccountSid") return "$TWILIO_ACCOUNT_SID";
    return typeof example === "string" ? example : name;
  });
  const schema = resolved(api, bodySchema(one));
  const needed = schema.required ?? [];
  const fields = Object.entries(schema.properties ?? {})
    .filter(([name]) => needed.includes(name) || usual[name] !== undefined)
    .map(([name, property]) => `--data-urlencode '${name}=${exampleOf(resolved(api, property), name)}'`);
  return [
    `curl ${one.method === "get" ? "" : `-X ${one.method.toUpperCase()} `}"${base}${path}"`,
    '-u "$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN"',
    ...fields,
  ].join(" \\\n  ");
};

/**
 * Values that work on a server that has just been started.
 * @type {Readonly<Record<string, string>>}
 */
const usual = {
  To: "+15558675310",
  From: "+15005550006",
  Body: "Hello",
  PhoneNumber: "+15005550006",
  FriendlyName: "Mine",
};

/**
 * @param {Schema} schema
 * @param {string} name
 * @returns {string}
 */
const exampleOf = ({ example, enum: choices, type, minimum }, name) => {
  const known = usual[name] ?? example ?? choices?.[0];
  if (known !== undefined) return typeof known === "string" ? known : JSON.stringify(known);
  if (type === "boolean") return "true";
  if (type === "integer" || type === "number") return String(minimum ?? 1);
  return name.endsWith("Url") ? "https://example.com/hook" : "…";
};
