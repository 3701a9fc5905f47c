// An application as the API shows it.
import { toRfc2822 } from "@pennywire/contract/wire";
import type { Application } from "../../domain/applications/application.ts";

export const presentApplication = ({ sid, settings, createdAt, updatedAt }: Application, accountSid: string) => ({
  sid,
  account_sid: accountSid,
  friendly_name: settings.friendlyName,
  api_version: settings.apiVersion,
  sms_url: orNull(settings.smsUrl),
  sms_method: settings.smsMethod,
  sms_fallback_url: orNull(settings.smsFallbackUrl),
  sms_fallback_method: settings.smsFallbackMethod,
  sms_status_callback: orNull(settings.smsStatusCallback),
  message_status_callback: orNull(settings.messageStatusCallback),
  status_callback: orNull(settings.statusCallback),
  status_callback_method: settings.statusCallbackMethod,
  voice_url: orNull(settings.voiceUrl),
  voice_method: settings.voiceMethod,
  voice_fallback_url: orNull(settings.voiceFallbackUrl),
  voice_fallback_method: settings.voiceFallbackMethod,
  voice_caller_id_lookup: settings.voiceCallerIdLookup,
  public_application_connect_enabled: settings.publicApplicationConnectEnabled,
  date_created: toRfc2822(createdAt),
  date_updated: toRfc2822(updatedAt),
  uri: `/2010-04-01/Accounts/${accountSid}/Applications/${sid}.json`,
});

const orNull = (text: string): string | null => (text === "" ? null : text);
