// Taking a sender out of a messaging service's pool. The account keeps its number or short code.
import type { SenderKind } from "../../domain/services/sender.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps } from "../deps.ts";

export async function detachSender(
  deps: Pick<Deps, "store">,
  caller: Caller,
  serviceSid: string,
  kind: SenderKind,
  sid: string,
): Promise<void> {
  const accountId = caller.account.id;
  const sender = await deps.store.read.services.sender(accountId, sid);
  if (sender?.serviceSid !== serviceSid || sender.kind !== kind) throw new Refusal(20404);
  const commit = await deps.store.commit([{ kind: "detach sender", accountId, serviceSid, sid }]);
  orRefuse(commit, () => new Refusal(20404));
}
