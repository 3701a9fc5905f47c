// bench/turns: what one account's full queue costs another account. A claim is timed in a store where one account has so
// many messages waiting and another has one that came last. See README.md.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Message } from "../packages/server/src/domain/messages/message.ts";
import { openStore } from "../packages/server/src/store/open.ts";
import type { Store } from "../packages/server/src/store/store.ts";
import type { Write } from "../packages/server/src/store/writes.ts";
import { messageOf } from "./fill.ts";
import { median } from "./slices.ts";

const { values: options } = parseArgs({
  options: {
    small: { type: "string", default: "1000" },
    large: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "200" },
  },
});

/** What must hold: a claim in the long queue costs no more than so much of one in the short queue. */
const ratioMax = 1.5;
const batchSize = 2_000;
const claimSize = 100;
const leaseMs = 60_000;
const [busy, quiet] = [1, 2] as const;
/** When everything is due. */
const now = 1_800_000_000_000;

const waiting = (accountId: number, ordinal: number, dueAt: number): Message => ({
  ...messageOf(accountId, ordinal),
  status: "queued",
  carrier: null,
  carrierMessageId: null,
  cost: null,
  sentAt: null,
  work: "deliver",
  dueAt,
});

const filled = async (folder: string, count: number): Promise<Store> => {
  const store = await openStore(`file:${join(folder, `${count}.db`)}`);
  for (let next = 0; next < count; next += batchSize) {
    const size = Math.min(batchSize, count - next);
    const writes = Array.from({ length: size }, (_, index): Write => {
      return { kind: "insert message", message: waiting(busy, next + index, now - count + next + index) };
    });
    const commit = await store.commit(writes);
    if (!commit.kept) throw new Error("a batch was refused");
  }
  return store;
};

interface Timed {
  readonly claimMs: number;
  /** How many claims it took to come to the quiet account's message: 1 is at once. */
  readonly claims: number;
}

const time = async (store: Store, count: number, round: number): Promise<Timed> => {
  const message = waiting(quiet, count + 1 + round, now - 1);
  await store.commit([{ kind: "insert message", message }]);
  const spent: number[] = [];
  for (let claims = 1; ; claims += 1) {
    const begun = performance.now();
    const items = await store.claim("deliver", { now, limit: claimSize, leaseMs, busy: [] });
    spent.push(performance.now() - begun);
    if (items.some(({ accountId }) => accountId === quiet)) return { claimMs: median(spent), claims };
    if (items.length === 0) throw new Error("the quiet account's message was never claimed");
  }
};

const run = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "pennywire-bench-"));
  const rounds = Number(options.rounds);
  try {
    const medians: number[] = [];
    console.log("| waiting of another account | claim of 100, median ms | claims until one's own message |");
    console.log("| --- | --- | --- |");
    for (const count of [Number(options.small), Number(options.large)]) {
      const store = await filled(folder, count);
      const timed: Timed[] = [];
      // The short queue would be empty sooner.
      const mine = Math.min(rounds, Math.floor(count / claimSize) - 1);
      for (let round = 0; round < mine; round += 1) timed.push(await time(store, count, round));
      await store.close();
      const claimMs = median(timed.map((one) => one.claimMs));
      medians.push(claimMs);
      const most = Math.max(...timed.map(({ claims }) => claims));
      console.log(`| ${count.toLocaleString("en-US")} | ${claimMs.toFixed(2)} | ${most} at most |`);
    }
    const [small = 1, large = 1] = medians;
    console.log(`\nlong against short: ${(large / small).toFixed(2)} (at most ${ratioMax})`);
    if (large / small > ratioMax) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

await run();
