// Forgetting what kind of line a number was set to be.
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps } from "../deps.ts";

/** From now on the numbering plan says it again. */
export async function forgetLineType(
  deps: Pick<Deps, "store">,
  { account }: Caller,
  phoneNumber: string,
): Promise<void> {
  const commit = await deps.store.commit([{ kind: "forget line type", accountId: account.id, phoneNumber }]);
  orRefuse(commit, () => new Refusal(20404));
}
