// Giving a caller ID another name.
import { friendlyNameMax } from "../../domain/accounts/key.ts";
import type { CallerId } from "../../domain/numbers/caller-id.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

export async function renameCallerId(
  deps: Pick<Deps, "store" | "clock">,
  { account }: Caller,
  sid: string,
  friendlyName: string | null,
  witness: Witness<CallerId>,
): Promise<CallerId> {
  const before = await deps.store.read.callerIds.find(account.id, sid);
  if (before === null) throw new Refusal(20404);
  if (friendlyName !== null && friendlyName.length > friendlyNameMax) throw new Refusal(20002, null, "FriendlyName");
  const callerId: CallerId = {
    ...before,
    friendlyName: friendlyName ?? before.friendlyName,
    updatedAt: deps.clock.now(),
  };
  const commit = await deps.store.commit([{ kind: "rename caller id", callerId }, ...witness(callerId)]);
  orRefuse(commit, () => new Refusal(20404));
  return callerId;
}
