// What every command needs first: the right Node, the packages of the lockfile, and the compiled sources. Each step
// is skipped when nothing changed. Runs before any package is there, so it uses nothing but Node itself.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Checks Node's version and installs the packages when they are missing or not those of the lockfile.
 * Ends the process with 1 when that cannot be.
 */
export function install() {
  refuseOldNode();
  const { lock, abi } = wanted();
  const installed = existsSync(stampPath) ? readFileSync(stampPath, "utf8").split("\n") : [];
  if (installed[0] === lock && installed[1] === abi) return;

  const isFirst = !existsSync(join(root, "node_modules"));
  console.log(
    isFirst
      ? "Installing packages. The first time takes about two minutes, because SQLite is compiled."
      : "Bringing the packages up to date.",
  );
  runPnpm(["install", "--frozen-lockfile"]);
  // pnpm does not notice that Node was changed, but compiled code only fits the Node that it was compiled for.
  if (installed[1] !== undefined && installed[1] !== abi) runPnpm(["rebuild", "--recursive", "better-sqlite3"]);
  writeFileSync(stampPath, `${lock}\n${abi}\n`);
}

/** Compiles what changed since the last time; true when it went well, else the errors have been printed. */
export function build() {
  return runTool("tsc", ["-b", ...built]) === 0;
}

/** What is shipped and so must be compiled; the root's own tsconfig.json knows of tests and scripts as well. */
export const built = ["packages/contract", "packages/sdk", "packages/server", "packages/cli"];

/**
 * Runs a tool of node_modules in this terminal, from the repository's root, and gives its exit code.
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {number}
 */
export function runTool(name, args) {
  const ran = spawnSync(toolPath(name), args, { cwd: root, stdio: "inherit", shell: isWindows });
  return ran.status ?? 1;
}

/**
 * Where the command of a package lies.
 * @param {string} name
 */
export function toolPath(name) {
  return join(root, "node_modules", ".bin", name);
}

/** Commands are batch files there, which only a shell can start. */
export const isWindows = process.platform === "win32";

// Pinned here and not in package.json: a `packageManager` field makes a pnpm that came by npx refuse its work.
const PNPM = "pnpm@12.21.0";

// The oldest that the packages support; docs/decisions/0003-versions.md.
const NODE_MIN = /** @type {const} */ ([20, 19]);

const stampPath = join(root, "node_modules", ".pennywire-install");

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1])) return;
  console.error(`Pennywire needs Node ${NODE_MIN.join(".")} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function wanted() {
  const hash = createHash("sha256");
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml"]) hash.update(readFileSync(join(root, file)));
  return { lock: hash.digest("hex"), abi: `${process.platform}-${process.arch}-${process.versions.modules}` };
}

/** @param {readonly string[]} args */
function runPnpm(args) {
  // CI keeps pnpm from asking questions that nobody would see.
  const env = { ...headersHere(), ...process.env, CI: "true" };
  const ran = spawnSync("npx", ["--yes", PNPM, ...args], { cwd: root, env, encoding: "utf8", shell: isWindows });
  if (ran.status === 0) return;
  console.error(`${ran.stdout ?? ""}${ran.stderr ?? ""}${ran.error?.message ?? ""}`);
  console.error(`The packages could not be installed (${PNPM} ${args.join(" ")}).`);
  process.exit(1);
}

/** Where Node came with its headers, node-gyp need not fetch them: then SQLite compiles without nodejs.org. */
function headersHere() {
  const prefix = dirname(dirname(process.execPath));
  const header = join(prefix, "include", "node", "node_version.h");
  if (!existsSync(header)) return {};
  const text = readFileSync(header, "utf8");
  const here = ["MAJOR", "MINOR", "PATCH"].map((part) => text.match(`NODE_${part}_VERSION (\\d+)`)?.[1]).join(".");
  return here === process.versions.node ? { npm_config_nodedir: prefix } : {};
}
