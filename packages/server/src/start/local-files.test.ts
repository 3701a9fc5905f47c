// The files beside the database: a secret is whole or not there.
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readOrMakeSecret } from "./local-files.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "pennywire-secret-"));
  folders.push(folder);
  return folder;
};

describe("the secret of a database", () => {
  it("is made once, for its owner only, and nothing else is left behind", () => {
    const folder = newFolder();
    const secret = readOrMakeSecret(`file:${join(folder, "a.db")}`);
    expect(secret).toMatch(/^[0-9a-f]{64}$/u);
    expect(readOrMakeSecret(`file:${join(folder, "a.db")}`)).toBe(secret);
    expect(readdirSync(folder)).toEqual(["secret"]);
    expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, "secret"), "utf8")).toBe(secret);
  });

  it("that is empty or cut short is not used", () => {
    const folder = newFolder();
    for (const cut of ["", "0123456789abcdef"]) {
      writeFileSync(join(folder, "secret"), cut);
      expect(() => readOrMakeSecret(`file:${join(folder, "a.db")}`)).toThrow(/secret/u);
    }
  });
});
