import { describe, expect, it } from "vitest";
import { explain, faults, isRefusalCode, moreInfo, refusals } from "./errors.ts";

describe("the codes", () => {
  it("all say something, as a sentence", () => {
    for (const { message } of [...Object.values(refusals), ...Object.values(faults)])
      expect(message).toMatch(/^\S.+\.$/);
  });

  it("of refusals have a status that says no", () => {
    for (const { status } of Object.values(refusals)) expect(status).toBeGreaterThanOrEqual(400);
  });

  it("are each in one table only", () => {
    expect(Object.keys(refusals).filter((code) => Object.hasOwn(faults, code))).toEqual([]);
  });

  it("are explained, and a number that is no code is not", () => {
    expect(explain(20404)).toBe(refusals[20404].message);
    expect(explain(30003)).toBe(faults[30003].message);
    expect(explain(1)).toBeNull();
    expect(isRefusalCode(21211)).toBe(true);
    expect(isRefusalCode(30003)).toBe(false);
    expect(moreInfo(21211)).toBe("https://www.twilio.com/docs/errors/21211");
  });
});
