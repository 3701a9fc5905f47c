// Whether a message may go out, and what it will be when it does: the one decision behind the
// API's POST, a TwiML reply and, later, every other way in. The checks run in the order in which
// Twilio's refusals win over one another. A message whose sender a service will choose is in route.ts.
import type { Account } from "../accounts/account.ts";
import { amountsOf } from "../billing/ledger.ts";
import type { Rate, Tariff } from "../billing/tariff.ts";
import { Refusal } from "../refusal.ts";
import { reaches } from "../services/choose-sender.ts";
import type { PoolSender } from "../services/sender.ts";
import type { Service } from "../services/service.ts";
import { validitySeconds, type Addressed } from "./draft.ts";
import { magicFrom, magicTo } from "./magic.ts";
import { workNow, type Direction, type Message } from "./message.ts";
import { checkNotice } from "./schedule.ts";
import { TwoCodeRefusal } from "./strict.ts";
import type { Wording } from "./wording.ts";

/** What every decision needs to know of the world. */
export interface CommonFacts {
  readonly account: Account;
  readonly tariff: Tariff;
  /** Whether Twilio's magic numbers mean something here. */
  readonly simulated: boolean;
  /** The messaging service that was named. */
  readonly service: Service | null;
  /** The callback of the application that was named. */
  readonly applicationCallback: string | null;
  /** How long before its moment a scheduled message must be handed in, in seconds. */
  readonly scheduleLeadS: number;
}

/** What the decision about a message with a known sender needs besides. */
export interface SendingFacts extends CommonFacts {
  /** The sender, when this account may use it. */
  readonly sender: PoolSender | null;
  /** Whether the sender is another account's. */
  readonly foreign: boolean;
  readonly optedOut: boolean;
  /** Whether the account has closed the recipient's country. */
  readonly geoClosed: boolean;
}

/** Where the message comes from, and its name. */
export interface Origin {
  readonly sid: string;
  readonly direction: Direction;
  readonly keySid: string | null;
  readonly answerKey: string | null;
  readonly now: number;
}

/** The message of a known sender as it will be stored, its price on hold. */
export const accepted = (letter: Addressed, wording: Wording, facts: SendingFacts, origin: Origin): Message => {
  const { to, country, sendAt } = letter;
  const { account, sender, tariff, simulated } = facts;
  const from = letter.from ?? "";
  if (account.status !== "active") throw new Refusal(20005);
  const magic = simulated ? (magicTo.get(to) ?? null) : null;
  // The number that stands for a malformed one is refused where malformed ones are.
  if (magic === 21211) throw new Refusal(magic, null, "To");
  const magicSender = simulated ? (magicFrom.get(from) ?? null) : null;
  if (magicSender !== null) throw new Refusal(magicSender, null, "From");
  if (sender === null) throw notOurs(from, facts.foreign);
  if (to === from) throw new TwoCodeRefusal(21211, 21266, "To and From are the same number.", "To");
  if (magic !== null) throw new Refusal(magic, null, "To");
  const { channel, segments } = wording;
  if (channel === "mms" && !sender.takesMedia) throw new Refusal(21621, `${from} cannot send media.`, "From");
  const rate = tariff.priceOf(country, sender.senderType, "outbound", channel);
  if (rate === null) {
    throw new Refusal(21408, `The price list has no price for ${channel.toUpperCase()} to ${country}.`, "To");
  }
  if (facts.geoClosed) throw new Refusal(21408, null, "To");
  if (!reaches(sender, { to, country, media: channel === "mms" })) throw new Refusal(21612, null, "To");
  if (facts.optedOut) throw new Refusal(21610, null, "To");
  if (sendAt !== null) checkNotice(sendAt, origin.now, facts.scheduleLeadS);
  const message = beginning(letter, wording, facts, origin, { senderType: sender.senderType, rate, segments });
  return sendAt === null
    ? { ...message, from, status: "queued", work: workNow({ ...message, from }) }
    : { ...message, from, status: "scheduled" };
};

/** What a message is priced as. */
export interface Pricing {
  readonly senderType: PoolSender["senderType"];
  readonly rate: Rate;
  readonly segments: number;
}

/** What a message has at its beginning, before it is decided what becomes of it. */
export const beginning = (
  letter: Addressed,
  { body, media }: Wording,
  facts: CommonFacts,
  origin: Origin,
  { senderType, rate, segments }: Pricing,
): Message => {
  const { draft, to, country, serviceSid, sendAt } = letter;
  const { account, service } = facts;
  const { sid, direction, keySid, answerKey, now } = origin;
  const price = priceOf(rate, segments);
  const begins = dueAt(now, sendAt);
  const validity = draft.validityPeriod ?? service?.settings.validityPeriod ?? validitySeconds.default;
  return {
    sid,
    accountId: account.id,
    keySid,
    direction,
    status: "accepted",
    from: "",
    to,
    country,
    senderType,
    serviceSid,
    body,
    media,
    segments,
    errorCode: null,
    rateId: rate.id,
    price,
    held: price,
    cost: null,
    carrier: null,
    carrierMessageId: null,
    statusCallback: callbackOf(letter, facts),
    options: draft.options,
    validUntil: begins + validity * 1_000,
    optOutType: null,
    work: "route",
    dueAt: begins,
    answerKey,
    attempts: 0,
    version: 0,
    createdAt: now,
    updatedAt: now,
    sentAt: null,
  };
};

/** What so many segments cost the customer, the passed-through fee included. */
export const priceOf = (rate: Rate, segments: number): number => {
  const { charge, passthrough } = amountsOf(rate, segments);
  return charge + passthrough;
};

/** When the work on a message is due: the one place for whoever paces senders. */
export const dueAt = (now: number, sendAt: number | null = null): number => sendAt ?? now;

/** The message's own, else its application's, else its service's. */
const callbackOf = ({ draft }: Addressed, { applicationCallback, service }: CommonFacts): string | null =>
  draft.statusCallback ?? filled(applicationCallback) ?? filled(service?.settings.statusCallback ?? null);

const filled = (text: string | null): string | null => (text === "" ? null : text);

const notOurs = (from: string, foreign: boolean): Refusal =>
  new TwoCodeRefusal(
    21606,
    foreign ? 21660 : 21659,
    `${from} is not a number of this account that can send messages.`,
    "From",
  );
