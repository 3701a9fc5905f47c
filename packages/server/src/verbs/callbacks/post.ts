// Posting a callback: one signed try, and a note of what came of it. What fails comes again later, for three days,
// whatever retries its URL asks for within one try: Twilio's retries are for a moment, ours for an outage.
import type { Account } from "../../domain/accounts/account.ts";
import { webhookAlert, type Alert } from "../../domain/alerts/alert.ts";
import { callbackRetryMs, jittered } from "../../domain/backoff.ts";
import type { Answer } from "../../domain/callbacks/answer.ts";
import type { Callback } from "../../domain/callbacks/callback.ts";
import { exchangeOf, type Exchange } from "../../domain/callbacks/exchange.ts";
import type { Fault } from "../../domain/callbacks/fault.ts";
import { signedRequest } from "../../domain/callbacks/webhook.ts";
import { present } from "../../domain/invariant.ts";
import type { Write } from "../../store/writes.ts";
import { alarmed } from "../alarm.ts";
import type { Deps } from "../deps.ts";

type Needs = Pick<Deps, "store" | "clock" | "secrets" | "hooks" | "random" | "newSid">;

/** Whether the receiver is well: an origin that keeps failing is left alone for a while. */
export type Posted = "taken" | "refused" | "unreachable";

/** Tries once. The callback is settled, due again later, or, after the last try, parked. */
export async function postCallback(deps: Needs, callback: Callback): Promise<Posted> {
  const { accountId, sid, messageSid, purpose, attempts, url, origin, method, form } = callback;
  const account = present(await deps.store.read.accounts.findById(accountId), "a callback has an account");
  const webhook = { url, method, form };
  const at = deps.clock.now();
  const { post, faults } = signedRequest(webhook, {
    token: deps.secrets.open(account.tokenSealed),
    idempotencyToken: sid,
    eventAt: callback.createdAt,
    sequence: callback.sequence,
    now: at,
  });
  const answer = await deps.hooks.send(post);
  const ok = answer.kind === "answered" && answer.status >= 200 && answer.status < 300;
  const wait = ok || isGone(answer) ? undefined : callbackRetryMs[attempts - 1];
  const dueAt = wait === undefined ? null : deps.clock.now() + jittered(wait, deps.random());
  const exchange = exchangeOf({ accountId, messageSid, purpose, attempt: attempts, webhook, answer, at });
  await deps.store.commit([
    {
      kind: "settle callback",
      sid,
      attempts,
      state: ok ? "delivered" : dueAt === null ? "parked" : "pending",
      dueAt,
      origin,
    },
    { kind: "log exchange", exchange },
    ...(await alarms(deps, account, callback, { exchange, faults, headers: post.headers, answer })),
  ]);
  if (ok) return "taken";
  return answer.kind === "failed" ? "unreachable" : "refused";
}

interface Try {
  readonly exchange: Exchange;
  /** What is wrong with the URL itself. */
  readonly faults: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: Answer;
}

/** Every try that fails leaves an alert; but the debugger is not told of its own failures, or there would be no end. */
const alarms = async (deps: Needs, account: Account, callback: Callback, tried: Try): Promise<readonly Write[]> => {
  if (callback.purpose === "debugger") return [];
  const { exchange, headers, answer } = tried;
  const { errorCode, errorMessage } = exchange;
  const failure: readonly Fault[] = errorCode === null ? [] : [{ code: errorCode, message: errorMessage ?? "" }];
  const serviceSid = callback.form.find(([name]) => name === "MessagingServiceSid")?.[1] ?? null;
  const alerts = [...failure, ...tried.faults].map((fault): Alert =>
    webhookAlert({ sid: deps.newSid("NO"), serviceSid, fault, exchange, headers, answer }),
  );
  return alarmed(deps, account, alerts);
};

/** 410 means: do not call again. */
const isGone = (answer: Answer): boolean => answer.kind === "answered" && answer.status === 410;
