// What a decision to send asks of the store about its sender and its recipient, in one go. The reads
// behind it are remembered, but for the look at the opt-outs: who has just left hears nothing more.
import { isAlphaSender, isShortCode } from "../domain/numbers/phone-number.ts";
import { takesMedia } from "../domain/numbers/inventory.ts";
import type { PhoneNumber } from "../domain/numbers/number.ts";
import type { ShortCode } from "../domain/numbers/short-code.ts";
import { scopeOf } from "../domain/opt-outs/opt-out.ts";
import type { PoolSender } from "../domain/services/sender.ts";
import type { GeoReads } from "./geo-permissions.ts";
import type { numberReads } from "./numbers.ts";
import type { optOutReads } from "./opt-outs.ts";
import type { ServiceReads } from "./service-reads.ts";
import type { shortCodeReads } from "./short-codes.ts";

/** A sender as it was found: null when the account may not use it, and then whether another account's it is. */
export interface FoundSender {
  readonly sender: PoolSender | null;
  readonly foreign: boolean;
}

/** Whether the recipient wants no messages of this sender, and whether its country is closed. */
export interface Standing {
  readonly optedOut: boolean;
  readonly geoClosed: boolean;
}

/** What the questions are put to: remembered reads where there are any. */
interface Asked {
  readonly numbers: ReturnType<typeof numberReads>;
  readonly shortCodes: ReturnType<typeof shortCodeReads>;
  readonly services: ServiceReads;
  readonly optOuts: ReturnType<typeof optOutReads>;
  readonly geo: GeoReads;
}

export const sendingReads = ({ numbers, shortCodes, services, optOuts, geo }: Asked) => ({
  /** Who an account sends as when it names its sender itself. */
  senderOf: async (accountId: number, from: string): Promise<FoundSender> => {
    if (isAlphaSender(from)) return { sender: nameOf(from), foreign: false };
    if (isShortCode(from)) {
      const code = await shortCodes.findByCode(from);
      return owned(accountId, code, code === null ? null : senderOfCode(code));
    }
    const number = await numbers.findByPhoneNumber(from);
    return owned(accountId, number, number === null ? null : senderOfNumber(number));
  },
  /** How a sender, or the service it is chosen by, stands with a recipient. */
  standing: async (
    accountId: number,
    by: { readonly from: string; readonly serviceSid: string | null },
    to: string,
    country: string,
  ): Promise<Standing> => {
    const service = by.serviceSid ?? (await services.ofSender(accountId, by.from))?.sid ?? null;
    const [optedOut, geoClosed] = await Promise.all([
      optOuts.isOut(accountId, scopeOf(by.from, service), to),
      geo.isClosed(accountId, country),
    ]);
    return { optedOut, geoClosed };
  },
});

const owned = (
  accountId: number,
  found: { readonly accountId: number } | null,
  sender: PoolSender | null,
): FoundSender => {
  const foreign = found !== null && found.accountId !== accountId;
  return { sender: foreign ? null : sender, foreign };
};

/** A name needs no number: it is whoever says so, where networks take names at all. */
const nameOf = (sender: string): PoolSender => ({
  kind: "alpha",
  sid: sender,
  sender,
  country: null,
  senderType: "alphanumeric",
  takesMedia: false,
  isoCountry: null,
});

const senderOfNumber = ({ sid, phoneNumber, country, type }: PhoneNumber): PoolSender => ({
  kind: "phone-number",
  sid,
  sender: phoneNumber,
  country,
  senderType: type,
  takesMedia: takesMedia(country),
  isoCountry: null,
});

const senderOfCode = ({ sid, shortCode, country }: ShortCode): PoolSender => ({
  kind: "short-code",
  sid,
  sender: shortCode,
  country,
  senderType: "shortcode",
  takesMedia: false,
  isoCountry: null,
});
