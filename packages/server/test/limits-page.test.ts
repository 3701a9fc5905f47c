// docs/limits.md is for people who must know before they run into a limit; so what it says is held against the code.
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const packages = new URL("../../", import.meta.url);
const code = ["contract/src", "server/src"]
  .flatMap((folder) =>
    readdirSync(new URL(folder, packages), { recursive: true, withFileTypes: true }).map(
      (entry) => `${entry.parentPath}/${entry.name}`,
    ),
  )
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");

/** Rows that name one constant, which is a whole number. */
const rows = readFileSync(new URL("../docs/limits.md", packages), "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, name, value] = /^\| `(\w+)`[^|,]*\| ([\d,]+)(?: T)? \|/u.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value: value.replaceAll(",", "") }];
  });

it("the page of limits has a row for most of them", () => {
  expect(rows.length).toBeGreaterThan(40);
});

it.each(rows)("the page of limits says of $name what the code does", ({ name, value }) => {
  const found = [...code.matchAll(new RegExp(`const ${name} = ([\\d_* ]+)`, "gu"))].map(([, said = ""]) =>
    said.split("*").reduce((product, factor) => product * Number(factor.replaceAll("_", "")), 1),
  );
  expect(found).toContain(Number(value));
});
