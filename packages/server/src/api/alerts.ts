// Alerts, and the webhook that hears of them.
import { routes, type QueryOf } from "@pennywire/contract";
import type { Hono } from "hono";
import type { DebuggerWebhook } from "../domain/alerts/debugger.ts";
import { Refusal } from "../domain/refusal.ts";
import { setDebugger } from "../verbs/alerts/set-debugger.ts";
import { answerWith, mount } from "./mount.ts";
import { metaEnvelope, pageAsked, sidNeighbours, sidPage } from "./page.ts";
import { presentAlert, presentDebuggerWebhook, presentWholeAlert } from "./present/alert.ts";
import type { Room } from "./room.ts";
import { spanOf } from "./sent-range.ts";

export const mountAlerts = (app: Hono, room: Room): void => {
  const { deps } = room;

  mount(app, room, routes.listAlerts, async ({ caller: { account }, query, search, base }) => {
    const asked = pageAsked(query);
    const filter = { logLevel: query.LogLevel ?? null, ...rangeOf(query) };
    const rows = await deps.store.read.alerts.list(account.id, filter, sidPage(asked));
    const { items, next, previous } = sidNeighbours(rows, asked);
    const shown = items.map((alert) => presentAlert(alert, { accountSid: account.sid, base }));
    return answerWith(200, metaEnvelope("alerts", `${base}/v1/Alerts`, search, asked, shown, next, previous));
  });

  mount(app, room, routes.fetchAlert, async ({ caller: { account }, params, base }) => {
    const alert = await deps.store.read.alerts.find(account.id, params.Sid);
    if (alert === null) throw new Refusal(20404);
    return answerWith(200, presentWholeAlert(alert, { accountSid: account.sid, base }));
  });

  mount(app, room, routes.fetchDebuggerWebhook, async ({ caller: { account } }) => {
    const webhook = await deps.store.read.alerts.debuggerWebhook(account.id);
    return answerWith(200, presentDebuggerWebhook(webhook, account.sid));
  });

  mount(app, room, routes.updateDebuggerWebhook, async ({ caller, body, answering }) => {
    const made = answering((webhook: DebuggerWebhook) => presentDebuggerWebhook(webhook, caller.account.sid));
    await setDebugger(deps, caller, body.Url ?? "", made.witness);
    return made.answer();
  });
};

/** Both ends included; a day means the whole of it. */
export const rangeOf = (query: Pick<QueryOf<typeof routes.listAlerts>, "StartDate" | "EndDate">) => ({
  from: spanOf(query.StartDate, "StartDate")?.first ?? null,
  until: spanOf(query.EndDate, "EndDate")?.last ?? null,
});
