// Forgetting answers: an Idempotency-Key is kept for two days, then it may be used anew.
import type { Deps } from "../deps.ts";

/** How long a key and its answer are kept, in milliseconds: 48 hours. */
export const answersKeptMs = 172_800_000;

/** Most commits of one sweep: what is left waits for the next, so that requests come first. */
const commitsMax = 20;

/** Forgets what is older than two days, a bounded piece at a time. */
export async function sweepAnswers(deps: Pick<Deps, "store" | "clock">): Promise<void> {
  const before = deps.clock.now() - answersKeptMs;
  for (let commits = 0; commits < commitsMax; commits += 1) {
    if (!(await deps.store.read.answers.anyBefore(before))) return;
    await deps.store.commit([{ kind: "forget answers", before }]);
  }
}
