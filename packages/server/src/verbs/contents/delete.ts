// Ending a content template.
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps } from "../deps.ts";

export async function deleteContent(deps: Pick<Deps, "store">, caller: Caller, sid: string): Promise<void> {
  const commit = await deps.store.commit([{ kind: "remove content", accountId: caller.account.id, sid }]);
  orRefuse(commit, () => new Refusal(20404));
}
