// Which settings a messaging service may have.
import { Refusal } from "../refusal.ts";
import { isWebUrl } from "../web-url.ts";
import { servicePeriodSeconds, serviceNameMax, type ServiceSettings } from "./service.ts";

/** Longest URL that we are given to call, in characters (Twilio's limit). */
const urlMax = 4_000;

/** Refuses names that are missing or too long, URLs that cannot be called, and periods out of bounds. */
export const checkServiceSettings = (settings: ServiceSettings): void => {
  const { friendlyName, inboundRequestUrl, fallbackUrl, statusCallback, validityPeriod } = settings;
  if (friendlyName === "")
    throw new Refusal(20400, "FriendlyName is missing: a messaging service has a name.", "FriendlyName");
  if (friendlyName.length > serviceNameMax) throw new Refusal(20002, null, "FriendlyName");
  if (!isUsable(inboundRequestUrl)) throw new Refusal(21402, null, "InboundRequestUrl");
  if (!isUsable(fallbackUrl)) throw new Refusal(21402, null, "FallbackUrl");
  if (!isUsable(statusCallback)) throw new Refusal(21609, null, "StatusCallback");
  const { min, max } = servicePeriodSeconds;
  if (validityPeriod < min || validityPeriod > max) throw new Refusal(21624, null, "ValidityPeriod");
};

const isUsable = (url: string): boolean => url === "" || isWebUrl(url, urlMax);
