import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../refusal.ts";
import { checkNotice, scheduleAheadMaxMs, scheduleLeadDefaultS, sendAtOf } from "./schedule.ts";

const service = `MG${"0".repeat(32)}`;
const codeOf = (work: () => unknown): number | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe("the moment asked for", () => {
  it("is none when nothing is asked", () => {
    expect(sendAtOf(null, null, null)).toBeNull();
  });

  it.each([
    ["2026-12-24T18:00:00Z", Date.UTC(2026, 11, 24, 18)],
    ["2026-12-24T18:00:00.250Z", Date.UTC(2026, 11, 24, 18, 0, 0, 250)],
    ["2026-12-24T18:00:00", Date.UTC(2026, 11, 24, 18)],
    ["2026-12-24 18:00", Date.UTC(2026, 11, 24, 18)],
    ["2026-12-24T19:00:00+01:00", Date.UTC(2026, 11, 24, 18)],
    ["2026-12-24t13:00:00-05:00", Date.UTC(2026, 11, 24, 18)],
  ])("reads %s", (text, at) => {
    expect(sendAtOf("fixed", text, service)).toBe(at);
  });

  it.each([
    [35119, null, "2026-12-24T18:00:00Z", service],
    [35126, "cron", "2026-12-24T18:00:00Z", service],
    [35118, "fixed", "2026-12-24T18:00:00Z", null],
    [35111, "fixed", null, service],
    [35117, "fixed", "", service],
    [35117, "fixed", "24.12.2026", service],
    [35117, "fixed", "2026-13-24T18:00:00Z", service],
    [35117, "fixed", "1798135200000", service],
  ])("refuses with %d: %s, %s, %s", (code, type, sendAt, serviceSid) => {
    expect(codeOf(() => sendAtOf(type, sendAt, serviceSid))).toBe(code);
  });

  it("reads back every moment that a client writes", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }), (date) => {
        expect(sendAtOf("fixed", date.toISOString(), service)).toBe(date.getTime());
      }),
    );
  });

  it("never throws anything but a refusal", () => {
    fc.assert(
      fc.property(fc.option(fc.string()), fc.option(fc.string()), (type, sendAt) => {
        codeOf(() => sendAtOf(type, sendAt, service));
      }),
    );
  });
});

describe("the notice", () => {
  it("is long enough from the lead on, and until 35 days, and nowhere else", () => {
    const now = 1_790_000_000_000;
    fc.assert(
      fc.property(fc.integer({ min: -scheduleAheadMaxMs, max: 2 * scheduleAheadMaxMs }), (ahead) => {
        const expected =
          ahead <= 0 ? 35115 : ahead < scheduleLeadDefaultS * 1_000 || ahead > scheduleAheadMaxMs ? 35114 : null;
        expect(codeOf(() => checkNotice(now + ahead, now, scheduleLeadDefaultS))).toBe(expected);
      }),
    );
  });
});
