// Deleting: the message leaves every list, and all that is personal in it is emptied. What
// remains is what the books need.
import { isSettled } from "../../domain/messages/status.ts";
import { Refusal } from "../../domain/refusal.ts";
import { emptiedAnswer, filesOf, orRefuse, type Caller, type Deps } from "../deps.ts";

/** Deletes a message that is not on its way any more; refuses the others (20009). */
export async function deleteMessage(
  deps: Pick<Deps, "store" | "clock" | "media">,
  caller: Caller,
  sid: string,
): Promise<void> {
  const message = await deps.store.read.messages.find(caller.account.id, sid);
  if (message === null) throw new Refusal(20404);
  if (!isSettled(message.status) || message.work === "fetch") throw new Refusal(20009);

  const files = await filesOf(deps.store, message);
  const commit = await deps.store.commit([
    { kind: "delete message", sid, version: message.version, at: deps.clock.now() },
    { kind: "empty exchanges", messageSid: sid },
    { kind: "delete media of", messageSid: sid },
    ...emptiedAnswer(message),
  ]);
  orRefuse(commit, () => new Refusal(20409, "The message is changing at this moment. Try again."));
  await deps.media.remove(files);
}
