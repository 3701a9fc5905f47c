// Bytes in files: what is put is there whole, what is removed is gone, and leftovers can be found.
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { present } from "../domain/invariant.ts";
import { sidOf } from "../domain/sid.ts";
import { createMediaFiles } from "./files.ts";

let root = "";
beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), "pennywire-media-")), "media");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const someTime = 1_790_000_000_000;
const sid = (hours: number, tail: string): string => sidOf("ME", someTime + hours * 3_600_000, tail.padStart(20, "0"));
const bytes = new Uint8Array([0, 255, 10, 13, 128]);

it("gives back exactly what was put, for its owner only", async () => {
  const files = createMediaFiles(root);
  await files.put(sid(0, "1"), bytes);
  expect(new Uint8Array((await files.get(sid(0, "1"))) ?? [])).toEqual(bytes);
  const [folder = ""] = readdirSync(root);
  expect(readdirSync(join(root, folder))).toEqual([sid(0, "1")]);
  expect(statSync(join(root, folder, sid(0, "1"))).mode & 0o777).toBe(0o600);
  expect(statSync(join(root, folder)).mode & 0o777).toBe(0o700);
});

it("gives a large file in pieces, and lets go of one that is not read to its end", async () => {
  const files = createMediaFiles(root);
  const large = new Uint8Array(300_000).map((_, at) => at % 251);
  await files.put(sid(0, "1"), large);
  const read = async () => present(await files.read(sid(0, "1")), "the file is there");
  const pieces: Uint8Array[] = [];
  for await (const piece of await read()) pieces.push(piece);
  expect(pieces.every(({ length }) => length <= 65_536)).toBe(true);
  expect(Buffer.concat(pieces).equals(large)).toBe(true);
  const reader = (await read()).getReader();
  await reader.read();
  await reader.cancel();
  await (await read()).cancel();
  expect(await files.read(sid(0, "2"))).toBeNull();
});

it("knows nothing of what was never put or was removed, and removes it a second time without a word", async () => {
  const files = createMediaFiles(root);
  expect(await files.get(sid(0, "1"))).toBeNull();
  await files.put(sid(0, "1"), bytes);
  await files.remove([sid(0, "1"), sid(0, "2")]);
  await files.remove([sid(0, "1")]);
  expect(await files.get(sid(0, "1"))).toBeNull();
});

it("lists folder by folder what is old enough, and clears away what a crash left unfinished", async () => {
  const files = createMediaFiles(root);
  const old = [sid(0, "2"), sid(0, "1"), sid(100, "3")];
  for (const name of [...old, sid(100, "4")]) await files.put(name, bytes);
  const [first = "", second = ""] = readdirSync(root).toSorted();
  const unfinished = join(root, first, `${sid(0, "9")}.part`);
  writeFileSync(unfinished, "half a file");
  const long = new Date(Date.now() - 7_200_000);
  for (const file of [join(first, sid(0, "1")), join(first, sid(0, "2")), join(second, sid(100, "3"))]) {
    utimesSync(join(root, file), long, long);
  }
  utimesSync(unfinished, long, long);
  const one = await files.list(null, 3_600_000);
  expect(one).toEqual({ sids: [sid(0, "1"), sid(0, "2")], folder: first });
  expect(readdirSync(join(root, first)).toSorted()).toEqual([sid(0, "1"), sid(0, "2")]);
  expect(await files.list(first, 3_600_000)).toEqual({ sids: [sid(100, "3")], folder: second });
  expect(await files.list(second, 3_600_000)).toEqual({ sids: [], folder: null });
});

it("has nothing to list before anything was put", async () => {
  expect(await createMediaFiles(root).list(null, 0)).toEqual({ sids: [], folder: null });
});
