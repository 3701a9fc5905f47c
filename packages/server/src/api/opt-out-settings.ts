// How messaging services answer keywords.
import { routes, type BodyOf } from "@pennywire/contract";
import { toIso8601 } from "@pennywire/contract/wire";
import type { Hono } from "hono";
import { noSettings, type GroupSettings, type OptOutSettings, type RuleSettings } from "../domain/opt-outs/settings.ts";
import { Refusal } from "../domain/refusal.ts";
import { changeOptOutSettings, type ChangedSettings } from "../verbs/opt-outs/change-settings.ts";
import { dropOptOutSettings } from "../verbs/opt-outs/drop-settings.ts";
import { answerWith, mount } from "./mount.ts";
import type { Room } from "./room.ts";

export const mountOptOutSettings = (app: Hono, room: Room): void => {
  const { deps } = room;
  const { services, optOuts } = deps.store.read;

  mount(app, room, routes.fetchOptOutSettings, async ({ caller: { account }, params: { ServiceSid }, base }) => {
    if ((await services.find(account.id, ServiceSid)) === null) throw new Refusal(20404);
    return answerWith(200, presented(await optOuts.settings(ServiceSid), ServiceSid, account.sid, base));
  });

  mount(app, room, routes.updateOptOutSettings, async ({ caller, params: { ServiceSid }, body, base, answering }) => {
    const made = answering((kept: ChangedSettings) => presented(kept, ServiceSid, caller.account.sid, base));
    await changeOptOutSettings(deps, caller, ServiceSid, (before) => changed(before, body), made.witness);
    return made.answer();
  });

  mount(app, room, routes.deleteOptOutSettings, async ({ caller, params }) => {
    await dropOptOutSettings(deps, caller, params.ServiceSid);
    return answerWith(204, null);
  });
};

type Asked = BodyOf<typeof routes.updateOptOutSettings>;
type Rules = Omit<Asked, "Countries">;

/** What is given changes; what is given empty is as usual again. */
const changed = (before: OptOutSettings, asked: Asked): OptOutSettings => ({
  ...changedRules(before, asked),
  countries:
    asked.Countries === undefined || asked.Countries === null
      ? before.countries
      : asked.Countries.map(({ Country, ...rules }) => ({ ...changedRules(noSettings, rules), country: Country })),
});

const changedRules = (before: RuleSettings, asked: Rules): RuleSettings => ({
  language: asked.Language ?? before.language,
  stop: changedGroup(before.stop, asked.StopKeywords, asked.StopReply),
  start: changedGroup(before.start, asked.StartKeywords, asked.StartReply),
  help: changedGroup(before.help, asked.HelpKeywords, asked.HelpReply),
});

const changedGroup = (before: GroupSettings, keywords: Rules["StopKeywords"], reply: Rules["StopReply"]) => ({
  keywords: keywords === undefined || keywords === null ? before.keywords : keywords.length === 0 ? null : keywords,
  reply: reply === undefined || reply === null ? before.reply : reply === "" ? null : reply,
});

const presented = (
  kept: Omit<ChangedSettings, "serviceSid"> | null,
  serviceSid: string,
  accountSid: string,
  base: string,
) => {
  const { language, stop, start, help, countries } = kept?.settings ?? noSettings;
  return {
    account_sid: accountSid,
    messaging_service_sid: serviceSid,
    advanced: kept !== null,
    language,
    stop,
    start,
    help,
    countries,
    date_created: kept === null ? null : toIso8601(kept.createdAt),
    date_updated: kept === null ? null : toIso8601(kept.updatedAt),
    url: `${base}/v1/OptOutSettings/${serviceSid}`,
  };
};
