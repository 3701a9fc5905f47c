// Writes what follows from something else in the repository: the OpenAPI document, the SDK's types
// and calls, the SDK's copy of the wire's accent, the numbering plan. `--check` writes nothing and exits 1 when
// a file is not what it would be. Any construct of the document it does not know is an error.
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { document } from "../packages/contract/src/openapi.ts";
import { generateNumbering } from "../packages/server/scripts/numbering.ts";
import { clientText } from "./sdk/client.ts";
import { operationsOf } from "./sdk/operations.ts";
import { typesText } from "./sdk/types.ts";

/** A generated file: its path from the repository's root and what belongs in it. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

/** All generated files as they should be. The same repository gives the same bytes. */
export const generate = async (): Promise<readonly GeneratedFile[]> => {
  const openapi = document();
  const operations = operationsOf(openapi);
  return [
    { path: "packages/contract/openapi.json", content: `${JSON.stringify(openapi, null, 2)}\n` },
    {
      path: "packages/sdk/src/types.gen.ts",
      content: generatedFrom("the contract") + "\n" + typesText(openapi, operations),
    },
    { path: "packages/sdk/src/client.gen.ts", content: generatedFrom("the contract") + "\n" + clientText(operations) },
    { path: "packages/sdk/src/wire.gen.ts", content: await sdkWire() },
    { path: "packages/server/src/domain/numbers/numbering.gen.ts", content: generateNumbering() },
  ];
};

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const generatedFrom = (source: string): string =>
  `// Generated from ${source} by scripts/generate.ts. Do not edit: run "npm run generate".\n`;

const sdkWire = async (): Promise<string> =>
  generatedFrom("packages/contract/src/wire.ts") +
  (await readFile(join(root, "packages/contract/src/wire.ts"), "utf8"));

const contentOf = async (path: string): Promise<string | null> => (existsSync(path) ? readFile(path, "utf8") : null);

const main = async (): Promise<void> => {
  const checkOnly = process.argv.includes("--check");
  for (const { path, content } of await generate()) {
    if ((await contentOf(join(root, path))) === content) continue;
    if (checkOnly) {
      console.error(`${path} is out of date. Run "npm run generate" and commit the result.`);
      process.exitCode = 1;
    } else {
      await writeFile(join(root, path), content);
      console.log(`wrote ${path}`);
    }
  }
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
