// A report that nobody can place yet: what the simulated network does with it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aHandsetEntry, epoch } from "../../../test/builders.ts";
import { present } from "../../domain/invariant.ts";
import type { NetworkEvent } from "../../domain/simulation/network.ts";
import { openStore } from "../../store/open.ts";
import { playEvent } from "./play.ts";

/** Longer than the lease of a delivery, several times over, in milliseconds. */
const severalLeasesMs = 300_000;

const { sid, accountId, from, to, body, media, handset } = aHandsetEntry();
const report: NetworkEvent = {
  kind: "report",
  ref: `${sid}:1`,
  dueAt: epoch,
  submission: { sid, accountId, from, to, body, media, segments: 1, attempt: 1 },
  errorCode: null,
};

// Otherwise the phone shows the text, the event is forgotten, and the worker that takes the message up
// again when the lease of a dead one ends has the same text shown a second time.
it("is told again for longer than a dead worker's lease, and shown on the phone once it is given up", async () => {
  const folder = mkdtempSync(join(tmpdir(), "pennywire-play-"));
  const store = await openStore(`file:${join(folder, "play.db")}`);
  await store.commit([{ kind: "plan network event", event: report }]);
  let now = epoch;
  let shownAt = 0;
  const clock = { now: () => now };
  for (let due = await store.nextDue("network"); due !== null; due = await store.nextDue("network")) {
    now = due;
    const [planned] = await store.claim("network", { now, limit: 1, leaseMs: 30_000, busy: [] });
    await playEvent({ store, clock }, present(planned, "what is due can be claimed"), true);
    if (shownAt === 0 && (await store.read.simulation.handset(accountId, handset)).length > 0) shownAt = now;
  }
  expect(shownAt - epoch).toBeGreaterThan(severalLeasesMs);
  expect(await store.read.simulation.handset(accountId, handset)).toHaveLength(1);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
