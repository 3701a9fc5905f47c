// Delivering: a claimed message is handed to the carrier, and what the carrier said is written
// down together with what it costs. The claim was the written intent; this commit is the outcome.
import { deliveryAlert } from "../../domain/alerts/alert.ts";
import { callbackOwed } from "../../domain/callbacks/callback.ts";
import { amountsOf, costOf, outboundTransfers } from "../../domain/billing/ledger.ts";
import { messageUsage } from "../../domain/billing/usage.ts";
import type { Account } from "../../domain/accounts/account.ts";
import { carrierRetryMs, jittered } from "../../domain/backoff.ts";
import type { Receipt } from "../../domain/delivery/receipt.ts";
import { present } from "../../domain/invariant.ts";
import { mediaUrls } from "../../domain/media/media.ts";
import { channelOf, moved, type Message } from "../../domain/messages/message.ts";
import type { Write } from "../../store/writes.ts";
import { alarmed } from "../alarm.ts";
import { accountInUse, discarded, type Deps } from "../deps.ts";

type Needs = Pick<Deps, "store" | "clock" | "newSid" | "random" | "tariff" | "carrier" | "publicUrl">;

/**
 * Hands over one claimed message. When the commit is refused, another worker has taken the
 * message up since (our lease had ended), and its outcome is the one that counts.
 */
export async function deliver(deps: Needs, message: Message): Promise<void> {
  const account = await accountInUse(deps.store, message.accountId);
  const reason = reasonNotToSend(message, account, deps.clock.now());
  const writes =
    reason === null
      ? await outcomeOf(deps, message, account, await handOver(deps, message, account))
      : await failed(deps, message, account, reason);
  await deps.store.commit(writes);
}

const reasonNotToSend = (message: Message, account: Account, now: number): number | null => {
  if (account.status !== "active") return 30002;
  return message.validUntil !== null && message.validUntil <= now ? 30036 : null;
};

/** The carrier fetches media from us, where they are what they were when the message was sent. */
const handOver = async (deps: Needs, message: Message, account: Account): Promise<Receipt> => {
  const { sid, accountId, from, to, body, segments, attempts } = message;
  const media = mediaUrls(deps.publicUrl(), account.sid, message);
  return deps.carrier.send({ sid, accountId, from, to, body, media, segments, attempt: attempts });
};

const outcomeOf = async (
  deps: Needs,
  message: Message,
  account: Account,
  receipt: Receipt,
): Promise<readonly Write[]> => {
  switch (receipt.kind) {
    case "accepted":
      return sent(deps, message, account, receipt.carrierMessageId);
    case "rejected":
      return failed(deps, message, account, receipt.code);
    case "deferred":
      return deferred(deps, message, receipt.retryAfterMs);
  }
};

/** The hold becomes the charge: price, passed-through fee and the carrier's cost in one journal. */
const sent = (deps: Needs, message: Message, account: Account, carrierMessageId: string): readonly Write[] => {
  const now = deps.clock.now();
  const tariff = deps.tariff();
  const carrier = deps.carrier.name;
  // Our own answer to a keyword has no price.
  const rate = message.rateId === null ? null : present(tariff.rate(message.rateId), "the row it was priced with");
  const cost = tariff.costOf(carrier, message.country, "outbound", channelOf(message));
  const paid = costOf(cost, message.segments);
  const passthrough = rate === null ? 0 : amountsOf(rate, message.segments).passthrough;
  const after = moved(message, "sent", now, { carrier, carrierMessageId, cost: paid, sentAt: now });
  return [
    { kind: "move message", message: after },
    { kind: "release", accountId: account.ownerId, amount: message.held },
    ...outboundTransfers(account, message, carrier, rate, cost, now).map((transfer): Write => ({
      kind: "post",
      transfer,
      covered: false,
    })),
    ...messageUsage(after, passthrough, now).map((usage): Write => ({ kind: "count usage", usage })),
    ...discarded(after, now),
    ...told(deps, after, account, now),
  ];
};

const failed = async (
  deps: Needs,
  message: Message,
  account: Account,
  errorCode: number,
): Promise<readonly Write[]> => {
  const now = deps.clock.now();
  const after = moved(message, "failed", now, { errorCode });
  return [
    { kind: "release", accountId: account.ownerId, amount: message.held },
    { kind: "move message", message: after },
    ...discarded(after, now),
    ...told(deps, after, account, now),
    ...(await alarmed(deps, account, deliveryAlert(after, deps.newSid("NO")))),
  ];
};

const deferred = (deps: Needs, message: Message, retryAfterMs: number): readonly Write[] => {
  const now = deps.clock.now();
  const wait = Math.max(retryAfterMs, jittered(carrierRetryMs(message.attempts), deps.random()));
  return [{ kind: "move message", message: moved(message, "queued", now, { work: "deliver", dueAt: now + wait }) }];
};

const told = (deps: Needs, message: Message, account: Account, now: number): readonly Write[] =>
  callbackOwed(message, account.sid, deps.newSid("CB"), now).map((callback) => ({ kind: "owe callback", callback }));
