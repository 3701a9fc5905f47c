// Taking an API key away. From the answer on it opens nothing.
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps } from "../deps.ts";

export async function deleteKey(deps: Pick<Deps, "store">, caller: Caller, sid: string): Promise<void> {
  const commit = await deps.store.commit([{ kind: "close key", accountId: caller.account.id, sid }]);
  orRefuse(commit, () => new Refusal(20404));
}
