// What a rate limit promises, for any rate and any sequence of arrivals.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { left, perSecond, take, waitFor, type Cell } from "./gcra.ts";

const rates = fc.integer({ min: 1, max: 1_000 });
/** Pauses between requests, in milliseconds. */
const pauses = fc.array(fc.double({ min: 0, max: 3_000, noNaN: true }), { maxLength: 200 });

/** When each of the requests that got through came. */
const admitted = (requests: number, gaps: readonly number[]): readonly number[] => {
  const rate = perSecond(requests);
  const cell: Cell = { fullAt: 0 };
  const times: number[] = [];
  let now = 1_000_000;
  for (const gap of gaps) {
    now += gap;
    if (waitFor(rate, cell, now) > 0) continue;
    take(rate, cell, now);
    times.push(now);
  }
  return times;
};

describe("a rate limit", () => {
  it("lets through at most its burst and what the time since has earned", () => {
    fc.assert(
      fc.property(rates, pauses, (requests, gaps) => {
        const times = admitted(requests, gaps);
        for (let from = 0; from < times.length; from += 1) {
          for (let to = from; to < times.length; to += 1) {
            const spanS = ((times[to] ?? 0) - (times[from] ?? 0)) / 1_000;
            expect(to - from + 1).toBeLessThanOrEqual(requests * (1 + spanS) + 0.1);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("never refuses who keeps to it", () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 300 }), (requests, count) => {
        const gaps = Array.from({ length: count }, () => 1_000 / requests);
        expect(admitted(requests, gaps)).toHaveLength(count);
      }),
    );
  });

  it("lets a refused request through after exactly the wait that it was told", () => {
    fc.assert(
      fc.property(rates, pauses, (requests, gaps) => {
        const rate = perSecond(requests);
        const cell: Cell = { fullAt: 0 };
        let now = 1_000_000;
        for (const gap of gaps) {
          now += gap;
          const wait = waitFor(rate, cell, now);
          expect(wait <= 0.01 || waitFor(rate, cell, now + wait - 0.01) > 0).toBe(true);
          expect(waitFor(rate, cell, now + wait)).toBe(0);
          if (wait === 0) take(rate, cell, now);
        }
      }),
    );
  });

  it("says that as many fit as are then let through at once", () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 0, max: 1_000 }), (requests, used) => {
        const rate = perSecond(requests);
        const cell: Cell = { fullAt: 0 };
        const now = 1_000_000;
        for (let taken = 0; taken < Math.min(used, requests); taken += 1) take(rate, cell, now);
        const said = left(rate, cell, now);
        let through = 0;
        while (waitFor(rate, cell, now) === 0) {
          take(rate, cell, now);
          through += 1;
        }
        expect(through).toBe(said);
      }),
    );
  });

  it("gives the whole allowance back to who waits", () => {
    const rate = perSecond(7);
    const cell: Cell = { fullAt: 0 };
    for (let taken = 0; taken < 7; taken += 1) take(rate, cell, 5_000);
    expect(left(rate, cell, 5_000)).toBe(0);
    expect(left(rate, cell, 6_000)).toBe(7);
    expect(left(rate, cell, 60_000)).toBe(7);
  });
});
