// Clearing an opt-out: the recipient may be texted again.
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps } from "../deps.ts";

export async function clearOptOut(deps: Pick<Deps, "store">, caller: Caller, sid: string): Promise<void> {
  const commit = await deps.store.commit([{ kind: "clear opt-out", accountId: caller.account.id, sid }]);
  orRefuse(commit, () => new Refusal(20404));
}
