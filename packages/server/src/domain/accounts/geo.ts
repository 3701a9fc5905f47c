// Geo permissions: the countries that an account has closed for its messages. A new account may send
// to every country: the price list has a price for each, and money is what limits a mistake.
import { countries, countryName } from "../numbers/country-names.ts";
import { Refusal } from "../refusal.ts";

/** Whether an account may send to a country. */
export interface GeoPermission {
  readonly country: string;
  readonly name: string;
  readonly enabled: boolean;
}

/** A change that was asked for, and what is wrong with it. */
export interface GeoChange {
  /** As it was given. */
  readonly country: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly errors: readonly string[];
}

/** All countries, or the one that is asked for, by their codes. */
export const geoPermissions = (closed: ReadonlySet<string>, asked: string | null): readonly GeoPermission[] => {
  if (asked !== null && countryName(asked) === null)
    throw new Refusal(20400, "CountryCode is not a country.", "CountryCode");
  const shown = asked === null ? countries().toSorted() : [asked];
  return shown.map((country) => ({ country, name: countryName(country) ?? "", enabled: !closed.has(country) }));
};

/** Reads what was given of one change. */
export const geoChangeOf = (given: Readonly<Record<string, unknown>>): GeoChange => {
  const { country_code: country, type, enabled } = given;
  const on = enabled === true || enabled === "true";
  const errors = [
    typeof country === "string" && countryName(country) !== null ? null : "country_code is not a country.",
    type === undefined || type === "country" ? null : "type is country.",
    on || enabled === false || enabled === "false" ? null : "enabled is true or false.",
  ].filter((error) => error !== null);
  return {
    country: typeof country === "string" ? country : "",
    type: typeof type === "string" ? type : "country",
    enabled: on,
    errors,
  };
};
