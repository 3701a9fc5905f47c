// Usage triggers: a webhook is told once when usage has come to a value.
import { z } from "zod";
import { friendlyNameMax } from "./accounts.ts";
import { accountPath, apiVersion, decimalText, rfc2822, sid, uri } from "./fields.ts";
import { needed, oneOf, text } from "./input.ts";
import { listOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";
import { urlUnitsMax } from "./numbers.ts";

const recurrences = ["daily", "monthly", "yearly", "alltime"] as const;
const measures = ["count", "usage", "price"] as const;
const methods = ["GET", "POST"] as const;

const trigger = z
  .object({
    sid: sid("UT", "the trigger"),
    account_sid: sid("AC", "the account"),
    api_version: apiVersion(),
    friendly_name: z.string().describe("Its name; empty when not set."),
    callback_url: z.string().describe("The webhook that is told."),
    callback_method: z.enum(methods).describe("HTTP method of callback_url."),
    usage_category: z.string().describe("The category of usage that is watched."),
    trigger_by: z.enum(measures).describe("Which figure of the category is watched."),
    trigger_value: decimalText("The value at which it fires."),
    current_value: decimalText("What the figure is now, in the days that are watched."),
    recurring: z.enum(recurrences).nullable().describe("How often it may fire: once each such time, or once at all."),
    date_created: rfc2822("When it was made."),
    date_updated: rfc2822("When it last changed."),
    date_fired: rfc2822("When it last fired, or null.").nullable(),
    usage_record_uri: uri("Path of the usage that is watched."),
    uri: uri(),
  })
  .meta({ id: "UsageTrigger", description: "Watches the usage of one category." });

const place = { product: "api", root: "/2010-04-01", suffix: ".json", tag: "Usage" } as const;
const triggers = "/Accounts/{AccountSid}/Usage/Triggers";
const triggerPath = z.object({ ...accountPath, Sid: sid("UT", "the trigger") });

const name = text(20002, friendlyNameMax).describe(`A name: ${friendlyNameMax} characters at most.`);
const method = oneOf(21403, methods).describe("HTTP method of CallbackUrl; POST when left out.");

export const createUsageTrigger = defineRoute({
  ...place,
  id: "createUsageTrigger",
  method: "post",
  path: triggers,
  summary: "Create a usage trigger",
  description:
    "Tells a webhook when the usage of a category reaches a value: once, or once in each day, month or year. " +
    "Usage that is there already counts.",
  params: z.object(accountPath),
  query: nothing,
  body: z.object({
    CallbackUrl: needed(21402).max(urlUnitsMax, { error: "21402" }).describe("The webhook, http or https."),
    TriggerValue: needed(20400)
      .max(32, { error: "20400" })
      .describe("A positive number with six decimals at most; with a plus in front, so much more than there is now."),
    UsageCategory: needed(20400).max(64, { error: "20400" }).describe("A category of the usage records."),
    CallbackMethod: method,
    FriendlyName: name,
    Recurring: oneOf(20400, recurrences).describe("Which days count; all time and one firing when left out."),
    TriggerBy: oneOf(20400, measures).describe("Which figure is watched; usage when left out."),
  }),
  success: { status: 201, schema: trigger },
  refusals: [20002, 20400, 20403, 21402, 21403],
});

export const listUsageTriggers = defineRoute({
  ...place,
  id: "listUsageTriggers",
  method: "get",
  path: triggers,
  summary: "List usage triggers",
  description: "The account's triggers, the newest first.",
  params: z.object(accountPath),
  query: z.object({
    Recurring: oneOf(20400, recurrences).describe("Triggers that recur so."),
    TriggerBy: oneOf(20400, measures).describe("Triggers that watch this figure."),
    UsageCategory: text(20400, 64).describe("Triggers that watch this category."),
    ...paging,
  }),
  body: nothing,
  success: { status: 200, schema: listOf("usage_triggers", trigger, "UsageTriggerList") },
  refusals: [20007, 21481, 20400],
});

export const fetchUsageTrigger = defineRoute({
  ...place,
  id: "fetchUsageTrigger",
  method: "get",
  path: `${triggers}/{Sid}`,
  summary: "Fetch a usage trigger",
  description: "One trigger with the current value of what it watches.",
  params: triggerPath,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: trigger },
  refusals: [],
});

export const updateUsageTrigger = defineRoute({
  ...place,
  id: "updateUsageTrigger",
  method: "post",
  path: `${triggers}/{Sid}`,
  summary: "Change a usage trigger",
  description: "Changes its name or its webhook. What it watches stays as it is.",
  params: triggerPath,
  query: nothing,
  body: z.object({
    CallbackUrl: text(21402, urlUnitsMax).describe("Another webhook, http or https."),
    CallbackMethod: method,
    FriendlyName: name,
  }),
  success: { status: 200, schema: trigger },
  refusals: [20002, 21402, 21403],
});

export const deleteUsageTrigger = defineRoute({
  ...place,
  id: "deleteUsageTrigger",
  method: "delete",
  path: `${triggers}/{Sid}`,
  summary: "Delete a usage trigger",
  description: "It fires no more. What it has told already is still delivered.",
  params: triggerPath,
  query: nothing,
  body: nothing,
  success: { status: 204, schema: null },
  refusals: [],
});
