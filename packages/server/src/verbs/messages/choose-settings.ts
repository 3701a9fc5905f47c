// What an account chooses about its messages.
import type { MessagingSettings } from "../../domain/messages/settings.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** Changes what is given; the rest stays. */
export async function chooseMessagingSettings(
  deps: Pick<Deps, "store" | "clock">,
  caller: Caller,
  change: Partial<Pick<MessagingSettings, "strict2024" | "scheduleLeadS" | "mediaBasicAuth">>,
  witness: Witness<MessagingSettings>,
): Promise<MessagingSettings> {
  const before = await deps.store.read.messagingSettings.find(caller.account.id);
  const settings: MessagingSettings = { ...before, ...change, updatedAt: deps.clock.now() };
  const commit = await deps.store.commit([...witness(settings), { kind: "choose messaging settings", settings }]);
  orRefuse(commit, () => new Refusal(20409));
  return settings;
}
