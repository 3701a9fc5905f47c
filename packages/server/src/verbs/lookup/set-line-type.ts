// Setting what kind of line a number is, for whoever knows it better than the numbering plan.
import { lineOf, type LineType } from "../../domain/lookup/line.ts";
import { lookUpNumber } from "../../domain/lookup/number.ts";
import type { LineOverride } from "../../domain/lookup/override.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** Sets it for the first time. */
export async function setLineType(
  deps: Pick<Deps, "store" | "clock">,
  { account }: Caller,
  asked: { readonly phoneNumber: string; readonly lineType: LineType; readonly reason: string },
  witness: Witness<LineOverride>,
): Promise<void> {
  const number = lookUpNumber(asked.phoneNumber, null);
  if (!number.valid) throw new Refusal(20404);
  const override: LineOverride = {
    accountId: account.id,
    accountSid: account.sid,
    phoneNumber: number.phoneNumber,
    lineType: asked.lineType,
    originalLineType: lineOf(number).type,
    reason: asked.reason,
    at: deps.clock.now(),
  };
  const commit = await deps.store.commit([{ kind: "set line type", override }, ...witness(override)]);
  orRefuse(commit, () => new Refusal(20412, "The line type of this number is set already. Change it with PUT."));
}
