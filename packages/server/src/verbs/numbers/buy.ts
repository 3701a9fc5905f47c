// Buying a number: it is taken from the inventory and the rest of its first month is paid, in one commit. Of two buyers
// of one number one gets it.
import { proratedRent, monthOf, planAfter, rentTransfer, rentUsage } from "../../domain/billing/rent.ts";
import { numberPriceOf } from "../../domain/billing/number-prices.ts";
import { present } from "../../domain/invariant.ts";
import type { FreeNumber } from "../../domain/numbers/inventory.ts";
import {
  newNumberSettings,
  type NumberSettings,
  type NumberType,
  type PhoneNumber,
} from "../../domain/numbers/number.ts";
import { nationalFormat, parseE164 } from "../../domain/numbers/phone-number.ts";
import { applicationsNamed, checkSettings } from "../../domain/numbers/settings.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Commit } from "../../store/writes.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

type Needs = Pick<Deps, "store" | "clock" | "newSid" | "random" | "simulated">;

/** What is bought: one number, or any of an area code; `type` null is "of whatever type". */
export interface Wanted {
  readonly phoneNumber: string | null;
  readonly areaCode: string | null;
  readonly type: NumberType | null;
}

/** Twilio's magic numbers for tests of buying. */
const unavailable = "+15005550000";
const invalid = "+15005550001";
/** Where an area code of three digits can be. */
const areaCountries = ["US", "CA"] as const;
/** How many numbers of an area code are tried at a time, should others buy them at the same moment, and how often. */
const triesMax = 10;
const roundsMax = 10;

/** Buys a number; when it resolves, the number and the payment of its first month are on the disk. */
export async function buyNumber(
  deps: Needs,
  caller: Caller,
  wanted: Wanted,
  settings: Partial<NumberSettings>,
  witness: Witness<PhoneNumber>,
): Promise<PhoneNumber> {
  for (const { sid, field } of applicationsNamed(settings)) {
    const application = await deps.store.read.applications.find(caller.account.id, sid);
    if (application === null) throw new Refusal(21420, null, field);
  }
  checkSettings({ ...newNumberSettings(""), ...settings });
  if (wanted.phoneNumber !== null) {
    const free = await freeNumber(deps, wanted.phoneNumber, wanted.type);
    const { number, commit } = await rent(deps, caller, free, settings, witness);
    orRefuse(commit, told);
    return number;
  }
  for (let round = 0; round < roundsMax; round += 1) {
    const found = await freeInArea(deps, wanted.areaCode ?? "");
    if (found.length === 0) break;
    for (const free of found) {
      const { number, commit } = await rent(deps, caller, free, settings, witness);
      if (!commit.kept && isTaken(commit)) continue;
      orRefuse(commit, told);
      return number;
    }
  }
  throw new Refusal(21452, null, "AreaCode");
}

const freeNumber = async (deps: Needs, text: string, type: NumberType | null): Promise<FreeNumber> => {
  const e164 = parseE164(text)?.e164 ?? null;
  if (e164 === null || (deps.simulated && e164 === invalid)) throw new Refusal(21421, null, "PhoneNumber");
  if (deps.simulated && e164 === unavailable) throw new Refusal(21422, null, "PhoneNumber");
  const free = await deps.store.read.inventory.findFree(e164, deps.clock.now());
  if (free === null) throw new Refusal(21422, null, "PhoneNumber");
  if (type !== null && free.type !== type) throw new Refusal(21458, null, "PhoneNumber");
  return free;
};

/** Some free numbers of an area code, begun with any of them, so that buyers of one moment do not all want the same. */
const freeInArea = async (deps: Needs, areaCode: string): Promise<readonly FreeNumber[]> => {
  if (!/^[2-9]\d{2}$/.test(areaCode)) throw new Refusal(21451, null, "AreaCode");
  const asked = { type: "local", areas: [areaCode], like: null, now: deps.clock.now(), offset: 0 } as const;
  for (const country of areaCountries) {
    const found = await deps.store.read.inventory.search({ ...asked, country, limit: triesMax });
    const begin = Math.floor(deps.random() * found.length);
    if (found.length > 0) return [...found.slice(begin), ...found.slice(0, begin)];
  }
  return [];
};

const rent = async (
  deps: Needs,
  { account, keySid }: Caller,
  { phoneNumber, country, type }: FreeNumber,
  settings: Partial<NumberSettings>,
  witness: Witness<PhoneNumber>,
): Promise<{ readonly number: PhoneNumber; readonly commit: Commit }> => {
  const now = deps.clock.now();
  const month = monthOf(now);
  const number: PhoneNumber = {
    sid: deps.newSid("PN"),
    accountId: account.id,
    phoneNumber,
    country,
    type,
    settings: { ...newNumberSettings(nationalFormat(phoneNumber)), ...settings },
    createdAt: now,
    updatedAt: now,
  };
  const price = proratedRent(present(numberPriceOf(country, type), "a number in the inventory has a price"), now);
  const commit = await deps.store.commit([
    { kind: "take number", phoneNumber, at: now },
    ...witness(number),
    { kind: "rent number", number, rent: planAfter(month) },
    { kind: "post", transfer: rentTransfer(account, number, month, price, now), covered: true },
    { kind: "count usage", usage: rentUsage(number, keySid, price, now) },
  ]);
  return { number, commit };
};

const isTaken = (commit: Extract<Commit, { readonly kept: false }>): boolean =>
  commit.refusedBy.kind === "take number" || commit.refusedBy.kind === "rent number";

const told = ({ kind }: { readonly kind: string }): Refusal =>
  kind === "post" ? new Refusal(20402) : new Refusal(21422, null, "PhoneNumber");
