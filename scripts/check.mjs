// npm run check: everything that can be known without running the program. One line a step; the tools only speak
// up when something is wrong, and then all of them do.
import { spawnSync } from "node:child_process";
import { built, install, isWindows, root, toolPath } from "./bootstrap.mjs";

// A first lint of a large change can be long; the default of 1 MiB would cut it off.
const OUTPUT_MAX_BYTES = 64 * 1024 * 1024;

install();

/** @type {readonly { name: string, tool: string, args: readonly string[] }[]} */
const steps = [
  { name: "types of the packages", tool: "tsc", args: ["-b", ...built] },
  { name: "types of tests and scripts", tool: "tsc", args: ["-p", "tsconfig.test.json"] },
  { name: "types of the pages", tool: "tsc", args: ["-p", "packages/server/docs"] },
  { name: "lint", tool: "oxlint", args: ["--type-aware", "--deny-warnings"] },
  { name: "format", tool: "oxfmt", args: ["--check", "."] },
  { name: "dead code", tool: "knip", args: ["--no-progress"] },
  { name: "generated files", tool: "tsx", args: ["scripts/generate.ts", "--check"] },
];

const failed = steps.filter((step) => !passes(step));
if (failed.length > 0) {
  console.error(`checks: failed: ${failed.map(({ name }) => name).join(", ")}`);
  process.exit(1);
}
console.log("checks: all passed");

/** @param {{ name: string, tool: string, args: readonly string[] }} step */
function passes({ name, tool, args }) {
  const startedAt = performance.now();
  const ran = spawnSync(toolPath(tool), args, {
    cwd: root,
    encoding: "utf8",
    shell: isWindows,
    maxBuffer: OUTPUT_MAX_BYTES,
  });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`${ran.status === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
  if (ran.status !== 0) console.log(`${ran.stdout ?? ""}${ran.stderr ?? ""}${ran.error?.message ?? ""}`);
  return ran.status === 0;
}
