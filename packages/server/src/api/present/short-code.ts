// A short code as the API shows it.
import { toRfc2822 } from "@pennywire/contract/wire";
import type { ShortCode } from "../../domain/numbers/short-code.ts";

export const presentShortCode = (
  { sid, shortCode, settings, createdAt, updatedAt }: ShortCode,
  accountSid: string,
) => ({
  sid,
  account_sid: accountSid,
  friendly_name: settings.friendlyName,
  short_code: shortCode,
  api_version: settings.apiVersion,
  sms_url: orNull(settings.smsUrl),
  sms_method: settings.smsMethod,
  sms_fallback_url: orNull(settings.smsFallbackUrl),
  sms_fallback_method: settings.smsFallbackMethod,
  date_created: toRfc2822(createdAt),
  date_updated: toRfc2822(updatedAt),
  uri: `/2010-04-01/Accounts/${accountSid}/SMS/ShortCodes/${sid}.json`,
});

const orNull = (text: string): string | null => (text === "" ? null : text);
