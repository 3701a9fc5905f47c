// Deleting one of a message's media: its row and its bytes are gone, the message stays.
import { isSettled } from "../../domain/messages/status.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps } from "../deps.ts";

/** Refuses while the message is on its way, because its carrier still fetches them (20009). */
export async function deleteMedia(
  deps: Pick<Deps, "store" | "media">,
  caller: Caller,
  messageSid: string,
  sid: string,
): Promise<void> {
  const { account } = caller;
  const message = await deps.store.read.messages.find(account.id, messageSid);
  const media = await deps.store.read.media.find(account.id, messageSid, sid);
  if (message === null || media === null) throw new Refusal(20404);
  if (!isSettled(message.status)) throw new Refusal(20009, "Media can be deleted once their message has been sent.");

  const commit = await deps.store.commit([{ kind: "delete media", accountId: account.id, sid }]);
  orRefuse(commit, () => new Refusal(20404));
  await deps.media.remove([sid]);
}
