// Parameters of a route with values that they take: what the name says, else what the contract's schema says.
import type { Route } from "@pennywire/contract";
import fc from "fast-check";
import { z } from "zod";
import { named, special } from "./values.ts";

/** The part of a JSON Schema that values are drawn from. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
}

export interface Field {
  readonly name: string;
  readonly isNeeded: boolean;
  readonly value: fc.Arbitrary<unknown>;
}

/** Items of a list that are drawn at most, even where more are taken. */
const itemsMax = 12;

/** Query, path or body of a route, made once: they are drawn from a hundred thousand times. */
export const fieldsOf = (route: Route, part: "query" | "body"): readonly Field[] => {
  const key = `${route.id} ${part}`;
  const known = all.get(key);
  if (known !== undefined) return known;
  // What a field is read as says more than what it may be written as.
  const schema = z.toJSONSchema(route[part], { io: "output", unrepresentable: "any" }) as Schema;
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    isNeeded: schema.required?.includes(name) ?? false,
    value: special[`${route.id} ${name}`] ?? valueOf(name, field),
  }));
  all.set(key, fields);
  return fields;
};

const all = new Map<string, readonly Field[]>();

const valueOf = (name: string, schema: Schema): fc.Arbitrary<unknown> => named(name) ?? fromSchema(schema);

const fromSchema = (schema: Schema): fc.Arbitrary<unknown> => {
  const first = schema.anyOf?.find(({ type }) => type !== "null");
  if (first !== undefined) return fromSchema(first);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const type = typeof schema.type === "string" ? schema.type : schema.type?.find((one) => one !== "null");
  switch (type) {
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return around(schema);
    case "array":
      return fc.array(fromSchema(schema.items ?? {}), { maxLength: Math.min(itemsMax, schema.maxItems ?? itemsMax) });
    case "object":
      return objectOf(schema);
    default:
      return fc.string({ unit: "grapheme", maxLength: 30 });
  }
};

/** Numbers within the bounds, and just outside of them. */
const around = ({ minimum = 0, maximum = 1_000 }: Schema): fc.Arbitrary<number> =>
  fc.oneof(fc.integer({ min: minimum, max: maximum }), fc.constantFrom(minimum - 1, minimum, maximum, maximum + 1));

const objectOf = ({ properties, required = [], additionalProperties }: Schema): fc.Arbitrary<unknown> => {
  if (properties !== undefined) {
    const fields = Object.entries(properties).map(([name, field]) => [name, valueOf(name, field)] as const);
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
  }
  const inner = typeof additionalProperties === "object" ? fromSchema(additionalProperties) : fc.jsonValue();
  return fc.dictionary(fc.string({ maxLength: 10 }), inner, { maxKeys: 4 });
};
