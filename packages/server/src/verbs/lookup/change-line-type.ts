// Changing what kind of line a number was set to be.
import type { LineOverride } from "../../domain/lookup/override.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** Changes what is given and leaves the rest. */
export async function changeLineType(
  deps: Pick<Deps, "store" | "clock">,
  { account }: Caller,
  phoneNumber: string,
  change: Partial<Pick<LineOverride, "lineType" | "reason">>,
  witness: Witness<LineOverride>,
): Promise<void> {
  const before = await deps.store.read.lookups.override(account.id, phoneNumber);
  if (before === null) throw new Refusal(20404);
  const override: LineOverride = { ...before, ...change, at: deps.clock.now() };
  const commit = await deps.store.commit([{ kind: "change line type", override }, ...witness(override)]);
  orRefuse(commit, () => new Refusal(20404));
}
