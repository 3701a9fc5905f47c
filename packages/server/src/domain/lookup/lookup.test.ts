// What is said of numbers: by the plan, and by chance that is always the same.
import fc from "fast-check";
import { getCountries, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, it } from "vitest";
import { Refusal } from "../refusal.ts";
import { chanceOf } from "./chance.ts";
import { lookupFields, looked } from "./fields.ts";
import { lineOf } from "./line.ts";
import { lookUpNumber } from "./number.ts";

const phones = getCountries().flatMap((country) => getExampleNumber(country, examples)?.number ?? []);

describe("a number", () => {
  it("of any country that is valid says so, and how it is written", () => {
    for (const phone of phones) {
      const found = lookUpNumber(phone, null);
      expect(found).toMatchObject({ phoneNumber: phone, valid: true, errors: [] });
      expect(found.nationalFormat).not.toBe("");
      expect(["mobile", "landline", "fixedVoip", "nonFixedVoip"]).toContain(lineOf(found).type);
    }
  });

  it("is either answered for or refused, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?[0-9 ().-]{0,45}$/u)), (text) => {
        expect(isAnswered(text)).toBe(true);
      }),
    );
  });

  it.each([
    ["+18005550199", "tollFree"],
    ["+447400123456", "mobile"],
    ["+442079460018", "landline"],
    ["+15005550006", "personal"],
  ])("%s is a line of type %s", (phone, type) => {
    expect(lineOf(lookUpNumber(phone, null)).type).toBe(type);
  });
});

const isAnswered = (text: string): boolean => {
  try {
    const { valid, errors } = lookUpNumber(text, null);
    return errors.length > 0 === !valid;
  } catch (error) {
    return error instanceof Refusal;
  }
};

describe("the fields", () => {
  const params = { identity: { firstName: "Ada" }, lastVerifiedDate: null };

  it("are the same for the same number, and cost only what they tell", () => {
    fc.assert(
      fc.property(fc.constantFrom(...phones), (phone) => {
        const number = lookUpNumber(phone, null);
        const one = looked(number, lookupFields, params, null, Date.UTC(2026, 10, 1));
        expect(looked(number, lookupFields, params, null, Date.UTC(2026, 10, 1))).toEqual(one);
        const known = Object.entries(one.fields).filter(([, field]) => field.error_code === null);
        expect(one.told.toSorted()).toEqual(known.map(([name]) => name).toSorted());
      }),
    );
  });

  it("of an invalid number are none", () => {
    const { fields, told } = looked(lookUpNumber("+15558675310", null), lookupFields, params, null, 0);
    expect([fields, told]).toEqual([{}, []]);
  });
});

it("chance is spread evenly over the numbers", () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let index = 0; index < 10_000; index += 1) {
    const tenth = Math.floor(chanceOf(`+1415555${String(index).padStart(4, "0")}`, "line") * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) expect(count).toBeGreaterThan(850);
});
