// Lookup: what is known of a phone number.
import { z } from "zod";
import { isoDateTime, orNull, sid } from "./fields.ts";
import { oneOf, text } from "./input.ts";
import { defineRoute, nothing } from "./route.ts";

const lookupFields = [
  "validation",
  "caller_name",
  "sim_swap",
  "call_forwarding",
  "line_status",
  "line_type_intelligence",
  "identity_match",
  "reassigned_number",
  "sms_pumping_risk",
  "phone_number_quality_score",
  "pre_fill",
] as const;

const lineTypes = [
  "landline",
  "mobile",
  "fixedVoip",
  "nonFixedVoip",
  "personal",
  "tollFree",
  "premium",
  "sharedCost",
  "uan",
  "voicemail",
  "pager",
  "unknown",
] as const;

const errorCode = z
  .int()
  .nullable()
  .describe("60600 when nothing is known of this line, which costs nothing; else null.");
const textOrNull = (description: string) => z.string().nullable().describe(description);
const flagOrNull = (description: string) => z.boolean().nullable().describe(description);
const match = (of: string) =>
  z
    .enum(["exact_match", "partial_match", "no_match"])
    .nullable()
    .describe(`How far the ${of} agrees; null when none was given.`);

const network = {
  carrier_name: textOrNull("The network's name."),
  mobile_country_code: textOrNull("The network's mobile country code."),
  mobile_network_code: textOrNull("The network's mobile network code."),
} as const;

const lookupFieldSchemas = {
  caller_name: z
    .object({
      caller_name: textOrNull("Who calls, in capital letters."),
      caller_type: z.enum(["BUSINESS", "CONSUMER", "UNDETERMINED"]).nullable().describe("What kind of caller it is."),
      error_code: errorCode,
    })
    .nullable()
    .describe("Whose name shows on a called phone. North American numbers only."),
  sim_swap: z
    .object({
      last_sim_swap: z
        .object({
          last_sim_swap_date: isoDateTime("When the number last moved to another SIM card."),
          swapped_period: z.string().describe("The period that swapped_in_period is about, as an ISO 8601 duration."),
          swapped_in_period: z.boolean().describe("Whether that was within the period."),
        })
        .nullable()
        .describe("The last swap; null when nothing is known."),
      ...network,
      error_code: errorCode,
    })
    .nullable()
    .describe("When the number last moved to another SIM card. Mobile numbers only."),
  call_forwarding: z
    .object({ call_forwarding_enabled: flagOrNull("Whether every call is forwarded."), error_code: errorCode })
    .nullable()
    .describe("Whether calls are forwarded. Mobile numbers only."),
  line_status: z
    .object({
      status: z.enum(["active", "reachable", "unreachable", "inactive"]).nullable().describe("How the line is."),
      error_code: errorCode,
    })
    .nullable()
    .describe("Whether the line is in use. Mobile numbers only."),
  line_type_intelligence: z
    .object({ ...network, type: z.enum(lineTypes).describe("What kind of line it is."), error_code: errorCode })
    .nullable()
    .describe("The kind of line, and its network."),
  identity_match: z
    .object({
      first_name_match: match("first name"),
      last_name_match: match("last name"),
      address_lines_match: match("street address"),
      city_match: match("city"),
      state_match: match("state"),
      postal_code_match: match("postal code"),
      address_country_match: match("country"),
      national_id_match: match("national id"),
      date_of_birth_match: match("date of birth"),
      summary_score: z.int().describe("How much of what was given agrees, of a hundred."),
      error_code: errorCode,
      error_message: textOrNull("The error code in words."),
    })
    .nullable()
    .describe("How far what was given agrees with whoever has the number."),
  reassigned_number: z
    .object({
      last_verified_date: textOrNull("The day that was asked about, YYYYMMDD."),
      is_number_reassigned: z.enum(["yes", "no", "no_data"]).nullable().describe("Whether it changed hands since."),
      error_code: textOrNull("60600 when nothing is known of this number; else null."),
    })
    .nullable()
    .describe("Whether the number changed hands since LastVerifiedDate. North American numbers only."),
  sms_pumping_risk: z
    .object({
      carrier_risk_category: z.enum(["low", "mild", "moderate", "high"]).describe("The risk in words."),
      number_blocked: z.boolean().describe("Whether it was ever blocked."),
      number_blocked_date: orNull(isoDateTime("When it was blocked.")),
      number_blocked_last_3_months: z.boolean().describe("Whether that was lately."),
      sms_pumping_risk_score: z.int().describe("The risk, 0 to 100."),
      error_code: errorCode,
    })
    .nullable()
    .describe("How likely the number takes part in message pumping."),
  phone_number_quality_score: z
    .object({ quality_score: z.int().describe("0 to 100; more is better."), error_code: errorCode })
    .nullable()
    .describe("How good the number is to reach its owner by."),
  pre_fill: z
    .object({
      first_name: z.string().describe("First name."),
      last_name: z.string().describe("Last name."),
      address_line: z.string().describe("Street and house number."),
      city: z.string().describe("City."),
      state: z.string().describe("State."),
      postal_code: z.string().describe("Postal code."),
      address_country_code: z.string().describe("Country, ISO 3166, two letters."),
      date_of_birth: z.string().describe("Date of birth, YYYYMMDD."),
      error_code: errorCode,
    })
    .nullable()
    .describe("Who has the number, to fill a form with."),
} as const;

const known = {
  calling_country_code: textOrNull("The calling code, without plus."),
  country_code: textOrNull("The country, ISO 3166, two letters."),
  phone_number: z.string().describe("The number in E.164; as it was asked for when it is none."),
  national_format: textOrNull("As it is written in its own country."),
  valid: z.boolean().describe("Whether its country gives out such numbers."),
  validation_errors: z
    .array(
      z.enum([
        "TOO_SHORT",
        "TOO_LONG",
        "INVALID_BUT_POSSIBLE",
        "INVALID_COUNTRY_CODE",
        "INVALID_LENGTH",
        "NOT_A_NUMBER",
      ]),
    )
    .describe("Why it is not valid."),
  ...lookupFieldSchemas,
} as const;

const lookup = z
  .object({ ...known, url: z.string().describe("URL of this resource.") })
  .meta({ id: "Lookup", description: "What is known of a number. What was not asked for is null." });

const batchEntry = z
  .object({
    correlation_id: textOrNull("What the question called itself."),
    twilio_error_code: z.int().nullable().describe("Why this one could not be looked up, or null."),
    ...known,
  })
  .meta({ id: "LookupBatchEntry", description: "What is known of one number of several." });

const lookupBatch = z
  .object({ phone_numbers: z.array(batchEntry).describe("In the order in which they were asked for.") })
  .meta({ id: "LookupBatch", description: "What is known of several numbers." });

const lineOverride = z
  .object({
    phone_number: z.string().describe("The number in E.164."),
    original_line_type: z.enum(lineTypes).describe("What it was taken for before."),
    overridden_line_type: z.enum(lineTypes).describe("What it is taken for instead."),
    override_reason: z.string().describe("Why."),
    override_timestamp: isoDateTime("When it was set."),
    overridden_by_account_sid: sid("AC", "the account that set it"),
  })
  .meta({ id: "LineTypeOverride", description: "A line type that the account has set for a number." });

const place = { product: "lookups", root: "/v2", suffix: "", tag: "Lookup" } as const;
const number = "/PhoneNumbers/{PhoneNumber}";
const numberParam = z
  .string()
  .describe("The number, in E.164 or in its national form.")
  .meta({ example: "+14155550100" });
const personal = (of: string) => text(20400, 256).describe(`For identity_match: ${of}.`);

export const fetchLookup = defineRoute({
  ...place,
  id: "fetchLookup",
  method: "get",
  path: number,
  summary: "Look a number up",
  description:
    "Whether it can be a number, and whose country's: that is free. Each field that is asked for besides costs its " +
    "price when it tells something. On the simulated network the answers are made up, and the same every time.",
  params: z.object({ PhoneNumber: numberParam }),
  query: z.object({
    Fields: text(20400, 512).describe(`What to tell besides, with commas between: ${lookupFields.join(", ")}.`),
    CountryCode: text(20400, 8).describe("Whose national form the number is in, ISO 3166; US when left out."),
    FirstName: personal("first name"),
    LastName: personal("last name"),
    AddressLine1: personal("street and house number"),
    AddressLine2: personal("more of the address"),
    City: personal("city"),
    State: personal("state"),
    PostalCode: personal("postal code"),
    AddressCountryCode: personal("country, ISO 3166"),
    NationalId: personal("national id"),
    DateOfBirth: personal("date of birth, YYYYMMDD"),
    LastVerifiedDate: text(20400, 16).describe("For reassigned_number: when it was last known whose it is, YYYYMMDD."),
    VerificationSid: text(20400, 64).describe("Accepted, and of no effect."),
    PartnerSubId: text(20400, 256).describe("Accepted, and of no effect."),
  }),
  body: nothing,
  success: { status: 200, schema: lookup },
  refusals: [20400, 20402],
});

const batchNumbersMax = 100;

// Twilio's package for Node writes these names as its own objects have them, in camel case.
const snaked = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([name, field]) => [camelToSnake(name), snaked(field)]))
    : value;
const camelToSnake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const batchQuestion = z.object({
  correlation_id: z.string({ error: "20400" }).max(128, { error: "20400" }).nullish(),
  phone_number: z.string({ error: "20400" }).max(64, { error: "20400" }),
  fields: z
    .array(z.enum(lookupFields, { error: "20400" }), { error: "20400" })
    .max(20, { error: "20400" })
    .nullish(),
  country_code: z.string({ error: "20400" }).max(8, { error: "20400" }).nullish(),
  identity_match: z.record(z.string(), z.string().max(256).nullish(), { error: "20400" }).nullish(),
  reassigned_number: z.object({ last_verified_date: z.string().max(16).nullish() }, { error: "20400" }).nullish(),
});

const batchQuestions = z
  .array(z.preprocess(snaked, batchQuestion), { error: "20400" })
  .max(batchNumbersMax, { error: "20400" })
  .nullish();

export const queryLookups = defineRoute({
  ...place,
  id: "queryLookups",
  method: "post",
  path: "/batch/query",
  summary: "Look several numbers up",
  description: `Up to ${batchNumbersMax} numbers in one JSON body, paid for together.`,
  params: nothing,
  query: nothing,
  body: z.object({
    phone_numbers: batchQuestions.describe("The numbers, each with the fields to tell."),
    phoneNumbers: batchQuestions.describe("The same under the name that Twilio's package for Node gives it."),
  }),
  success: { status: 200, schema: lookupBatch },
  refusals: [20400, 20402],
});

const overridePath = z.object({
  PhoneNumber: numberParam,
  Field: z
    .string()
    .describe("The field to override: line_type_intelligence.")
    .meta({ example: "line_type_intelligence" }),
});
const overrideBody = z.object({
  line_type: oneOf(20400, lineTypes).describe("What the number is to be taken for."),
  lineType: oneOf(20400, lineTypes).describe("The same under the name that Twilio's package for Node gives it."),
  reason: text(20400, 256).describe("Why."),
});
const overridePlace = { ...place, path: `${number}/Overrides/{Field}`, params: overridePath, query: nothing } as const;

export const createLineOverride = defineRoute({
  ...overridePlace,
  id: "createLineOverride",
  method: "post",
  summary: "Set a number's line type",
  description: "From now on line_type_intelligence tells this account what it has set.",
  body: overrideBody,
  success: { status: 201, schema: lineOverride },
  refusals: [20400, 20412],
});

export const fetchLineOverride = defineRoute({
  ...overridePlace,
  id: "fetchLineOverride",
  method: "get",
  summary: "Fetch a number's set line type",
  description: "What the account has set, and what it was before.",
  body: nothing,
  success: { status: 200, schema: lineOverride },
  refusals: [],
});

export const updateLineOverride = defineRoute({
  ...overridePlace,
  id: "updateLineOverride",
  method: "put",
  summary: "Change a number's set line type",
  description: "Changes what the account has set.",
  body: overrideBody,
  success: { status: 200, schema: lineOverride },
  refusals: [20400],
});

export const deleteLineOverride = defineRoute({
  ...overridePlace,
  id: "deleteLineOverride",
  method: "delete",
  summary: "Forget a number's set line type",
  description: "From now on the numbering plan says what kind of line it is.",
  body: nothing,
  success: { status: 204, schema: null },
  refusals: [],
});
