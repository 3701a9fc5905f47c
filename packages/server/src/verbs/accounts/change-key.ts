// Giving an API key another name, and a restricted one another policy.
import { checkKey, type Key } from "../../domain/accounts/key.ts";
import { checkGrant } from "../../domain/accounts/rights.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** What should be different; null leaves it as it is. */
export interface KeyChange {
  readonly friendlyName: string | null;
  readonly policy: readonly string[] | null;
}

/** Refuses the key of another account as if it did not exist. */
export async function changeKey(
  deps: Pick<Deps, "store" | "clock">,
  caller: Caller,
  sid: string,
  change: KeyChange,
  witness: Witness<Key>,
): Promise<Key> {
  const key = await deps.store.read.keys.find(sid);
  if (key?.accountId !== caller.account.id) throw new Refusal(20404);
  const changed: Key = {
    ...key,
    friendlyName: change.friendlyName ?? key.friendlyName,
    policy: change.policy ?? key.policy,
    updatedAt: deps.clock.now(),
  };
  checkKey(changed);
  if (change.policy !== null) checkGrant(caller.rights, change.policy);
  const commit = await deps.store.commit([{ kind: "change key", key: changed }, ...witness(changed)]);
  orRefuse(commit, () => new Refusal(20404));
  return changed;
}
