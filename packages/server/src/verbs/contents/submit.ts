// Submitting a content template for approval, once.
import type { Approval, Content } from "../../domain/contents/content.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

export async function submitContent(
  deps: Pick<Deps, "store">,
  caller: Caller,
  sid: string,
  asked: Omit<Approval, "status">,
  witness: Witness<Content>,
): Promise<Content> {
  const accountId = caller.account.id;
  const before = await deps.store.read.contents.find(accountId, sid);
  if (before === null) throw new Refusal(20404);
  const approval: Approval = { ...asked, status: "received" };
  const content: Content = { ...before, approval };
  const commit = await deps.store.commit([{ kind: "submit content", accountId, sid, approval }, ...witness(content)]);
  orRefuse(commit, () => new Refusal(20412, "The template was submitted before."));
  return content;
}
