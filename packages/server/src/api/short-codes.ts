// The account's short codes.
import { fullPath, routes } from "@pennywire/contract";
import type { Hono } from "hono";
import type { ShortCode, ShortCodeSettings } from "../domain/numbers/short-code.ts";
import { Refusal } from "../domain/refusal.ts";
import { configureShortCode } from "../verbs/short-codes/configure.ts";
import { grantShortCode } from "../verbs/short-codes/grant.ts";
import { given, textOrNull } from "./given.ts";
import { answerWith, mount } from "./mount.ts";
import { envelope, pageAsked, sidNeighbours, sidPage } from "./page.ts";
import { presentShortCode } from "./present/short-code.ts";
import type { Room } from "./room.ts";

export const mountShortCodes = (app: Hono, room: Room): void => {
  const { deps } = room;

  mount(app, room, routes.listShortCodes, async ({ caller: { account }, query, search }) => {
    const asked = pageAsked(query);
    const filter = { shortCode: textOrNull(query.ShortCode), friendlyName: textOrNull(query.FriendlyName) };
    const rows = await deps.store.read.shortCodes.list(account.id, filter, sidPage(asked));
    const { items, next, previous } = sidNeighbours(rows, asked);
    const path = fullPath(routes.listShortCodes).replace("{AccountSid}", account.sid);
    return answerWith(200, {
      ...envelope(path, search, asked, items, next, previous),
      short_codes: items.map((shortCode) => presentShortCode(shortCode, account.sid)),
    });
  });

  mount(app, room, routes.fetchShortCode, async ({ caller: { account }, params }) => {
    const shortCode = await deps.store.read.shortCodes.find(account.id, params.Sid);
    if (shortCode === null) throw new Refusal(20404);
    return answerWith(200, presentShortCode(shortCode, account.sid));
  });

  mount(app, room, routes.updateShortCode, async ({ caller, params, body, answering }) => {
    const made = answering((shortCode: ShortCode) => presentShortCode(shortCode, caller.account.sid));
    const change = given<ShortCodeSettings>({
      friendlyName: body.FriendlyName,
      apiVersion: body.ApiVersion,
      smsUrl: body.SmsUrl,
      smsMethod: body.SmsMethod,
      smsFallbackUrl: body.SmsFallbackUrl,
      smsFallbackMethod: body.SmsFallbackMethod,
    });
    await configureShortCode(deps, caller, params.Sid, change, made.witness);
    return made.answer();
  });

  mount(app, room, routes.grantShortCode, async ({ caller, body, answering }) => {
    const made = answering((shortCode: ShortCode) => presentShortCode(shortCode, caller.account.sid));
    const country = textOrNull(body.Country)?.toUpperCase() ?? "US";
    if (!/^[A-Z]{2}$/.test(country)) throw new Refusal(20400, "Country has two letters.", "Country");
    const friendlyName = textOrNull(body.FriendlyName);
    await grantShortCode(deps, caller, { shortCode: body.ShortCode, country, friendlyName }, made.witness);
    return made.answer();
  });
};
