// A messaging service goes back to the usual keywords.
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps } from "../deps.ts";

export async function dropOptOutSettings(deps: Pick<Deps, "store">, caller: Caller, serviceSid: string): Promise<void> {
  const accountId = caller.account.id;
  const commit = await deps.store.commit([{ kind: "drop opt-out settings", accountId, serviceSid }]);
  orRefuse(commit, () => new Refusal(20404));
}
