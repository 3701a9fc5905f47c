// Writes the next migration of both engines from the schema: `node scripts/migrations.mjs NAME`.
// drizzle-kit compares the schema with its last snapshot; afterwards every new SQLite table is made
// STRICT, so that no column ever takes a value of another type (no float gets into the money).
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const name = process.argv[2];
if (name === undefined) throw new Error("say what the migration does: node scripts/migrations.mjs NAME [--custom]");
const folder = fileURLToPath(new URL("..", import.meta.url));

for (const engine of ["sqlite", "postgres"]) {
  const options = ["generate", `--config=drizzle.${engine}.config.ts`, `--name=${name}`, ...process.argv.slice(3)];
  execFileSync("npx", ["drizzle-kit", ...options], { cwd: folder, stdio: "inherit" });
}

const migrations = `${folder}/migrations/sqlite`;
for (const file of readdirSync(migrations).filter((each) => each.endsWith(".sql"))) {
  const text = readFileSync(`${migrations}/${file}`, "utf8");
  writeFileSync(`${migrations}/${file}`, text.replaceAll(/^\);$/gm, ") STRICT;"));
}
