// Which sender of a service's pool a message goes out from. Pure: the pool, the recipient and a
// fraction in, one sender out; the same input gives the same sender.
import { present } from "../invariant.ts";
import { takesMedia } from "../numbers/inventory.ts";
import { regionOfAreaCode } from "../numbers/area-codes.ts";
import { parseE164 } from "../numbers/phone-number.ts";
import { Refusal } from "../refusal.ts";
import { shareRegion } from "./overlays.ts";
import { takesAlphaSenders, type PoolSender } from "./sender.ts";
import type { ServiceSettings } from "./service.ts";

/** What a sender is chosen for. */
export interface SenderWish {
  /** The recipient, in E.164. */
  readonly to: string;
  /** The recipient's country, two letters. */
  readonly country: string;
  /** Whether the message carries media. */
  readonly media: boolean;
}

/** What is known of the pool at this moment. */
export interface PoolState {
  readonly pool: readonly PoolSender[];
  /** SID of the sender that this recipient heard from before, or null. */
  readonly sticky: string | null;
  /** How long the queue of each sender is, in milliseconds, by its SID; a sender that is not in it has none. */
  readonly loads?: ReadonlyMap<string, number>;
  /** Settles a choice among equals: in [0, 1). */
  readonly fraction: number;
}

type ChoiceSettings = Pick<ServiceSettings, "stickySender" | "areaCodeGeomatch">;

/**
 * The sender for a message. In this order: the one the recipient knows; a name for the recipient's
 * country; a short code of that country; a number of that country, near the recipient; any number
 * that reaches it; any name. Refuses with 21704 when the pool is empty, with 21703 when none can.
 */
export const chooseSender = (settings: ChoiceSettings, wish: SenderWish, state: PoolState): PoolSender => {
  const { pool, sticky } = state;
  if (pool.length === 0) throw new Refusal(21704, null, "MessagingServiceSid");
  const able = pool.filter((sender) => reaches(sender, wish));
  const known = settings.stickySender ? able.find(({ sid }) => sid === sticky) : undefined;
  if (known !== undefined) return known;
  for (const choose of preferences) {
    const found = able.filter((sender) => choose(sender, wish));
    if (found.length > 0) return leastLoaded(settings.areaCodeGeomatch ? nearest(found, wish) : found, state);
  }
  throw new Refusal(21703, `No sender of this messaging service can reach ${wish.to}.`, "MessagingServiceSid");
};

/** Whether a sender can carry the message there at all. */
export const reaches = (sender: PoolSender, { country, media }: SenderWish): boolean => {
  if (media && !(sender.takesMedia && takesMedia(country))) return false;
  switch (sender.kind) {
    case "phone-number":
      return sender.senderType !== "toll-free" || sameNetwork(sender.country, country);
    case "short-code":
      return sender.country === country;
    case "alpha":
      return takesAlphaSenders(country);
    case "destination-alpha":
      return takesAlphaSenders(country) && (sender.isoCountry === null || sender.isoCountry === country);
  }
};

/** Toll-free numbers stay at home, and home is one for the United States and Canada. */
const sameNetwork = (one: string | null, other: string): boolean =>
  one === other || (one !== null && tollFreeTogether.has(one) && tollFreeTogether.has(other));

const tollFreeTogether: ReadonlySet<string> = new Set(["US", "CA"]);

type Preference = (sender: PoolSender, wish: SenderWish) => boolean;

const preferences: readonly Preference[] = [
  ({ kind, isoCountry }, { country }) => kind === "destination-alpha" && isoCountry === country,
  ({ kind }) => kind === "short-code",
  ({ kind, country }, wish) => kind === "phone-number" && country === wish.country,
  ({ kind }) => kind === "phone-number",
  ({ kind }) => kind === "destination-alpha",
  ({ kind }) => kind === "alpha",
];

/** The senders nearest to a recipient in North America: of its area code, else of its city, else of its state. */
const nearest = (senders: readonly PoolSender[], { to }: SenderWish): readonly PoolSender[] => {
  const code = areaCodeOf(to);
  if (code === null) return senders;
  for (const isNear of nearness) {
    const near = senders.filter(({ sender }) => isNear(areaCodeOf(sender) ?? "", code));
    if (near.length > 0) return near;
  }
  return senders;
};

const nearness: readonly ((one: string, other: string) => boolean)[] = [
  (one, other) => one === other,
  shareRegion,
  (one, other) => regionOfAreaCode(one) !== null && regionOfAreaCode(one) === regionOfAreaCode(other),
];

const areaCodeOf = (sender: string): string | null => {
  const number = parseE164(sender);
  return number?.callingCode === "1" ? number.national.slice(0, 3) : null;
};

/** Of those with the least waiting, the one that the fraction points at; the pool's order does not matter. */
const leastLoaded = (senders: readonly PoolSender[], { loads, fraction }: PoolState): PoolSender => {
  const waiting = (sender: PoolSender): number => loads?.get(sender.sid) ?? 0;
  const least = Math.min(...senders.map(waiting));
  const equal = senders
    .filter((sender) => waiting(sender) === least)
    .toSorted((one, other) => (one.sid < other.sid ? -1 : 1));
  return present(equal[Math.floor(fraction * equal.length)] ?? equal[0], "one of some senders has the least waiting");
};
