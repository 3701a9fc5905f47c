// Requests: each aims at a route of the contract and hits it, grazes it or misses it.
import { fullPath, products, routes, type Route } from "@pennywire/contract";
import fc from "fast-check";
import { basic } from "./ask.ts";
import { contentOf, formText, headerText, pairsOf, plainContentOf, plainPairsOf } from "./bodies.ts";
import { roles, type Role } from "./cast.ts";
import { self } from "./learned.ts";
import { lettersOf } from "./snapshot.ts";
import { anyText, named, often, sidOf } from "./values.ts";

/** A request that is well-formed HTTP, whatever else it is. */
export interface Probe {
  readonly method: string;
  /** Path and query; its gaps are filled with what the run has made. */
  readonly path: string;
  /** Whose account it is about. */
  readonly role: Role;
  /** What is sent instead of that one's credentials; null: nothing. */
  readonly authorization: string | null | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly isChunked: boolean;
  /** Whether it is sent a second time. */
  readonly isRepeated: boolean;
}

const all: readonly Route[] = Object.values(routes);

/** Node refuses a head of 16 KiB before we see it (broken HTTP is raw.ts's), so its parts stay below it, in characters. */
const targetMax = 6_000;
const authorizationMax = 2_000;

/** Sends and lists more than others, because that is what callers do; the books are read in full each time, so rarely. */
const aim = fc.oneof(
  { weight: 60, arbitrary: fc.constant<Route>(routes.createMessage) },
  { weight: 20, arbitrary: fc.constant<Route>(routes.listMessages) },
  {
    weight: 400,
    arbitrary: fc.constantFrom(...all.filter(({ id }) => id !== "verifyLedger" && id !== "updateNetwork")),
  },
  // More is made than is deleted, so that there is something.
  {
    weight: 200,
    arbitrary: fc.constantFrom(
      ...all.filter(({ id }) => /^(create|fetch|update|grant|send|query)/.test(id) && id !== "updateNetwork"),
    ),
  },
  { weight: 4, arbitrary: fc.constant<Route>(routes.updateNetwork) },
  { weight: 1, arbitrary: fc.constant<Route>(routes.verifyLedger) },
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

/** The owner more often than others; everybody often enough. */
const someRole: fc.Arbitrary<Role> = often(2, fc.constant<Role>("owner"), fc.constantFrom(...roles));

export const anyProbe: fc.Arbitrary<Probe> = aim.chain((route) => probeOf(route));

const probeOf = (route: Route): fc.Arbitrary<Probe> => {
  const known = probes.get(route.id);
  if (known !== undefined) return known;
  const made = newProbe(route);
  probes.set(route.id, made);
  return made;
};

const probes = new Map<string, fc.Arbitrary<Probe>>();

/** Half of them are what a program would send: whatever stops those is the answer to what they say. */
const newProbe = (route: Route): fc.Arbitrary<Probe> => fc.oneof(plainProbe(route), oddProbe(route));

const plainProbe = (route: Route): fc.Arbitrary<Probe> =>
  fc
    .record({
      place: plainPlaceOf(route),
      query: plainPairsOf(route, "query").map(formText),
      role: someRole,
      key: often(3, fc.constant(null), fc.oneof(fc.constantFrom("same", "other"), fc.uuid())),
      content: plainContentOf(route),
      isChunked: fc.boolean(),
    })
    .map(({ place, query, role, key, content, isChunked }) => ({
      method: route.method.toUpperCase(),
      path: query === "" ? place.path : `${place.path}?${query}`,
      role,
      authorization: undefined,
      headers: {
        ...(key === null ? {} : { "idempotency-key": key }),
        ...(content.type === null ? {} : { "content-type": content.type }),
        ...place.headers,
      },
      body: content.body,
      isChunked,
      isRepeated: key !== null,
    }));

const oddProbe = (route: Route): fc.Arbitrary<Probe> =>
  fc
    .record({
      method: often(12, fc.constant(route.method.toUpperCase()), fc.constantFrom(...otherMethods)),
      place: often(
        20,
        placeOf(route),
        garbagePath.map((path) => ({ path, headers: {} })),
      ),
      query: often(9, queryOf(route), garbageQuery),
      role: someRole,
      authorization: often(15, fc.constant(undefined), oddAuthorization),
      idempotencyKey: often(1, fc.constant(null), idempotencyKey),
      content: contentOf(route),
      accept: often(6, fc.constant({}), accepts),
      extra: often(9, fc.constant({}), oddHeaders),
      isChunked: fc.boolean(),
      isRepeated: fc.boolean(),
    })
    .map(
      ({
        method,
        place,
        query,
        role,
        authorization,
        idempotencyKey: key,
        content,
        accept,
        extra,
        isChunked,
        isRepeated,
      }) => ({
        method,
        path: (query === "" ? place.path : `${place.path}?${query}`).slice(0, targetMax),
        role,
        authorization,
        headers: {
          ...(key === null ? {} : { "idempotency-key": key }),
          ...(content.type === null ? {} : { "content-type": content.type }),
          ...place.headers,
          ...accept,
          ...extra,
        },
        body: content.body,
        isChunked,
        // Who asks twice names what is asked; otherwise it is just another request.
        isRepeated: isRepeated && key !== null && key !== "" && content.type !== null,
      }),
    );

interface Place {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The route's own path, or the same below a name of its product. */
const plainPlaceOf = (route: Route): fc.Arbitrary<Place> => {
  const names = route.path.match(/\{\w+\}/gu)?.map((name) => name.slice(1, -1)) ?? [];
  const values = names.map((name) => (name === "AccountSid" ? fc.constant(self) : paramOf(route, name)));
  const suffixes = route.suffix === "" ? [""] : [route.suffix, route.suffix, "", ".xml"];
  const isList = route.success.schema !== null && "next_page_uri" in route.success.schema.shape;
  const suffix = fc.constantFrom(...suffixes, ...(isList ? [".csv"] : []));
  return fc
    .tuple(often(3, fc.constant(ownName), fc.constantFrom(...namesOf(route))), fc.tuple(...values), suffix)
    .map(([name, chosen, end]) => ({
      path: name.path + filled(route, chosen) + end,
      headers: name.headers,
    }));
};

const ownName: Place = { path: "", headers: {} };

/** How a product can be named. */
const namesOf = ({ product }: Route): readonly [Place, ...Place[]] =>
  product === "pennywire"
    ? [ownName]
    : [
        { path: `/${product}`, headers: {} },
        { path: "", headers: { "x-twilio-product": product } },
        { path: "", headers: { host: `${product}.twilio.com` } },
        { path: "", headers: { host: `${product}.dublin.ie1.twilio.com:443` } },
      ];

/** The path of a route, under one of the names that its product has. */
const placeOf = (route: Route): fc.Arbitrary<Place> => {
  const wrong = fc.constantFrom(...products, "nobody", "../x").map((name): Place => ({
    path: "",
    headers: { "x-twilio-product": name },
  }));
  const right = often(3, fc.constant(ownName), fc.constantFrom(...namesOf(route)));
  return fc
    .tuple(often(20, right, wrong), pathOf(route))
    .map(([name, path]) => ({ path: name.path + path, headers: name.headers }));
};

const pathOf = (route: Route): fc.Arbitrary<string> => {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const values = names.map((name) => often(25, paramOf(route, name), anyText));
  const suffix =
    route.suffix === ""
      ? often(15, fc.constant(""), fc.constantFrom(".json", ".xml", "/"))
      : often(
          15,
          fc.constantFrom(route.suffix, route.suffix, "", ".xml", ".csv"),
          fc.constantFrom(".json.json", "/", "."),
        );
  return fc.tuple(fc.tuple(...values), suffix).map(([chosen, end]) => filled(route, chosen) + end);
};

const filled = (route: Route, values: readonly unknown[]): string => {
  let index = -1;
  return (
    route.root +
    route.path.replaceAll(/\{\w+\}/gu, () => {
      index += 1;
      return inPath(String(values[index]));
    })
  );
};

const paramOf = (route: Route, name: string): fc.Arbitrary<unknown> => {
  if (name === "AccountSid") return often(12, fc.constant(self), sidOf("AC"));
  const letters = lettersOf(route, name);
  return letters.length > 0 ? sidOf(...letters) : (named(name) ?? anyText);
};

/** Percent-encoded; gaps have no character that is. */
const inPath = (text: string): string => encodeURIComponent(text.toWellFormed());

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
    "/docs",
    "/docs/x",
    "/docs/..%2f..%2fpackage.json",
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

const queryOf = (route: Route): fc.Arbitrary<string> =>
  Object.keys(route.query.shape).length === 0
    ? often(15, fc.constant(""), pairsOf(route, "query").map(formText))
    : often(4, pairsOf(route, "query").map(formText), fc.constant(""));

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

/** Credentials that are nobody's, or are none; null: no header at all. */
const oddAuthorization: fc.Arbitrary<string | null> = fc.oneof(
  fc.constant(null),
  fc.tuple(anyText, anyText).map(([user, password]) => basic(user, password).slice(0, authorizationMax)),
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
);

const idempotencyKey = fc.oneof(
  fc.constantFrom("same", "other"),
  fc.uuid(),
  often(1, fc.constantFrom("", "k".repeat(255), "k".repeat(256)), headerText),
);

const accepts = fc.oneof(
  fc
    .constantFrom("application/json", "application/xml", "text/xml;q=0.9, */*", "text/csv", "text/html", "*/*")
    .map((accept) => ({ accept })),
  headerText.map((accept) => ({ accept })),
);

const oddHeaders = fc.oneof(
  fc.constantFrom("a b", "evil.example:99999", "x/y", "%", "127.0.0.1", "x.twilio.com").map((host) => ({ host })),
  fc.constantFrom("gzip", "br", "identity, gzip", "x").map((coding) => ({ "content-encoding": coding })),
  headerText.map((value) => ({ "x-forwarded-for": value, "x-http-method-override": "DELETE", cookie: value })),
  fc
    .constantFrom("https://a.example", "null", "x y")
    .map((origin) => ({ origin, "access-control-request-method": "POST", "access-control-request-headers": "a,b" })),
  fc.constantFrom("bytes=0-1", "bytes=99-1").map((range) => ({ range, "if-none-match": "*" })),
  fc
    .nat(40)
    .map((times) => Object.fromEntries(Array.from({ length: times }, (_, index) => [`x-${index}`, "y".repeat(100)]))),
);
