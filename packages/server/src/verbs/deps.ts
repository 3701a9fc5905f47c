// What verbs are given. Each takes the part it needs: `Pick<Deps, "store" | "clock">`.
import type { Carrier } from "../carriers/carrier.ts";
import { isSubaccount, type Account } from "../domain/accounts/account.ts";
import type { Rights } from "../domain/accounts/rights.ts";
import type { Secrets } from "../domain/accounts/secrets.ts";
import type { Tariff } from "../domain/billing/tariff.ts";
import type { Clock } from "../domain/clock.ts";
import { present } from "../domain/invariant.ts";
import { isDiscarded, type Message } from "../domain/messages/message.ts";
import { parseE164 } from "../domain/numbers/phone-number.ts";
import { slotOf } from "../domain/numbers/throughput.ts";
import { scopeOf } from "../domain/opt-outs/opt-out.ts";
import { Refusal } from "../domain/refusal.ts";
import { isSid, type NewSid } from "../domain/sid.ts";
import type { Hooks } from "../hooks/hooks.ts";
import type { MediaFiles } from "../media/media.ts";
import type { Store } from "../store/store.ts";
import type { Commit, Write } from "../store/writes.ts";

export interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newSid: NewSid;
  /** A fraction in [0, 1), to spread retries. */
  readonly random: () => number;
  readonly secrets: Secrets;
  /** The price lists in force. */
  readonly tariff: () => Tariff;
  readonly carrier: Carrier;
  readonly hooks: Hooks;
  /** The bytes of media, and of files that are being imported. */
  readonly media: MediaFiles;
  /** What absolute addresses of ours begin with, without a slash behind it, when no request says otherwise. */
  readonly publicUrl: () => string;
  /** Whether all traffic stays on the simulated network. */
  readonly simulated: boolean;
  /** Whether senders keep to their segments a second, and their queues to a length. */
  readonly senderRates: boolean;
}

/** Who asks, about which account, and by which credential (an account's own SID or a key's). */
export interface Caller {
  /** The account that the request is about. */
  readonly account: Account;
  /** The account that signed in: the same one, or its parent. */
  readonly by: Account;
  readonly keySid: string;
  readonly rights: Rights;
  /** The Idempotency-Key of the request, if it has one. */
  readonly idempotencyKey: string | null;
}

/**
 * What a door wants written in the same commit as the thing that was made: the answer that an
 * Idempotency-Key will give again.
 */
export type Witness<Made> = (made: Made) => readonly Write[];

/** The Idempotency-Key was used before, by a request that ended first: its answer is the answer. */
export class AlreadyAnswered extends Error {
  constructor() {
    super("the request was answered before");
    this.name = "AlreadyAnswered";
  }
}

/** Turns a refused commit into what the caller is told; `tell` knows the verb's own guards. */
export const orRefuse = (commit: Commit, tell: (refusedBy: Write) => Refusal): void => {
  if (commit.kept) return;
  if (commit.refusedBy.kind === "remember answer") throw new AlreadyAnswered();
  throw tell(commit.refusedBy);
};

/**
 * The scope that a text names: a messaging service of the account, or one of its senders, which stands for its service
 * when it is in one. Null when it is neither.
 */
export const ownScope = async ({ read }: Store, accountId: number, text: string): Promise<string | null> => {
  if (isSid(text, "MG")) return (await read.services.find(accountId, text))?.sid ?? null;
  const sender = parseE164(text)?.e164 ?? text;
  const owner = (await read.numbers.findByPhoneNumber(sender)) ?? (await read.shortCodes.findByCode(sender));
  if (owner?.accountId !== accountId) return null;
  return scopeOf(sender, (await read.services.ofSender(accountId, sender))?.sid ?? null);
};

/**
 * The account of something that a worker has taken up, with the state that counts: a subaccount is out of use as well
 * when whoever pays for it is.
 */
export const accountInUse = async ({ read }: Pick<Store, "read">, accountId: number): Promise<Account> => {
  const account = present(await read.accounts.findById(accountId), "whatever there is to do has an account");
  if (account.status !== "active" || !isSubaccount(account)) return account;
  const payer = present(await read.accounts.findById(account.ownerId), "a subaccount has a parent");
  return { ...account, status: payer.status };
};

/** Empties the remembered answer that repeated a message's text; its key stays used. */
export const emptiedAnswer = ({ accountId, answerKey }: Message): readonly Write[] =>
  answerKey === null ? [] : [{ kind: "empty answer", accountId, key: answerKey }];

/** The files of a message's media, to be removed behind the commit that removes their rows; a crash in between leaves them to the sweep. */
export const filesOf = async ({ read }: Store, message: Message): Promise<readonly string[]> =>
  message.media.length === 0 ? [] : (await read.media.ofMessage(message.accountId, message.sid)).map(({ sid }) => sid);

/** Empties the text of a message that has come to its end, where its sender wanted that. To stand behind the move. */
export const discarded = (after: Message, at: number): readonly Write[] =>
  isDiscarded(after)
    ? [{ kind: "redact message", sid: after.sid, version: after.version, at }, ...emptiedAnswer(after)]
    : [];

/**
 * What gives a message that is ready to go out its place behind the others of its sender, where senders keep a pace: `first` may be
 * refused (the queue is full) and stands before the message is written, `last` behind it.
 */
export const paced = (
  { senderRates }: Pick<Deps, "senderRates">,
  message: Message,
  now: number,
): { readonly first: readonly Write[]; readonly last: readonly Write[] } => {
  if (!senderRates || message.status !== "queued" || message.work !== "deliver") return { first: [], last: [] };
  const slot = slotOf(message, now);
  return { first: [{ kind: "take slot", slot }], last: [{ kind: "await slot", sid: message.sid, slot }] };
};
