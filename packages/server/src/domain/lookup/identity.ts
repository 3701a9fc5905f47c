// Whose number it is on the simulated network: a person drawn from the number, with whom what a caller knows is compared.
import { chanceOf, chosen } from "./chance.ts";
import type { LookedUpNumber } from "./number.ts";

export interface Identity {
  readonly firstName: string;
  readonly lastName: string;
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly addressCountryCode: string;
  readonly nationalId: string;
  /** `YYYYMMDD`. */
  readonly dateOfBirth: string;
}

const firstNames = ["Ada", "Alan", "Edith", "Grace", "Hedy", "John", "Karen", "Linus", "Mary", "Niklaus"] as const;
const lastNames = ["Archer", "Baker", "Cooper", "Fisher", "Mason", "Miller", "Potter", "Smith", "Taylor"] as const;
const streets = ["Bridge Street", "Church Lane", "Harbour Road", "Mill Lane", "Station Road"] as const;
const cities = ["Ashford", "Bridgeport", "Kingston", "Millbrook", "Riverside"] as const;
const states = ["CA", "IL", "NY", "TX", "WA"] as const;

/** The person of a number: always the same. */
export const identityOf = ({ phoneNumber, country }: LookedUpNumber): Identity => {
  const digits = (about: string, count: number): string =>
    String(Math.floor(chanceOf(phoneNumber, about) * 10 ** count)).padStart(count, "0");
  const year = 1940 + Math.floor(chanceOf(phoneNumber, "year") * 65);
  const month = 1 + Math.floor(chanceOf(phoneNumber, "month") * 12);
  const day = 1 + Math.floor(chanceOf(phoneNumber, "day") * 28);
  return {
    firstName: chosen(phoneNumber, "first name", firstNames),
    lastName: chosen(phoneNumber, "last name", lastNames),
    addressLine1: `${1 + Math.floor(chanceOf(phoneNumber, "house") * 200)} ${chosen(phoneNumber, "street", streets)}`,
    addressLine2: "",
    city: chosen(phoneNumber, "city", cities),
    state: chosen(phoneNumber, "state", states),
    postalCode: digits("postal code", 5),
    addressCountryCode: country ?? "US",
    nationalId: digits("national id", 9),
    dateOfBirth: `${year}${String(month).padStart(2, "0")}${String(day).padStart(2, "0")}`,
  };
};

export type Match = "exact_match" | "partial_match" | "no_match";

/** How much of what a caller knows is true; a field that was not given is null. The score is of a hundred. */
export const matched = (real: Identity, told: Partial<Identity>) => {
  const one = (field: keyof Identity): Match | null => matchOf(real[field], told[field]);
  const address = told.addressLine1 === undefined ? undefined : [told.addressLine1, told.addressLine2 ?? ""].join(" ");
  const fields = {
    first_name_match: one("firstName"),
    last_name_match: one("lastName"),
    address_lines_match: matchOf(real.addressLine1, address),
    city_match: one("city"),
    state_match: one("state"),
    postal_code_match: one("postalCode"),
    address_country_match: one("addressCountryCode"),
    national_id_match: one("nationalId"),
    date_of_birth_match: one("dateOfBirth"),
  };
  const given = Object.values(fields).filter((match) => match !== null);
  const points = given.reduce((sum, match) => sum + pointsOf[match], 0);
  return { fields, score: given.length === 0 ? 0 : Math.round(points / given.length) };
};

const pointsOf: Readonly<Record<Match, number>> = { exact_match: 100, partial_match: 50, no_match: 0 };

const matchOf = (real: string, told: string | undefined): Match | null => {
  const [one, other] = [plain(real), plain(told ?? "")];
  if (other === "") return null;
  if (one === other) return "exact_match";
  return one.startsWith(other) || other.startsWith(one) ? "partial_match" : "no_match";
};

/** Without case, marks and spaces: how people write a thing differently. */
const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
