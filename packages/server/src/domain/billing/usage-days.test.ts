// Days, months and years as buckets of usage.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketDigits, bucketOf, daysOfBucket, namedDays, shared, type Bucket } from "./usage-days.ts";
import { dayOf } from "./usage.ts";

const day = fc.integer({ min: 0, max: Date.UTC(2199, 11, 31) }).map(dayOf);
const bucket = fc.constantFrom<Bucket>("day", "month", "year", "all");

describe("a bucket", () => {
  it("holds the days that it is found by, and no others", () => {
    fc.assert(
      fc.property(day, bucket, (one, cut) => {
        const index = bucketOf(cut, one);
        const { first, last } = daysOfBucket(cut, index);
        expect(first <= one && one <= last).toBe(true);
        expect([bucketOf(cut, first), bucketOf(cut, last)]).toEqual([index, index]);
        if (cut === "all") return;
        expect(first.slice(0, bucketDigits[cut])).toBe(one.slice(0, bucketDigits[cut]));
        const next = daysOfBucket(cut, index + 1);
        expect(Date.parse(next.first) - Date.parse(last)).toBe(86_400_000);
      }),
    );
  });

  it("knows leap years", () => {
    expect(daysOfBucket("month", bucketOf("month", "2028-02-10"))).toEqual({ first: "2028-02-01", last: "2028-02-29" });
    expect(daysOfBucket("year", 2026)).toEqual({ first: "2026-01-01", last: "2026-12-31" });
  });
});

describe("the named days", () => {
  it.each([
    ["today", "2026-03-01", { first: "2026-03-01", last: "2026-03-01" }],
    ["yesterday", "2026-03-01", { first: "2026-02-28", last: "2026-02-28" }],
    ["this_month", "2026-03-17", { first: "2026-03-01", last: "2026-03-17" }],
    ["last_month", "2026-01-31", { first: "2025-12-01", last: "2025-12-31" }],
  ] as const)("%s on %s", (name, today, days) => {
    expect(namedDays(name, today)).toEqual(days);
  });
});

describe("the days that two stretches share", () => {
  it("are those of both, or none", () => {
    const march = { first: "2026-03-01", last: "2026-03-31" };
    expect(shared(march, { first: "2026-03-20", last: "2026-04-20" })).toEqual({
      first: "2026-03-20",
      last: "2026-03-31",
    });
    expect(shared(march, { first: "2026-04-01", last: "2026-04-20" })).toBeNull();
  });
});
