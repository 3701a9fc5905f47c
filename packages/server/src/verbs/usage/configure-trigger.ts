// Changing a usage trigger: its name and where it tells.
import { friendlyNameMax } from "../../domain/accounts/key.ts";
import type { Trigger } from "../../domain/billing/triggers.ts";
import { urlMax } from "../../domain/messages/draft.ts";
import { Refusal } from "../../domain/refusal.ts";
import { isWebUrl } from "../../domain/web-url.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** Changes what is given and leaves the rest. */
export async function configureTrigger(
  deps: Pick<Deps, "store" | "clock">,
  { account }: Caller,
  sid: string,
  change: Partial<Pick<Trigger, "friendlyName" | "callbackUrl" | "callbackMethod">>,
  witness: Witness<Trigger>,
): Promise<void> {
  const before = await deps.store.read.triggers.find(account.id, sid);
  if (before === null) throw new Refusal(20404);
  const trigger: Trigger = { ...before, ...change, updatedAt: deps.clock.now() };
  if (trigger.friendlyName.length > friendlyNameMax) throw new Refusal(20002, null, "FriendlyName");
  if (!isWebUrl(trigger.callbackUrl, urlMax)) throw new Refusal(21402, null, "CallbackUrl");
  const commit = await deps.store.commit([{ kind: "configure trigger", trigger }, ...witness(trigger)]);
  orRefuse(commit, () => new Refusal(20404));
}
