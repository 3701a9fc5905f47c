// Usage triggers: a webhook hears once that a figure of the usage has come to a value, and, when the trigger recurs, once
// in each day, month or year.
import { toRfc2822 } from "@pennywire/contract/wire";
import { pending, type Callback, type FormPair } from "../callbacks/callback.ts";
import type { Micros } from "./money.ts";
import { bucketDigits, bucketOf, daysOfBucket, shared, type Bucket, type Days } from "./usage-days.ts";
import { dayOf, type UsageSum } from "./usage.ts";
import { figuresOf, type Category } from "./usage-categories.ts";

export type Recurrence = "daily" | "monthly" | "yearly" | "alltime";
export type TriggerMeasure = "count" | "usage" | "price";

export interface Trigger {
  readonly sid: string;
  readonly accountId: number;
  readonly friendlyName: string;
  readonly callbackUrl: string;
  readonly callbackMethod: "GET" | "POST";
  readonly category: string;
  readonly measure: TriggerMeasure;
  /** In millionths of what is measured, so that money and counts are both exact. */
  readonly value: Micros;
  /** Null fires once at all, as `alltime` does. */
  readonly recurring: Recurrence | null;
  /** The first day whose usage it still waits for; null once it has fired for good. */
  readonly armedFrom: string | null;
  /** How often usage was counted since it was made, and how much of that has been looked at. */
  readonly marks: number;
  readonly checked: number;
  readonly firedAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** How many millionths one of a count is. */
const millionths = 1_000_000;

/** Which days a trigger adds up. */
export const bucketOfTrigger = ({ recurring }: Pick<Trigger, "recurring">): Bucket => {
  switch (recurring) {
    case "daily":
      return "day";
    case "monthly":
      return "month";
    case "yearly":
      return "year";
    case "alltime":
    case null:
      return "all";
  }
};

/** The days that count at this moment: today, this month, this year or all. */
export const daysOfTrigger = (trigger: Pick<Trigger, "recurring">, today: string): Days => {
  const bucket = bucketOfTrigger(trigger);
  return daysOfBucket(bucket, bucketOf(bucket, today));
};

/** What a trigger watches, out of the sums of its category, in millionths. */
export const measured = (category: Category, measure: TriggerMeasure, sums: readonly UsageSum[]): Micros => {
  const figure = figuresOf(category, sums)[measure];
  return category.money || measure === "price" ? figure : figure * millionths;
};

/**
 * The days to look at when something was counted: what lies between the day it is armed from and today, but no more than
 * the bucket before this one. A day's last text is counted a moment after midnight at the latest.
 */
export const daysToCheck = (trigger: Trigger, today: string): Days | null => {
  if (trigger.armedFrom === null) return null;
  const bucket = bucketOfTrigger(trigger);
  const now = bucketOf(bucket, today);
  const first = bucket === "all" ? daysOfBucket("all", 0).first : daysOfBucket(bucket, now - 1).first;
  return shared({ first, last: daysOfBucket(bucket, now).last }, { first: trigger.armedFrom, last: "9999-12-31" });
};

/** What a look at the sums has shown. */
export interface Firing {
  /** The value that was seen, in millionths. */
  readonly current: Micros;
  /** The first day of the bucket in which it was reached. */
  readonly firstDay: string;
  /** From which day it waits again; null when it has fired for good. */
  readonly armedFrom: string | null;
}

/** The earliest bucket that has come to the value, or null when none has. */
export const firingOf = (trigger: Trigger, category: Category, sums: readonly UsageSum[]): Firing | null => {
  const { measure, value } = trigger;
  const bucket = bucketOfTrigger(trigger);
  const names = [...new Set(sums.map((sum) => sum.bucket))].toSorted();
  for (const name of names) {
    const current = measured(
      category,
      measure,
      sums.filter((sum) => sum.bucket === name),
    );
    if (current < value) continue;
    const index = bucket === "all" ? 0 : bucketOf(bucket, `${name}-01-01`.slice(0, bucketDigits.day));
    const armedFrom = bucket === "all" ? null : daysOfBucket(bucket, index + 1).first;
    return { current, firstDay: daysOfBucket(bucket, index).first, armedFrom };
  }
  return null;
};

/** `50000000` → `"50"`, `8300` → `"0.0083"`: no more decimals than it takes. */
export const valueText = (value: Micros): string => {
  const digits = String(value).padStart(7, "0");
  const fraction = digits.slice(-6).replace(/0+$/, "");
  return fraction === "" ? digits.slice(0, -6) : `${digits.slice(0, -6)}.${fraction}`;
};

/** The path of the usage that a trigger watches. */
export const usageRecordUri = (trigger: Trigger, accountSid: string): string => {
  const list = { day: "/Today", month: "/ThisMonth", year: "/Yearly", all: "" }[bucketOfTrigger(trigger)];
  return `/2010-04-01/Accounts/${accountSid}/Usage/Records${list}.json?Category=${trigger.category}`;
};

/** What the webhook of a trigger is told. The token is the same however often it is told of one crossing. */
export const triggerCallback = (
  trigger: Trigger,
  { current, firstDay }: Firing,
  accountSid: string,
  sid: string,
  now: number,
): Callback => {
  const form: readonly FormPair[] = [
    ["AccountSid", accountSid],
    ["CurrentValue", valueText(current)],
    ["DateFired", toRfc2822(now)],
    [
      "IdempotencyToken",
      `${trigger.sid}-FIRES-${bucketOfTrigger(trigger) === "all" ? dayOf(trigger.createdAt) : firstDay}`,
    ],
    ["Recurring", trigger.recurring ?? ""],
    ["TriggerBy", trigger.measure],
    ["TriggerValue", valueText(trigger.value)],
    ["UsageCategory", trigger.category],
    ["UsageRecordUri", usageRecordUri(trigger, accountSid)],
    ["UsageTriggerSid", trigger.sid],
  ];
  return {
    ...pending(trigger.accountId, sid, trigger.callbackUrl, now),
    // What it is about, as a message is elsewhere.
    messageSid: trigger.sid,
    purpose: "usage",
    method: trigger.callbackMethod,
    form,
    sequence: null,
    documents: 0,
  };
};
