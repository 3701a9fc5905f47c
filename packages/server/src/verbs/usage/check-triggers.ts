// Looking at the usage triggers whose account has used something: whichever has come to its value fires, and its webhook
// is owed a call in the same commit.
import {
  bucketOfTrigger,
  daysToCheck,
  firingOf,
  triggerCallback,
  type Trigger,
} from "../../domain/billing/triggers.ts";
import { usageCategory } from "../../domain/billing/usage-categories.ts";
import { dayOf } from "../../domain/billing/usage.ts";
import { present } from "../../domain/invariant.ts";
import type { Write } from "../../store/writes.ts";
import type { Deps } from "../deps.ts";

/** Most triggers that one look takes up: what is left waits for the next, so that requests come first. */
export const looksMax = 50;

/**
 * Looks at what is marked behind this trigger, a bounded piece at a time; gives back the last of them, or null to begin
 * again. Going around gives each its turn: the first are perhaps marked anew with every second.
 */
export async function checkTriggers(
  deps: Pick<Deps, "store" | "clock" | "newSid">,
  after: string | null,
): Promise<string | null> {
  const marked = await deps.store.read.triggers.marked(after, looksMax);
  for (const trigger of marked) {
    // A firing that is refused was another node's, or the trigger is gone: either way there is nothing left to tell.
    await deps.store.commit(await writesOf(deps, trigger));
  }
  return marked.length < looksMax ? null : (marked.at(-1)?.sid ?? null);
}

const writesOf = async (
  deps: Pick<Deps, "store" | "clock" | "newSid">,
  trigger: Trigger,
): Promise<readonly Write[]> => {
  const { store, clock, newSid } = deps;
  const now = clock.now();
  const days = daysToCheck(trigger, dayOf(now));
  const category = present(usageCategory(trigger.category), "a trigger has a category that there is");
  const { accountId } = trigger;
  const bucket = bucketOfTrigger(trigger);
  const sums =
    days === null
      ? []
      : await store.read.usage.sums({ accountId, subaccounts: true, categories: category.of, days, bucket });
  const firing = firingOf(trigger, category, sums);
  if (firing === null) return [{ kind: "pass trigger", trigger }];
  const account = present(await store.read.accounts.findById(accountId), "a trigger has an account");
  return [
    { kind: "fire trigger", trigger, armedFrom: firing.armedFrom, at: now },
    { kind: "owe callback", callback: triggerCallback(trigger, firing, account.sid, newSid("CB"), now) },
  ];
};
