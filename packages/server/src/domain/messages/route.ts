// A message that a messaging service sends: handed in without a sender, held at the highest price
// that can come, and given its sender, its price and its place in the queue when it is to go out.
import type { Account } from "../accounts/account.ts";
import type { Rate, Tariff } from "../billing/tariff.ts";
import { Refusal } from "../refusal.ts";
import { chooseSender, reaches } from "../services/choose-sender.ts";
import type { PoolSender } from "../services/sender.ts";
import type { Service } from "../services/service.ts";
import { beginning, dueAt, priceOf, type CommonFacts, type Origin } from "./accept.ts";
import type { Addressed } from "./draft.ts";
import { magicTo } from "./magic.ts";
import { channelOf, moved, workNow, type Message } from "./message.ts";
import { checkNotice } from "./schedule.ts";
import { asText, type Wording } from "./wording.ts";

export interface ServiceFacts extends CommonFacts {
  readonly service: Service;
  readonly pool: readonly PoolSender[];
}

/**
 * How the message will be worded: media become links where nobody in the pool can carry them there
 * and the service wants that.
 */
export const carriedAs = ({ to, country }: Addressed, wording: Wording, { service, pool }: ServiceFacts): Wording => {
  const can = (media: boolean): boolean => pool.some((sender) => reaches(sender, { to, country, media }));
  const converts = wording.media.length > 0 && service.settings.mmsConverter && !can(true) && can(false);
  return converts ? asText(wording) : wording;
};

/** The message as it waits for its sender; what is known at once to be impossible is refused. */
export const handedIn = (letter: Addressed, wording: Wording, facts: ServiceFacts, origin: Origin): Message => {
  const { to, country, sendAt } = letter;
  const { account, pool, tariff, simulated } = facts;
  if (account.status !== "active") throw new Refusal(20005);
  const magic = simulated ? (magicTo.get(to) ?? null) : null;
  if (magic !== null) throw new Refusal(magic, null, "To");
  if (pool.length === 0) throw new Refusal(21704, null, "MessagingServiceSid");
  const { channel, segments } = wording;
  const media = channel === "mms";
  const prices = pool
    .filter((sender) => reaches(sender, { to, country, media }))
    .map(({ senderType }) => ({ senderType, rate: tariff.priceOf(country, senderType, "outbound", channel) }));
  const dearest = prices.filter(isPriced).toSorted((one, other) => rateOf(other) - rateOf(one))[0];
  if (prices.length === 0) {
    throw new Refusal(21703, `No sender of this messaging service can reach ${to}.`, "MessagingServiceSid");
  }
  if (dearest === undefined) {
    throw new Refusal(21408, `The price list has no price for ${channel.toUpperCase()} to ${country}.`, "To");
  }
  if (sendAt !== null) checkNotice(sendAt, origin.now, facts.scheduleLeadS);
  const message = beginning(letter, wording, facts, origin, { ...dearest, segments });
  return sendAt === null ? message : { ...message, status: "scheduled" };
};

type Priced = { readonly senderType: PoolSender["senderType"]; readonly rate: Rate };

const isPriced = (price: {
  readonly senderType: PoolSender["senderType"];
  readonly rate: Rate | null;
}): price is Priced => price.rate !== null;

const rateOf = ({ rate }: Priced): number => rate.unitPrice + rate.carrierFee;

/** What is known of the world when the message is to go out. */
export interface RoutingFacts {
  readonly account: Account;
  /** Null: it was deleted meanwhile. */
  readonly service: Service | null;
  readonly pool: readonly PoolSender[];
  /** The sender that this recipient heard from before. */
  readonly sticky: string | null;
  /** How long each sender's queue is, in milliseconds, by its SID. */
  readonly loads: ReadonlyMap<string, number>;
  readonly optedOut: boolean;
  readonly geoClosed: boolean;
  readonly tariff: Tariff;
  /** Settles a choice among equal senders: in [0, 1). */
  readonly fraction: number;
  readonly now: number;
}

/** The sender, and the message in the queue with its price; or the message as it failed. */
export type Routed =
  | { readonly kind: "queued"; readonly message: Message; readonly sender: PoolSender }
  | { readonly kind: "failed"; readonly message: Message };

export const routed = (message: Message, facts: RoutingFacts): Routed => {
  const { account, tariff, now } = facts;
  try {
    if (account.status !== "active") return failed(message, 30002, now);
    if (message.validUntil !== null && message.validUntil <= now) return failed(message, 30036, now);
    const sender = senderFor(message, facts);
    if (sender.sender === message.to) throw new Refusal(21211);
    const rate = tariff.priceOf(message.country, sender.senderType, "outbound", channelOf(message));
    if (rate === null || facts.geoClosed) throw new Refusal(21408);
    if (facts.optedOut) throw new Refusal(21610);
    const price = priceOf(rate, message.segments);
    const queued = moved(message, "queued", now, { dueAt: dueAt(now) });
    const chosen = { ...queued, from: sender.sender, senderType: sender.senderType };
    return {
      kind: "queued",
      sender,
      message: { ...chosen, rateId: rate.id, price, held: price, work: workNow(chosen) },
    };
  } catch (error) {
    if (error instanceof Refusal) return failed(message, error.code, now);
    throw error;
  }
};

/** The end of a message that gets no sender. */
export const failed = (message: Message, errorCode: number, now: number): Routed => ({
  kind: "failed",
  message: moved(message, "failed", now, { errorCode }),
});

/** The one that was asked for, if it is still in the pool; else the pool's choice. */
const senderFor = (message: Message, { service, pool, sticky, loads, fraction }: RoutingFacts): PoolSender => {
  if (service === null) throw new Refusal(21701);
  const wish = { to: message.to, country: message.country, media: channelOf(message) === "mms" };
  if (message.from === "") return chooseSender(service.settings, wish, { pool, sticky, loads, fraction });
  const asked = pool.find(({ sender }) => sender === message.from);
  if (asked === undefined || !reaches(asked, wish)) throw new Refusal(21703);
  return asked;
};
