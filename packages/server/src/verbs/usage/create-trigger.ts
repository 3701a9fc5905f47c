// Creating a usage trigger: what it watches, and how much is too much.
import { friendlyNameMax } from "../../domain/accounts/key.ts";
import { fromDecimal, type Micros } from "../../domain/billing/money.ts";
import {
  bucketOfTrigger,
  daysOfTrigger,
  measured,
  type Recurrence,
  type Trigger,
  type TriggerMeasure,
} from "../../domain/billing/triggers.ts";
import { usageCategory } from "../../domain/billing/usage-categories.ts";
import { dayOf } from "../../domain/billing/usage.ts";
import { urlMax } from "../../domain/messages/draft.ts";
import { Refusal } from "../../domain/refusal.ts";
import { isWebUrl } from "../../domain/web-url.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

export interface TriggerDraft {
  readonly friendlyName: string;
  readonly callbackUrl: string;
  readonly callbackMethod: "GET" | "POST";
  readonly category: string;
  readonly measure: TriggerMeasure;
  /** A decimal, with a plus in front when it is meant on top of what there is. */
  readonly value: string;
  readonly recurring: Recurrence | null;
}

/** A trigger and what its figure was when it was looked at, in millionths. */
export interface WatchedTrigger {
  readonly trigger: Trigger;
  readonly current: Micros;
}

/** Most triggers of one account: whatever the account uses marks all of them. */
const triggersMax = 100;

/** Makes a trigger. What was used before counts, so it may fire at once. */
export async function createTrigger(
  deps: Pick<Deps, "store" | "clock" | "newSid">,
  { account }: Caller,
  draft: TriggerDraft,
  witness: Witness<WatchedTrigger>,
): Promise<void> {
  const { category: name, measure, recurring, friendlyName, callbackUrl, callbackMethod } = draft;
  const category = usageCategory(name);
  if (category === null) throw new Refusal(20400, "UsageCategory is not a category of usage.", "UsageCategory");
  if (friendlyName.length > friendlyNameMax) throw new Refusal(20002, null, "FriendlyName");
  if (!isWebUrl(callbackUrl, urlMax)) throw new Refusal(21402, null, "CallbackUrl");
  const asked = fromDecimal(draft.value.replace(/^\+/, ""));
  if (asked === null || asked <= 0) {
    throw new Refusal(20400, "TriggerValue is a positive number with six decimals at most.", "TriggerValue");
  }
  if ((await deps.store.read.triggers.count(account.id)) >= triggersMax) {
    throw new Refusal(20403, `An account has ${triggersMax} usage triggers at most.`);
  }
  const now = deps.clock.now();
  const days = daysOfTrigger(draft, dayOf(now));
  const bucket = bucketOfTrigger(draft);
  const { of: categories } = category;
  const sums = await deps.store.read.usage.sums({
    accountId: account.id,
    subaccounts: true,
    categories,
    days,
    bucket,
  });
  const current = measured(category, measure, sums);
  const trigger: Trigger = {
    sid: deps.newSid("UT"),
    accountId: account.id,
    friendlyName,
    callbackUrl,
    callbackMethod,
    category: name,
    measure,
    value: draft.value.startsWith("+") ? current + asked : asked,
    recurring,
    armedFrom: days.first,
    // Marked from the beginning: what was used already is looked at within a second.
    marks: 1,
    checked: 0,
    firedAt: null,
    createdAt: now,
    updatedAt: now,
  };
  const commit = await deps.store.commit([...witness({ trigger, current }), { kind: "create trigger", trigger }]);
  orRefuse(commit, () => new Refusal(20404));
}
