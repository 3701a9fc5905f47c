// What can be asked of a number besides whether it is one. Each answer is drawn from the number itself, so a test gets
// the same one every time; what cannot be known of a line is said by an error code and costs nothing.
import { Refusal } from "../refusal.ts";
import { chanceOf, chosen } from "./chance.ts";
import { identityOf, matched, type Identity } from "./identity.ts";
import { lineOf, type Line, type LineType } from "./line.ts";
import type { LookedUpNumber } from "./number.ts";

export const lookupFields = [
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
export type LookupField = (typeof lookupFields)[number];

/** Nothing is known of this line: Twilio's code, which stands in the field. */
const outOfCoverage = 60600;

/** What a question about a number may bring along. */
export interface LookupParams {
  readonly identity: Partial<Identity>;
  /** `YYYYMMDD`: when the caller last knew whose number it was. */
  readonly lastVerifiedDate: string | null;
}

/** Everything that an answer is made of. */
interface Subject {
  readonly number: LookedUpNumber;
  readonly line: Line;
  readonly params: LookupParams;
  readonly now: number;
}

const dayMs = 86_400_000;
/** What has ever happened to a simulated number happened in the thousand days that end here. */
const historyEnds = Date.UTC(2026, 5, 30);
const historyDays = 1_000;

const isAmerican = ({ country }: LookedUpNumber): boolean => country === "US" || country === "CA";
const networkFields = ({ network }: Line) => ({
  carrier_name: network?.name ?? null,
  mobile_country_code: network?.mcc ?? null,
  mobile_network_code: network?.mnc ?? null,
});

/** A day out of a number's history, the first moment of it. */
const pastDay = ({ phoneNumber }: LookedUpNumber, about: string): number =>
  historyEnds - Math.floor(chanceOf(phoneNumber, about) * historyDays) * dayMs;

const isoMoment = (at: number): string => new Date(at).toISOString().replace(".000", "");
const plainDay = (at: number): string => isoMoment(at).slice(0, 10).replaceAll("-", "");

const callerName = ({ number, line }: Subject) => {
  if (!isAmerican(number)) return { caller_name: null, caller_type: null, error_code: outOfCoverage };
  const { firstName, lastName } = identityOf(number);
  const draw = chanceOf(number.phoneNumber, "caller");
  if (draw < 0.1) return { caller_name: null, caller_type: "UNDETERMINED", error_code: null };
  const business = line.type === "tollFree" || draw < 0.25;
  const name = business ? `${lastName} and Sons` : `${firstName} ${lastName}`;
  return { caller_name: name.toUpperCase(), caller_type: business ? "BUSINESS" : "CONSUMER", error_code: null };
};

/** Longest ago that still counts as a fresh swap, as it is named in the answer and in milliseconds. */
const swapPeriod = { name: "PT48H", ms: 172_800_000 } as const;

const simSwap = ({ number, line, now }: Subject) => {
  if (line.type !== "mobile") return { last_sim_swap: null, ...networkFields(line), error_code: outOfCoverage };
  const at = pastDay(number, "swap");
  return {
    last_sim_swap: {
      last_sim_swap_date: isoMoment(at),
      swapped_period: swapPeriod.name,
      swapped_in_period: at <= now && now - at < swapPeriod.ms,
    },
    ...networkFields(line),
    error_code: null,
  };
};

const callForwarding = ({ number, line }: Subject) =>
  line.type === "mobile"
    ? { call_forwarding_enabled: chanceOf(number.phoneNumber, "forwarding") < 0.1, error_code: null }
    : { call_forwarding_enabled: null, error_code: outOfCoverage };

const lineStatus = ({ number, line }: Subject) =>
  line.type === "mobile"
    ? {
        // Most phones are on.
        status: chosen(number.phoneNumber, "status", [
          "active",
          "active",
          "active",
          "reachable",
          "unreachable",
          "inactive",
        ] as const),
        error_code: null,
      }
    : { status: null, error_code: outOfCoverage };

const lineTypeIntelligence = ({ line }: Subject) => ({
  ...networkFields(line),
  type: line.type,
  error_code: null,
});

const identityMatch = ({ number, params }: Subject) => {
  if (Object.values(params.identity).every((value) => value === undefined || value === "")) {
    throw new Refusal(20400, "identity_match needs something to compare, such as FirstName.", "Fields");
  }
  const { fields, score } = matched(identityOf(number), params.identity);
  return { ...fields, summary_score: score, error_code: null, error_message: null };
};

const reassignedNumber = ({ number, params }: Subject) => {
  const asked = params.lastVerifiedDate;
  if (!isAmerican(number)) {
    return { last_verified_date: asked, is_number_reassigned: null, error_code: String(outOfCoverage) };
  }
  const last = plainDay(pastDay(number, "reassigned"));
  const is = asked === null ? "no_data" : last > asked ? "yes" : "no";
  return { last_verified_date: asked, is_number_reassigned: is, error_code: null };
};

/** From which score on a risk has the next name. */
const riskNames = [
  [90, "high"],
  [75, "moderate"],
  [60, "mild"],
] as const;
/** From which score on a number was blocked once. */
const blockedFrom = 95;
const threeMonthsMs = 90 * dayMs;

const smsPumpingRisk = ({ number, now }: Subject) => {
  const score = Math.floor(chanceOf(number.phoneNumber, "pumping") * 101);
  const blockedAt = score >= blockedFrom ? pastDay(number, "blocked") : null;
  const lately = blockedAt !== null && blockedAt <= now && now - blockedAt < threeMonthsMs;
  return {
    carrier_risk_category: riskNames.find(([from]) => score >= from)?.[1] ?? "low",
    number_blocked: blockedAt !== null,
    number_blocked_date: blockedAt === null ? null : isoMoment(blockedAt),
    number_blocked_last_3_months: lately,
    sms_pumping_risk_score: score,
    error_code: null,
  };
};

const qualityScore = ({ number }: Subject) => ({
  quality_score: Math.floor(chanceOf(number.phoneNumber, "quality") * 101),
  error_code: null,
});

const preFill = ({ number }: Subject) => {
  const identity = identityOf(number);
  return {
    first_name: identity.firstName,
    last_name: identity.lastName,
    address_line: identity.addressLine1,
    city: identity.city,
    state: identity.state,
    postal_code: identity.postalCode,
    address_country_code: identity.addressCountryCode,
    date_of_birth: identity.dateOfBirth,
    error_code: null,
  };
};

const answers = {
  caller_name: callerName,
  sim_swap: simSwap,
  call_forwarding: callForwarding,
  line_status: lineStatus,
  line_type_intelligence: lineTypeIntelligence,
  identity_match: identityMatch,
  reassigned_number: reassignedNumber,
  sms_pumping_risk: smsPumpingRisk,
  phone_number_quality_score: qualityScore,
  pre_fill: preFill,
};
type Answers = { readonly [F in keyof typeof answers]: ReturnType<(typeof answers)[F]> };

/** What was asked of one number, and what the answer is: a field that was not asked for is missing. */
export interface Looked {
  readonly number: LookedUpNumber;
  readonly fields: Partial<Answers>;
  /** The fields that told something, which are those that cost something. */
  readonly told: readonly LookupField[];
}

/** Answers what is asked of a number. Of one that is not valid nothing is known. */
export const looked = (
  number: LookedUpNumber,
  asked: readonly LookupField[],
  params: LookupParams,
  override: LineType | null,
  now: number,
): Looked => {
  if (!number.valid) return { number, fields: {}, told: [] };
  const line = lineOf(number);
  const subject: Subject = { number, line: override === null ? line : { ...line, type: override }, params, now };
  const fields: { -readonly [F in keyof Answers]?: Answers[F] } = {};
  const told: LookupField[] = [];
  const put = <F extends keyof Answers>(field: F, answer: Answers[F]): void => {
    fields[field] = answer;
  };
  for (const field of new Set(asked)) {
    if (field === "validation") continue;
    const answer = answers[field](subject);
    put(field, answer);
    if (answer.error_code === null) told.push(field);
  }
  return { number, fields, told };
};
