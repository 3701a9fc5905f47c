// What is known of a number, as the API shows it.
import { toIso8601 } from "@pennywire/contract/wire";
import type { Looked } from "../../domain/lookup/fields.ts";
import type { LineOverride } from "../../domain/lookup/override.ts";

/** Everything but the address: what was not asked for is null. */
export const presentLooked = ({ number, fields }: Looked) => ({
  calling_country_code: number.callingCode,
  country_code: number.country,
  phone_number: number.phoneNumber,
  national_format: number.nationalFormat,
  valid: number.valid,
  validation_errors: number.errors,
  caller_name: fields.caller_name ?? null,
  sim_swap: fields.sim_swap ?? null,
  call_forwarding: fields.call_forwarding ?? null,
  line_status: fields.line_status ?? null,
  line_type_intelligence: fields.line_type_intelligence ?? null,
  identity_match: fields.identity_match ?? null,
  reassigned_number: fields.reassigned_number ?? null,
  sms_pumping_risk: fields.sms_pumping_risk ?? null,
  phone_number_quality_score: fields.phone_number_quality_score ?? null,
  pre_fill: fields.pre_fill ?? null,
});

export const presentOverride = ({ phoneNumber, originalLineType, lineType, reason, at, accountSid }: LineOverride) => ({
  phone_number: phoneNumber,
  original_line_type: originalLineType,
  overridden_line_type: lineType,
  override_reason: reason,
  override_timestamp: toIso8601(at),
  overridden_by_account_sid: accountSid,
});
