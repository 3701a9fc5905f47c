import { InvalidArgumentError } from "commander";
import { describe, expect, it } from "vitest";
import { toCount, toDay, toMethod, toSince } from "./command.ts";

describe("the flag --since", () => {
  it.each([
    ["90s", { agoMs: 90_000 }],
    ["30m", { agoMs: 1_800_000 }],
    ["2h", { agoMs: 7_200_000 }],
    ["7d", { agoMs: 604_800_000 }],
    ["2026-11-22", { day: "2026-11-22" }],
    ["2026-11-22T16:00:00Z", { at: new Date("2026-11-22T16:00:00Z") }],
    ["2026-11-22T16:00:00+02:00", { at: new Date("2026-11-22T14:00:00Z") }],
  ])("reads %s", (text, since) => {
    expect(toSince(text)).toEqual(since);
  });

  it.each(["", "yesterday", "5", "-5m", "2026-02-30", "2026-13-01", "2026-11-22T99:00", "1e3m"])(
    "refuses %j",
    (text) => {
      expect(() => toSince(text)).toThrow(InvalidArgumentError);
    },
  );
});

describe("other flags", () => {
  it("a count is a whole number of at least 1", () => {
    expect(toCount("20")).toBe(20);
    for (const text of ["0", "-1", "1.5", "1e3", "", "9999999999", " 1"]) {
      expect(() => toCount(text), text).toThrow(InvalidArgumentError);
    }
  });

  it("a method is GET or POST, in any case", () => {
    expect([toMethod("get"), toMethod("POST")]).toEqual(["GET", "POST"]);
    expect(() => toMethod("PUT")).toThrow(InvalidArgumentError);
  });

  it("a day is one of the calendar", () => {
    expect(toDay("2024-02-29")).toBe("2024-02-29");
    expect(() => toDay("2026-02-29")).toThrow(InvalidArgumentError);
  });
});
