// Usage triggers.
import { fullPath, routes } from "@pennywire/contract";
import type { Hono } from "hono";
import { bucketOfTrigger, daysOfTrigger, measured, type Trigger } from "../domain/billing/triggers.ts";
import { usageCategories, usageCategory } from "../domain/billing/usage-categories.ts";
import { dayOf, type UsageSum } from "../domain/billing/usage.ts";
import { present } from "../domain/invariant.ts";
import { Refusal } from "../domain/refusal.ts";
import { configureTrigger } from "../verbs/usage/configure-trigger.ts";
import { createTrigger, type WatchedTrigger } from "../verbs/usage/create-trigger.ts";
import { deleteTrigger } from "../verbs/usage/delete-trigger.ts";
import type { Deps } from "../verbs/deps.ts";
import { answerWith, mount } from "./mount.ts";
import { envelope, pageAsked, sidNeighbours, sidPage } from "./page.ts";
import { presentTrigger } from "./present/trigger.ts";
import type { Room } from "./room.ts";

export const mountTriggers = (app: Hono, room: Room): void => {
  const { deps } = room;

  mount(app, room, routes.createUsageTrigger, async ({ caller, body, answering }) => {
    const made = answering(({ trigger, current }: WatchedTrigger) =>
      presentTrigger(trigger, current, caller.account.sid),
    );
    await createTrigger(
      deps,
      caller,
      {
        friendlyName: body.FriendlyName ?? "",
        callbackUrl: body.CallbackUrl,
        callbackMethod: body.CallbackMethod ?? "POST",
        category: body.UsageCategory,
        measure: body.TriggerBy ?? "usage",
        value: body.TriggerValue,
        recurring: body.Recurring ?? null,
      },
      made.witness,
    );
    return made.answer();
  });

  mount(app, room, routes.listUsageTriggers, async ({ caller: { account }, query, search }) => {
    const asked = pageAsked(query);
    const filter = {
      recurring: query.Recurring ?? null,
      measure: query.TriggerBy ?? null,
      category: query.UsageCategory === undefined || query.UsageCategory === "" ? null : query.UsageCategory,
    };
    const rows = await deps.store.read.triggers.list(account.id, filter, sidPage(asked));
    const { items, next, previous } = sidNeighbours(rows, asked);
    const current = await currentOf(deps, account.id, items);
    const path = fullPath(routes.listUsageTriggers).replace("{AccountSid}", account.sid);
    return answerWith(200, {
      ...envelope(path, search, asked, items, next, previous),
      usage_triggers: items.map((trigger) => presentTrigger(trigger, current(trigger), account.sid)),
    });
  });

  mount(app, room, routes.fetchUsageTrigger, async ({ caller: { account }, params }) => {
    const trigger = await deps.store.read.triggers.find(account.id, params.Sid);
    if (trigger === null) throw new Refusal(20404);
    const current = await currentOf(deps, account.id, [trigger]);
    return answerWith(200, presentTrigger(trigger, current(trigger), account.sid));
  });

  mount(app, room, routes.updateUsageTrigger, async ({ caller, params, body, answering }) => {
    const { account } = caller;
    const before = await deps.store.read.triggers.find(account.id, params.Sid);
    if (before === null) throw new Refusal(20404);
    const current = await currentOf(deps, account.id, [before]);
    const made = answering((trigger: Trigger) => presentTrigger(trigger, current(trigger), account.sid));
    const { FriendlyName, CallbackUrl, CallbackMethod } = body;
    const change = {
      ...(FriendlyName === undefined || FriendlyName === null ? {} : { friendlyName: FriendlyName }),
      ...(CallbackUrl === undefined || CallbackUrl === null ? {} : { callbackUrl: CallbackUrl }),
      ...(CallbackMethod === undefined || CallbackMethod === null ? {} : { callbackMethod: CallbackMethod }),
    };
    await configureTrigger(deps, caller, params.Sid, change, made.witness);
    return made.answer();
  });

  mount(app, room, routes.deleteUsageTrigger, async ({ caller, params }) => {
    await deleteTrigger(deps, caller, params.Sid);
    return answerWith(204, null);
  });
};

/** What these triggers watch, now: one look at the sums for each kind of days, however many triggers there are. */
const currentOf = async (
  { store, clock }: Pick<Deps, "store" | "clock">,
  accountId: number,
  triggers: readonly Trigger[],
): Promise<(trigger: Trigger) => number> => {
  const today = dayOf(clock.now());
  const found = new Map<string, readonly UsageSum[]>();
  for (const trigger of triggers) {
    const bucket = bucketOfTrigger(trigger);
    if (found.has(bucket)) continue;
    const days = daysOfTrigger(trigger, today);
    const categories = [...new Set(usageCategories().flatMap(({ of }) => of))];
    found.set(bucket, await store.read.usage.sums({ accountId, subaccounts: true, categories, days, bucket }));
  }
  return (trigger) => {
    const category = present(usageCategory(trigger.category), "a trigger has a category that there is");
    return measured(category, trigger.measure, found.get(bucketOfTrigger(trigger)) ?? []);
  };
};
