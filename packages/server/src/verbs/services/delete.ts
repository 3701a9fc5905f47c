// Ending a messaging service. Its senders leave it; what waits in it finds no service and fails.
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps } from "../deps.ts";

export async function deleteService(deps: Pick<Deps, "store">, caller: Caller, sid: string): Promise<void> {
  const commit = await deps.store.commit([{ kind: "close service", accountId: caller.account.id, sid }]);
  orRefuse(commit, () => new Refusal(20404));
}
