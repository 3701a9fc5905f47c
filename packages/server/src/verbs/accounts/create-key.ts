// Making an API key. The secret exists in clear only in the answer.
import { checkKey, type Key } from "../../domain/accounts/key.ts";
import { checkGrant } from "../../domain/accounts/rights.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

export interface NewKey {
  readonly key: Key;
  readonly secret: string;
}

/** Makes a key of the caller's account. A main key is made with the account's own token only, and so by no key. */
export async function createKey(
  deps: Pick<Deps, "store" | "clock" | "newSid" | "secrets">,
  caller: Caller,
  asked: Pick<Key, "friendlyName" | "type" | "policy">,
  witness: Witness<NewKey>,
): Promise<NewKey> {
  checkKey(asked);
  checkGrant(caller.rights, asked.policy);
  if (asked.type === "main" && caller.keySid !== caller.by.sid) {
    throw new Refusal(20403, "Only the account's auth token can make a main key.", "KeyType");
  }
  const now = deps.clock.now();
  const secret = deps.secrets.newSecret();
  const { friendlyName, type, policy } = asked;
  const key: Key = {
    sid: deps.newSid("SK"),
    accountId: caller.account.id,
    friendlyName,
    type,
    policy,
    secretHash: deps.secrets.hash(secret),
    createdAt: now,
    updatedAt: now,
  };
  const made = { key, secret };
  const commit = await deps.store.commit([...witness(made), { kind: "open key", key }]);
  orRefuse(commit, () => new Refusal(20409));
  return made;
}
