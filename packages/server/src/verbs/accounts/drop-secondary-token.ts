// Taking an account's second auth token away. From the answer on it opens nothing.
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps } from "../deps.ts";

export async function dropSecondaryToken(deps: Pick<Deps, "store" | "clock">, { account }: Caller): Promise<void> {
  const at = deps.clock.now();
  const commit = await deps.store.commit([{ kind: "drop secondary token", accountId: account.id, at }]);
  orRefuse(commit, () => new Refusal(20404));
}
