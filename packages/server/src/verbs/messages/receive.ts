// Receiving: a phone's text is stored, priced, looked at for keywords and, where its number has a
// webhook, put in the queue for it, in one commit.
import { amountsOf, inboundTransfers } from "../../domain/billing/ledger.ts";
import type { SenderType } from "../../domain/billing/tariff.ts";
import { messageUsage } from "../../domain/billing/usage.ts";
import type { Arrival } from "../../domain/delivery/receipt.ts";
import { present } from "../../domain/invariant.ts";
import type { Message, Work } from "../../domain/messages/message.ts";
import { segmentsOf } from "../../domain/messages/segments.ts";
import { parseE164 } from "../../domain/numbers/phone-number.ts";
import { freeReply } from "../../domain/opt-outs/free-reply.ts";
import { keywordEffect, mayBeKeyword, type KeywordEffect } from "../../domain/opt-outs/keyword.ts";
import { scopeOf } from "../../domain/opt-outs/opt-out.ts";
import type { Service } from "../../domain/services/service.ts";
import type { Write } from "../../store/writes.ts";
import type { Deps } from "../deps.ts";

type Needs = Pick<Deps, "store" | "clock" | "newSid" | "tariff">;

/** Stores what arrived; null when nobody rents the number, or when it was told before. */
export async function receiveMessage(deps: Needs, arrival: Arrival): Promise<Message | null> {
  const { read } = deps.store;
  const line = await lineOf(deps, arrival.to);
  if (line === null) return null;
  const before = await read.messages.findByCarrierId(arrival.carrier, arrival.carrierMessageId);
  if (before !== null) return null;

  const account = present(await read.accounts.findById(line.accountId), "a number has an account");
  const service = await read.services.ofSender(line.accountId, arrival.to);
  const message = received(deps, arrival, line, service);
  const keyword = await keywordOf(deps, message, service);
  const told: Message = { ...message, optOutType: keyword.shownType };
  const rate = told.rateId === null ? null : deps.tariff().rate(told.rateId);
  const charged: readonly Write[] =
    rate === null
      ? []
      : inboundTransfers(account, told, rate).map((transfer) => ({ kind: "post", transfer, covered: true }));
  const kept = (one: Message, fee: number): readonly Write[] => [
    { kind: "insert message", message: one },
    ...messageUsage(one, fee, one.createdAt).map((usage): Write => ({ kind: "count usage", usage })),
    ...keyword.writes,
  ];
  const fee = rate === null ? 0 : amountsOf(rate, told.segments).passthrough;
  const commit = await deps.store.commit([...charged, ...kept(told, fee)]);
  if (commit.kept) return told;

  // Nobody's text is thrown away because a balance is empty: then it is received free of charge.
  const free: Message = { ...told, price: null, rateId: null };
  const second = await deps.store.commit(kept(free, 0));
  return second.kept ? free : null;
}

/** What a phone can text to: a number, or a short code. */
interface Line {
  readonly accountId: number;
  readonly type: SenderType;
  readonly country: string;
  /** Whether it has a webhook of its own. */
  readonly asks: boolean;
}

const lineOf = async ({ store: { read } }: Needs, to: string): Promise<Line | null> => {
  const number = await read.numbers.findByPhoneNumber(to);
  if (number !== null) {
    const { accountId, type, country, settings } = number;
    return { accountId, type, country, asks: isCalled(settings) || settings.smsApplicationSid !== "" };
  }
  const code = await read.shortCodes.findByCode(to);
  if (code === null) return null;
  return { accountId: code.accountId, type: "shortcode", country: code.country, asks: isCalled(code.settings) };
};

const isCalled = ({ smsUrl, smsFallbackUrl }: { readonly smsUrl: string; readonly smsFallbackUrl: string }): boolean =>
  smsUrl !== "" || smsFallbackUrl !== "";

/** What a keyword changes, and what the webhook is told of it. */
interface Keyword {
  readonly writes: readonly Write[];
  readonly shownType: Message["optOutType"];
}

const keywordOf = async (deps: Needs, message: Message, service: Service | null): Promise<Keyword> => {
  const { accountId, from: phone, to, body, country, senderType } = message;
  if (!mayBeKeyword(body)) return { writes: [], shownType: null };
  const { optOuts } = deps.store.read;
  const scope = scopeOf(to, service?.sid ?? null);
  const own = service === null ? null : await optOuts.settings(service.sid);
  const isOut = await optOuts.isOut(accountId, scope, phone);
  const settings = own?.settings ?? null;
  const effect = keywordEffect({ body, senderType, inService: service !== null, settings, country, isOut });
  if (effect === null) return { writes: [], shownType: null };
  return {
    writes: [...listed(deps, effect, message, scope), ...replied(deps, effect, message)],
    shownType: settings === null ? null : effect.type,
  };
};

const listed = (deps: Needs, { list }: KeywordEffect, message: Message, scope: string): readonly Write[] => {
  const { accountId, from: phone, sid: messageSid, createdAt } = message;
  switch (list) {
    case "as it is":
      return [];
    case "lift":
      return [{ kind: "lift opt-out", accountId, scope, phone }];
    case "keep": {
      const sid = deps.newSid("OP");
      return [
        { kind: "keep opt-out", optOut: { sid, accountId, scope, phone, source: "keyword", messageSid, createdAt } },
      ];
    }
  }
};

const replied = (deps: Needs, { reply }: KeywordEffect, message: Message): readonly Write[] =>
  reply === null
    ? []
    : [{ kind: "insert message", message: freeReply(message, deps.newSid("SM"), reply, message.createdAt) }];

const received = (deps: Needs, arrival: Arrival, line: Line, service: Service | null): Message => {
  const now = deps.clock.now();
  const channel = arrival.media.length > 0 ? "mms" : "sms";
  const country = parseE164(arrival.from)?.country ?? line.country;
  const segments = channel === "mms" ? 1 : segmentsOf(arrival.body).segments;
  const rate = deps.tariff().priceOf(country, line.type, "inbound", channel);
  const amounts = rate === null ? null : amountsOf(rate, segments);
  const work = workFor(arrival, line, service);
  return {
    sid: deps.newSid(channel === "mms" ? "MM" : "SM"),
    accountId: line.accountId,
    keySid: null,
    direction: "inbound",
    status: "received",
    from: arrival.from,
    to: arrival.to,
    country,
    senderType: line.type,
    serviceSid: service?.sid ?? null,
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
    options: null,
    validUntil: null,
    optOutType: null,
    work,
    dueAt: work === null ? null : now,
    answerKey: null,
    attempts: 0,
    version: 0,
    createdAt: now,
    updatedAt: now,
    sentAt: now,
  };
};

/** Media are fetched first, so that the webhook is shown copies. Who is asked for an answer is looked up when it is. */
const workFor = (arrival: Arrival, { asks }: Line, service: Service | null): Work | null => {
  if (arrival.media.length > 0) return "fetch";
  return asks || service !== null ? "answer" : null;
};
