// Giving an account a second auth token beside the first, so that its programs can be moved over one by one.
import type { Account } from "../../domain/accounts/account.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** A token in clear, as it is shown once. */
export interface ShownToken {
  readonly account: Account;
  readonly token: string;
  readonly at: number;
}

export async function createSecondaryToken(
  deps: Pick<Deps, "store" | "clock" | "secrets">,
  caller: Caller,
  witness: Witness<ShownToken>,
): Promise<void> {
  const { account } = caller;
  const token = deps.secrets.newSecret();
  const at = deps.clock.now();
  const [hash, sealed] = [deps.secrets.hash(token), deps.secrets.seal(token)];
  const commit = await deps.store.commit([
    ...witness({ account, token, at }),
    { kind: "set secondary token", accountId: account.id, hash, sealed, at },
  ]);
  orRefuse(commit, () => new Refusal(20404));
}
