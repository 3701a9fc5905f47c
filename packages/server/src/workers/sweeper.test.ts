// A sweeper looks again and again, one look at a time.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createLogger } from "../log.ts";
import { createSweeper } from "./sweeper.ts";

const log = createLogger("silent");
const everyMs = 1_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("begins no look while one is under way, and waits for it when it stops", async () => {
  const ends: (() => void)[] = [];
  const look = async () =>
    new Promise<void>((resolve) => {
      ends.push(resolve);
    });
  const sweeper = createSweeper("look", everyMs, look, log);
  sweeper.start();
  await vi.advanceTimersByTimeAsync(3 * everyMs);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(everyMs);
  expect(ends).toHaveLength(2);
  let stopped = false;
  const stopping = sweeper.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(3 * everyMs);
  expect([ends.length, stopped]).toEqual([2, false]);
  ends[1]?.();
  await stopping;
  expect(stopped).toBe(true);
});

it("looks again after a look that failed", async () => {
  let looks = 0;
  const sweeper = createSweeper(
    "look",
    everyMs,
    async () => {
      looks += 1;
      throw new Error("no");
    },
    log,
  );
  sweeper.start();
  await vi.advanceTimersByTimeAsync(3 * everyMs);
  expect(looks).toBe(3);
  await sweeper.stop();
});
