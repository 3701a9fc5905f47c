// The floors of ARCHITECTURE.md against the imports that are really there: imports go down, never up, never across.
// The checker is tested as well, with imports that nobody should ever write.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

interface Import {
  readonly specifier: string;
  /** Nothing of it is left when the program runs. */
  readonly typesOnly: boolean;
}

const packages = fileURLToPath(new URL("../..", import.meta.url));
const sources = new Map(
  list(["src"]).map((file) => [file, withoutComments(readFileSync(join(packages, file), "utf8"))] as const),
);
const imports = new Map([...sources].map(([file, text]) => [file, importsOf(text)] as const));

describe("the code", () => {
  it("imports downwards only, and each package where it belongs", () => {
    const complaints = [...imports].flatMap(([file, found]) => found.map((one) => complaint(file, one)));
    expect(complaints.filter((one) => one !== null)).toEqual([]);
  });

  it("has no import cycles", () => {
    expect(cyclesIn(graphOf(imports))).toEqual([]);
  });

  it("opens transactions in the two engines only", () => {
    const allowed = ["server/src/store/sqlite/engine.ts", "server/src/store/postgres/engine.ts"];
    expect(filesWith(/\btransaction\(/u).filter((file) => !allowed.includes(file))).toEqual([]);
  });

  it("casts by way of unknown at most twice in the server, for PostgreSQL's columns", () => {
    const casts = [...sources].filter(([file]) => isProduct(file) && file.startsWith("server/"));
    const counted = casts.map(([file, text]) => [file, text.match(/\bas unknown as\b/gu)?.length ?? 0] as const);
    const found = counted.filter(([, count]) => count > 0);
    expect(found.filter(([file]) => !file.startsWith("server/src/store/postgres/"))).toEqual([]);
    expect(found.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(2);
  });

  it("has no file of more than 400 lines", () => {
    const long = list(["src", "test", "scripts"]).filter((file) => {
      return readFileSync(join(packages, file), "utf8").trimEnd().split("\n").length > LINES_MAX;
    });
    expect(long).toEqual([]);
  });
});

describe("the checker", () => {
  it.each([
    ["domain/messages/message.ts", "../../store/store.ts", "domain/messages/message.ts reaches up to store/store.ts"],
    ["domain/sid.ts", "../hooks/hooks.ts", "domain/sid.ts reaches up to hooks/hooks.ts"],
    ["domain/sid.ts", "../carriers/carrier.ts", "domain/sid.ts reaches up to carriers/carrier.ts"],
    ["domain/sid.ts", "../verbs/deps.ts", "domain/sid.ts reaches up to verbs/deps.ts"],
    ["store/messages.ts", "../verbs/messages/send.ts", "store/messages.ts reaches up to verbs/messages/send.ts"],
    ["store/messages.ts", "../hooks/hooks.ts", "store/messages.ts reaches across to hooks/hooks.ts"],
    [
      "store/sqlite/engine.ts",
      "../postgres/columns.ts",
      "store/sqlite/engine.ts reaches across to store/postgres/columns.ts",
    ],
    [
      "store/postgres/engine.ts",
      "../sqlite/columns.ts",
      "store/postgres/engine.ts reaches across to store/sqlite/columns.ts",
    ],
    ["carriers/simulated.ts", "../store/store.ts", "carriers/simulated.ts reaches across to store/store.ts"],
    ["hooks/undici.ts", "../store/store.ts", "hooks/undici.ts reaches across to store/store.ts"],
    ["hooks/undici.ts", "../workers/worker.ts", "hooks/undici.ts reaches up to workers/worker.ts"],
    ["verbs/messages/send.ts", "./cancel.ts", "verbs/messages/send.ts reaches across to verbs/messages/cancel.ts"],
    [
      "verbs/messages/send.ts",
      "../../store/messages.ts",
      "verbs/messages/send.ts reaches past the port to store/messages.ts",
    ],
    [
      "verbs/messages/send.ts",
      "../../store/sqlite/engine.ts",
      "verbs/messages/send.ts reaches past the port to store/sqlite/engine.ts",
    ],
    [
      "verbs/callbacks/post.ts",
      "../../hooks/undici.ts",
      "verbs/callbacks/post.ts reaches past the port to hooks/undici.ts",
    ],
    ["verbs/deps.ts", "./messages/send.ts", "verbs/deps.ts reaches up to verbs/messages/send.ts"],
    ["verbs/deps.ts", "../api/api.ts", "verbs/deps.ts reaches up to api/api.ts"],
    ["api/messages.ts", "../workers/worker.ts", "api/messages.ts reaches across to workers/worker.ts"],
    ["api/messages.ts", "../store/sqlite/engine.ts", "api/messages.ts reaches past the port to store/sqlite/engine.ts"],
    ["workers/callbacks.ts", "../api/api.ts", "workers/callbacks.ts reaches across to api/api.ts"],
    ["workers/callbacks.ts", "../app.ts", "workers/callbacks.ts reaches up to app.ts"],
    ["api/api.ts", "../start/config.ts", "api/api.ts reaches up to start/config.ts"],
    ["misc/odd.ts", "../domain/sid.ts", "misc/odd.ts lies on no floor"],
  ])("catches %s importing types of %s", (from, specifier, sentence) => {
    expect(complaint(`server/src/${from}`, { specifier, typesOnly: true })).toBe(sentence);
  });

  it.each([
    [
      "verbs/messages/send.ts",
      "../../store/store.ts",
      "verbs/messages/send.ts takes more than types from store/store.ts",
    ],
    [
      "store/messages.ts",
      "./sqlite/columns.ts",
      "store/messages.ts takes more than types from store/sqlite/columns.ts",
    ],
    ["verbs/deps.ts", "../carriers/carrier.ts", "verbs/deps.ts takes more than types from carriers/carrier.ts"],
    ["api/messages.ts", "../store/store.ts", "api/messages.ts takes more than types from store/store.ts"],
    ["verbs/messages/send.ts", "../../log.ts", "verbs/messages/send.ts takes more than types from log.ts"],
  ])("catches %s importing values of %s, and allows types", (from, specifier, sentence) => {
    expect(complaint(`server/src/${from}`, { specifier, typesOnly: false })).toBe(sentence);
    expect(complaint(`server/src/${from}`, { specifier, typesOnly: true })).toBeNull();
  });

  it.each([
    ["server/src/domain/sid.ts", "@pennywire/contract"],
    ["server/src/store/messages.ts", "@pennywire/contract"],
    ["server/src/verbs/messages/send.ts", "@pennywire/contract"],
    ["server/src/api/messages.ts", "@pennywire/sdk"],
    ["server/src/verbs/messages/send.ts", "hono"],
    ["server/src/workers/worker.ts", "hono/factory"],
    ["server/src/api/api.ts", "drizzle-orm"],
    ["server/src/store/postgres/engine.ts", "better-sqlite3"],
    ["server/src/store/messages.ts", "better-sqlite3"],
    ["server/src/store/sqlite/engine.ts", "pg"],
    ["server/src/carriers/http.ts", "undici"],
    ["server/src/app.ts", "undici"],
    ["sdk/src/client.ts", "@pennywire/contract/wire"],
    ["sdk/src/client.ts", "node:http"],
    ["sdk/src/client.ts", "zod"],
    ["sdk/src/client.ts", "../../contract/src/wire.ts"],
    ["contract/src/wire.ts", "@pennywire/server"],
    ["cli/src/main.ts", "@pennywire/contract"],
  ])("catches %s importing the package %s", (from, specifier) => {
    expect(complaint(from, { specifier, typesOnly: false })).toContain("may not import");
  });

  it.each([
    ["server/src/domain/messages/message.ts", "../sid.ts"],
    ["server/src/domain/refusal.ts", "@pennywire/contract/errors"],
    ["server/src/store/open.ts", "./sqlite/engine.ts"],
    ["server/src/store/sqlite/engine.ts", "../store.ts"],
    ["server/src/store/sqlite/engine.ts", "better-sqlite3"],
    ["server/src/store/messages.ts", "drizzle-orm"],
    ["server/src/store/postgres/engine.ts", "drizzle-orm/node-postgres"],
    ["server/src/verbs/messages/send.ts", "../../domain/sid.ts"],
    ["server/src/verbs/messages/send.ts", "../deps.ts"],
    ["server/src/api/messages.ts", "../verbs/messages/send.ts"],
    ["server/src/api/messages.ts", "@pennywire/contract"],
    ["server/src/api/messages.ts", "hono"],
    ["server/src/hooks/undici.ts", "undici"],
    ["server/src/app.ts", "./store/sqlite/engine.ts"],
    ["server/src/main.ts", "./app.ts"],
    ["cli/src/main.ts", "@pennywire/sdk"],
  ])("lets %s import %s", (from, specifier) => {
    expect(complaint(from, { specifier, typesOnly: false })).toBeNull();
  });

  it("reads every form of import, and none in a comment", () => {
    const text = [
      'import { a, type B } from "./one.ts";',
      'import type { C } from "./two.ts";',
      "import {\n  type D,\n  type E,\n} from './three.ts';",
      'export * from "./four.ts";',
      'export type { F } from "./five.ts";',
      'import "./six.ts";',
      'const g = await import("./seven.ts");',
      'import h, * as i from "./eight.ts";',
      '// import { no } from "./no.ts";',
      '/** import { no } from "./no.ts"; */',
    ].join("\n");
    expect(importsOf(withoutComments(text)).map(({ specifier, typesOnly }) => `${specifier} ${typesOnly}`)).toEqual([
      "./one.ts false",
      "./two.ts true",
      "./three.ts true",
      "./four.ts false",
      "./five.ts true",
      "./six.ts false",
      "./eight.ts false",
      "./seven.ts false",
    ]);
  });

  it("finds a cycle, however long", () => {
    const graph = new Map([
      ["a", ["b"]],
      ["b", ["c", "d"]],
      ["c", []],
      ["d", ["e"]],
      ["e", ["b"]],
    ]);
    expect(cyclesIn(graph)).toEqual(["b → d → e → b"]);
    expect(
      cyclesIn(
        new Map([
          ["a", ["b", "c"]],
          ["b", ["c"]],
          ["c", []],
        ]),
      ),
    ).toEqual([]);
  });
});

const LINES_MAX = 400;

// Floors from the ground up. Rooms of one height stand side by side and know nothing of each other.
const heights: Readonly<Record<string, number>> = {
  domain: 0,
  store: 1,
  carriers: 1,
  hooks: 1,
  media: 1,
  "verbs/deps.ts": 2,
  "verbs/alarm.ts": 2,
  verbs: 3,
  api: 4,
  console: 4,
  smpp: 4,
  workers: 4,
  "log.ts": 5,
  start: 5,
  "app.ts": 6,
  "main.ts": 7,
};

const ports = ["store/store.ts", "store/writes.ts", "carriers/carrier.ts", "hooks/hooks.ts", "media/media.ts"];
const engines = ["store/sqlite/", "store/postgres/"];

function heightOf(file: string): number {
  // An engine stands on the rest of the store and only its door, open.ts, knows it.
  if (engines.some((engine) => file.startsWith(engine)) || file === "store/open.ts") return 1.5;
  return heights[file] ?? heights[roomOf(file)] ?? Number.NaN;
}

function roomOf(file: string): string {
  return file.split("/")[0] ?? file;
}

/** A sentence when the file may not import that, else null. Files are named from packages/. */
function complaint(file: string, { specifier, typesOnly }: Import): string | null {
  if (!isProduct(file)) return null;
  const target = targetOf(file, specifier);
  if (target === null) return mayImportPackage(file, specifier) ? null : `${file} may not import ${specifier}`;
  const [home, away] = [file.split("/")[0], target.split("/")[0]];
  if (home !== away) return `${file} may not import ${specifier}`;
  if (home !== "server") return null;
  return complaintWithin(file.replace("server/src/", ""), target.replace("server/src/", ""), typesOnly);
}

/** The same inside the server; files are named from packages/server/src. */
function complaintWithin(from: string, to: string, typesOnly: boolean): string | null {
  const [here, there] = [heightOf(from), heightOf(to)];
  if (Number.isNaN(here)) return `${from} lies on no floor`;
  if (Number.isNaN(there)) return `${from} imports ${to}, which lies on no floor`;
  if (to === "log.ts" && here < heightOf("app.ts"))
    return typesOnly ? null : `${from} takes more than types from ${to}`;

  if (roomOf(from) === roomOf(to) && roomOf(from) !== "verbs") {
    if (from === "store/open.ts") return null;
    const [own, other] = [from, to].map((file) => engines.find((engine) => file.startsWith(engine)));
    if (own !== undefined && other !== undefined && own !== other) return `${from} reaches across to ${to}`;
    // The shared tables may be shaped like an engine's columns, but run on none in particular.
    return own === undefined && there > here && !typesOnly ? `${from} takes more than types from ${to}` : null;
  }
  if (here >= heightOf("app.ts")) return there <= here ? null : `${from} reaches up to ${to}`;
  // From a verb or a door, the rooms of the first floor are open at their ports only.
  if (here > 1.5 && there >= 1 && there < 2) {
    if (!ports.includes(to)) return `${from} reaches past the port to ${to}`;
    return typesOnly ? null : `${from} takes more than types from ${to}`;
  }
  if (Math.floor(there) === Math.floor(here)) return `${from} reaches across to ${to}`;
  return there > here ? `${from} reaches up to ${to}` : null;
}

// Who may import which package. A package that is not named may be imported by all of the server, the CLI and the
// contract; the SDK imports nothing at all.
const packageRules: readonly (readonly [RegExp, RegExp])[] = [
  [/^@pennywire\/contract\/(errors|wire)$/u, /^server\//u],
  [/^@pennywire\/contract$/u, /^server\/src\/(api|console|smpp|workers|app\.ts|main\.ts)/u],
  [/^@pennywire\/(sdk|server)(\/|$)/u, /^cli\//u],
  [/^hono(\/|$)/u, /^server\/src\/(api|console)\//u],
  [/^drizzle-orm(\/|$)/u, /^server\/src\/store\//u],
  [/^better-sqlite3$|^drizzle-orm\/better-sqlite3$/u, /^server\/src\/store\/sqlite\//u],
  [/^pg$|^drizzle-orm\/node-postgres$/u, /^server\/src\/store\/postgres\//u],
  [/^undici$/u, /^server\/src\/hooks\//u],
];

function mayImportPackage(file: string, specifier: string): boolean {
  if (file.startsWith("sdk/")) return false;
  return packageRules.every(([name, importers]) => !name.test(specifier) || importers.test(file));
}

/** The file that a relative specifier means, named from packages/; null for a package. */
function targetOf(file: string, specifier: string): string | null {
  if (!specifier.startsWith(".")) return null;
  return relative("/", resolve("/", dirname(file), specifier))
    .split(sep)
    .join("/");
}

/** What is shipped: tests, and suites of promises that engines and carriers are tested by, may import anything. */
function isProduct(file: string): boolean {
  return !/\.(test|test-d|bench)\.tsx?$|\/conformance(\/|\.ts$)/u.test(file);
}

function filesWith(pattern: RegExp): string[] {
  return [...sources].filter(([file, text]) => isProduct(file) && pattern.test(text)).map(([file]) => file);
}

/** The written files in these folders of every package, named from packages/. */
function list(folders: readonly string[]): string[] {
  const roots = readdirSync(packages).flatMap((name) => folders.map((folder) => `${name}/${folder}`));
  return roots
    .filter((folder) => existsSync(join(packages, folder)))
    .flatMap((folder) =>
      readdirSync(join(packages, folder), { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
    )
    .map((file) => file.split(sep).join("/"))
    .filter((file) => /\.(tsx?|mjs)$/u.test(file) && !file.includes(".gen."))
    .toSorted();
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//gu, "").replaceAll(/^\s*\/\/.*$/gmu, "");
}

function importsOf(text: string): Import[] {
  const still = text.matchAll(/^\s*(?:import|export)\s+(?:(type\s)?([^"'();=]*?)\sfrom\s+)?["']([^"']+)["']/gmu);
  const late = text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/gu);
  return [
    ...[...still].map(([, type, names = "", specifier = ""]) => ({
      specifier,
      typesOnly: type !== undefined || /^\{(\s*type\s+[\w$]+(\s+as\s+[\w$]+)?\s*,?)+\s*\}$/u.test(names.trim()),
    })),
    ...[...late].map(([, specifier = ""]) => ({ specifier, typesOnly: false })),
  ];
}

function graphOf(all: ReadonlyMap<string, readonly Import[]>): Map<string, string[]> {
  return new Map(
    [...all].map(([file, found]) => [
      file,
      found.map(({ specifier }) => targetOf(file, specifier)).filter((target) => target !== null),
    ]),
  );
}

/** One sentence for each way back to a file that is still being looked at. */
function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const finished = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (finished.has(file)) return;
    const back = path.indexOf(file);
    if (back >= 0) {
      cycles.push([...path.slice(back), file].join(" → "));
      return;
    }
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    finished.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}
