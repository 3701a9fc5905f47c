// Redacting: the text is gone from the message and from every record that repeated it.
import type { Message } from "../../domain/messages/message.ts";
import { isSettled } from "../../domain/messages/status.ts";
import { Refusal } from "../../domain/refusal.ts";
import { emptiedAnswer, filesOf, orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** Empties the body. Refuses while the message is on its way, because its carrier still needs the text. */
export async function redactMessage(
  deps: Pick<Deps, "store" | "clock" | "media">,
  caller: Caller,
  sid: string,
  witness: Witness<Message>,
): Promise<Message> {
  const message = await deps.store.read.messages.find(caller.account.id, sid);
  if (message === null) throw new Refusal(20404);
  if (!isSettled(message.status) || message.work === "fetch")
    throw new Refusal(20009, "A message can be redacted once it has been sent or has failed.");

  const files = await filesOf(deps.store, message);
  const now = deps.clock.now();
  const redacted: Message = { ...message, body: "", updatedAt: now, version: message.version + 1 };
  const commit = await deps.store.commit([
    { kind: "redact message", sid, version: message.version, at: now },
    { kind: "empty exchanges", messageSid: sid },
    { kind: "delete media of", messageSid: sid },
    ...emptiedAnswer(message),
    ...witness(redacted),
  ]);
  orRefuse(commit, () => new Refusal(20409, "The message is changing at this moment. Try again."));
  await deps.media.remove(files);
  return redacted;
}
