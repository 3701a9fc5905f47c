// Our names and values to the wire's and back.
import { readings, type Shapes } from "./types.gen.ts";
import { camelToPascal, snakeToCamel, toIso8601 } from "./wire.gen.ts";

/** What a parameter can be. Absent and null are the same. */
export type InputValue = string | number | boolean | Date | readonly string[] | null | undefined;

/** Parameters by our names → a form or query by the wire's. A list repeats its name; a Date is ISO 8601. */
export const encode = (input: object): URLSearchParams => {
  const form = new URLSearchParams();
  // The types of inputs are generated from the contract, which knows only these values.
  const fields: readonly (readonly [string, InputValue])[] = Object.entries(input);
  for (const [name, value] of fields) {
    if (value === undefined || value === null) continue;
    const values = typeof value === "object" && !(value instanceof Date) ? value : [value];
    for (const each of values) form.append(camelToPascal(name), toText(each));
  }
  return form;
};

/** An answer → the shape it is documented to have: our names, Dates for dates, numbers for counts. */
export const decode = <K extends keyof Shapes>(shape: K, json: unknown): Shapes[K] =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- type and reading are generated from the contract that the server's answers are tested against
  read(json, readings[shape]) as Shapes[K];

type Reading = Readonly<Record<string, "date" | "number" | "omit">>;

const toText = (value: string | number | boolean | Date): string =>
  value instanceof Date ? toIso8601(value.getTime()) : String(value);

const read = (value: unknown, reading: Reading): unknown => {
  if (Array.isArray(value)) return value.map((item) => read(item, reading));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).filter(([name]) => reading[name] !== "omit");
  return Object.fromEntries(
    fields.map(([name, field]) => [snakeToCamel(name), readField(field, reading[name], reading)]),
  );
};

const readField = (field: unknown, kind: string | undefined, reading: Reading): unknown => {
  if (kind === "date" && typeof field === "string") return new Date(field);
  if (kind === "number" && typeof field === "string") return Number(field);
  return read(field, reading);
};
