// An import that ends in between goes on where it was: no line is counted twice, and none is lost.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aNumber, aSid, epoch } from "../../../test/builders.ts";
import { present } from "../../domain/invariant.ts";
import { importBatchLines } from "../../domain/opt-outs/import.ts";
import { createMediaFiles } from "../../media/files.ts";
import { openStore } from "../../store/open.ts";
import { importLeaseMs, importOptOuts } from "./import.ts";

const accountId = 1;

it("is taken up by another worker after a crash, with the lines that were read counted once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "pennywire-import-"));
  const store = await openStore(`file:${join(folder, "import.db")}`);
  const media = createMediaFiles(join(folder, "media"));
  let now = epoch;
  const deps = { store, media, clock: { now: () => now }, newSid: aSid };
  const number = aNumber({ accountId });
  await store.commit([{ kind: "rent number", number }]);
  const count = importBatchLines * 3 + 7;
  const phones = Array.from({ length: count }, (_, index) => `+1415555${String(index).padStart(4, "0")}`);
  const sid = aSid("IM");
  await media.put(sid, new TextEncoder().encode(["phone_number", "nobody", ...phones].join("\r\n")));
  const scope = number.phoneNumber;
  const fresh = { linesRead: 0, added: 0, present: 0, failed: 0, errors: [], attempts: 0 } as const;
  const begun = {
    sid,
    accountId,
    scope,
    status: "queued",
    bytes: 1,
    dueAt: now,
    createdAt: now,
    updatedAt: now,
    ...fresh,
  } as const;
  await store.commit([{ kind: "begin import", begun }]);

  const claim = async () => {
    const [claimed] = await store.claim("import", { now, limit: 1, leaseMs: importLeaseMs, busy: [] });
    return claimed ?? null;
  };
  let commits = 0;
  const dying = {
    ...store,
    commit: async (...given: Parameters<typeof store.commit>) => {
      commits += 1;
      if (commits > 2) throw new Error("the power is gone");
      return store.commit(...given);
    },
  };
  const first = present(await claim(), "the import is due");
  await expect(importOptOuts({ ...deps, store: dying }, first)).rejects.toThrow("the power is gone");
  expect(await claim()).toBeNull();
  now += importLeaseMs;
  await importOptOuts(deps, present(await claim(), "it is due again when its lease has ended"));
  // The one that was thought dead comes back, and changes nothing any more.
  await importOptOuts(deps, first);

  expect(await store.read.optOutImports.find(accountId, sid)).toMatchObject({
    status: "completed",
    linesRead: count + 1,
    added: count,
    present: 0,
    failed: 1,
    errors: [{ line: 2, field: "phone_number" }],
    dueAt: null,
  });
  expect((await store.read.optOuts.outAmong(accountId, scope, phones)).size).toBe(count);
  expect(await media.get(sid)).toBeNull();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
