// A short code of an account: three to six digits that texts are sent from and to within one country.
import { friendlyNameMax } from "../accounts/key.ts";
import { Refusal } from "../refusal.ts";
import { isWebUrl } from "../web-url.ts";
import type { WebhookMethod } from "./number.ts";
import { webhookUrlMax } from "./settings.ts";

/** Everything a customer may set on a short code; the empty string means "not set". */
export interface ShortCodeSettings {
  readonly friendlyName: string;
  readonly apiVersion: string;
  readonly smsUrl: string;
  readonly smsMethod: WebhookMethod;
  readonly smsFallbackUrl: string;
  readonly smsFallbackMethod: WebhookMethod;
}

export interface ShortCode {
  readonly sid: string;
  readonly accountId: number;
  readonly shortCode: string;
  /** ISO 3166, two letters: a short code works in one country. */
  readonly country: string;
  readonly settings: ShortCodeSettings;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a short code has when it is new. */
export const newShortCodeSettings = (friendlyName: string): ShortCodeSettings => ({
  friendlyName,
  apiVersion: "2010-04-01",
  smsUrl: "",
  smsMethod: "POST",
  smsFallbackUrl: "",
  smsFallbackMethod: "POST",
});

/** Refuses names that are too long, URLs that cannot be called, and a fallback behind nothing. */
export const checkShortCode = ({ friendlyName, smsUrl, smsFallbackUrl }: ShortCodeSettings): void => {
  if (friendlyName.length > friendlyNameMax) throw new Refusal(20002, null, "FriendlyName");
  if (smsUrl !== "" && !isWebUrl(smsUrl, webhookUrlMax)) throw new Refusal(21402, null, "SmsUrl");
  if (smsFallbackUrl !== "" && !isWebUrl(smsFallbackUrl, webhookUrlMax)) {
    throw new Refusal(21402, null, "SmsFallbackUrl");
  }
  if (smsFallbackUrl !== "" && smsUrl === "") throw new Refusal(21406, null, "SmsFallbackUrl");
};
