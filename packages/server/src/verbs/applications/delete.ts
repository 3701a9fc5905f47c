// Taking a TwiML application away. Numbers that name it go back to their own URLs.
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps } from "../deps.ts";

export async function deleteApplication(deps: Pick<Deps, "store">, { account }: Caller, sid: string): Promise<void> {
  const commit = await deps.store.commit([{ kind: "close application", accountId: account.id, sid }]);
  orRefuse(commit, () => new Refusal(20404));
}
