// A sender in a messaging service's pool: one of the account's numbers or short codes, a name that
// stands in a number's place, or a sender of another channel.
import type { SenderType } from "../billing/tariff.ts";

export type SenderKind = "phone-number" | "short-code" | "alpha" | "destination-alpha" | "channel";

/** A row of a pool, as it was put there. */
export interface ServiceSender {
  /** PN, SC, AI or XE: the number's own, or one made for the pool. */
  readonly sid: string;
  readonly accountId: number;
  readonly serviceSid: string;
  readonly kind: SenderKind;
  /** The number in E.164, the short code, the name, or the address of another channel. */
  readonly sender: string;
  /** Two letters: the sender's country, or the only one that a name is for; empty: none in particular. */
  readonly country: string;
  /** What it is priced as; null for senders of other channels, which carry no texts. */
  readonly senderType: SenderType | null;
  /** What it can carry, as the API shows it. */
  readonly capabilities: readonly Capability[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type Capability = "MMS" | "SMS" | "Voice";

/** A sender that texts can go out from, with what a choice among them needs to know. */
export interface PoolSender {
  readonly kind: Exclude<SenderKind, "channel">;
  readonly sid: string;
  readonly sender: string;
  /** The country of a number or short code; null for names. */
  readonly country: string | null;
  readonly senderType: SenderType;
  readonly takesMedia: boolean;
  /** The only country that a name is for; null: any. */
  readonly isoCountry: string | null;
}

/** A pool's row as a choice sees it; null for what carries no texts. */
export const poolSenderOf = ({
  kind,
  sid,
  sender,
  country,
  senderType,
  capabilities,
}: ServiceSender): PoolSender | null => {
  if (kind === "channel" || senderType === null) return null;
  const named = kind === "alpha" || kind === "destination-alpha";
  return {
    kind,
    sid,
    sender,
    country: named ? null : country,
    senderType,
    takesMedia: capabilities.includes("MMS"),
    isoCountry: named && country !== "" ? country : null,
  };
};

/**
 * Countries whose networks take no name in a number's place: they drop the message or put a number
 * of their own there. A message to them needs a number.
 */
const namelessCountries: ReadonlySet<string> = new Set(
  "US CA PR VI GU AS MP AR BE BR CL CN CO CR EC KR MX MY NI PA TW UY VE ZA".split(" "),
);

/** Whether an alphanumeric sender can be used to this country. */
export const takesAlphaSenders = (country: string): boolean => !namelessCountries.has(country);
