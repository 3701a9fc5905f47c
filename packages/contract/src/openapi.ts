// The OpenAPI 3.1 document, built from the routes alone. Same routes, same text: the document is
// kept under version control and compared.
import { z } from "zod";
import { debuggerEvent, inboundMessage, statusCallback } from "./callbacks.ts";
import { moreInfo, refusals, type RefusalCode } from "./errors.ts";
import { withoutNull, type Json, type JsonObject } from "./json-schema.ts";
import { fullPath, type Route } from "./route.ts";
import { routes } from "./routes.ts";
import { tags } from "./tags.ts";

/** The document as plain JSON values. */
export const document = (): JsonObject => ({
  openapi: "3.1.0",
  info: {
    title: "Pennywire",
    version: "0.1.0",
    summary: "A messaging API that any Twilio SDK can call, metered and billed to a millionth of a dollar.",
    description:
      "Names, codes and formats are those of Twilio's Programmable Messaging. Bodies are forms or JSON with the same names. " +
      "Every POST, PUT and PATCH takes an Idempotency-Key: the same key and body get the same answer for at least 48 hours. " +
      "Paths of the 2010 API answer JSON under .json and without an ending, XML under .xml, and lists as a table under .csv; " +
      "without an ending, Accept decides. " +
      "Where Twilio has a host of its own for a product, here its name can stand in front of the path, or the Host or an " +
      "X-Twilio-Product header can name it.",
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: localServer, description: "A server on this machine." }],
  security: [{ basic: [] }],
  tags: tagList(),
  paths: paths(),
  webhooks: {
    statusCallback: webhook(statusCallback, "StatusCallback"),
    inboundMessage: webhook(inboundMessage, "InboundMessage"),
    debuggerEvent: webhook(debuggerEvent, "DebuggerEvent"),
  },
  components: {
    securitySchemes: {
      basic: {
        type: "http",
        scheme: "basic",
        description: "Account SID and auth token, or the SID and secret of an API key.",
      },
    },
    parameters: { IdempotencyKey: idempotencyKey },
    headers: answerHeaders,
    schemas: { ...components(), Error: errorBody },
  },
});

const all: readonly Route[] = Object.values(routes);

/** Where a server on this machine listens. */
const localServer = "http://127.0.0.1:7366";

/** In the order of the table; a new one comes last until it has its place there. */
const tagList = (): readonly JsonObject[] => {
  const used = new Set(all.map(({ tag }) => tag));
  const known = Object.keys(tags).filter((name) => used.has(name));
  const names = [...known, ...[...used].filter((name) => !(name in tags))];
  return names.map((name) => ({ name, description: tags[name] ?? `${name}.` }));
};

/** What answers carry besides their body. */
const answerHeaders: JsonObject = {
  RequestId: {
    description: "Names this request in our logs.",
    schema: { type: "string", pattern: "^RQ[0-9a-f]{32}$" },
  },
  RequestDuration: { description: "How long the answer took to make, in seconds.", schema: { type: "string" } },
  ConcurrentRequests: {
    description: "Requests of this account that were under way at that moment, this one included.",
    schema: { type: "string" },
  },
  RateLimit: {
    description: "What is left of the tightest limit (`r`), and in how many seconds it is whole again (`t`).",
    schema: { type: "string" },
  },
  RateLimitPolicy: {
    description: "The limits: requests (`q`) in so many seconds (`w`), of the account and of the key.",
    schema: { type: "string" },
  },
  RetryAfter: { description: "Seconds to wait before asking again.", schema: { type: "string" } },
  Replayed: {
    description: "`true` when this answer was given before, to the same Idempotency-Key.",
    schema: { type: "string" },
  },
};

const header = (name: string): JsonObject => ({ $ref: `#/components/headers/${name}` });

/** Headers of every answer that a signed-in caller gets. */
const commonHeaders: JsonObject = {
  "Twilio-Request-Id": header("RequestId"),
  "Twilio-Request-Duration": header("RequestDuration"),
  "Twilio-Concurrent-Requests": header("ConcurrentRequests"),
  RateLimit: header("RateLimit"),
  "RateLimit-Policy": header("RateLimitPolicy"),
};

const idempotencyKey: JsonObject = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "Any text that names this request. Repeating the request with it never repeats the effect.",
  schema: { type: "string", maxLength: 255 },
};

const errorBody: JsonObject = {
  type: "object",
  description: "Why a request was refused.",
  required: ["code", "message", "more_info", "status"],
  properties: {
    code: { type: "integer", description: "Which refusal it is; branch on this." },
    message: { type: "string", description: "What is wrong and what helps, for people." },
    more_info: { type: "string", description: "A page about the code." },
    status: { type: "integer", description: "The HTTP status again." },
    details: {
      type: "object",
      description: "More about it, such as the parameter that was wrong.",
      additionalProperties: true,
    },
  },
};

const paths = (): JsonObject => {
  const found: Record<string, Record<string, Json>> = {};
  for (const route of all) (found[fullPath(route)] ??= {})[route.method] = operation(route);
  return found;
};

const operation = (route: Route): JsonObject => ({
  operationId: route.id,
  tags: [route.tag],
  summary: route.summary,
  description: route.description,
  ...(route.product === "api" || route.product === "pennywire" ? {} : { servers: serversOf(route) }),
  parameters: [
    ...parameters(route.params, "path"),
    ...parameters(route.query, "query"),
    ...(writes(route) ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
  ],
  ...(route.upload === undefined ? {} : { requestBody: uploadBody(route.upload.type) }),
  ...(Object.keys(route.body.shape).length > 0 ? { requestBody: requestBody(route.body) } : {}),
  responses: responses(route),
});

/** A product can be named in front of its path, where two products have the same one. */
const serversOf = ({ product }: Route): readonly JsonObject[] => [
  { url: localServer, description: "A server on this machine." },
  { url: `${localServer}/${product}`, description: "The same, for this product alone." },
];

const writes = ({ method }: Route): boolean => method !== "get" && method !== "delete";

const parameters = (schema: z.ZodObject, place: "path" | "query"): readonly JsonObject[] => {
  const { properties, required } = inputSchema(schema);
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property;
    return {
      name,
      in: place,
      required: place === "path" || required.includes(name),
      description: description ?? "",
      schema: rest,
    };
  });
};

const uploadBody = (type: string): JsonObject => ({
  required: true,
  content: { [type]: { schema: { type: "string" } } },
});

const requestBody = (body: z.ZodObject): JsonObject => {
  const { properties, required } = inputSchema(body);
  const schema = { type: "object", properties, ...(required.length > 0 ? { required: [...required] } : {}) };
  const content = { schema };
  return {
    required: required.length > 0,
    content: { "application/x-www-form-urlencoded": content, "application/json": content },
  };
};

const responses = (route: Route): JsonObject => {
  const { status, already, schema } = route.success;
  const { bytes } = route.success;
  const headers = { ...commonHeaders, ...(writes(route) ? { "Idempotent-Replayed": header("Replayed") } : {}) };
  const good: JsonObject =
    schema === null
      ? bytes === undefined
        ? { description: "It is gone.", headers }
        : { description: "The bytes.", headers, content: { [bytes]: { schema: { type: "string", format: "binary" } } } }
      : {
          description: "It worked.",
          headers,
          content: { "application/json": { schema: { $ref: reference(idOf(schema)) } } },
        };
  const byStatus: Record<string, Json> = { [String(status)]: good };
  if (already !== undefined) byStatus[String(already)] = { ...good, description: "It was so already." };
  const codes = codesOf(route);
  for (const refused of new Set(codes.map((code) => refusals[code].status))) {
    byStatus[String(refused)] = refusalResponse(codes.filter((code) => refusals[code].status === refused));
  }
  return byStatus;
};

const refusalResponse = (codes: readonly RefusalCode[]): JsonObject => ({
  description: codes.map((code) => `${code}: ${refusals[code].message}`).join("\n\n"),
  headers: {
    "Twilio-Request-Id": header("RequestId"),
    ...(codes.some((code) => passing.has(code)) ? { "Retry-After": header("RetryAfter") } : {}),
  },
  content: {
    "application/json": {
      schema: { $ref: reference("Error") },
      examples: Object.fromEntries(codes.map((code) => [String(code), { value: refusalExample(code) }])),
    },
  },
});

/** Refusals that pass by waiting. */
const passing: ReadonlySet<RefusalCode> = new Set<RefusalCode>([20409, 20429, 20503]);

const refusalExample = (code: RefusalCode): JsonObject => {
  const { status, message } = refusals[code];
  return { code, message, more_info: moreInfo(code), status };
};

// What every route, every post and every route below something can answer besides its own codes.
const codesOf = (route: Route): readonly RefusalCode[] => {
  const posts: readonly RefusalCode[] = writes(route) ? [20409, 20413, 20415, 20422] : [];
  const lost: readonly RefusalCode[] = Object.keys(route.params.shape).length > 0 ? [20404] : [];
  const always: readonly RefusalCode[] = [20003, 20005, 20008, 20403, ...lost, ...posts, 20429, 20500, 20503];
  return [...new Set<RefusalCode>([...route.refusals, ...always])];
};

const webhook = (form: z.ZodObject, id: string): JsonObject => ({
  post: {
    operationId: `receive${id}`,
    summary: `Sent to you: ${id}`,
    description: form.description ?? "",
    parameters: [
      {
        name: "X-Twilio-Signature",
        in: "header",
        required: true,
        description: "Proves that the request is ours.",
        schema: { type: "string" },
      },
    ],
    requestBody: {
      required: true,
      content: { "application/x-www-form-urlencoded": { schema: { $ref: reference(id) } } },
    },
    responses: { "200": { description: "Taken." }, "204": { description: "Taken." } },
    security: [],
  },
});

const reference = (id: string): string => `#/components/schemas/${id}`;

const idOf = (schema: z.ZodObject): string => {
  const id = schema.meta()?.id;
  if (id === undefined) throw new Error(`An answer's schema has no id: ${Object.keys(schema.shape).join(", ")}`);
  return id;
};

// All schemas with an id. Those of a request have none and are written where they are used.
const components = (): JsonObject => {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { target: "draft-2020-12", uri: reference, override: quieten });
  const sorted = Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([id, schema]) => [id, withoutIdentity(plain(schema))]));
};

const withoutIdentity = ({ $id: _id, $schema: _schema, id: _own, ...rest }: JsonObject): JsonObject => rest;

const inputSchema = (schema: z.ZodObject): { properties: Record<string, JsonObject>; required: readonly string[] } => {
  const json = z.toJSONSchema(schema, { target: "draft-2020-12", io: "input", override: quieten });
  const properties = Object.entries(json.properties ?? {}).map(
    ([name, property]) => [name, withoutNull(plain(property))] as const,
  );
  return { properties: Object.fromEntries(properties), required: json.required ?? [] };
};

// Two things zod says that would mislead: answers may gain fields, and the bounds of what a double
// can hold are not bounds of ours.
const quieten = ({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
};

// zod's type for JSON Schema is wider than JSON; a trip through text makes it what it says.
const plain = (value: unknown): JsonObject => z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(value)));
