import fc from "fast-check";
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, it } from "vitest";
import { numberingPlans } from "./numbering.gen.ts";
import { isAlphaSender, isShortCode, missingPlus, nationalFormat, parseE164, senderTypeOf } from "./phone-number.ts";

describe("parseE164", () => {
  it("reads a number with its country, calling code and national part", () => {
    expect(parseE164("+18089255327")).toEqual({
      e164: "+18089255327",
      country: "US",
      callingCode: "1",
      national: "8089255327",
    });
  });

  it("tells the countries of a shared calling code apart", () => {
    const countries = ["+14165550123", "+18765550123", "+77011234567", "+441481256789", "+35818123456"];
    expect(countries.map((number) => parseE164(number)?.country)).toEqual(["CA", "JM", "KZ", "GG", "AX"]);
  });

  it("takes the numbers reserved for tests and area codes that nobody has for numbers of the US", () => {
    for (const number of ["+15005550006", "+15005550001", "+15551234567", "+12225550123"]) {
      expect(parseE164(number)?.country).toBe("US");
    }
  });

  it("reads through spaces, dots, dashes and brackets", () => {
    expect(parseE164("+1 (808) 925-53.27")?.e164).toBe("+18089255327");
  });

  it.each([
    "",
    "+",
    "+1",
    "+1808925532",
    "+180892553277",
    "18089255327",
    "+0123456789",
    "+999123456789",
    "+1808925532a",
    "++18089255327",
    "+18089255327\n5",
    "tel:+18089255327",
  ])("takes %j for no number", (text) => {
    expect(parseE164(text)).toBeNull();
  });

  it("places the example number of every country in that country", () => {
    const misplaced = getCountries().filter((country) => {
      const example = getExampleNumber(country, examples);
      return example !== undefined && parseE164(example.number)?.country !== country;
    });
    expect(misplaced).toEqual(mobilesWithoutPrefix);
  });

  it("finds the same lengths possible as libphonenumber", () => {
    const codes = fc.constantFrom(...numberingPlans);
    fc.assert(
      fc.property(codes, fc.stringMatching(/^[2-9]\d{2,13}$/), ([code, country], national) => {
        const text = `+${code}${national}`;
        const theirs = parsePhoneNumberFromString(text);
        // Where libphonenumber took a trunk prefix away, it speaks of another number; a territory
        // that shares its code may have fewer lengths than the code, which we do not ask.
        fc.pre(text.length <= 16 && theirs?.nationalNumber === national);
        fc.pre(theirs?.country === undefined || theirs.country === country);
        expect(parseE164(text) !== null).toBe(theirs.isPossible());
      }),
      { numRuns: 3_000 },
    );
  });

  it("agrees with libphonenumber about the country of every valid number", () => {
    const shared = fc.constantFrom("1", "7", "44", "47", "61", "262", "290", "358", "590", "599");
    fc.assert(
      fc.property(shared, fc.stringMatching(/^[2-9]\d{8,9}$/), (code, national) => {
        const theirs = parsePhoneNumberFromString(`+${code}${national}`);
        fc.pre(theirs?.isValid() === true && theirs.nationalNumber === national);
        expect(parseE164(`+${code}${national}`)?.country).toBe(theirs?.country);
      }),
      { numRuns: 1_000 },
    );
  });

  it("answers for any string, quickly", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void parseE164(text)));
    expect(parseE164(`+${" ".repeat(100_000)}`)).toBeNull();
  });
});

// Their mobile numbers are among those of the country whose calling code they share (FI, GP, AU,
// MA, GB, NO, IT); libphonenumber names that country too.
const mobilesWithoutPrefix = ["AX", "BL", "CC", "CX", "EH", "IM", "MF", "SJ", "VA"];

describe("missingPlus", () => {
  it.each([" 18089255327", "18089255327", "447911123456"])("sees that %j has lost its plus", (text) => {
    expect(missingPlus(text)).toBe(true);
  });

  it.each(["+18089255327", "", "12345", "hello", "1808925532"])("has nothing to say of %j", (text) => {
    expect(missingPlus(text)).toBe(false);
  });
});

describe("nationalFormat", () => {
  it("writes a North American number as it is written there, any other in full", () => {
    expect(nationalFormat("+18089255327")).toBe("(808) 925-5327");
    expect(nationalFormat("+447911123456")).toBe("+447911123456");
  });
});

describe("senders", () => {
  it("knows the four kinds", () => {
    const senders = ["+18089255327", "+18005550123", "+447911123456", "72345", "ACME Ltd", "ACME!", "+1"];
    expect(senders.map(senderTypeOf)).toEqual(["local", "toll-free", "local", "shortcode", "alphanumeric", null, null]);
  });

  it("wants three to six digits in a short code", () => {
    expect(["12", "123", "123456", "1234567", "12a45"].map(isShortCode)).toEqual([false, true, true, false, false]);
  });

  it("wants a letter and at most eleven characters in a name", () => {
    const names = ["A", "My_Shop-1 &+", "elevenchars", "twelve_chars", "12345", "", "Café", "a\nb"];
    expect(names.map(isAlphaSender)).toEqual([true, false, true, false, false, false, false, false]);
  });
});
