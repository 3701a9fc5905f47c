// Calling off: a message that waits for its moment is not sent, and its money is free again.
import { callbackOwed } from "../../domain/callbacks/callback.ts";
import { isDiscarded, moved, type Message } from "../../domain/messages/message.ts";
import { Refusal } from "../../domain/refusal.ts";
import { discarded, orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** Cancels a scheduled message; any other is refused (30409). */
export async function cancelMessage(
  deps: Pick<Deps, "store" | "clock" | "newSid">,
  caller: Caller,
  sid: string,
  witness: Witness<Message>,
): Promise<Message> {
  const { account } = caller;
  const message = await deps.store.read.messages.find(account.id, sid);
  if (message === null) throw new Refusal(20404);
  if (message.status !== "scheduled") throw new Refusal(30409, null, "Status");

  const now = deps.clock.now();
  const after = moved(message, "canceled", now);
  const shown = isDiscarded(after) ? { ...after, body: "" } : after;
  const commit = await deps.store.commit([
    { kind: "move message", message: after },
    ...discarded(after, now),
    { kind: "release", accountId: account.ownerId, amount: message.held },
    { kind: "end waiting", accountId: account.id },
    ...callbackOwed(after, account.sid, deps.newSid("CB"), now).map(
      (callback) => ({ kind: "owe callback", callback }) as const,
    ),
    ...witness(shown),
  ]);
  // A worker has taken it up since it was read; now it is out, or it can still be called off.
  if (!commit.kept && commit.refusedBy.kind === "move message") return cancelMessage(deps, caller, sid, witness);
  orRefuse(commit, () => new Refusal(20409));
  return shown;
}
