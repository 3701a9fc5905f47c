// A usage trigger as the API shows it.
import { toRfc2822 } from "@pennywire/contract/wire";
import { usageRecordUri, valueText, type Trigger } from "../../domain/billing/triggers.ts";

/** @param current what the trigger watches, now, in millionths */
export const presentTrigger = (trigger: Trigger, current: number, accountSid: string) => ({
  sid: trigger.sid,
  account_sid: accountSid,
  api_version: "2010-04-01",
  friendly_name: trigger.friendlyName,
  callback_url: trigger.callbackUrl,
  callback_method: trigger.callbackMethod,
  usage_category: trigger.category,
  trigger_by: trigger.measure,
  trigger_value: valueText(trigger.value),
  current_value: valueText(current),
  recurring: trigger.recurring,
  date_created: toRfc2822(trigger.createdAt),
  date_updated: toRfc2822(trigger.updatedAt),
  date_fired: trigger.firedAt === null ? null : toRfc2822(trigger.firedAt),
  usage_record_uri: usageRecordUri(trigger, accountSid),
  uri: `/2010-04-01/Accounts/${accountSid}/Usage/Triggers/${trigger.sid}.json`,
});
