// When a usage trigger fires, and what it waits for then.
import { describe, expect, it } from "vitest";
import { daysToCheck, firingOf, valueText, type Recurrence, type Trigger } from "./triggers.ts";
import { usageCategory } from "./usage-categories.ts";
import type { UsageSum } from "./usage.ts";

const aTrigger = (given: Partial<Trigger> = {}): Trigger => ({
  sid: `UT${"0".repeat(32)}`,
  accountId: 1,
  friendlyName: "",
  callbackUrl: "https://example.com/usage",
  callbackMethod: "POST",
  category: "sms",
  measure: "count",
  value: 10_000_000,
  recurring: null,
  armedFrom: "2026-03-10",
  marks: 1,
  checked: 0,
  firedAt: null,
  createdAt: 0,
  updatedAt: 0,
  ...given,
});

const sum = (bucket: string, count: number, price = 0): UsageSum => ({
  category: "sms-outbound-longcode",
  bucket,
  count,
  usage: 2 * count,
  price,
});

const fires = (trigger: Trigger, sums: readonly UsageSum[]) => {
  const category = usageCategory(trigger.category);
  if (category === null) throw new Error("a category");
  return firingOf(trigger, category, sums);
};

describe("a trigger", () => {
  it.each([
    ["daily", "2026-03-10", "2026-03-11"],
    ["monthly", "2026-12", "2027-01-01"],
    ["yearly", "2026", "2027-01-01"],
    ["alltime", "", null],
    [null, "", null],
  ] as const)("that recurs %s fires in %s and waits from %s on", (recurring, bucket, armedFrom) => {
    expect(fires(aTrigger({ recurring }), [sum(bucket, 9)])).toBeNull();
    expect(fires(aTrigger({ recurring }), [sum(bucket, 10)])).toMatchObject({ current: 10_000_000, armedFrom });
  });

  it("fires in the earliest bucket that has come to the value", () => {
    const daily = aTrigger({ recurring: "daily" });
    const sums = [sum("2026-03-12", 50), sum("2026-03-10", 3), sum("2026-03-11", 12)];
    expect(fires(daily, sums)).toEqual({ current: 12_000_000, firstDay: "2026-03-11", armedFrom: "2026-03-12" });
  });

  it("measures counts, usage or money, and of the total money alone", () => {
    const sums = [sum("", 5, 9_000_000)];
    expect(fires(aTrigger({ measure: "count" }), sums)).toBeNull();
    expect(fires(aTrigger({ measure: "usage" }), sums)).toMatchObject({ current: 10_000_000 });
    expect(fires(aTrigger({ measure: "price", value: 9_000_001 }), sums)).toBeNull();
    expect(fires(aTrigger({ category: "totalprice", measure: "count", value: 9_000_000 }), sums)).not.toBeNull();
  });
});

describe("the days to look at", () => {
  const from = (recurring: Recurrence | null, armedFrom: string | null, today: string) =>
    daysToCheck(aTrigger({ recurring, armedFrom }), today)?.first ?? null;

  it("begin where it is armed, but reach no further back than the bucket before this one", () => {
    expect(from("daily", "2026-03-10", "2026-03-10")).toBe("2026-03-10");
    expect(from("daily", "2026-03-01", "2026-03-10")).toBe("2026-03-09");
    expect(from("monthly", "2025-01-01", "2026-03-10")).toBe("2026-02-01");
    expect(from("yearly", "2026-01-01", "2026-03-10")).toBe("2026-01-01");
    expect(from(null, "0001-01-01", "2026-03-10")).toBe("0001-01-01");
  });

  it("are none while it rests, and once it has fired for good", () => {
    expect(from("daily", "2026-03-11", "2026-03-10")).toBeNull();
    expect(from(null, null, "2026-03-10")).toBeNull();
  });
});

it("a value is written with no more decimals than it takes", () => {
  expect([50_000_000, 8_300, 1_500_000, 0].map(valueText)).toEqual(["50", "0.0083", "1.5", "0"]);
});
