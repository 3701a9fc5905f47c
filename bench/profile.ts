// Reads a processor profile of Node's (--cpu-prof) and says where the time went: by function, and by part of the
// program. Arguments: the file, how many functions to show, and how many seconds at the beginning to leave out.
import { readFileSync } from "node:fs";

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly children?: readonly number[];
}

interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const [file = "", shown = "40", left = "0"] = process.argv.slice(2);
const isProfile = (value: unknown): value is Profile =>
  typeof value === "object" && value !== null && "nodes" in value && "samples" in value && "timeDeltas" in value;

const profile: unknown = JSON.parse(readFileSync(file, "utf8"));
if (!isProfile(profile)) throw new Error(`${file} is no processor profile`);

/** `store/batch.ts:40 runList`, or a package's name for code of others. */
const nameOf = ({ callFrame: { functionName, url, lineNumber } }: ProfileNode): string => {
  const place = /node_modules\/(?!.*node_modules\/)(.*)$/.exec(url)?.[1] ?? /dist\/(.*)$/.exec(url)?.[1] ?? url;
  const name = functionName === "" ? "(anonymous)" : functionName;
  return place === "" ? name : `${place}:${lineNumber + 1} ${name}`;
};

/** Folder of the server, package, or part of Node. */
const partOf = ({ callFrame: { functionName, url } }: ProfileNode): string => {
  const foreign = /node_modules\/(?!.*node_modules\/)((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (foreign !== undefined) return foreign;
  const own = /packages\/(\w+)\/dist\/(.*)\/[^/]+$/.exec(url);
  if (own !== null) return `${own[1]} ${own[2]}`;
  return url === "" ? functionName : (url.replace(/^node:(internal\/)?/, "node:").split("/")[0] ?? url);
};

const byId = new Map(profile.nodes.map((node) => [node.id, node]));
const parents = new Map(
  profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)),
);
const own = new Map<string, number>();
const withCalled = new Map<string, number>();
const parts = new Map<string, number>();
const add = (to: Map<string, number>, name: string, micros: number): void => {
  to.set(name, (to.get(name) ?? 0) + micros);
};

let total = 0;
let elapsed = 0;
for (const [index, id] of profile.samples.entries()) {
  const node = byId.get(id);
  const micros = profile.timeDeltas[index] ?? 0;
  elapsed += micros;
  if (elapsed < Number(left) * 1e6) continue;
  if (node === undefined || node.callFrame.functionName === "(idle)") continue;
  total += micros;
  add(own, nameOf(node), micros);
  add(parts, partOf(node), micros);
  const stack = new Set<string>();
  for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
    const above = byId.get(at);
    if (above !== undefined) stack.add(nameOf(above));
  }
  for (const name of stack) add(withCalled, name, micros);
}

const table = (title: string, rows: ReadonlyMap<string, number>, most: number): void => {
  console.log(`\n${title}`);
  for (const [name, micros] of [...rows].toSorted((one, other) => other[1] - one[1]).slice(0, most)) {
    console.log(`${((100 * micros) / total).toFixed(1).padStart(6)} %  ${name}`);
  }
};

console.log(`${(total / 1e6).toFixed(1)} s of work in ${profile.samples.length} samples`);
table("By part", parts, 25);
table("By function, its own time", own, Number(shown));
table("By function, with what it calls", withCalled, Number(shown) * 2);
