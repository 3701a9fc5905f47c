// A phone number as the API shows it.
import { toRfc2822 } from "@pennywire/contract/wire";
import { takesMedia } from "../../domain/numbers/inventory.ts";
import type { PhoneNumber } from "../../domain/numbers/number.ts";

export const presentNumber = (number: PhoneNumber, accountSid: string) => {
  const { settings } = number;
  return {
    sid: number.sid,
    account_sid: accountSid,
    phone_number: number.phoneNumber,
    friendly_name: settings.friendlyName,
    // Java's SDK reads SMS and MMS, the others sms and mms: both are there, so that all read the same.
    capabilities: {
      voice: false,
      sms: true,
      mms: takesMedia(number.country),
      fax: false,
      SMS: true,
      MMS: takesMedia(number.country),
    },
    sms_url: settings.smsUrl,
    sms_method: settings.smsMethod,
    sms_fallback_url: settings.smsFallbackUrl,
    sms_fallback_method: settings.smsFallbackMethod,
    sms_application_sid: settings.smsApplicationSid,
    status_callback: settings.statusCallback,
    status_callback_method: settings.statusCallbackMethod,
    voice_url: orNull(settings.voiceUrl),
    voice_method: settings.voiceMethod,
    voice_fallback_url: orNull(settings.voiceFallbackUrl),
    voice_fallback_method: settings.voiceFallbackMethod,
    voice_application_sid: settings.voiceApplicationSid,
    voice_caller_id_lookup: settings.voiceCallerIdLookup,
    voice_receive_mode: settings.voiceReceiveMode,
    trunk_sid: orNull(settings.trunkSid),
    address_sid: orNull(settings.addressSid),
    address_requirements: "none",
    identity_sid: orNull(settings.identitySid),
    bundle_sid: orNull(settings.bundleSid),
    emergency_status: settings.emergencyStatus,
    emergency_address_sid: orNull(settings.emergencyAddressSid),
    emergency_address_status: "unregistered",
    origin: "twilio",
    status: "in-use",
    type: number.type,
    beta: false,
    api_version: settings.apiVersion,
    date_created: toRfc2822(number.createdAt),
    date_updated: toRfc2822(number.updatedAt),
    uri: `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
  };
};

const orNull = (text: string): string | null => (text === "" ? null : text);
