// Bodies of requests: forms, JSON, CSV, and what is none of them.
import type { Route } from "@pennywire/contract";
import fc from "fast-check";
import { fieldsOf, type Field } from "./fields.ts";
import { gapOf } from "./learned.ts";
import { anyText, often } from "./values.ts";

export interface Content {
  readonly type: string | null;
  readonly body: Uint8Array | null;
}

export type Pair = readonly [name: string, value: unknown];

const encoder = new TextEncoder();

/** Names and values for a query or a body: some of those that the route knows, with all that it needs or without. */
export const pairsOf = (route: Route, part: "query" | "body"): fc.Arbitrary<readonly Pair[]> => {
  const key = `${route.id} ${part}`;
  const pairs = known.get(key) ?? newPairs(fieldsOf(route, part));
  known.set(key, pairs);
  return pairs;
};

const known = new Map<string, fc.Arbitrary<readonly Pair[]>>();

/** Only names that the route knows, with values that they take. */
export const plainPairsOf = (route: Route, part: "query" | "body"): fc.Arbitrary<readonly Pair[]> => {
  const fields = fieldsOf(route, part);
  const pairs = fields.map(({ name, isNeeded, value }) => {
    const pair: fc.Arbitrary<readonly Pair[]> = value.map((chosen) => [[name, chosen]]);
    if (isNeeded) return pair;
    const isUsual = usualNames.has(name);
    return fc.oneof(
      { weight: isUsual ? 6 : 1, arbitrary: pair },
      { weight: isUsual ? 1 : 6, arbitrary: fc.constant<readonly Pair[]>([]) },
    );
  });
  return fc.tuple(...pairs).map((chosen) => chosen.flat());
};

const newPairs = (fields: readonly Field[]): fc.Arbitrary<readonly Pair[]> => {
  const strangePair = fc.tuple(strangeName, anyText);
  const pair =
    fields.length === 0
      ? strangePair
      : often(
          12,
          fc.constantFrom(...fields).chain(({ name, value }) => pairOf(name, value, 3)),
          strangePair,
        );
  const some = fc.array(pair, { maxLength: 5 });
  const usual = fields.filter(({ name, isNeeded }) => isNeeded || usualNames.has(name));
  const most: fc.Arbitrary<readonly Pair[]> = fc.tuple(...usual.map(({ name, value }) => pairOf(name, value, 20)));
  return fc.oneof(
    { weight: 1, arbitrary: some },
    { weight: 3, arbitrary: most },
    { weight: 4, arbitrary: fc.tuple(most, some).map(([first, rest]) => first.concat(rest)) },
  );
};

const usualNames: ReadonlySet<string> = new Set([
  "phone_numbers",
  "To",
  "From",
  "Body",
  "FriendlyName",
  "AreaCode",
  "Scope",
  "Outcome",
  "types",
  "Permissions",
  "line_type",
  "AlphaSender",
]);

const pairOf = (name: string, value: fc.Arbitrary<unknown>, times: number): fc.Arbitrary<Pair> =>
  fc.tuple(fc.constant(name), often(times, value, anyText));

const strangeName = fc.oneof(
  anyText,
  fc.constantFrom("__proto__", "constructor", "price", "status", "AccountSid", "To[]", "to", "Body[__proto__]"),
);

/** As a form or a query writes them: a list is a name that comes again, an object is JSON. */
export const formText = (pairs: readonly Pair[]): string =>
  new URLSearchParams(
    pairs.flatMap(([name, value]) =>
      (Array.isArray(value) && value.every((item) => typeof item === "string") ? value : [value]).map(
        (item): [string, string] => [name, typeof item === "string" ? item : (JSON.stringify(item) ?? "")],
      ),
    ),
  ).toString();

const strangeTypes = [
  null,
  "application/json",
  "application/json; charset=latin1",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/plain",
  "text/xml",
  "text/csv",
  "application/vnd.x+json",
  ";",
  "application/octet-stream",
] as const;

/** Everything that may stand in a header, the bytes above ASCII included. */
export const headerText = fc
  .string({
    unit: fc
      .integer({ min: 0x20, max: 0xff })
      .filter((code) => code !== 0x7f)
      .map((code) => String.fromCharCode(code)),
    maxLength: 60,
  })
  .map((text) => text.trim());

export const contentOf = (route: Route): fc.Arbitrary<Content> => {
  const made = contents.get(route.id) ?? newContent(route);
  contents.set(route.id, made);
  return made;
};

const contents = new Map<string, fc.Arbitrary<Content>>();

const newContent = (route: Route): fc.Arbitrary<Content> => {
  const odd = fc
    .tuple(often(1, fc.constantFrom(...strangeTypes), headerText), oddBytes)
    .map(([type, body]) => ({ type, body }));
  if (route.method === "get") return often(9, fc.constant({ type: null, body: null }), odd);
  if (route.upload !== undefined) return often(5, table, odd);
  const fields = pairsOf(route, "body");
  const form = fields.map((pairs) => ({
    type: "application/x-www-form-urlencoded",
    body: encoder.encode(formText(pairs)),
  }));
  const json = fields.map((pairs) => ({ type: "application/json", body: encoder.encode(jsonText(pairs, [])) }));
  const wrongJson = fc
    .tuple(fields, fc.array(jsonValue, { maxLength: 4 }))
    .map(([pairs, values]) => ({ type: "application/json", body: encoder.encode(jsonText(pairs, values)) }));
  return fc.oneof(
    { weight: 8, arbitrary: form },
    { weight: 4, arbitrary: json },
    { weight: 2, arbitrary: wrongJson },
    { weight: 1, arbitrary: odd },
  );
};

/** What a program would send. */
export const plainContentOf = (route: Route): fc.Arbitrary<Content> => {
  if (route.method === "get" || route.method === "delete") return fc.constant({ type: null, body: null });
  if (route.upload !== undefined) return table;
  const pairs = plainPairsOf(route, "body");
  return fc.oneof(
    pairs.map((chosen) => ({
      type: "application/x-www-form-urlencoded",
      body: encoder.encode(formText(chosen)),
    })),
    pairs.map((chosen) => ({ type: "application/json", body: encoder.encode(jsonText(chosen, [])) })),
  );
};

const cell = fc.oneof(
  fc.integer({ min: 0, max: 9_999 }).map((digits) => `+1415556${String(digits).padStart(4, "0")}`),
  fc.nat(9).map((index) => gapOf("from", index)),
  anyText,
  fc.constantFrom("", '"', '"a""b"', '"a\nb"', "a,b,c"),
);

/** A file for an import: a head, mostly a right one, and lines. */
const table: fc.Arbitrary<Content> = fc
  .tuple(
    fc.constantFrom("phone_number", "phone_number,scope", "scope,phone_number", "\ufeffphone_number", "x", ""),
    fc.array(fc.array(cell, { minLength: 1, maxLength: 2 }), { maxLength: 20 }),
    fc.constantFrom("\n", "\r\n", "\r"),
  )
  .map(([head, lines, end]) => ({
    type: "text/csv",
    body: encoder.encode([head, ...lines.map((cells) => cells.join(","))].join(end)),
  }));

const jsonValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
  fc.constantFrom(
    "null",
    "[]",
    "{}",
    "1e999",
    "-0",
    "[null]",
    "[[[[[[[[[[[[1]]]]]]]]]]]]",
    '"\\ud800"',
    '"\\u0000"',
    '{"__proto__":{"status":500}}',
    "truefalse",
  ),
  fc.nat(5_000).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
  fc.double().map(String),
);

/** JSON written by hand, because an object would lose names that come twice; some values are of other types. */
const jsonText = (pairs: readonly Pair[], values: readonly string[]): string =>
  `{${pairs
    .map(([name, value], index) => `${JSON.stringify(name)}:${values[index] ?? JSON.stringify(value) ?? "null"}`)
    .join(",")}}`;

const oddBytes = fc.oneof(
  fc.constant(null),
  fc.uint8Array({ maxLength: 300 }),
  fc
    .constantFrom(
      "{",
      "[]",
      "null",
      '"',
      "{}{}",
      "1",
      '{"a":',
      "\ufeff{}",
      '{"__proto__":{"a":1},"constructor":{"prototype":1}}',
    )
    .map((text) => encoder.encode(text)),
  fc.constantFrom(65_535, 65_536, 65_537, 300_000).map((size) => encoder.encode("a".repeat(size))),
  fc.constantFrom(199, 201, 20_000).map((fields) => encoder.encode("To=%2B1&".repeat(fields))),
  fc
    .constantFrom("Body=%ff%fe&To=%", "To=+15558675310&To=+15558675311&From=%2B14155550100&Body=x", "=&=&=")
    .map((text) => encoder.encode(text)),
);
