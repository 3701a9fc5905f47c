import { describe, expect, it } from "vitest";
import {
  formatAgo,
  formatClock,
  formatCost,
  formatCount,
  formatDuration,
  formatMoment,
  formatMoney,
} from "./format.ts";

const now = Date.parse("2026-11-22T16:04:05Z");

describe("an amount", () => {
  it.each([
    ["99.99170", "USD", "$99.99170"],
    ["10.87300", "usd", "$10.87300"],
    ["-0.00830", "USD", "-$0.00830"],
    ["0.00830", null, "$0.00830"],
    ["9007199254740993.000001", "USD", "$9007199254740993.000001"],
    ["-1.50", "EUR", "-1.50 EUR"],
  ])("of %s %s is read as %s", (amount, unit, text) => {
    expect(formatMoney(amount, unit)).toBe(text);
  });

  it("that was paid is read as a price; none is a dash", () => {
    expect(formatCost("-0.00830", "USD")).toBe("$0.00830");
    expect(formatCost(null, null)).toBe("-");
  });
});

describe("a time", () => {
  it.each([
    [0, "now"],
    [1, "now"],
    [59, "59s ago"],
    [60, "1m ago"],
    [3599, "59m ago"],
    [3600, "1h ago"],
    [86_400, "1d ago"],
    [7 * 86_400 - 1, "6d ago"],
    [7 * 86_400, "2026-11-15"],
    [-30, "now"],
    [-3600, "2026-11-22"],
  ])("of %i seconds ago is %s", (seconds, text) => {
    expect(formatAgo(new Date(now - seconds * 1000), now)).toBe(text);
  });

  it("in full names the zone", () => {
    expect(formatMoment(new Date(now - 180_000), now)).toBe("2026-11-22 16:01:05 UTC (3m ago)");
    expect(formatMoment(new Date(now - 30 * 86_400_000), now)).toBe("2026-10-23 16:04:05 UTC");
    expect(formatMoment(null, now)).toBe("-");
  });

  it("of the day is that of the reader", () => {
    expect(formatClock(now, "UTC")).toBe("16:04:05");
    expect(formatClock(now, "America/New_York")).toBe("11:04:05");
  });
});

describe("a size", () => {
  it("agrees with its noun", () => {
    expect([formatCount(0, "check"), formatCount(1, "check"), formatCount(1024, "check")]).toEqual([
      "0 checks",
      "1 check",
      "1,024 checks",
    ]);
  });

  it("of time has a fitting unit", () => {
    expect([formatDuration(0), formatDuration(999), formatDuration(1530)]).toEqual(["0 ms", "999 ms", "1.5 s"]);
  });
});
