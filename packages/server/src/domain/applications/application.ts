// A TwiML application: a set of webhooks under one name, which numbers and messages can refer to.
import { friendlyNameMax } from "../accounts/key.ts";
import type { WebhookMethod } from "../numbers/number.ts";
import { webhookUrlMax } from "../numbers/settings.ts";
import { Refusal } from "../refusal.ts";
import { isWebUrl } from "../web-url.ts";

/** Everything a customer may set on an application; the empty string means "not set". */
export interface ApplicationSettings {
  readonly friendlyName: string;
  readonly apiVersion: string;
  readonly smsUrl: string;
  readonly smsMethod: WebhookMethod;
  readonly smsFallbackUrl: string;
  readonly smsFallbackMethod: WebhookMethod;
  readonly smsStatusCallback: string;
  readonly messageStatusCallback: string;
  readonly statusCallback: string;
  readonly statusCallbackMethod: WebhookMethod;
  readonly voiceUrl: string;
  readonly voiceMethod: WebhookMethod;
  readonly voiceFallbackUrl: string;
  readonly voiceFallbackMethod: WebhookMethod;
  readonly voiceCallerIdLookup: boolean;
  readonly publicApplicationConnectEnabled: boolean;
}

export interface Application {
  readonly sid: string;
  readonly accountId: number;
  readonly settings: ApplicationSettings;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What an application has when it is new. */
export const newApplicationSettings: ApplicationSettings = {
  friendlyName: "",
  apiVersion: "2010-04-01",
  smsUrl: "",
  smsMethod: "POST",
  smsFallbackUrl: "",
  smsFallbackMethod: "POST",
  smsStatusCallback: "",
  messageStatusCallback: "",
  statusCallback: "",
  statusCallbackMethod: "POST",
  voiceUrl: "",
  voiceMethod: "POST",
  voiceFallbackUrl: "",
  voiceFallbackMethod: "POST",
  voiceCallerIdLookup: false,
  publicApplicationConnectEnabled: false,
};

const urls = [
  ["smsUrl", "SmsUrl"],
  ["smsFallbackUrl", "SmsFallbackUrl"],
  ["smsStatusCallback", "SmsStatusCallback"],
  ["messageStatusCallback", "MessageStatusCallback"],
  ["statusCallback", "StatusCallback"],
  ["voiceUrl", "VoiceUrl"],
  ["voiceFallbackUrl", "VoiceFallbackUrl"],
] as const;

/** Refuses names that are too long, URLs that cannot be called, and a fallback behind nothing. */
export const checkApplication = (settings: ApplicationSettings): void => {
  if (settings.friendlyName.length > friendlyNameMax) throw new Refusal(20002, null, "FriendlyName");
  for (const [name, field] of urls) {
    const url = settings[name];
    if (url !== "" && !isWebUrl(url, webhookUrlMax)) throw new Refusal(21402, null, field);
  }
  if (settings.smsFallbackUrl !== "" && settings.smsUrl === "") throw new Refusal(21406, null, "SmsFallbackUrl");
};

/** Where the status of messages that name the application is told: the newer of the two settings comes first. */
export const statusCallbackOf = ({ settings }: Application): string | null => {
  const url = settings.messageStatusCallback === "" ? settings.smsStatusCallback : settings.messageStatusCallback;
  return url === "" ? null : url;
};
