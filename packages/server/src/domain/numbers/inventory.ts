// The operator's numbers: which are free, which come back, and how a caller's wishes choose among them.
import { areaNamed, areaOf, areasOf, milesBetween, type Area, type Place } from "./areas.ts";
import type { NumberType } from "./number.ts";

/** A number that can be rented. */
export interface FreeNumber {
  readonly phoneNumber: string;
  readonly country: string;
  readonly type: NumberType;
  readonly area: string;
}

/** How long a released number rests before somebody else can have it, in milliseconds: 45 days, the least that the FCC asks. */
export const quarantineMs = 3_888_000_000;

/** Media travel in North America only. */
export const takesMedia = (country: string): boolean => country === "US" || country === "CA";

/** What a caller asks of the place of a number; null is "anywhere". */
export interface PlaceWish {
  readonly areaCode: string | null;
  readonly region: string | null;
  readonly locality: string | null;
  readonly postalCode: string | null;
  readonly rateCenter: string | null;
  readonly lata: string | null;
  readonly near: Place | null;
  /** Miles around `near`. */
  readonly distance: number;
}

/** The area codes of a country that fulfil a wish; null when any number will do, wherever it is. */
export const areasWished = (country: string, wish: PlaceWish): readonly string[] | null => {
  const { areaCode, near, distance, ...names } = wish;
  const placeless = near === null && Object.values(names).every((name) => name === null);
  if (placeless) return areaCode === null ? null : [areaCode];
  const known = areaCode === null ? areasOf(country) : [areaNamed(country, areaCode)].filter((area) => area !== null);
  return known
    .filter((area) => fits(area, wish) && (near === null || isNear(area, near, distance)))
    .map(({ code }) => code);
};

const fits = (area: Area, { region, locality, postalCode, rateCenter, lata }: PlaceWish): boolean =>
  isSame(area.region, region) &&
  isSame(area.locality, locality) &&
  isSame(area.postalCode, postalCode) &&
  isSame(area.rateCenter, rateCenter) &&
  isSame(area.lata, lata);

const isSame = (there: string | null, wished: string | null): boolean =>
  wished === null || there?.toLowerCase() === wished.trim().toLowerCase();

const isNear = ({ latitude, longitude }: Area, near: Place, distance: number): boolean =>
  latitude !== null && longitude !== null && milesBetween({ latitude, longitude }, near) <= distance;

/** The place of a number, as far as its area code tells; null when it does not. */
export const placeOf = (e164: string): Place | null => {
  const area = areaOf(e164);
  if (area === null || area.latitude === null || area.longitude === null) return null;
  return { latitude: area.latitude, longitude: area.longitude };
};

/** "37.840699,-122.297285" as a place; null when it is none. */
export const placeFrom = (text: string): Place | null => {
  const match = /^\s*(-?\d{1,2}(?:\.\d{1,10})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,10})?)\s*$/.exec(text);
  if (match === null) return null;
  const [latitude, longitude] = [Number(match[1]), Number(match[2])];
  return Math.abs(latitude) > 90 || Math.abs(longitude) > 180 ? null : { latitude, longitude };
};

/** Fewest and most characters of a pattern (Twilio's limits). */
const patternUnits = { min: 2, max: 16 } as const;

/**
 * A pattern of `Contains` as one of SQL's LIKE: `*` is any one digit, `%` any digits, a `+` in front ties it to the
 * beginning and a `$` behind to the end; letters are the digits of their keys. Null when it is none.
 */
export const likeOf = (pattern: string): string | null => {
  if (pattern.length < patternUnits.min || pattern.length > patternUnits.max) return null;
  const parts = /^(\+?)([0-9A-Za-z*%]+)(\$?)$/.exec(pattern);
  if (parts === null) return null;
  const [, begin = "", middle = "", end = ""] = parts;
  const digits = middle.replaceAll("*", "_").replaceAll(/[A-Za-z]/g, digitOf);
  return `${begin === "" ? "%" : "+"}${digits}${end === "" ? "%" : ""}`;
};

const keys = ["ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"];

/** The first of the keys with letters is 2. */
const digitOf = (letter: string): string =>
  String(2 + keys.findIndex((letters) => letters.includes(letter.toUpperCase())));
