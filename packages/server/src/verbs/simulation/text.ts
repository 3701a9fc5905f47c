// A simulated phone sends a text: it lies on the phone at once, and is on its way to the number.
import type { HandsetEntry, NetworkEvent } from "../../domain/simulation/network.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Deps, type Witness } from "../deps.ts";

/** From here on it is inbound traffic like any other. */
export async function textFromHandset(
  deps: Pick<Deps, "store" | "clock">,
  entry: HandsetEntry,
  witness: Witness<HandsetEntry>,
): Promise<void> {
  const { sid: ref, accountId, from, to, body, media } = entry;
  const event: NetworkEvent = { kind: "text", ref, dueAt: deps.clock.now(), accountId, from, to, body, media };
  const commit = await deps.store.commit([
    ...witness(entry),
    { kind: "show on handset", entry },
    { kind: "plan network event", event },
  ]);
  orRefuse(commit, () => new Refusal(20409));
}
