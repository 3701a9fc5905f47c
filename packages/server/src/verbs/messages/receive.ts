// Receiving: a phone's text is stored, priced and, where its number has a webhook, put in the
// queue for it, in one commit.
import { amountsOf, inboundTransfers } from "../../domain/billing/ledger.ts";
import { usageOf } from "../../domain/billing/usage.ts";
import type { Arrival } from "../../domain/delivery/receipt.ts";
import { present } from "../../domain/invariant.ts";
import type { Message } from "../../domain/messages/message.ts";
import { segmentsOf } from "../../domain/messages/segments.ts";
import type { PhoneNumber } from "../../domain/numbers/number.ts";
import { parseE164 } from "../../domain/numbers/phone-number.ts";
import type { Write } from "../../store/writes.ts";
import type { Deps } from "../deps.ts";

type Needs = Pick<Deps, "store" | "clock" | "newSid" | "tariff">;

/** Stores what arrived; null when nobody rents the number, or when it was told before. */
export async function receiveMessage(deps: Needs, arrival: Arrival): Promise<Message | null> {
  const number = await deps.store.read.numbers.findByPhoneNumber(arrival.to);
  if (number === null) return null;
  const before = await deps.store.read.messages.findByCarrierId(arrival.carrier, arrival.carrierMessageId);
  if (before !== null) return null;

  const account = present(await deps.store.read.accounts.findById(number.accountId), "a number has an account");
  const message = received(deps, arrival, number);
  const rate = message.rateId === null ? null : deps.tariff().rate(message.rateId);
  const charged: readonly Write[] =
    rate === null
      ? []
      : inboundTransfers(account, message, rate).map((transfer) => ({ kind: "post", transfer, covered: true }));
  const commit = await deps.store.commit([
    ...charged,
    { kind: "insert message", message },
    { kind: "count usage", usage: usageOf(message, message.createdAt) },
  ]);
  if (commit.kept) return message;

  // Nobody's text is thrown away because a balance is empty: then it is received free of charge.
  const free: Message = { ...message, price: null, rateId: null };
  const second = await deps.store.commit([
    { kind: "insert message", message: free },
    { kind: "count usage", usage: usageOf(free, free.createdAt) },
  ]);
  return second.kept ? free : null;
}

const received = (deps: Needs, arrival: Arrival, number: PhoneNumber): Message => {
  const now = deps.clock.now();
  const channel = arrival.media.length > 0 ? "mms" : "sms";
  const country = parseE164(arrival.from)?.country ?? number.country;
  const segments = channel === "mms" ? 1 : segmentsOf(arrival.body).segments;
  const rate = deps.tariff().priceOf(country, number.type, "inbound", channel);
  const amounts = rate === null ? null : amountsOf(rate, null, segments);
  const answered = number.settings.smsUrl !== "" || number.settings.smsFallbackUrl !== "";
  return {
    sid: deps.newSid(channel === "mms" ? "MM" : "SM"),
    accountId: number.accountId,
    keySid: null,
    direction: "inbound",
    status: "received",
    from: arrival.from,
    to: arrival.to,
    country,
    senderType: number.type,
    body: arrival.body,
    media: arrival.media,
    segments,
    errorCode: null,
    rateId: rate?.id ?? null,
    price: amounts === null ? null : amounts.charge + amounts.passthrough,
    held: 0,
    cost: null,
    carrier: arrival.carrier,
    carrierMessageId: arrival.carrierMessageId,
    statusCallback: null,
    validUntil: null,
    work: answered ? "answer" : null,
    dueAt: answered ? now : null,
    answerKey: null,
    attempts: 0,
    version: 0,
    createdAt: now,
    updatedAt: now,
    sentAt: now,
  };
};
