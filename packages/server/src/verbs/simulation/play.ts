// Playing an event of the simulated network to its end: the phone shows the text, and the event
// is done with. A report that nobody could place yet is told again a moment later, as carriers do.
import type { HandsetEntry } from "../../domain/simulation/network.ts";
import type { PlannedEvent } from "../../store/store.ts";
import type { Write } from "../../store/writes.ts";
import type { Deps } from "../deps.ts";

/** How long until an unplaced report is told again, in milliseconds: soon, as it may only have overtaken the carrier's answer. */
const tellAgainMs = (attempts: number): number => Math.min(5_000, 250 * 2 ** Math.min(attempts - 1, 10));
/**
 * How often a report is told that nobody can place: its message was lost by us, not by the network. It makes a quarter of
 * an hour, because a worker that died between the handing over and the note of it leaves a lease that has to end first.
 */
const tellingsMax = 200;

export async function playEvent(
  deps: Pick<Deps, "store" | "clock">,
  planned: PlannedEvent,
  unplaced: boolean,
): Promise<void> {
  const { ref, attempts } = planned;
  const now = deps.clock.now();
  if (unplaced && attempts < tellingsMax) {
    await deps.store.commit([{ kind: "postpone network event", ref, attempts, dueAt: now + tellAgainMs(attempts) }]);
    return;
  }
  const shown: readonly Write[] = entriesOf(planned).map((entry) => ({ kind: "show on handset", entry }));
  await deps.store.commit([{ kind: "settle network event", ref, attempts }, ...shown]);
}

/**
 * A delivered message lies on the phone once, however often its receipt is told, from the moment that
 * the network had planned: texts keep their order, whichever worker is the quicker.
 */
const entriesOf = ({ ref, event }: PlannedEvent): readonly HandsetEntry[] => {
  if (event.kind !== "report" || event.errorCode !== null || !ref.endsWith(":1")) return [];
  const { sid, accountId, from, to, body, media } = event.submission;
  const { dueAt: at } = event;
  return [{ sid, accountId, handset: to, direction: "received", from, to, body, media, at }];
};
