// Rent by the calendar.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askAgainAt, monthAfter, monthBegins, monthOf, proratedRent, rentGraceMs, welcomePlan } from "./rent.ts";

const at = (text: string): number => Date.parse(text);
const moments = fc.integer({ min: at("2024-01-01T00:00:00Z"), max: at("2034-01-01T00:00:00Z") });

describe("a month", () => {
  it("is followed by the next, over the end of the year too", () => {
    expect(monthAfter("2026-11")).toBe("2026-12");
    expect(monthAfter("2026-12")).toBe("2027-01");
    expect(monthOf(monthBegins("2028-02") - 1)).toBe("2028-01");
  });
});

describe("the first month's rent", () => {
  it.each([
    ["2026-04-01T00:00:00Z", 1_150_000],
    ["2026-04-16T12:00:00Z", 575_000],
    ["2026-04-30T23:59:59Z", 38_333],
    ["2028-02-29T10:00:00Z", 39_655],
  ])("of a number bought at %s is %d micros of 1150000", (moment, amount) => {
    expect(proratedRent(1_150_000, at(moment))).toBe(amount);
  });

  it("is a whole number of micros, more than nothing, never more than the month's, and falls from day to day", () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1_000, max: 100_000_000 }), (moment, monthly) => {
        const rent = proratedRent(monthly, moment);
        expect(Number.isInteger(rent)).toBe(true);
        expect(rent).toBeGreaterThan(0);
        expect(rent).toBeLessThanOrEqual(monthly);
        const later = Math.min(moment + 86_400_000, monthBegins(monthAfter(monthOf(moment))) - 1);
        expect(proratedRent(monthly, later)).toBeLessThanOrEqual(rent);
      }),
    );
  });
});

describe("rent that cannot be paid", () => {
  it("is asked for every day and at the end of the grace, and then no more", () => {
    const since = at("2026-05-01T00:00:00Z");
    const asked: number[] = [];
    for (let next = askAgainAt(since, since); next !== null; next = askAgainAt(since, next)) asked.push(next);
    expect(asked.map((moment) => (moment - since) / 86_400_000)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(asked.at(-1)).toBe(since + rentGraceMs);
  });
});

describe("the numbers of a new installation", () => {
  it("are free for a month at least and two at most", () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const { month, dueAt } = welcomePlan(moment);
        expect(monthBegins(month)).toBe(dueAt);
        expect(dueAt - moment).toBeGreaterThan(28 * 86_400_000);
        expect(dueAt - moment).toBeLessThanOrEqual(62 * 86_400_000);
      }),
    );
  });
});
