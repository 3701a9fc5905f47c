// Raising alerts: what every verb that sees something go wrong adds to its commit.
import type { Account } from "../domain/accounts/account.ts";
import type { Alert } from "../domain/alerts/alert.ts";
import { debuggerOwed } from "../domain/alerts/debugger.ts";
import type { Clock } from "../domain/clock.ts";
import type { NewSid } from "../domain/sid.ts";
import type { Store } from "../store/store.ts";
import type { Write } from "../store/writes.ts";

interface Needs {
  readonly store: Pick<Store, "read">;
  readonly clock: Clock;
  readonly newSid: NewSid;
}

/** The alerts, and for each the callback to the account's debugger, if it has one. Nothing is read when nothing is wrong. */
export const alarmed = async (deps: Needs, account: Account, alerts: readonly Alert[]): Promise<readonly Write[]> => {
  if (alerts.length === 0) return [];
  const url = (await deps.store.read.alerts.debuggerWebhook(account.id))?.url ?? "";
  const now = deps.clock.now();
  return alerts.flatMap((alert): readonly Write[] => [
    { kind: "raise alert", alert },
    ...(url === ""
      ? []
      : [{ kind: "owe callback", callback: debuggerOwed(alert, account, url, deps.newSid("CB"), now) } as const]),
  ]);
};
