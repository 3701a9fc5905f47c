// Making an API key. The secret exists in clear only in the answer.
import { friendlyNameMax, type Key } from "../../domain/accounts/key.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

export interface NewKey {
  readonly key: Key;
  readonly secret: string;
}

export async function createKey(
  deps: Pick<Deps, "store" | "clock" | "newSid" | "secrets">,
  caller: Caller,
  friendlyName: string,
  witness: Witness<NewKey>,
): Promise<NewKey> {
  if (friendlyName.length > friendlyNameMax) throw new Refusal(20002, null, "FriendlyName");
  const now = deps.clock.now();
  const secret = deps.secrets.newSecret();
  const key: Key = {
    sid: deps.newSid("SK"),
    accountId: caller.account.id,
    friendlyName,
    type: "standard",
    secretHash: deps.secrets.hash(secret),
    createdAt: now,
    updatedAt: now,
  };
  const made = { key, secret };
  const commit = await deps.store.commit([{ kind: "open key", key }, ...witness(made)]);
  orRefuse(commit, () => new Refusal(20409));
  return made;
}
