// The account's TwiML applications.
import { fullPath, routes, type BodyOf } from "@pennywire/contract";
import type { Hono } from "hono";
import type { Application, ApplicationSettings } from "../domain/applications/application.ts";
import { Refusal } from "../domain/refusal.ts";
import { changeApplication } from "../verbs/applications/change.ts";
import { createApplication } from "../verbs/applications/create.ts";
import { deleteApplication } from "../verbs/applications/delete.ts";
import { given, textOrNull } from "./given.ts";
import { answerWith, mount } from "./mount.ts";
import { envelope, pageAsked, sidNeighbours, sidPage } from "./page.ts";
import { presentApplication } from "./present/application.ts";
import type { Room } from "./room.ts";

export const mountApplications = (app: Hono, room: Room): void => {
  const { deps } = room;

  mount(app, room, routes.createApplication, async ({ caller, body, answering }) => {
    const made = answering((application: Application) => presentApplication(application, caller.account.sid));
    await createApplication(deps, caller, settingsOf(body), made.witness);
    return made.answer();
  });

  mount(app, room, routes.listApplications, async ({ caller: { account }, query, search }) => {
    const asked = pageAsked(query);
    const name = textOrNull(query.FriendlyName);
    const rows = await deps.store.read.applications.list(account.id, name, sidPage(asked));
    const { items, next, previous } = sidNeighbours(rows, asked);
    const path = fullPath(routes.listApplications).replace("{AccountSid}", account.sid);
    return answerWith(200, {
      ...envelope(path, search, asked, items, next, previous),
      applications: items.map((application) => presentApplication(application, account.sid)),
    });
  });

  mount(app, room, routes.fetchApplication, async ({ caller: { account }, params }) => {
    const application = await deps.store.read.applications.find(account.id, params.Sid);
    if (application === null) throw new Refusal(20404);
    return answerWith(200, presentApplication(application, account.sid));
  });

  mount(app, room, routes.updateApplication, async ({ caller, params, body, answering }) => {
    const made = answering((application: Application) => presentApplication(application, caller.account.sid));
    await changeApplication(deps, caller, params.Sid, settingsOf(body), made.witness);
    return made.answer();
  });

  mount(app, room, routes.deleteApplication, async ({ caller, params }) => {
    await deleteApplication(deps, caller, params.Sid);
    return answerWith(204, null);
  });
};

const settingsOf = (body: BodyOf<typeof routes.createApplication>): Partial<ApplicationSettings> =>
  given<ApplicationSettings>({
    friendlyName: body.FriendlyName,
    apiVersion: body.ApiVersion,
    smsUrl: body.SmsUrl,
    smsMethod: body.SmsMethod,
    smsFallbackUrl: body.SmsFallbackUrl,
    smsFallbackMethod: body.SmsFallbackMethod,
    smsStatusCallback: body.SmsStatusCallback,
    messageStatusCallback: body.MessageStatusCallback,
    statusCallback: body.StatusCallback,
    statusCallbackMethod: body.StatusCallbackMethod,
    voiceUrl: body.VoiceUrl,
    voiceMethod: body.VoiceMethod,
    voiceFallbackUrl: body.VoiceFallbackUrl,
    voiceFallbackMethod: body.VoiceFallbackMethod,
    voiceCallerIdLookup: body.VoiceCallerIdLookup,
    publicApplicationConnectEnabled: body.PublicApplicationConnectEnabled,
  });
