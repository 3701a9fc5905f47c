// Setting the debugger webhook: who is told of every alert of an account from now on.
import type { DebuggerWebhook } from "../../domain/alerts/debugger.ts";
import { Refusal } from "../../domain/refusal.ts";
import { isWebUrl } from "../../domain/web-url.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** Longest URL, in characters, as of any other webhook. */
const urlMax = 4_000;

/** An empty URL: nobody is told. */
export async function setDebugger(
  deps: Pick<Deps, "store" | "clock">,
  { account }: Caller,
  url: string,
  witness: Witness<DebuggerWebhook>,
): Promise<DebuggerWebhook> {
  if (url !== "" && !isWebUrl(url, urlMax)) throw new Refusal(21402, null, "Url");
  const webhook = { accountId: account.id, url, updatedAt: deps.clock.now() };
  const commit = await deps.store.commit([...witness(webhook), { kind: "put debugger webhook", webhook }]);
  orRefuse(commit, () => new Refusal(20500));
  return webhook;
}
