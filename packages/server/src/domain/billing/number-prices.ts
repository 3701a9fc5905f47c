// What a number costs a month, by country and type. The list that a new installation begins with: prices are of the
// order that the market asks in 2026. Rent (rent.ts) charges them, and the pricing API shows them.
import type { NumberType } from "../numbers/number.ts";
import type { Micros } from "./money.ts";

/** A month of a number of each type, in micros; null where the country has no such numbers. */
export interface NumberPrices {
  readonly country: string;
  readonly local: Micros | null;
  readonly mobile: Micros | null;
  readonly tollFree: Micros | null;
}

type Line = readonly [country: string, local: Micros | null, mobile: Micros | null, tollFree: Micros | null];

const lines: readonly Line[] = [
  ["US", 1_150_000, null, 2_150_000],
  ["CA", 1_150_000, null, 2_150_000],
  ["GB", 1_150_000, 1_150_000, 2_150_000],
  ["IE", 1_500_000, 3_000_000, 25_000_000],
  ["FR", 1_150_000, 8_500_000, 25_000_000],
  ["DE", 1_150_000, 8_500_000, 25_000_000],
  ["ES", 1_150_000, 8_500_000, 25_000_000],
  ["PT", 1_150_000, 15_000_000, 25_000_000],
  ["IT", 1_150_000, 25_000_000, 25_000_000],
  ["NL", 1_500_000, 6_000_000, 25_000_000],
  ["BE", 1_150_000, 3_000_000, 25_000_000],
  ["CH", 1_500_000, 8_000_000, 25_000_000],
  ["AT", 1_500_000, 6_000_000, 25_000_000],
  ["DK", 1_500_000, 15_000_000, 25_000_000],
  ["SE", 1_150_000, 3_000_000, 25_000_000],
  ["NO", 3_000_000, 6_000_000, 25_000_000],
  ["FI", 4_000_000, 5_000_000, 25_000_000],
  ["PL", 1_150_000, 6_500_000, 25_000_000],
  ["CZ", 1_500_000, 12_000_000, 25_000_000],
  ["HU", 1_500_000, 15_000_000, 25_000_000],
  ["RO", 1_500_000, 15_000_000, 25_000_000],
  ["GR", 3_000_000, 15_000_000, 25_000_000],
  ["IL", 4_250_000, 15_000_000, 25_000_000],
  ["HK", 6_000_000, 15_000_000, 25_000_000],
  ["SG", 15_000_000, 30_000_000, 25_000_000],
  ["JP", 4_500_000, 25_000_000, 25_000_000],
  ["KR", 10_000_000, 25_000_000, 25_000_000],
  ["AU", 3_000_000, 6_500_000, 16_000_000],
  ["NZ", 3_150_000, 15_000_000, 25_000_000],
  ["ZA", 2_000_000, 10_000_000, 25_000_000],
  ["BR", 4_250_000, 15_000_000, 25_000_000],
  ["MX", 6_250_000, null, 30_000_000],
  ["CL", 6_000_000, 10_000_000, 25_000_000],
  ["CO", 14_000_000, 20_000_000, 25_000_000],
  ["PH", 15_000_000, 25_000_000, 25_000_000],
];

/** The whole list, in the order of its countries' codes. */
export const numberPrices: readonly NumberPrices[] = lines
  .map(([country, local, mobile, tollFree]): NumberPrices => ({ country, local, mobile, tollFree }))
  .toSorted((one, other) => (one.country < other.country ? -1 : 1));

/** A month of such a number; null when none is for rent there. */
export const numberPriceOf = (country: string, type: NumberType): Micros | null => {
  const prices = byCountry.get(country);
  if (prices === undefined) return null;
  return type === "local" ? prices.local : type === "mobile" ? prices.mobile : prices.tollFree;
};

const byCountry: ReadonlyMap<string, NumberPrices> = new Map(numberPrices.map((prices) => [prices.country, prices]));
