// Routing: a message whose service chooses its sender, or whose moment has come, is given its
// sender and the price that goes with it, and joins the queue; or it fails for a reason that its
// sender is told. The hold of the highest price becomes the hold of the right one in the same commit.
import type { Account } from "../../domain/accounts/account.ts";
import { deliveryAlert } from "../../domain/alerts/alert.ts";
import { callbackOwed } from "../../domain/callbacks/callback.ts";
import type { Message } from "../../domain/messages/message.ts";
import { failed, routed, type Routed } from "../../domain/messages/route.ts";
import type { PoolSender } from "../../domain/services/sender.ts";
import type { Write } from "../../store/writes.ts";
import { alarmed } from "../alarm.ts";
import { accountInUse, discarded, paced, type Deps } from "../deps.ts";

type Needs = Pick<Deps, "store" | "clock" | "newSid" | "random" | "tariff" | "senderRates">;

/** Routes one claimed message. A refused commit is another worker's, or a cancellation's: its outcome counts. */
export async function routeMessage(deps: Needs, message: Message): Promise<void> {
  const account = await accountInUse(deps.store, message.accountId);
  const { outcome, sticky } = await decided(deps, message, account);
  const commit = await deps.store.commit([...(await writesOf(deps, message, account, outcome)), ...sticky]);
  const reason = commit.kept ? null : reasonOf(commit.refusedBy);
  if (reason === null) return;
  await deps.store.commit(await writesOf(deps, message, account, failed(message, reason, deps.clock.now())));
}

/** Why the message fails instead; null when its outcome is another's. */
const reasonOf = ({ kind }: Write): number | null => {
  // The right price is higher than the one that was held, and the balance does not reach so far.
  if (kind === "hold") return 20402;
  return kind === "take slot" ? 30001 : null;
};

const decided = async (
  deps: Needs,
  message: Message,
  account: Account,
): Promise<{ readonly outcome: Routed; readonly sticky: readonly Write[] }> => {
  const { services, sending } = deps.store.read;
  const { accountId, serviceSid, from, to, country } = message;
  const service = serviceSid === null ? null : await services.find(accountId, serviceSid);
  const [pool, sticky, standing] = await Promise.all([
    service === null ? [] : services.pool(service.sid),
    service === null || !service.settings.stickySender ? null : services.stickySender(service.sid, to),
    sending.standing(accountId, { from, serviceSid }, to, country),
  ]);
  const now = deps.clock.now();
  const outcome = routed(message, {
    account,
    service,
    pool,
    sticky,
    loads: await loadsOf(deps, accountId, pool, now),
    ...standing,
    tariff: deps.tariff(),
    fraction: deps.random(),
    now,
  });
  if (outcome.kind === "failed" || service?.settings.stickySender !== true) return { outcome, sticky: [] };
  const { sid: senderSid } = outcome.sender;
  if (senderSid === sticky) return { outcome, sticky: [] };
  return { outcome, sticky: [{ kind: "remember sticky", serviceSid: service.sid, to, senderSid, at: now }] };
};

/** How long the queue of each sender is, by its SID; nobody's where senders keep no pace. */
const loadsOf = async (
  { store, senderRates }: Needs,
  accountId: number,
  pool: readonly PoolSender[],
  now: number,
): Promise<ReadonlyMap<string, number>> => {
  if (!senderRates) return new Map();
  const backlog = await store.read.paces.backlog(
    accountId,
    pool.map(({ sender }) => sender),
    now,
  );
  return new Map(pool.map(({ sid, sender }) => [sid, backlog.get(sender) ?? 0]));
};

const writesOf = async (
  deps: Needs,
  message: Message,
  account: Account,
  outcome: Routed,
): Promise<readonly Write[]> => {
  const { message: after } = outcome;
  const now = after.updatedAt;
  const released: Write = { kind: "release", accountId: account.ownerId, amount: message.held };
  const waited: readonly Write[] =
    message.status === "scheduled" ? [{ kind: "end waiting", accountId: message.accountId }] : [];
  const told = callbackOwed(after, account.sid, deps.newSid("CB"), now).map((callback): Write => ({
    kind: "owe callback",
    callback,
  }));
  if (outcome.kind === "failed") {
    const alerts = await alarmed(deps, account, deliveryAlert(after, deps.newSid("NO")));
    return [
      { kind: "move message", message: after },
      released,
      ...waited,
      ...discarded(after, now),
      ...told,
      ...alerts,
    ];
  }
  const { first, last } = paced(deps, after, now);
  return [
    released,
    { kind: "hold", accountId: account.ownerId, amount: after.held },
    ...first,
    { kind: "route message", message: after },
    ...last,
    ...waited,
    ...told,
  ];
};
