// Writes docs/conformance.md: the operations, parameters and fields of Twilio's messaging API, as the official Node
// package knows them, and which of them are answered here. What is asked of us is read from that package; what we take
// and give from our contract; and what has really been answered from a run of the tests in packages/server/test/twilio,
// where that package is the client.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { document } from "../packages/contract/src/openapi.ts";
import { fullPath, type Route } from "../packages/contract/src/route.ts";
import { routes } from "../packages/contract/src/routes.ts";

interface Operation {
  readonly product: string;
  /** `messaging/v1/service.create` */
  readonly name: string;
  readonly method: string;
  /** With `{}` for each parameter. */
  readonly path: string;
  readonly parameters: readonly string[];
  /** Names of the answer's fields; those of an item where it is a list. */
  readonly fields: readonly string[];
}

/** A request that a test made with the official package, and the names in its answer. */
const recorded = z.object({ method: z.string(), path: z.string(), status: z.number(), fields: z.array(z.string()) });

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const rest = join(dirname(createRequire(import.meta.url).resolve("twilio")), "rest");

/** Parts of the package that belong to programmable messaging; the rest is voice, video and other trades. */
const scope: readonly (readonly [product: string, version: string, places: readonly string[]])[] = [
  [
    "api",
    "/2010-04-01",
    `/application /balance /incomingPhoneNumber /key /newKey /newSigningKey /outgoingCallerId /availablePhoneNumberCountry
    /message /shortCode /signingKey /validationRequest /availablePhoneNumberCountry/ /message/ /usage/
    /incomingPhoneNumber/local /incomingPhoneNumber/mobile /incomingPhoneNumber/tollFree .js`
      .split(/\s+/u)
      .map((place) => `api/v2010/account${place}`),
  ],
  ["messaging", "/v1", ["messaging/v1/"]],
  ["pricing", "/v1", ["pricing/v1/messaging", "pricing/v1/phoneNumber"]],
  ["lookups", "/v2", ["lookups/v2/"]],
  ["monitor", "/v1", ["monitor/v1/"]],
  ["content", "/v1", ["content/v1/"]],
  ["accounts", "/v1", ["accounts/v1/authTokenPromotion", "accounts/v1/secondaryAuthToken", "accounts/v1/messaging"]],
  ["iam", "/v1", ["iam/v1/apiKey", "iam/v1/getApiKeys", "iam/v1/newApiKey"]],
];

const filesOf = (folder: string): readonly string[] =>
  readdirSync(join(rest, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(join(rest, path)).isDirectory()) return filesOf(path);
    return name.endsWith(".js") ? [path] : [];
  });

const operationsOf = (): readonly Operation[] =>
  scope.flatMap(([product, version, places]) =>
    filesOf(product)
      .filter((file) => places.some((place) => file === place || file === `${place}.js` || isBelow(file, place)))
      .flatMap((file) => readOperations(file, product, version)),
  );

const isBelow = (file: string, place: string): boolean =>
  place.endsWith("/") || !place.endsWith(".js") ? file.startsWith(place.endsWith("/") ? place : `${place}/`) : false;

/** One for each call that the package's resource can make. */
const readOperations = (file: string, product: string, version: string): readonly Operation[] => {
  const text = readFileSync(join(rest, file), "utf8");
  const fields = [
    ...new Set([...text.matchAll(/ = (?:deserialize\.\w+\()?payload\.(\w+)/gu)].map(([, name = ""]) => name)),
  ];
  const calls = text.matchAll(
    /operationVersion\.(create|fetch|update|remove|page|patch)\(\{\s*uri: ([^,]+),\s*method: "(\w+)"/gu,
  );
  const found = new Map<string, Operation>();
  let from = 0;
  for (const call of calls) {
    const [, kind = "", , method = ""] = call;
    const before = text.slice(0, call.index);
    const template = [...before.matchAll(/_uri = `([^`]*)`/gu)].at(-1)?.[1] ?? "";
    const path = `${version}${template.replaceAll(/\$\{[^}]*\}/gu, "{}")}`;
    const begun = Math.max(from, before.lastIndexOf("let data = {}"));
    const parameters = [
      ...(before.includes("let data = {}", from) ? before.slice(begun) : "").matchAll(/data\["([^"]+)"\]/gu),
    ].map(([, name = ""]) => name);
    from = call.index;
    const name = `${file.replace(/\.js$/u, "").replace("api/v2010/", "")}.${kind === "page" ? "list" : kind}`;
    found.set(`${method} ${path}`, { product, name, method, path, parameters: [...new Set(parameters)], fields });
  }
  return [...found.values()];
};

const shapeOf = (path: string): string => path.replaceAll(/\{\w+\}/gu, "{}");

/** The route of ours that takes an operation. */
const routeFor = ({ product, method, path }: Operation): Route | null => {
  const all: readonly Route[] = Object.values(routes);
  return (
    all.find((route) => route.product === product && route.method === method && shapeOf(fullPath(route)) === path) ??
    null
  );
};

const schemas = z.record(z.string(), z.looseObject({ properties: z.record(z.string(), z.json()).optional() }));
const components = schemas.parse(z.looseObject({ schemas: z.json() }).parse(document()["components"]).schemas);

/** Names in a good answer of a route; of its items where it is a list. */
const answeredFields = ({ success }: Route): readonly string[] => {
  const id = success.schema?.meta()?.id;
  const properties = id === undefined ? {} : (components[id]?.properties ?? {});
  for (const property of Object.values(properties)) {
    const item = z.object({ type: z.literal("array"), items: z.object({ $ref: z.string() }) }).safeParse(property);
    const name = item.success ? item.data.items.$ref.split("/").at(-1) : undefined;
    if (name !== undefined && isListId(id)) return Object.keys(components[name]?.properties ?? {});
  }
  return Object.keys(properties);
};

const isListId = (id: string | undefined): boolean => id?.endsWith("List") ?? false;

const takenParameters = ({ query, body }: Route): ReadonlySet<string> =>
  new Set([...Object.keys(query.shape), ...Object.keys(body.shape)]);

const record = (): readonly z.infer<typeof recorded>[] => {
  const folder = mkdtempSync(join(tmpdir(), "pennywire-conformance-"));
  const file = join(folder, "record.jsonl");
  writeFileSync(file, "");
  const env = { ...process.env, PENNYWIRE_RECORD: file };
  const run = spawnSync("npx", ["vitest", "run", "packages/server/test/twilio"], { cwd: root, env, stdio: "inherit" });
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  rmSync(folder, { recursive: true });
  if (run.status !== 0) throw new Error("the tests with the official package failed; there is nothing to report");
  return lines.map((line) => recorded.parse(JSON.parse(line)));
};

interface Finding {
  readonly operation: Operation;
  readonly route: Route | null;
  readonly missingParameters: readonly string[];
  readonly missingFields: readonly string[];
  /** How many times a test was answered well. */
  readonly seen: number;
}

const findings = (records: readonly z.infer<typeof recorded>[]): readonly Finding[] =>
  operationsOf().map((operation) => {
    const route = routeFor(operation);
    const pattern = new RegExp(`^${operation.path.replaceAll(/[.+]/gu, "\\$&").replaceAll("{}", "[^/]+?")}$`, "u");
    const seen = records.filter(
      ({ method, path, status }) => method === operation.method && status < 300 && pattern.test(path),
    );
    const fields = new Set([...(route === null ? [] : answeredFields(route)), ...seen.flatMap((one) => one.fields)]);
    const taken = route === null ? new Set<string>() : takenParameters(route);
    return {
      operation,
      route,
      missingParameters: operation.parameters.filter((name) => !taken.has(name)),
      missingFields: operation.method === "delete" ? [] : operation.fields.filter((name) => !fields.has(name)),
      seen: seen.length,
    };
  });

const mark = ({ route, seen }: Finding): string => (route === null ? "no" : seen > 0 ? "yes, seen" : "yes");

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

const rowOf = (finding: Finding): string => {
  const { operation, route, missingParameters, missingFields } = finding;
  const taken = operation.parameters.length - missingParameters.length;
  const given = operation.method === "delete" ? 0 : operation.fields.length - missingFields.length;
  const fieldCount = operation.method === "delete" ? 0 : operation.fields.length;
  const missing = route === null ? "" : listed([...missingParameters, ...missingFields]);
  const counts = route === null ? "| |" : `${taken} of ${operation.parameters.length} | ${given} of ${fieldCount} |`;
  return `| ${operation.name} | \`${operation.method.toUpperCase()} ${operation.path}\` | ${mark(finding)} | ${counts} ${missing} |`;
};

const page = (all: readonly Finding[]): string => {
  const answered = all.filter(({ route }) => route !== null);
  const seen = all.filter((finding) => finding.route !== null && finding.seen > 0);
  const gaps = all.filter(({ route }) => route === null);
  const fields = answered.filter(({ operation }) => operation.method !== "delete");
  const asked = fields.reduce((sum, { operation }) => sum + operation.fields.length, 0);
  const missing = fields.reduce((sum, { missingFields }) => sum + missingFields.length, 0);
  const products = [...new Set(all.map(({ operation }) => operation.product))];
  return [
    "# Conformance",
    "",
    "Generated by `npm run conformance`. The operations, parameters and fields are those that the official `twilio` package",
    `for Node (${version()}) can call and read in programmable messaging. "yes" means that the contract has the operation,`,
    '"seen" that a test with that package was answered well by a running server. Missing names are listed; an empty cell means none.',
    "",
    `${answered.length} of ${all.length} operations are answered, ${seen.length} of them seen in tests; ${asked - missing} of ${asked} fields of their answers are there.`,
    "",
    ...products.map((product) => section(product, all)),
    "## Not answered",
    "",
    "Registration of brands and campaigns, verification of toll-free numbers, link shortening and other trades. They answer 404 with code 20404.",
    "",
    ...gaps.map(({ operation }) => `- ${operation.name}: \`${operation.method.toUpperCase()} ${operation.path}\``),
    "",
  ].join("\n");
};

const section = (product: string, all: readonly Finding[]): string => {
  const rows = all.filter((one) => one.operation.product === product && one.route !== null).map(rowOf);
  const heads = ["| operation | request | answered | parameters | fields | missing |", "|---|---|---|---|---|---|"];
  return [`## ${product}`, "", ...heads, ...rows, ""].join("\n");
};

const version = (): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(rest, "../../package.json"), "utf8"))).version;

writeFileSync(
  join(root, "docs/conformance.md"),
  page(findings(process.argv.includes("--without-tests") ? [] : record())),
);
