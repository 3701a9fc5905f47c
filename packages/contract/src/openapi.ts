// The OpenAPI 3.1 document, built from the routes alone. Same routes, same text: the document is
// kept under version control and compared.
import { z } from "zod";
import { inboundMessage, statusCallback } from "./callbacks.ts";
import { moreInfo, refusals, type RefusalCode } from "./errors.ts";
import { withoutNull, type Json, type JsonObject } from "./json-schema.ts";
import { fullPath, type Route } from "./route.ts";
import { routes } from "./routes.ts";

/** The document as plain JSON values. */
export const document = (): JsonObject => ({
  openapi: "3.1.0",
  info: {
    title: "Pennywire",
    version: "0.1.0",
    summary: "A messaging API that any Twilio SDK can call, metered and billed to a millionth of a dollar.",
    description:
      "Names, codes and formats are those of Twilio's Programmable Messaging. Bodies are forms or JSON with the same names. " +
      "Every POST takes an Idempotency-Key: the same key and body get the same answer for at least 48 hours.",
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: "http://127.0.0.1:7366", description: "A server on this machine." }],
  security: [{ basic: [] }],
  tags: [...new Set(all.map((route) => route.tag))].map((name) => ({ name })),
  paths: paths(),
  webhooks: {
    statusCallback: webhook(statusCallback, "StatusCallback"),
    inboundMessage: webhook(inboundMessage, "InboundMessage"),
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
    headers: { RequestId: { description: "Names this request in our logs.", schema: { type: "string" } } },
    schemas: { ...components(), Error: errorBody },
  },
});

const all: readonly Route[] = Object.values(routes);

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
  parameters: [
    ...parameters(route.params, "path"),
    ...parameters(route.query, "query"),
    ...(route.method === "post" ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
  ],
  ...(Object.keys(route.body.shape).length > 0 ? { requestBody: requestBody(route.body) } : {}),
  responses: responses(route),
});

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
  const { status, schema } = route.success;
  const headers = { "Twilio-Request-Id": { $ref: "#/components/headers/RequestId" } };
  const good: JsonObject =
    schema === null
      ? { description: "It is gone.", headers }
      : {
          description: "It worked.",
          headers,
          content: { "application/json": { schema: { $ref: reference(idOf(schema)) } } },
        };
  const byStatus: Record<string, Json> = { [String(status)]: good };
  const codes = codesOf(route);
  for (const refused of new Set(codes.map((code) => refusals[code].status))) {
    byStatus[String(refused)] = refusalResponse(codes.filter((code) => refusals[code].status === refused));
  }
  return byStatus;
};

const refusalResponse = (codes: readonly RefusalCode[]): JsonObject => ({
  description: codes.map((code) => `${code}: ${refusals[code].message}`).join("\n\n"),
  content: {
    "application/json": {
      schema: { $ref: reference("Error") },
      examples: Object.fromEntries(codes.map((code) => [String(code), { value: refusalExample(code) }])),
    },
  },
});

const refusalExample = (code: RefusalCode): JsonObject => {
  const { status, message } = refusals[code];
  return { code, message, more_info: moreInfo(code), status };
};

// What every route, every post and every route below something can answer besides its own codes.
const codesOf = (route: Route): readonly RefusalCode[] => {
  const posts: readonly RefusalCode[] = route.method === "post" ? [20409, 20413, 20415, 20422] : [];
  const lost: readonly RefusalCode[] = Object.keys(route.params.shape).length > 0 ? [20404] : [];
  return [...new Set<RefusalCode>([...route.refusals, 20003, 20005, ...lost, ...posts, 20429, 20500, 20503])];
};

const webhook = (form: z.ZodObject, id: string): JsonObject => ({
  post: {
    operationId: `receive${id}`,
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
