// What verbs are given. Each takes the part it needs: `Pick<Deps, "store" | "clock">`.
import type { Carrier } from "../carriers/carrier.ts";
import type { Account } from "../domain/accounts/account.ts";
import type { Secrets } from "../domain/accounts/secrets.ts";
import type { Tariff } from "../domain/billing/tariff.ts";
import type { Clock } from "../domain/clock.ts";
import type { Message } from "../domain/messages/message.ts";
import { Refusal } from "../domain/refusal.ts";
import type { NewSid } from "../domain/sid.ts";
import type { Hooks } from "../hooks/hooks.ts";
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
  /** Whether all traffic stays on the simulated network. */
  readonly simulated: boolean;
}

/** Who asks: an account, and the credential it used (the account's own SID or a key's). */
export interface Caller {
  readonly account: Account;
  readonly keySid: string;
  readonly mayManageKeys: boolean;
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

/** Empties the remembered answer that repeated a message's text; its key stays used. */
export const emptiedAnswer = ({ accountId, answerKey }: Message): readonly Write[] =>
  answerKey === null ? [] : [{ kind: "empty answer", accountId, key: answerKey }];
