// Feedback on messages, and what an account chooses about its messages.
import { routes } from "@pennywire/contract";
import { toIso8601, toRfc2822 } from "@pennywire/contract/wire";
import type { Hono } from "hono";
import type { Feedback } from "../domain/messages/feedback.ts";
import type { MessagingSettings } from "../domain/messages/settings.ts";
import { chooseMessagingSettings } from "../verbs/messages/choose-settings.ts";
import { giveFeedback } from "../verbs/messages/give-feedback.ts";
import { answerWith, mount } from "./mount.ts";
import type { Room } from "./room.ts";

export const mountFeedback = (app: Hono, room: Room): void => {
  const { deps } = room;

  mount(app, room, routes.createFeedback, async ({ caller, params, body, answering }) => {
    const made = answering((feedback: Feedback) => presentFeedback(feedback, caller.account.sid));
    await giveFeedback(deps, caller, params.MessageSid, body.Outcome ?? "confirmed", made.witness);
    return made.answer();
  });

  mount(app, room, routes.fetchMessagingSettings, async ({ caller: { account } }) => {
    const settings = await deps.store.read.messagingSettings.find(account.id);
    return answerWith(200, presentSettings(settings, account.sid));
  });

  mount(app, room, routes.updateMessagingSettings, async ({ caller, body, answering }) => {
    const { Strict2024: strict2024, ScheduleLeadSeconds: scheduleLeadS, MediaBasicAuth: mediaBasicAuth } = body;
    const made = answering((settings: MessagingSettings) => presentSettings(settings, caller.account.sid));
    const change = {
      ...(strict2024 === undefined || strict2024 === null ? {} : { strict2024 }),
      ...(scheduleLeadS === undefined || scheduleLeadS === null ? {} : { scheduleLeadS }),
      ...(mediaBasicAuth === undefined || mediaBasicAuth === null ? {} : { mediaBasicAuth }),
    };
    await chooseMessagingSettings(deps, caller, change, made.witness);
    return made.answer();
  });
};

const presentFeedback = (feedback: Feedback, accountSid: string) => ({
  account_sid: accountSid,
  message_sid: feedback.messageSid,
  outcome: feedback.outcome,
  date_created: toRfc2822(feedback.createdAt),
  date_updated: toRfc2822(feedback.updatedAt),
  uri: `/2010-04-01/Accounts/${accountSid}/Messages/${feedback.messageSid}/Feedback.json`,
});

const presentSettings = (
  { strict2024, scheduleLeadS, mediaBasicAuth, updatedAt }: MessagingSettings,
  accountSid: string,
) => ({
  account_sid: accountSid,
  strict_2024: strict2024,
  schedule_lead_seconds: scheduleLeadS,
  media_basic_auth: mediaBasicAuth,
  date_updated: updatedAt === null ? null : toIso8601(updatedAt),
});
