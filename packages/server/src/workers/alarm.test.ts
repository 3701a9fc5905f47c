// The alarm by itself: no ring is lost, whenever it comes.
import { describe, expect, it } from "vitest";
import { createAlarm } from "./alarm.ts";

const never = Number.POSITIVE_INFINITY;
const clock = { now: () => Date.now() };
/** A timer of Node's may be early, in milliseconds. */
const earlyMs = 1;

// Well below the five seconds after which every sleep ends.
describe("an alarm", { timeout: 3_000 }, () => {
  it("that rang before the sleep keeps it from beginning", async () => {
    const alarm = createAlarm(clock);
    alarm.ringNow();
    await expect(alarm.sleep(never)).resolves.toBeUndefined();
    alarm.hush();
    alarm.ring(clock.now());
    await expect(alarm.sleep(never)).resolves.toBeUndefined();
  });

  it("ends the sleep when something is due at once, and when it becomes due", async () => {
    const alarm = createAlarm(clock);
    const first = alarm.sleep(never);
    alarm.ring(clock.now());
    await first;
    alarm.hush();
    const dueAt = clock.now() + 30;
    const second = alarm.sleep(never);
    alarm.ring(dueAt);
    await second;
    alarm.hush();
    await alarm.sleep(never);
    expect(clock.now()).toBeGreaterThanOrEqual(dueAt - earlyMs);
  });

  it("sleeps on when what is new is due later than what it waits for", async () => {
    const alarm = createAlarm(clock);
    const dueAt = clock.now() + 30;
    alarm.set(dueAt);
    const sleep = alarm.sleep(never);
    alarm.ring(dueAt + 60_000);
    await sleep;
    expect(clock.now()).toBeGreaterThanOrEqual(dueAt - earlyMs);
  });

  it("sleeps no longer than the latest moment that it was given", async () => {
    const alarm = createAlarm(clock);
    alarm.set(clock.now() + 60_000);
    await expect(alarm.sleep(clock.now() + 30)).resolves.toBeUndefined();
  });

  it("forgets the moments and not the ring", async () => {
    const alarm = createAlarm(clock);
    alarm.set(clock.now());
    alarm.forget();
    const sleep = alarm.sleep(never);
    const first = await Promise.race([
      sleep.then(() => "woke"),
      new Promise((resolve) => setTimeout(resolve, 30, "slept")),
    ]);
    expect(first).toBe("slept");
    alarm.ringNow();
    await sleep;
    alarm.forget();
    await alarm.sleep(never);
  });
});
