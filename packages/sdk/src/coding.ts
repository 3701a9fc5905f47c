// Our names and values to the wire's and back.
import { readings, type Shapes } from "./types.gen.ts";
import { camelToPascal, snakeToCamel, toIso8601 } from "./wire.gen.ts";

/** Wire names by ours where the rule does not give them; of an object, with the names inside it. */
export interface Names {
  readonly [name: string]: string | readonly [string, Names];
}

/**
 * Parameters by our names → a form or query by the wire's. A list repeats its name, and an empty one clears it; a Date
 * is ISO 8601; objects are JSON. Absent and null are left out.
 */
export const encode = (input: object, names: Names = {}): URLSearchParams => {
  const form = new URLSearchParams();
  for (const [name, value] of given(input)) {
    const [wire, inner] = named(names, name, camelToPascal);
    const values = !Array.isArray(value) ? [value] : value.length === 0 ? [""] : value;
    for (const each of values) form.append(wire, toText(toWire(each, inner)));
  }
  return form;
};

/** Parameters by our names → the same by the wire's, for JSON. */
export const encodeJson = (input: object, names: Names = {}): string => JSON.stringify(toWire(input, names));

/** An answer → the shape it is documented to have: our names, Dates for dates, numbers for counts. */
export const decode = <K extends keyof Shapes>(shape: K, json: unknown): Shapes[K] =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- type and reading are generated from the contract that the server's answers are tested against
  read(json, readings[shape]) as Shapes[K];

// Both are the same to the server, so neither is sent.
const given = (input: object): readonly (readonly [string, unknown])[] =>
  Object.entries(input).filter(([, value]) => value !== undefined && value !== null);

const named = (names: Names, name: string, rule: (name: string) => string): readonly [string, Names] => {
  const found = names[name] ?? rule(name);
  return typeof found === "string" ? [found, {}] : found;
};

const toText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

const toWire = (value: unknown, names: Names): unknown => {
  if (value instanceof Date) return toIso8601(value.getTime());
  if (Array.isArray(value)) return value.map((item) => toWire(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    given(value).map(([name, field]) => {
      const [wire, inner] = named(names, name, (same) => same);
      return [wire, toWire(field, inner)];
    }),
  );
};

/** How a field is read: as another kind of value, as it is, or not at all; or, of an object, field by field. */
type Reading = "date" | "number" | "omit" | "raw" | Readings;

interface Readings {
  readonly [name: string]: Reading;
}

const read = (value: unknown, reading: Reading): unknown => {
  if (reading === "raw") return value;
  if (typeof value === "string") return readText(value, reading);
  if (Array.isArray(value)) return value.map((item) => read(item, reading));
  if (typeof value !== "object" || value === null) return value;
  const inner = typeof reading === "object" ? reading : {};
  const fields = Object.entries(value).filter(([name]) => inner[name] !== "omit");
  return Object.fromEntries(fields.map(([name, field]) => [ours(name), read(field, inner[name] ?? {})]));
};

const readText = (text: string, reading: Reading): unknown => {
  if (reading === "date") return new Date(text);
  return reading === "number" ? Number(text) : text;
};

// Names of the wire in capitals alone, such as SMS, are small letters here.
const ours = (name: string): string => (/^[A-Z]+$/.test(name) ? name.toLowerCase() : snakeToCamel(name));
