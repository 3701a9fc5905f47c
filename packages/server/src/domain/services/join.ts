// What joins a messaging service's pool, as it will lie there.
import { takesMedia } from "../numbers/inventory.ts";
import type { PhoneNumber } from "../numbers/number.ts";
import { countryName } from "../numbers/country-names.ts";
import { isAlphaSender } from "../numbers/phone-number.ts";
import type { ShortCode } from "../numbers/short-code.ts";
import { Refusal } from "../refusal.ts";
import { isSid } from "../sid.ts";
import { takesAlphaSenders, type ServiceSender } from "./sender.ts";

/** Whose pool it is, and when. */
export interface Joining {
  readonly accountId: number;
  readonly serviceSid: string;
  readonly now: number;
}

export const joiningNumber = (number: PhoneNumber, joining: Joining): ServiceSender => ({
  ...joined(joining, number.sid),
  kind: "phone-number",
  sender: number.phoneNumber,
  country: number.country,
  senderType: number.type,
  capabilities: takesMedia(number.country) ? ["MMS", "SMS"] : ["SMS"],
});

export const joiningShortCode = (code: ShortCode, joining: Joining): ServiceSender => ({
  ...joined(joining, code.sid),
  kind: "short-code",
  sender: code.shortCode,
  country: code.country,
  senderType: "shortcode",
  capabilities: ["SMS"],
});

/** A name for every country that takes names. Refuses what is no name with 21709. */
export const joiningName = (sid: string, name: string, joining: Joining): ServiceSender => {
  if (!isAlphaSender(name)) throw new Refusal(21709, null, "AlphaSender");
  return {
    ...joined(joining, sid),
    kind: "alpha",
    sender: name,
    country: "",
    senderType: "alphanumeric",
    capabilities: ["SMS"],
  };
};

/** A name for one country, or for all others when `country` is empty. */
export const joiningDestinationName = (sid: string, name: string, country: string, joining: Joining): ServiceSender => {
  const iso = country.toUpperCase();
  if (iso !== "" && countryName(iso) === null)
    throw new Refusal(20400, "IsoCountryCode is not a country.", "IsoCountryCode");
  if (iso !== "" && !takesAlphaSenders(iso)) {
    throw new Refusal(21709, `Alphanumeric senders cannot be used to ${iso}.`, "IsoCountryCode");
  }
  return { ...joiningName(sid, name, joining), kind: "destination-alpha", country: iso };
};

/** A sender of another channel is known by nothing but its SID: what it stands for is not ours to say. */
export const joiningChannelSender = (sid: string, joining: Joining): ServiceSender => {
  if (!isSid(sid, "XE")) throw new Refusal(20423, null, "Sid");
  return { ...joined(joining, sid), kind: "channel", sender: sid, country: "", senderType: null, capabilities: [] };
};

const joined = ({ accountId, serviceSid, now }: Joining, sid: string) => ({
  sid,
  accountId,
  serviceSid,
  createdAt: now,
  updatedAt: now,
});
