// Taking a caller ID away.
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps } from "../deps.ts";

export async function removeCallerId(deps: Pick<Deps, "store">, { account }: Caller, sid: string): Promise<void> {
  const commit = await deps.store.commit([{ kind: "remove caller id", accountId: account.id, sid }]);
  orRefuse(commit, () => new Refusal(20404));
}
