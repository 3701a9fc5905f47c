import { describe, expect, it } from "vitest";
import { aCarrierRate, aRate, anAccount, epoch } from "../../../test/builders.ts";
import { tariffOf } from "../billing/tariff.ts";
import { blankDraft, type Draft } from "../messages/draft.ts";
import { Refusal } from "../refusal.ts";
import { sidOf } from "../sid.ts";
import { rehearsedMessage, rehearsedPurchase } from "./test-mode.ts";

const stage = {
  account: anAccount(),
  tariff: tariffOf([{ ...aRate(), id: 1 }], [{ ...aCarrierRate(), id: 1 }]),
  newSid: (prefix: Parameters<typeof sidOf>[0]) => sidOf(prefix, epoch, "0".repeat(20)),
  now: epoch,
};
const draft: Draft = { ...blankDraft, to: "+14155550123", from: "+15005550006", body: "Hello" };

const codeOf = (work: () => unknown): number | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe("a message for show", () => {
  it("is accepted from the one magic sender", () => {
    expect(rehearsedMessage(draft, stage)).toMatchObject({
      status: "queued",
      from: "+15005550006",
      to: "+14155550123",
    });
  });

  it.each([
    ["+15005550001", 21212],
    ["+15005550007", 21606],
    ["+15005550008", 21611],
    ["+14155550100", 21606],
  ] as const)("from %s is refused with %i", (from, code) => {
    expect(codeOf(() => rehearsedMessage({ ...draft, from }, stage))).toBe(code);
  });

  it.each([
    ["+15005550001", 21211],
    ["+15005550002", 21612],
    ["+15005550003", 21408],
    ["+15005550004", 21610],
    ["+15005550009", 21614],
    ["not a number", 21211],
  ] as const)("to %s is refused with %i", (to, code) => {
    expect(codeOf(() => rehearsedMessage({ ...draft, to }, stage))).toBe(code);
  });

  it("is checked like any other, and finds nothing of the account's", () => {
    expect(codeOf(() => rehearsedMessage({ ...draft, body: "" }, stage))).toBe(21602);
    expect(codeOf(() => rehearsedMessage({ ...draft, body: "x".repeat(1_601) }, stage))).toBe(21617);
    const messagingServiceSid = `MG${"0".repeat(32)}`;
    expect(codeOf(() => rehearsedMessage({ ...draft, from: null, messagingServiceSid }, stage))).toBe(21701);
  });
});

describe("a purchase for show", () => {
  it.each([
    ["+15005550006", null, null],
    ["+15005550000", null, 21422],
    ["+15005550001", null, 21421],
    ["+14155550100", null, 21421],
    [null, null, 21421],
    [null, "500", null],
    [null, "533", 21452],
    [null, "415", 21452],
  ] as const)("of %s in area code %s is answered with %s", (phoneNumber, areaCode, code) => {
    expect(codeOf(() => rehearsedPurchase(phoneNumber, areaCode))).toBe(code);
  });
});
