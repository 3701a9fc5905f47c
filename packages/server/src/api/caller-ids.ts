// The account's caller IDs.
import { fullPath, routes } from "@pennywire/contract";
import type { Hono } from "hono";
import type { CallerId, Validation } from "../domain/numbers/caller-id.ts";
import { webhookUrlMax } from "../domain/numbers/settings.ts";
import { Refusal } from "../domain/refusal.ts";
import { isWebUrl } from "../domain/web-url.ts";
import { removeCallerId } from "../verbs/caller-ids/remove.ts";
import { renameCallerId } from "../verbs/caller-ids/rename.ts";
import { validateCallerId } from "../verbs/caller-ids/validate.ts";
import { textOrNull } from "./given.ts";
import { answerWith, mount } from "./mount.ts";
import { envelope, pageAsked, sidNeighbours, sidPage } from "./page.ts";
import { presentCallerId, presentValidation } from "./present/caller-id.ts";
import type { Room } from "./room.ts";

export const mountCallerIds = (app: Hono, room: Room): void => {
  const { deps } = room;

  mount(app, room, routes.listCallerIds, async ({ caller: { account }, query, search }) => {
    const asked = pageAsked(query);
    const filter = { phoneNumber: textOrNull(query.PhoneNumber), friendlyName: textOrNull(query.FriendlyName) };
    const rows = await deps.store.read.callerIds.list(account.id, filter, sidPage(asked));
    const { items, next, previous } = sidNeighbours(rows, asked);
    const path = fullPath(routes.listCallerIds).replace("{AccountSid}", account.sid);
    return answerWith(200, {
      ...envelope(path, search, asked, items, next, previous),
      outgoing_caller_ids: items.map((callerId) => presentCallerId(callerId, account.sid)),
    });
  });

  mount(app, room, routes.createCallerId, async ({ caller, body, answering }) => {
    const made = answering((validation: Validation) => presentValidation(validation, caller.account.sid));
    const callback = textOrNull(body.StatusCallback);
    if (callback !== null && !isWebUrl(callback, webhookUrlMax)) throw new Refusal(21402, null, "StatusCallback");
    const asked = { phoneNumber: body.PhoneNumber, friendlyName: textOrNull(body.FriendlyName) };
    await validateCallerId(deps, caller, asked, made.witness);
    return made.answer();
  });

  mount(app, room, routes.fetchCallerId, async ({ caller: { account }, params }) => {
    const callerId = await deps.store.read.callerIds.find(account.id, params.Sid);
    if (callerId === null) throw new Refusal(20404);
    return answerWith(200, presentCallerId(callerId, account.sid));
  });

  mount(app, room, routes.updateCallerId, async ({ caller, params, body, answering }) => {
    const made = answering((callerId: CallerId) => presentCallerId(callerId, caller.account.sid));
    await renameCallerId(deps, caller, params.Sid, body.FriendlyName ?? null, made.witness);
    return made.answer();
  });

  mount(app, room, routes.deleteCallerId, async ({ caller, params }) => {
    await removeCallerId(deps, caller, params.Sid);
    return answerWith(204, null);
  });
};
