// Deleting a usage trigger.
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps } from "../deps.ts";

/** Deletes a trigger; what it owes its webhook already is still told. */
export async function deleteTrigger(deps: Pick<Deps, "store">, { account }: Caller, sid: string): Promise<void> {
  const commit = await deps.store.commit([{ kind: "delete trigger", accountId: account.id, sid }]);
  orRefuse(commit, () => new Refusal(20404));
}
