// Media of messages: records like any other resource, and bytes, which anybody may fetch who knows where.
import { fullPath, permissionOf, routes } from "@pennywire/contract";
import { toRfc2822 } from "@pennywire/contract/wire";
import type { Context, Hono } from "hono";
import { checkRight } from "../domain/accounts/rights.ts";
import type { Media } from "../domain/media/media.ts";
import { Refusal } from "../domain/refusal.ts";
import { deleteMedia } from "../verbs/media/delete.ts";
import { addressesOf, answerWith, mount } from "./mount.ts";
import { envelope, pageAsked, sidNeighbours, sidPage } from "./page.ts";
import { refusedAnswer } from "./refuse.ts";
import { requestHeader } from "./request-header.ts";
import { respond } from "./respond.ts";
import type { Room } from "./room.ts";
import { sentRange } from "./sent-range.ts";

export const mountMedia = (app: Hono, room: Room): void => {
  const { deps } = room;
  const { media, messages } = deps.store.read;

  mount(app, room, routes.listMedia, async ({ caller: { account }, params: { MessageSid }, query, search }) => {
    if ((await messages.find(account.id, MessageSid)) === null) throw new Refusal(20404);
    const asked = pageAsked(query);
    const { sentFrom: from, sentUntil: until } = sentRange({
      DateSent: query.DateCreated,
      "DateSent<": query["DateCreated<"],
      "DateSent>": query["DateCreated>"],
    });
    const rows = await media.list(account.id, MessageSid, { from, until }, sidPage(asked));
    const { items, next, previous } = sidNeighbours(rows, asked);
    const path = fullPath(routes.listMedia).replace("{AccountSid}", account.sid).replace("{MessageSid}", MessageSid);
    return answerWith(200, {
      ...envelope(path, search, asked, items, next, previous),
      media_list: items.map((one) => presentMedia(one, account.sid)),
    });
  });

  mount(app, room, routes.fetchMedia, async ({ caller: { account }, params }) => {
    const found = await media.find(account.id, params.MessageSid, params.Sid);
    if (found === null) throw new Refusal(20404);
    return answerWith(200, presentMedia(found, account.sid));
  });

  mount(app, room, routes.deleteMedia, async ({ caller, params }) => {
    await deleteMedia(deps, caller, params.MessageSid, params.Sid);
    return answerWith(204, null);
  });

  mountBytes(app, room);
};

/**
 * The file itself. Not `mount`: carriers and receivers of webhooks have no credentials of ours, and eighty random bits
 * in the URL are nothing that anybody guesses. An account may still require its own.
 */
const mountBytes = (app: Hono, room: Room): void => {
  app.on("GET", [...addressesOf(routes.fetchMediaBytes)], async (c) => {
    const begun = performance.now();
    const requestId = room.deps.newSid("RQ");
    try {
      const { type, bytes, pieces } = await fileOf(c, room);
      const about = { "Content-Type": type, "Content-Length": String(bytes), "Twilio-Request-Id": requestId };
      return new Response(pieces, { headers: { ...fileHeaders, ...about } });
    } catch (error) {
      const refused = refusedAnswer(error, requestId, room.log);
      return respond(refused, requestId, performance.now() - begun, refused.headers);
    }
  });
};

/** A file comes from a stranger: no browser shall take it for a page of ours, and none shall run it. */
const fileHeaders = {
  "Cache-Control": "private, no-store",
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "X-Content-Type-Options": "nosniff",
} as const;

const fileOf = async (c: Context, room: Room) => {
  const { store, media } = room.deps;
  const { AccountSid = "", MessageSid = "", Sid = "" } = c.req.param();
  if (c.req.path.includes("%00")) throw new Refusal(20404);
  const account = await store.read.accounts.find(AccountSid);
  if (account === null) throw new Refusal(20404);
  const { mediaBasicAuth } = await store.read.messagingSettings.find(account.id);
  if (mediaBasicAuth) await signIn(c, room, AccountSid);
  const found = await store.read.media.find(account.id, MessageSid, Sid);
  const pieces = found === null ? null : await media.read(found.sid);
  if (found === null || pieces === null) throw new Refusal(20404);
  return { type: found.contentType, bytes: found.bytes, pieces };
};

/** Refuses whoever may not read this account's media. */
const signIn = async (c: Context, { credentials }: Room, accountSid: string): Promise<void> => {
  const someone = await credentials.check(requestHeader(c, "authorization"));
  await credentials.reach(someone, accountSid);
  if (!someone.isActive) throw new Refusal(20005);
  checkRight(someone.rights, permissionOf(routes.fetchMediaBytes));
};

const presentMedia = ({ sid, messageSid, contentType, createdAt }: Media, accountSid: string) => ({
  sid,
  account_sid: accountSid,
  parent_sid: messageSid,
  content_type: contentType,
  date_created: toRfc2822(createdAt),
  date_updated: toRfc2822(createdAt),
  uri: `/2010-04-01/Accounts/${accountSid}/Messages/${messageSid}/Media/${sid}.json`,
});
