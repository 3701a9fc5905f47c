import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { camelToPascal, pascalToCamel, snakeToCamel, toIso8601, toRfc2822 } from "./wire.ts";

const moments = fc.integer({ min: -30_610_224_000_000, max: 253_402_300_799_999 });

describe("dates", () => {
  it("are written as Twilio writes them", () => {
    const ms = Date.UTC(2023, 7, 24, 5, 1, 45, 999);
    expect(toRfc2822(ms)).toBe("Thu, 24 Aug 2023 05:01:45 +0000");
    expect(toIso8601(ms)).toBe("2023-08-24T05:01:45Z");
  });

  it("agree with the platform's own for every second of the years 1000 to 9999", () => {
    fc.assert(
      fc.property(moments, (ms) => {
        const date = new Date(ms);
        expect(toIso8601(ms)).toBe(`${date.toISOString().slice(0, -".000Z".length)}Z`);
        expect(toRfc2822(ms)).toBe(date.toUTCString().replace("GMT", "+0000"));
      }),
    );
  });
});

describe("names", () => {
  it("turn between ours and the wire's", () => {
    expect(snakeToCamel("messaging_service_sid")).toBe("messagingServiceSid");
    expect(pascalToCamel("StatusCallback")).toBe("statusCallback");
    expect(camelToPascal("statusCallback")).toBe("StatusCallback");
    expect(snakeToCamel("sid")).toBe("sid");
    expect(pascalToCamel("To")).toBe("to");
  });

  it("say before and after where the wire has comparisons", () => {
    expect(pascalToCamel("DateSent<")).toBe("dateSentBefore");
    expect(pascalToCamel("DateSent>")).toBe("dateSentAfter");
    expect(camelToPascal("dateSentBefore")).toBe("DateSent<");
    expect(camelToPascal("dateSentAfter")).toBe("DateSent>");
  });

  it("come back unchanged from a trip to the wire", () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        const pascal = words.map((each) => each.charAt(0).toUpperCase() + each.slice(1)).join("");
        expect(camelToPascal(pascalToCamel(pascal))).toBe(pascal);
      }),
    );
  });

  it("of any text never fail", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const turn of [snakeToCamel, pascalToCamel, camelToPascal]) expect(typeof turn(text)).toBe("string");
      }),
    );
  });
});
