// Giving an API key another name.
import { friendlyNameMax, type Key } from "../../domain/accounts/key.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** Refuses the key of another account as if it did not exist. */
export async function renameKey(
  deps: Pick<Deps, "store" | "clock">,
  caller: Caller,
  sid: string,
  friendlyName: string | null,
  witness: Witness<Key>,
): Promise<Key> {
  const key = await deps.store.read.accounts.findKey(sid);
  if (key?.accountId !== caller.account.id) throw new Refusal(20404);
  if (friendlyName !== null && friendlyName.length > friendlyNameMax) throw new Refusal(20002, null, "FriendlyName");

  const at = deps.clock.now();
  const renamed: Key = { ...key, friendlyName: friendlyName ?? key.friendlyName, updatedAt: at };
  const commit = await deps.store.commit([
    { kind: "rename key", accountId: key.accountId, sid, friendlyName: renamed.friendlyName, at },
    ...witness(renamed),
  ]);
  orRefuse(commit, () => new Refusal(20404));
  return renamed;
}
