// Files that no row knows: a crash leaves them, and the sweep takes them away, and no others.
import { mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aMessage, aSid } from "../../../test/builders.ts";
import type { OptOutImport } from "../../domain/opt-outs/import.ts";
import { createMediaFiles } from "../../media/files.ts";
import { openStore } from "../../store/open.ts";
import { sweepFiles } from "./sweep.ts";

const someHours = 7_200_000;

it("removes old files that nothing needs, folder by folder, and keeps media, imports under way and what is new", async () => {
  const folder = mkdtempSync(join(tmpdir(), "pennywire-sweep-"));
  const store = await openStore(`file:${join(folder, "sweep.db")}`);
  const root = join(folder, "media");
  const media = createMediaFiles(root);
  const message = aMessage({ sid: aSid("MM"), work: "fetch", media: ["https://example.com/a.png"], attempts: 1 });
  const [kept, imported, finished, lost, young] = [aSid("ME"), aSid("IM"), aSid("IM"), aSid("ME"), aSid("ME")];
  for (const sid of [kept, imported, finished, lost, young]) await media.put(sid, new Uint8Array([1]));
  const one = { sid: kept, accountId: 1, messageSid: message.sid, contentType: "image/png", bytes: 1, createdAt: 1 };
  const after = { ...message, media: [kept], work: "deliver", version: message.version + 1 } as const;
  await store.commit([{ kind: "insert message", message }]);
  expect(await store.commit([{ kind: "keep media", media: [one], message: after, attempts: 1 }])).toEqual({
    kept: true,
  });
  for (const [sid, status] of [
    [imported, "processing"],
    [finished, "completed"],
  ] as const) {
    await store.commit([{ kind: "begin import", begun: anImport(sid, status) }]);
  }
  const old = new Date(Date.now() - someHours);
  for (const sid of [kept, imported, finished, lost]) utimesSync(join(root, sid.slice(2, 8), sid), old, old);

  let at = await sweepFiles({ store, media }, null);
  for (let turns = 0; at !== null && turns < 10; turns += 1) at = await sweepFiles({ store, media }, at);
  const left = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(left.map(({ name }) => name).toSorted()).toEqual([kept, imported, young].toSorted());
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const anImport = (sid: string, status: OptOutImport["status"]): OptOutImport => ({
  sid,
  accountId: 1,
  scope: null,
  status,
  bytes: 1,
  linesRead: 0,
  added: 0,
  present: 0,
  failed: 0,
  errors: [],
  dueAt: null,
  attempts: 0,
  createdAt: 1,
  updatedAt: 1,
});
