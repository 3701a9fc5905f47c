// What settings a number may have, whoever sets them: a buyer at once or its owner later.
import { friendlyNameMax } from "../accounts/key.ts";
import { Refusal } from "../refusal.ts";
import { isWebUrl } from "../web-url.ts";
import type { NumberSettings } from "./number.ts";

/** Longest URL that we call, in characters (Twilio's limit). */
export const webhookUrlMax = 4_000;

const urls = ["smsUrl", "smsFallbackUrl", "statusCallback", "voiceUrl", "voiceFallbackUrl"] as const;
const wireNames: Readonly<Record<(typeof urls)[number], string>> = {
  smsUrl: "SmsUrl",
  smsFallbackUrl: "SmsFallbackUrl",
  statusCallback: "StatusCallback",
  voiceUrl: "VoiceUrl",
  voiceFallbackUrl: "VoiceFallbackUrl",
};

/** Refuses names that are too long, URLs that cannot be called, and a fallback behind nothing. */
export const checkSettings = (settings: NumberSettings): void => {
  if (settings.friendlyName.length > friendlyNameMax) throw new Refusal(20002, null, "FriendlyName");
  for (const name of urls) {
    const url = settings[name];
    if (url !== "" && !isWebUrl(url, webhookUrlMax)) throw new Refusal(21402, null, wireNames[name]);
  }
  if (settings.smsFallbackUrl !== "" && settings.smsUrl === "") throw new Refusal(21406, null, "SmsFallbackUrl");
};

/** The applications that settings name, with the parameter that names each. */
export const applicationsNamed = (
  settings: Partial<NumberSettings>,
): readonly { readonly sid: string; readonly field: string }[] =>
  [
    { sid: settings.smsApplicationSid ?? "", field: "SmsApplicationSid" },
    { sid: settings.voiceApplicationSid ?? "", field: "VoiceApplicationSid" },
  ].filter(({ sid }) => sid !== "");
