// The hands against a real store, at the moments where a wake-up is easily lost.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aNetworkEvent, anAccount, aNumber, epoch } from "../../test/builders.ts";
import type { Clock } from "../domain/clock.ts";
import { BrokenDisk } from "../domain/store-failure.ts";
import { createLogger } from "../log.ts";
import { openStore } from "../store/open.ts";
import type { Store } from "../store/store.ts";
import { createWorker, type Worker } from "./worker.ts";

const folders: string[] = [];
const stores: Store[] = [];
const workers: Worker[] = [];

const opened = async (): Promise<Store> => {
  const folder = mkdtempSync(join(tmpdir(), "pennywire-worker-"));
  folders.push(folder);
  const store = await openStore(`file:${join(folder, "test.db")}`);
  stores.push(store);
  return store;
};

let now = epoch;
const clock: Clock = { now: () => now };
beforeEach(() => {
  now = epoch;
});

afterEach(async () => {
  await Promise.all(workers.splice(0).map(async (worker) => worker.stop()));
  await Promise.all(stores.splice(0).map(async (store) => store.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A worker that settles network events, and a promise for the first one. */
const started = (store: Store, drainMs = 1_000, work: () => Promise<void> = async () => {}) => {
  let heard: (ref: string) => void = () => {};
  const first = new Promise<string>((resolve) => {
    heard = resolve;
  });
  const worker = createWorker({
    queue: "network",
    store,
    clock,
    log: createLogger("silent"),
    concurrency: 10,
    claimMax: 10,
    leaseMs: 60_000,
    drainMs,
    lanes: [],
    work: async ({ ref, attempts }) => {
      heard(ref);
      await work();
      await store.commit([{ kind: "settle network event", ref, attempts }]);
      return true;
    },
  });
  workers.push(worker);
  worker.start();
  return { worker, first };
};

const planned = async (store: Store, dueAt: number): Promise<string> => {
  const account = anAccount();
  const event = aNetworkEvent({ accountId: account.id, dueAt, to: aNumber().phoneNumber });
  expect(await store.commit([{ kind: "plan network event", event }])).toEqual({ kept: true });
  return event.ref;
};

// Well below the five seconds after which forgotten work is found anyway.
describe("a worker", { timeout: 3_000 }, () => {
  it("takes up at once what becomes due between its claim and its look ahead", async () => {
    const store = await opened();
    const ref = await planned(store, epoch + 10);
    const { first } = started({
      ...store,
      nextDue: async (queue) => {
        now = Math.max(now, epoch + 10);
        return store.nextDue(queue);
      },
    });
    expect(await first).toBe(ref);
  });

  it("hears of work that is kept while it looks ahead", async () => {
    const store = await opened();
    let ring: (dueAt: number) => void = () => {};
    let looked = false;
    const { worker, first } = started({
      ...store,
      nextDue: async (queue) => {
        const before = await store.nextDue(queue);
        if (!looked) {
          looked = true;
          await planned(store, epoch + 10);
          ring(epoch + 10);
          now = epoch + 10;
        }
        return before;
      },
    });
    ring = worker.ring;
    expect(await first).toMatch(/^text:/u);
  });

  it("stops waiting for work that does not end, and leaves it to its lease", async () => {
    const store = await opened();
    await planned(store, epoch);
    let release: () => void = () => {};
    const { worker, first } = started(store, 20, async () => new Promise((resolve) => (release = resolve)));
    await first;
    await worker.stop();
    release();
    expect(await store.nextDue("network")).toBe(epoch + 60_000);
  });

  it("does not take up what it is still working on, however far the clock is moved", async () => {
    const store = await opened();
    const ref = await planned(store, epoch);
    const begun: string[] = [];
    let release: () => void = () => {};
    const slow = new Promise<void>((resolve) => (release = resolve));
    const { worker, first } = started(store, 1_000, async () => (begun.push("again"), slow));
    expect(await first).toBe(ref);
    now = epoch + 86_400_000;
    worker.ring(now);
    await planned(store, now);
    worker.ring(now);
    while (begun.length < 2) await new Promise((resolve) => setImmediate(resolve));
    release();
    while ((await store.nextDue("network")) !== null) await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toHaveLength(2);
  });

  it("stops at once while it waits to try again", async () => {
    const store = await opened();
    let tried: () => void = () => {};
    const first = new Promise<void>((resolve) => (tried = resolve));
    const { worker } = started({
      ...store,
      claim: async () => {
        tried();
        throw new Error("no");
      },
    });
    await first;
    const begun = performance.now();
    await worker.stop();
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it("ends the process when the disk has failed, though no request ever finds out", async () => {
    const store = await opened();
    const listeners = process.listeners("uncaughtException");
    process.removeAllListeners("uncaughtException");
    try {
      const ended = new Promise<Error>((resolve) => process.once("uncaughtException", resolve));
      const broken = new BrokenDisk("SQLITE_IOERR_FSYNC", null);
      started({ ...store, claim: async () => Promise.reject(broken) });
      expect(await ended).toBe(broken);
    } finally {
      for (const listener of listeners) process.on("uncaughtException", listener);
    }
  });
});
