// A delivery report: the last word on a message, whenever it comes and however often.
import { deliveryAlert } from "../../domain/alerts/alert.ts";
import { callbackOwed } from "../../domain/callbacks/callback.ts";
import type { Report } from "../../domain/delivery/receipt.ts";
import { present } from "../../domain/invariant.ts";
import { moved } from "../../domain/messages/message.ts";
import { mayMove } from "../../domain/messages/status.ts";
import type { Write } from "../../store/writes.ts";
import { alarmed } from "../alarm.ts";
import type { Deps } from "../deps.ts";

/** `unknown`: no message has this carrier id yet; the report may have overtaken the carrier's answer. */
export type Recorded = "recorded" | "nothing new" | "unknown";

/** Moves the message of a report to its end; a report for a message that has ended changes nothing. */
export async function recordReport(deps: Pick<Deps, "store" | "clock" | "newSid">, report: Report): Promise<Recorded> {
  const message = await deps.store.read.messages.findByCarrierId(report.carrier, report.carrierMessageId);
  if (message === null) return "unknown";
  const to = report.outcome.kind;
  if (!mayMove(message.status, to)) return "nothing new";

  const account = present(await deps.store.read.accounts.findById(message.accountId), "a message has an account");
  const now = deps.clock.now();
  const errorCode = report.outcome.kind === "undelivered" ? report.outcome.code : null;
  const after = moved(message, to, now, { errorCode });
  const commit = await deps.store.commit([
    { kind: "move message", message: after },
    ...callbackOwed(after, account.sid, deps.newSid("CB"), now).map((callback): Write => ({
      kind: "owe callback",
      callback,
    })),
    ...(await alarmed(deps, account, deliveryAlert(after, deps.newSid("NO")))),
  ]);
  // Refused: someone moved it since it was read. It is read again, and then the report counts or does not.
  return commit.kept ? "recorded" : recordReport(deps, report);
}
