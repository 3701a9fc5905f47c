// npm test: installs what is missing, builds what changed, and runs every test. What follows the command is vitest's:
// `npm test -- packages/sdk -t "a name"`. Ends with one line that a program can read.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, install, runTool } from "./bootstrap.mjs";

install();
// Tests run on the sources; types that do not fit fail the command, but not before the tests have had their say.
const isBuilt = build();

const folder = mkdtempSync(join(tmpdir(), "pennywire-test-"));
try {
  const report = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = runTool("vitest", ["run", ...reporters, ...process.argv.slice(2)]);
  if (existsSync(report)) console.log(summary(report));
  process.exitCode = code === 0 && !isBuilt ? 1 : code;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @typedef {{ status: string, assertionResults: readonly unknown[] }} TestFile */
/** @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, testResults: readonly TestFile[] }} Report */

/**
 * @param {string} path of vitest's JSON report
 * @returns {string}
 */
function summary(path) {
  const report = /** @type {Report} */ (JSON.parse(readFileSync(path, "utf8")));
  // A file that cannot even be loaded has no tests that could fail.
  const unloadable = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  const failed = report.numFailedTests + unloadable.length;
  const skipped = report.numPendingTests === 0 ? "" : `, ${report.numPendingTests} skipped`;
  return `tests: ${report.numPassedTests} passed, ${failed} failed${skipped}`;
}
