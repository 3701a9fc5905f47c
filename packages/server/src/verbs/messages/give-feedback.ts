// Feedback: whether the recipient of a message did what it was for.
import type { Feedback } from "../../domain/messages/feedback.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** Keeps the outcome of a message; given again, the new one counts. */
export async function giveFeedback(
  deps: Pick<Deps, "store" | "clock">,
  caller: Caller,
  messageSid: string,
  outcome: Feedback["outcome"],
  witness: Witness<Feedback>,
): Promise<Feedback> {
  const accountId = caller.account.id;
  const { read } = deps.store;
  const message = await read.messages.find(accountId, messageSid);
  if (message === null || message.direction === "inbound") throw new Refusal(20404);
  const before = await read.feedback.find(accountId, messageSid);
  const now = deps.clock.now();
  const feedback: Feedback = { messageSid, accountId, outcome, createdAt: before?.createdAt ?? now, updatedAt: now };
  const commit = await deps.store.commit([...witness(feedback), { kind: "give feedback", feedback }]);
  orRefuse(commit, () => new Refusal(20409));
  return feedback;
}
