// Posting a status callback: one signed try, and a note of what came of it.
import { callbackRetryMs, jittered } from "../../domain/backoff.ts";
import type { Answer } from "../../domain/callbacks/answer.ts";
import type { Callback } from "../../domain/callbacks/callback.ts";
import { exchangeOf } from "../../domain/callbacks/exchange.ts";
import { signedRequest } from "../../domain/callbacks/webhook.ts";
import { present } from "../../domain/invariant.ts";
import type { Deps } from "../deps.ts";

/** Whether the receiver is well: an origin that keeps failing is left alone for a while. */
export type Posted = "taken" | "refused" | "unreachable";

/** Tries once. The callback is settled, due again later, or, after the last try, parked. */
export async function postCallback(
  deps: Pick<Deps, "store" | "clock" | "secrets" | "hooks" | "random">,
  callback: Callback,
): Promise<Posted> {
  const { accountId, sid, messageSid, attempts, url, form } = callback;
  const account = present(await deps.store.read.accounts.findById(accountId), "a callback has an account");
  const webhook = { url, method: "POST", form } as const;
  const at = deps.clock.now();
  const answer = await deps.hooks.send(signedRequest(webhook, deps.secrets.open(account.tokenSealed), sid));
  const ok = answer.kind === "answered" && answer.status >= 200 && answer.status < 300;
  const wait = ok || isGone(answer) ? undefined : callbackRetryMs[attempts - 1];
  const dueAt = wait === undefined ? null : deps.clock.now() + jittered(wait, deps.random());
  await deps.store.commit([
    {
      kind: "settle callback",
      sid,
      attempts,
      state: ok ? "delivered" : dueAt === null ? "parked" : "pending",
      dueAt,
    },
    {
      kind: "log exchange",
      exchange: exchangeOf({ accountId, messageSid, purpose: "status", attempt: attempts, webhook, answer, at }),
    },
  ]);
  if (ok) return "taken";
  return answer.kind === "failed" ? "unreachable" : "refused";
}

/** 410 means: do not call again. */
const isGone = (answer: Answer): boolean => answer.kind === "answered" && answer.status === 410;
