// The SDK's client: an interface for every resource of the tree, and the plans that its calls are made from.
import { comment, ours } from "./json.ts";
import { type Names, type Operation } from "./operations.ts";
import { examples, leftOut, ofOwnAccount, tree, type Leaf, type Resource, type Shortcut } from "./tree.ts";
import { inputName } from "./types.ts";

/** The text of client.gen.ts behind its first line. */
export const clientText = (operations: readonly Operation[]): string => {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const used = new Set<string>();
  const find = (leaf: Leaf): readonly [Operation, Shortcut] => {
    const shortcut = typeof leaf === "string" ? { operation: leaf } : leaf;
    const operation = byId.get(shortcut.operation);
    if (operation === undefined)
      throw new Error(`scripts/sdk/tree.ts names ${shortcut.operation}, which is no operation.`);
    used.add(operation.id);
    return [operation, shortcut];
  };
  const named = Object.entries(tree).flatMap(([name, resource]) => allOf(interfaceName(name), resource));
  const interfaces = named.map(([name, resource]) => interfaceText(name, resource, find));
  const plans = Object.entries(tree).map(
    ([name, resource]) => `const ${name}: Plan = ${planText(resource, find, "")};\n`,
  );
  const forgotten = operations.filter(({ id }) => !used.has(id) && !(id in leftOut)).map(({ id }) => id);
  if (forgotten.length > 0) throw new Error(`Give these a name in scripts/sdk/tree.ts: ${forgotten.join(", ")}`);
  const body = [...interfaces, classText(), ...plans].join("\n");
  const types = operations
    .flatMap((operation) => [inputName(operation), "shape" in operation.answer ? operation.answer.shape : null])
    .filter((name): name is string => name !== null && new RegExp(`\\b${name}\\b`, "u").test(interfaces.join("")));
  return [
    "// The client: what can be called, and how each call is made.\n",
    'import type { Bind, Plan, Upload } from "./bind.ts";',
    'import type { Listing, ListLimits } from "./page.ts";',
    'import type { CallOptions } from "./request.ts";',
    `import type {\n${[...new Set(types)]
      .toSorted()
      .map((name) => `  ${name},\n`)
      .join("")}} from "./types.gen.ts";\n`,
    body,
  ].join("\n");
};

type Find = (leaf: Leaf) => readonly [Operation, Shortcut];

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const interfaceName = (name: string): string => `${capital(name)}Resource`;

const partName = (parent: string, part: string): string =>
  `${parent.replace(/Resource$/u, "")}${capital(part)}Resource`;

const allOf = (name: string, resource: Resource): readonly (readonly [string, Resource])[] => [
  ...Object.entries(resource.parts ?? {}).flatMap(([part, inner]) => allOf(partName(name, part), inner)),
  [name, resource],
];

const interfaceText = (name: string, { about, calls = {}, parts = {} }: Resource, find: Find): string => {
  const methods = Object.entries(calls).map(([method, leaf]) => methodText(method, ...find(leaf)));
  const below = Object.entries(parts).map(
    ([part, { about: said }]) => `${comment("  ", said)}  readonly ${part}: ${partName(name, part)};`,
  );
  return `${comment("", about)}export interface ${name} {\n${[...methods, ...below].join("\n")}\n}\n`;
};

const methodText = (method: string, operation: Operation, shortcut: Shortcut): string => {
  const { id, pathNames, fields, isUpload, answer, description } = operation;
  const path = pathNames.filter((name) => name !== "AccountSid" || shortcut.account === "given");
  const parameters = [
    ...path.map((name) => `${name === "Sid" || name === "AccountSid" ? "sid" : ours(name)}: string`),
    ...(isUpload ? ["file: Upload"] : []),
    ...(takesInput(operation, shortcut) ? [inputText(operation)] : []),
    "options?: CallOptions",
  ];
  const example = shortcut.about === undefined ? examples[id] : undefined;
  const said = comment("  ", shortcut.about ?? description, example === undefined ? "" : `@example\n${example}`);
  const type =
    answer.kind === "nothing"
      ? "Promise<void>"
      : answer.kind === "bytes"
        ? "Promise<Blob>"
        : answer.kind === "one"
          ? `Promise<${answer.shape}>`
          : `Listing<${answer.shape}>`;
  if (fields.length > 0 && !takesInput(operation, shortcut) && shortcut.always === undefined)
    throw new Error(`The fields of ${id} are not reachable.`);
  return `${said}  ${method}(${parameters.join(", ")}): ${type};`;
};

const takesInput = ({ fields, answer }: Operation, { always }: Shortcut): boolean =>
  always === undefined && (fields.length > 0 || answer.kind === "list");

// What changes something takes the changes, also where each of them may be left out.
const inputText = (operation: Operation): string => {
  const { id, fields, answer, method } = operation;
  const name = inputName(operation);
  const limits = answer.kind === "list" ? "ListLimits" : null;
  const isNeeded = fields.some(({ required }) => required) || (id.startsWith("update") && method !== "GET");
  return `input${isNeeded ? "" : "?"}: ${[name, limits].filter((type) => type !== null).join(" & ")}`;
};

const classText = (): string =>
  [
    "/** All that can be called. */",
    "export class Resources {",
    ...Object.entries(tree).map(
      ([name, { about }]) => `${comment("  ", about)}  readonly ${name}: ${interfaceName(name)};`,
    ),
    "",
    "  constructor(bind: Bind) {",
    ...Object.keys(tree).map((name) => `    this.${name} = bind(${name});`),
    "  }",
    "}\n",
  ].join("\n");

const planText = ({ calls = {}, parts = {} }: Resource, find: Find, indent: string): string => {
  const inner = `${indent}  `;
  const steps = Object.entries(calls).map(([name, leaf]) => `${inner}${name}: ${stepText(...find(leaf))},`);
  const below = Object.entries(parts).map(([name, part]) => `${inner}${name}: ${planText(part, find, inner)},`);
  return `{\n${[...steps, ...below].join("\n")}\n${indent}}`;
};

// The words that bind.ts reads.
const stepText = (operation: Operation, shortcut: Shortcut): string => {
  const { id, method, path, style, answer, names } = operation;
  const verb = style === "form" ? method : `${method}:${style}`;
  const where = shortcut.account === "given" ? path : path.replace("/2010-04-01/Accounts/{AccountSid}", "@");
  const taken = takesInput(operation, shortcut) ? "?" : "";
  const given =
    answer.kind === "nothing"
      ? "-"
      : answer.kind === "bytes"
        ? "blob"
        : answer.kind === "one"
          ? answer.shape
          : `${answer.shape}[${answer.key}]`;
  const always = Object.entries(shortcut.always ?? (ofOwnAccount.has(id) ? { accountSid: "@" } : {}));
  const words = [verb, where + taken, given, ...always.map(([name, value]) => `${name}=${value}`)].join(" ");
  const isPlain = Object.keys(names).length === 0 || shortcut.always !== undefined;
  return isPlain ? JSON.stringify(words) : `[${JSON.stringify(words)}, ${namesText(names)}]`;
};

const namesText = (names: Names): string =>
  `{ ${Object.entries(names)
    .map(
      ([name, wire]) =>
        `${name}: ${typeof wire === "string" ? JSON.stringify(wire) : `[${JSON.stringify(wire[0])}, ${namesText(wire[1])}]`}`,
    )
    .join(", ")} }`;
