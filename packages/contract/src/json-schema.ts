// JSON values, and the one change that a request's JSON Schema needs before people read it.

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/**
 * The schema without the alternative `null`. Requests may leave a parameter out or send null for
 * it, which is the same; saying so at each of them would hide what matters.
 */
export const withoutNull = (schema: JsonObject): JsonObject => withoutOwnNull(withoutInnerNull(schema));

const withoutInnerNull = (schema: JsonObject): JsonObject => {
  const { items, additionalProperties, properties } = schema;
  const named = isObject(properties) ? Object.entries(properties) : [];
  return {
    ...schema,
    ...(isObject(items) ? { items: withoutNull(items) } : {}),
    ...(isObject(additionalProperties) ? { additionalProperties: withoutNull(additionalProperties) } : {}),
    ...(named.length === 0
      ? {}
      : {
          properties: Object.fromEntries(
            named.map(([name, field]) => [name, isObject(field) ? withoutNull(field) : field]),
          ),
        }),
  };
};

const withoutOwnNull = (schema: JsonObject): JsonObject => {
  const { anyOf, ...rest } = schema;
  if (!isList(anyOf)) return withoutNullType(schema);
  const left = anyOf
    .filter(isObject)
    .filter((choice) => choice["type"] !== "null")
    .map(withoutNull);
  const [only] = left;
  return left.length === 1 && only !== undefined ? { ...only, ...rest } : { ...rest, anyOf: left };
};

/** Whether a JSON value is an object. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !isList(value);

/** Whether a JSON value is a list. */
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const withoutNullType = (schema: JsonObject): JsonObject => {
  const { type } = schema;
  if (!isList(type)) return schema;
  const left = type.filter((name) => name !== "null");
  const [only] = left;
  return { ...schema, type: left.length === 1 && only !== undefined ? only : left };
};
