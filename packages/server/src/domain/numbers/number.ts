// A phone number that an account rents, and what happens when a text arrives at it.

export type NumberType = "local" | "mobile" | "toll-free";
export type WebhookMethod = "GET" | "POST";

/** Everything a customer may set on a number; the empty string means "not set", as on the wire. */
export interface NumberSettings {
  readonly friendlyName: string;
  readonly apiVersion: string;
  readonly smsUrl: string;
  readonly smsMethod: WebhookMethod;
  readonly smsFallbackUrl: string;
  readonly smsFallbackMethod: WebhookMethod;
  readonly smsApplicationSid: string;
  readonly statusCallback: string;
  readonly statusCallbackMethod: WebhookMethod;
  readonly voiceUrl: string;
  readonly voiceMethod: WebhookMethod;
  readonly voiceFallbackUrl: string;
  readonly voiceFallbackMethod: WebhookMethod;
  readonly voiceApplicationSid: string;
  readonly voiceCallerIdLookup: boolean;
  readonly voiceReceiveMode: "voice" | "fax";
  readonly trunkSid: string;
  readonly addressSid: string;
  readonly identitySid: string;
  readonly bundleSid: string;
  readonly emergencyStatus: "Active" | "Inactive";
  readonly emergencyAddressSid: string;
}

export interface PhoneNumber {
  readonly sid: string;
  readonly accountId: number;
  readonly phoneNumber: string;
  readonly country: string;
  readonly type: NumberType;
  readonly settings: NumberSettings;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a number has when it is new. */
export const newNumberSettings = (friendlyName: string): NumberSettings => ({
  friendlyName,
  apiVersion: "2010-04-01",
  smsUrl: "",
  smsMethod: "POST",
  smsFallbackUrl: "",
  smsFallbackMethod: "POST",
  smsApplicationSid: "",
  statusCallback: "",
  statusCallbackMethod: "POST",
  voiceUrl: "",
  voiceMethod: "POST",
  voiceFallbackUrl: "",
  voiceFallbackMethod: "POST",
  voiceApplicationSid: "",
  voiceCallerIdLookup: false,
  voiceReceiveMode: "voice",
  trunkSid: "",
  addressSid: "",
  identitySid: "",
  bundleSid: "",
  emergencyStatus: "Inactive",
  emergencyAddressSid: "",
});
