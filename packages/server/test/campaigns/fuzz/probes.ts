// Requests: each aims at a route of the contract and hits it, grazes it or misses it.
import { fullPath, routes, type Route } from "@pennywire/contract";
import fc from "fast-check";
import { firstCredentials } from "../client.ts";
import { anyText, learned, plausible } from "./values.ts";

/** A request that is well-formed HTTP, whatever else it is. */
export interface Probe {
  readonly method: string;
  /** Path and query; `{message:7}` is replaced by what the run has made. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly isChunked: boolean;
}

type Pair = readonly [name: string, value: string];

const all: readonly Route[] = Object.values(routes);
const encoder = new TextEncoder();

/** Node refuses a head of 16 KiB before we see it (broken HTTP is raw.ts's), so its parts stay below it, in characters. */
const targetMax = 6_000;
const authorizationMax = 2_000;

/** Mostly sends and lists, because that is what callers do; the books are read in full each time, so rarely. */
const aim = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Route>(routes.createMessage) },
  { weight: 3, arbitrary: fc.constant<Route>(routes.listMessages) },
  {
    weight: 20,
    arbitrary: fc.constantFrom(...all.filter(({ id }) => id !== "verifyLedger" && id !== "updateNetwork")),
  },
  { weight: 1, arbitrary: fc.constantFrom<Route>(routes.verifyLedger, routes.updateNetwork) },
);

const otherMethods = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "TRACE",
  "PROPFIND",
  "PURGE",
  "LINK",
  "M-SEARCH",
] as const;

export const anyProbe: fc.Arbitrary<Probe> = aim.chain((route) =>
  fc
    .record({
      method: often(7, fc.constant(route.method.toUpperCase()), fc.constantFrom(...otherMethods)),
      path: often(9, pathOf(route), garbagePath),
      query: often(4, queryOf(route), garbageQuery),
      authorization: authorization(),
      idempotencyKey: often(1, fc.constant(null), idempotencyKey),
      content: contentOf(route),
      extra: often(4, fc.constant({}), oddHeaders),
      isChunked: fc.boolean(),
    })
    .map(({ method, path, query, authorization: given, idempotencyKey: key, content, extra, isChunked }) => ({
      method,
      path: (query === "" ? path : `${path}?${query}`).slice(0, targetMax),
      headers: {
        ...(given === null ? {} : { authorization: given }),
        ...(key === null ? {} : { "idempotency-key": key }),
        ...(content.type === null ? {} : { "content-type": content.type }),
        ...extra,
      },
      body: content.body,
      isChunked,
    })),
);

/** `usual`, so many times for every `odd`. */
const often = <A, B>(times: number, usual: fc.Arbitrary<A>, odd: fc.Arbitrary<B>): fc.Arbitrary<A | B> =>
  fc.oneof<[fc.WeightedArbitrary<A>, fc.WeightedArbitrary<B>]>(
    { weight: times, arbitrary: usual },
    { weight: 1, arbitrary: odd },
  );

const pathOf = (route: Route): fc.Arbitrary<string> => {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const values = names.map((name) =>
    often(8, name === "Sid" || name === "MessageSid" ? learnedFor(route) : plausible(name), anyText),
  );
  const suffix =
    route.suffix === ""
      ? fc.constant("")
      : often(8, fc.constantFrom(route.suffix, ""), fc.constantFrom(".xml", ".json.json", "/", "."));
  return fc.tuple(fc.tuple(...values), suffix).map(([chosen, end]) => {
    const filled = names.reduce(
      (path, name, index) => path.replace(`{${name}}`, () => inPath(chosen[index] ?? "")),
      route.root + route.path,
    );
    return filled + end;
  });
};

const learnedFor = ({ tag }: Route): fc.Arbitrary<string> =>
  often(
    9,
    fc.nat(50).map((index) => `{${{ Keys: "key", Numbers: "number" }[tag] ?? "message"}:${index}}`),
    learned,
  );

/** Percent-encoded, but for what stands for something learned. */
const inPath = (text: string): string => (/^\{\w+:\d+\}$/.test(text) ? text : encodeURIComponent(text.toWellFormed()));

const garbagePath = fc.oneof(
  fc
    .string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), maxLength: 60 })
    .map((path) => `/${path}`),
  fc.constantFrom(
    "//",
    "/%",
    "/%zz",
    "/2010-04-01",
    "/2010-04-01/",
    "/2010-04-01.json",
    "/2010-04-01Accounts",
    "/Accounts",
    "/..",
    "/../2010-04-01/Accounts.json",
  ),
  fc.constantFrom(
    "/%00",
    "/%ff",
    "/%c0%ae",
    "/healthz",
    "/readyz",
    "/openapi.json",
    "/",
    "/favicon.ico",
    "/v1/ledger/verify/",
    "/sim/v1/Handsets//Messages",
    "/*",
    `/${"a/".repeat(3_000)}`,
  ),
  fc.constantFrom(...all).map((route) => fullPath(route).toUpperCase()),
);

const fieldsOf = (names: readonly string[]): fc.Arbitrary<readonly Pair[]> => {
  const known = names.length === 0 ? null : fc.constantFrom(...names);
  const strange = fc.oneof(
    anyText,
    fc.constantFrom("__proto__", "constructor", "price", "status", "AccountSid", "To[]", "to", "Body[__proto__]"),
  );
  const name = known === null ? strange : often(9, known, strange);
  const pair = name.chain((chosen) => fc.tuple(fc.constant(chosen), often(2, plausible(chosen), anyText)));
  const some = fc.array(pair, { maxLength: 6 });
  const most = fc.tuple(
    ...names.filter(isUsual).map((usual) => often(6, plausible(usual), anyText).map((value): Pair => [usual, value])),
  );
  return fc.oneof(
    some,
    most,
    fc.tuple(most, some).map(([first, rest]) => first.concat(rest)),
  );
};

const isUsual = (name: string): boolean => ["To", "From", "Body", "FriendlyName", "SmsUrl"].includes(name);

const queryOf = (route: Route): fc.Arbitrary<string> =>
  often(2, fieldsOf(Object.keys(route.query.shape)).map(formText), fc.constant(""));

const garbageQuery = fc.oneof(
  fc.constantFrom(
    "&&&",
    "=",
    "%",
    "%ff=%fe",
    "a=1&a=2&a=3",
    "?",
    "Page=1&Page=2",
    "PageSize[]=3",
    "DateSent%3E=2026-01-01",
    "DateSent>=2026-01-01",
    `x=${"y".repeat(9_000)}`,
  ),
  fc.nat(400).map((fields) => "a=b&".repeat(fields)),
);

const formText = (pairs: readonly Pair[]): string =>
  new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString();

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

const authorization = (): fc.Arbitrary<string | null> =>
  often(
    9,
    fc.constant(basic(firstCredentials.user, firstCredentials.password)),
    fc.oneof(
      fc.constant(null),
      fc.tuple(anyText, anyText).map(([user, password]) => basic(user, password).slice(0, authorizationMax)),
      anyText.map((password) => basic(firstCredentials.user, password).slice(0, authorizationMax)),
      fc.constantFrom(
        "Basic",
        "Basic =",
        "Basic !!!",
        "Bearer x",
        "basic  QUM6",
        `Basic ${"A".repeat(authorizationMax)}`,
        basic(`SK${"0".repeat(32)}`, "x"),
      ),
      headerText,
    ),
  );

/** Everything that may stand in a header, the bytes above ASCII included. */
const headerText = fc
  .string({
    unit: fc
      .integer({ min: 0x20, max: 0xff })
      .filter((code) => code !== 0x7f)
      .map((code) => String.fromCharCode(code)),
    maxLength: 60,
  })
  .map((text) => text.trim());

const idempotencyKey = fc.oneof(
  fc.constantFrom("same", "other", "", "k".repeat(255), "k".repeat(256)),
  fc.uuid(),
  headerText,
);

const oddHeaders = fc.oneof(
  fc.constantFrom("a b", "evil.example:99999", "x/y", "%", "127.0.0.1").map((host) => ({ host })),
  headerText.map((accept) => ({ accept })),
  fc.constantFrom("gzip", "br", "identity, gzip", "x").map((coding) => ({ "content-encoding": coding })),
  headerText.map((value) => ({ "x-forwarded-for": value, "x-http-method-override": "DELETE", cookie: value })),
  fc.constantFrom("bytes=0-1", "bytes=99-1").map((range) => ({ range, "if-none-match": "*" })),
  fc
    .nat(40)
    .map((times) => Object.fromEntries(Array.from({ length: times }, (_, index) => [`x-${index}`, "y".repeat(100)]))),
);

interface Content {
  readonly type: string | null;
  readonly body: Uint8Array | null;
}

const contentTypes = [
  null,
  "application/json",
  "application/json; charset=latin1",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/plain",
  "text/xml",
  "application/vnd.x+json",
  ";",
  "application/octet-stream",
] as const;

const contentOf = (route: Route): fc.Arbitrary<Content> => {
  const fields = fieldsOf(Object.keys(route.body.shape));
  const form = fields.map((pairs) => ({
    type: "application/x-www-form-urlencoded",
    body: encoder.encode(formText(pairs)),
  }));
  const json = fields.chain((pairs) =>
    fc
      .array(jsonValue, { maxLength: 4 })
      .map((values) => ({ type: "application/json", body: encoder.encode(jsonText(pairs, values)) })),
  );
  const odd = fc
    .tuple(often(1, fc.constantFrom(...contentTypes), headerText), oddBytes)
    .map(([type, body]) => ({ type, body }));
  if (route.method === "get") return often(9, fc.constant({ type: null, body: null }), odd);
  return fc.oneof({ weight: 5, arbitrary: form }, { weight: 3, arbitrary: json }, { weight: 2, arbitrary: odd });
};

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
  `{${pairs.map(([name, value], index) => `${JSON.stringify(name)}:${values[index] ?? JSON.stringify(value)}`).join(",")}}`;

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
