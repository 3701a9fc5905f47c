// The line behind a number: what kind it is, and whose. The numbering plan says the kind; where a country tells its
// mobile phones from its landlines by no digit, and for the network, the simulated network draws.
import type { LookedUpNumber } from "./number.ts";
import { chanceOf, chosen } from "./chance.ts";
import { networksOf, type Network } from "./networks.ts";

export const lineTypes = [
  "landline",
  "mobile",
  "fixedVoip",
  "nonFixedVoip",
  "personal",
  "tollFree",
  "premium",
  "sharedCost",
  "uan",
  "voicemail",
  "pager",
  "unknown",
] as const;
export type LineType = (typeof lineTypes)[number];

export interface Line {
  readonly type: LineType;
  /** Null where no network of the country is written down, and for numbers that belong to no network. */
  readonly network: Network | null;
}

/** Of a hundred North American numbers, how many are mobile, a landline, and voice over a fixed internet line. */
const shares = { mobile: 72, landline: 14, fixedVoip: 7 } as const;

export const lineOf = (number: LookedUpNumber): Line => {
  const type = typeOf(number);
  const [first, ...rest] = type === "tollFree" || type === "premium" ? [] : networksOf(number.country ?? "");
  return { type, network: first === undefined ? null : chosen(number.phoneNumber, "network", [first, ...rest]) };
};

const typeOf = ({ type, phoneNumber }: LookedUpNumber): LineType => {
  switch (type) {
    case "MOBILE":
      return "mobile";
    case "FIXED_LINE":
      return "landline";
    case "FIXED_LINE_OR_MOBILE": {
      const draw = chanceOf(phoneNumber, "line") * 100;
      if (draw < shares.mobile) return "mobile";
      if (draw < shares.mobile + shares.landline) return "landline";
      return draw < shares.mobile + shares.landline + shares.fixedVoip ? "fixedVoip" : "nonFixedVoip";
    }
    case "TOLL_FREE":
      return "tollFree";
    case "PREMIUM_RATE":
      return "premium";
    case "SHARED_COST":
      return "sharedCost";
    case "VOIP":
      return "nonFixedVoip";
    case "PERSONAL_NUMBER":
      return "personal";
    case "PAGER":
      return "pager";
    case "UAN":
      return "uan";
    case "VOICEMAIL":
      return "voicemail";
    case undefined:
      return "unknown";
  }
};
