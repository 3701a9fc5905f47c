// What the numbering plan says of a number: whether it can be one, whose it is, how it is written at home.
import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type NumberType as PlanType,
} from "libphonenumber-js/max";
import { parseE164 } from "../numbers/phone-number.ts";
import { Refusal } from "../refusal.ts";

export type ValidationError =
  | "TOO_SHORT"
  | "TOO_LONG"
  | "INVALID_BUT_POSSIBLE"
  | "INVALID_COUNTRY_CODE"
  | "INVALID_LENGTH"
  | "NOT_A_NUMBER";

export interface LookedUpNumber {
  /** In E.164; as it was asked for, when it is none. */
  readonly phoneNumber: string;
  readonly callingCode: string | null;
  readonly country: string | null;
  readonly nationalFormat: string | null;
  readonly valid: boolean;
  readonly errors: readonly ValidationError[];
  /** What kind of line the plan keeps such numbers for, where it says. */
  readonly type: PlanType;
}

/** Longest text that is looked at: fifteen digits with two marks between each, and no more to read. */
const textMax = 40;
/** Whose number one without a calling code is, when nothing is said: Twilio's default. */
const homeCountry = "US";

const numberForm = /^\s*\+?[\d\s().\-/]*\d[\d\s().\-/]*$/;

/** @param countryCode whose national form it is, two letters; it matters only without a calling code */
export const lookUpNumber = (text: string, countryCode: string | null): LookedUpNumber => {
  if (text.length > textMax || !numberForm.test(text)) throw new Refusal(20404, "This is not a phone number.");
  const home = (countryCode ?? homeCountry).toUpperCase();
  if (!isSupportedCountry(home)) throw new Refusal(20400, "CountryCode is not a country's code.", "CountryCode");
  const options = { defaultCountry: home, extract: false } as const;
  const number = parsePhoneNumberFromString(text, options);
  const wrong = validatePhoneNumberLength(text, options);
  if (number === undefined) {
    const bare = { callingCode: null, country: null, nationalFormat: null, valid: false, type: undefined } as const;
    return { ...bare, phoneNumber: text.trim(), errors: [wrong === undefined ? "NOT_A_NUMBER" : errorOf(wrong)] };
  }
  const valid = number.isValid();
  return {
    phoneNumber: number.number,
    callingCode: number.countryCallingCode,
    country: number.country ?? parseE164(number.number)?.country ?? null,
    nationalFormat: number.formatNational(),
    valid,
    errors: valid ? [] : [wrong === undefined ? "INVALID_BUT_POSSIBLE" : errorOf(wrong)],
    type: number.getType(),
  };
};

const errorOf = (wrong: NonNullable<ReturnType<typeof validatePhoneNumberLength>>): ValidationError =>
  wrong === "INVALID_COUNTRY" ? "INVALID_COUNTRY_CODE" : wrong;
