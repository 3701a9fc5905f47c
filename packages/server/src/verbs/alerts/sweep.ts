// Forgetting what was kept for a time: alerts, audit events, and conversations that have fallen silent.
import { alertsKeptMs } from "../../domain/alerts/alert.ts";
import { eventsKeptMs } from "../../domain/audit/event.ts";
import { conversationKeptMs } from "../../domain/replies/conversation.ts";
import type { Deps } from "../deps.ts";

/** Most commits of one sweep and kind: what is left waits for the next, so that requests come first. */
const commitsMax = 20;

/** Forgets what is old, a bounded piece at a time. */
export async function sweepTraces(deps: Pick<Deps, "store" | "clock">): Promise<void> {
  const { alerts, events, conversations } = deps.store.read;
  const kinds = [
    { kind: "forget alerts", keptMs: alertsKeptMs, anyBefore: alerts.anyBefore },
    { kind: "forget events", keptMs: eventsKeptMs, anyBefore: events.anyBefore },
    { kind: "forget conversations", keptMs: conversationKeptMs, anyBefore: conversations.anyBefore },
  ] as const;
  for (const { kind, keptMs, anyBefore } of kinds) {
    const before = deps.clock.now() - keptMs;
    for (let commits = 0; commits < commitsMax && (await anyBefore(before)); commits += 1) {
      await deps.store.commit([{ kind, before }]);
    }
  }
}
