// The stock against the world's numbering plans.
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { numberPriceOf } from "../billing/number-prices.ts";
import { areaNamed, areaOf } from "./areas.ts";
import { parseE164 } from "./phone-number.ts";
import { magicArea, numbersOf, stockedCountries, stockRuns } from "./stock.ts";

const ordinary = stockRuns.filter(({ area }) => area !== magicArea);

/** The type of a number; where a plan does not tell fixed lines from mobiles, what it is rented as. */
const typeOf = (e164: string, rentedAs: string): string => {
  const number = parsePhoneNumberFromString(e164);
  if (number?.isValid() !== true) return `${e164} is not valid`;
  const types: Readonly<Record<string, string>> = {
    FIXED_LINE: "local",
    MOBILE: "mobile",
    TOLL_FREE: "toll-free",
  };
  if (number.getType() === "FIXED_LINE_OR_MOBILE" && rentedAs !== "toll-free") return rentedAs;
  return types[number.getType() ?? ""] ?? `${e164} is ${number.getType()}`;
};

describe("the stock", () => {
  it("has only numbers that libphonenumber accepts, of the type and country it says", () => {
    const wrong = ordinary.flatMap((run) =>
      numbersOf(run).flatMap((e164) => {
        const found = typeOf(e164, run.type);
        // Toll-free numbers of calling code 1 belong to all its countries.
        const country = run.type === "toll-free" && run.country === "US" ? "US" : parseE164(e164)?.country;
        return found === run.type && country === run.country
          ? []
          : [`${run.country} ${run.type}: ${found}, ${country}`];
      }),
    );
    expect([...new Set(wrong)]).toEqual([]);
  });

  it("has every number once", () => {
    const all = stockRuns.flatMap(numbersOf);
    expect(new Set(all).size).toBe(all.length);
  });

  it("covers some thirty countries, with hundreds of numbers in the United States and a price for each type", () => {
    expect(stockedCountries.length).toBeGreaterThanOrEqual(30);
    const count = (country: string): number =>
      ordinary.filter((run) => run.country === country).reduce((sum, run) => sum + run.count, 0);
    expect(count("US")).toBeGreaterThan(500);
    for (const { code } of stockedCountries) expect(count(code), code).toBeGreaterThanOrEqual(24);
    for (const { country, type } of stockRuns)
      expect(numberPriceOf(country, type), `${country} ${type}`).not.toBeNull();
  });

  it("knows the place of every number whose run names an area", () => {
    for (const run of ordinary.filter(({ area }) => area !== "")) {
      const [first = ""] = numbersOf(run);
      expect(areaOf(first)?.code, first).toBe(run.area);
      expect(areaNamed(run.country, run.area), first).not.toBeNull();
    }
  });
});
