// Letting the second auth token take the place of the first: from the commit on webhooks are signed with it, and the one
// before opens nothing.
import type { Account } from "../../domain/accounts/account.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** The account's token from now on, in clear, and when it was made. */
export interface PromotedToken {
  readonly account: Account;
  readonly token: string;
  readonly madeAt: number;
  readonly at: number;
}

export async function promoteSecondaryToken(
  deps: Pick<Deps, "store" | "clock" | "secrets">,
  caller: Caller,
  witness: Witness<PromotedToken>,
): Promise<void> {
  // What the caller was known by may be a moment old.
  const account = await deps.store.read.accounts.find(caller.account.sid);
  if (account === null || account.secondaryHash === null || account.secondarySealed === null) throw new Refusal(20404);
  const { secondaryHash: hash, secondarySealed: sealed } = account;
  const at = deps.clock.now();
  const madeAt = account.secondaryAt ?? at;
  const commit = await deps.store.commit([
    { kind: "promote secondary token", accountId: account.id, hash, sealed, at },
    ...witness({ account, token: deps.secrets.open(sealed), madeAt, at }),
  ]);
  orRefuse(commit, () => new Refusal(20404));
}
