// Releasing a number: from the answer on it is nobody's, its webhooks are not called any more, and after a rest it is
// for rent again.
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps } from "../deps.ts";

export async function releaseNumber(deps: Pick<Deps, "store" | "clock">, caller: Caller, sid: string): Promise<void> {
  const number = await deps.store.read.numbers.find(caller.account.id, sid);
  if (number === null) throw new Refusal(20404);
  const commit = await deps.store.commit([{ kind: "release number", number, at: deps.clock.now() }]);
  orRefuse(commit, () => new Refusal(20404));
}
