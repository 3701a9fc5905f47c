// Messages: send, list, fetch, redact, delete.
import { fullPath, routes, type BodyOf } from "@pennywire/contract";
import type { Hono } from "hono";
import type { Draft } from "../domain/messages/accept.ts";
import type { Message } from "../domain/messages/message.ts";
import { parseE164 } from "../domain/numbers/phone-number.ts";
import { Refusal } from "../domain/refusal.ts";
import { deleteMessage } from "../verbs/messages/delete.ts";
import { redactMessage } from "../verbs/messages/redact.ts";
import { sendMessage } from "../verbs/messages/send.ts";
import { cursorOf, messageToken } from "./message-token.ts";
import { answerWith, mount } from "./mount.ts";
import { envelope, pageAsked } from "./page.ts";
import { presentExchange } from "./present/exchange.ts";
import { presentMessage } from "./present/message.ts";
import type { Room } from "./room.ts";
import { sentRange } from "./sent-range.ts";

export const mountMessages = (app: Hono, room: Room): void => {
  const { deps } = room;

  mount(app, room, routes.createMessage, async ({ caller, body, answering }) => {
    const made = answering((message: Message) => presentMessage(message, caller.account.sid));
    await sendMessage(deps, caller, draftOf(body), made.witness);
    return made.answer();
  });

  mount(app, room, routes.listMessages, async ({ caller, query, search }) => {
    const asked = pageAsked(query);
    const filter = { to: numberAsked(query.To), from: numberAsked(query.From), ...sentRange(query) };
    const cursor = asked.token === null ? null : cursorOf(asked.token);
    const page = await deps.store.read.messages.page(caller.account.id, filter, asked.size, cursor, asked.offset);
    const path = pathOf(routes.listMessages, caller.account.sid);
    const { messages } = page;
    return answerWith(200, {
      ...envelope(path, search, asked, messages, messageToken(page.next), messageToken(page.previous)),
      messages: messages.map((message) => presentMessage(message, caller.account.sid)),
    });
  });

  mount(app, room, routes.fetchMessage, async ({ caller, params }) => {
    const message = await deps.store.read.messages.find(caller.account.id, params.Sid);
    if (message === null) throw new Refusal(20404);
    return answerWith(200, presentMessage(message, caller.account.sid));
  });

  mount(app, room, routes.updateMessage, async ({ caller, params, body, answering }) => {
    if (body.Status === "canceled") await refuseToCancel(room, caller.account.id, params.Sid);
    if (body.Body === undefined || body.Body === null)
      throw new Refusal(21619, "Give Body= to redact the message.", "Body");
    const made = answering((message: Message) => presentMessage(message, caller.account.sid));
    await redactMessage(deps, caller, params.Sid, made.witness);
    return made.answer();
  });

  mount(app, room, routes.deleteMessage, async ({ caller, params }) => {
    await deleteMessage(deps, caller, params.Sid);
    return answerWith(204, null);
  });

  mount(app, room, routes.listWebhooks, async ({ caller, params }) => {
    const message = await deps.store.read.messages.find(caller.account.id, params.MessageSid);
    if (message === null) throw new Refusal(20404);
    const exchanges = await deps.store.read.callbacks.exchanges(caller.account.id, message.sid);
    const path = pathOf(routes.listWebhooks, caller.account.sid).replace("{MessageSid}", message.sid);
    const asked = { index: 0, size: 200, offset: 0, token: null };
    return answerWith(200, {
      ...envelope(path, "", asked, exchanges, null, null),
      webhooks: exchanges.map(presentExchange),
    });
  });
};

const pathOf = (route: (typeof routes)[keyof typeof routes], accountSid: string): string =>
  fullPath(route).replace("{AccountSid}", accountSid);

/** The parameters of a POST as a draft. What belongs to an object that this account has none of is refused as missing. */
const draftOf = (body: BodyOf<typeof routes.createMessage>): Draft => {
  if (given(body.ContentSid)) throw new Refusal(21655, null, "ContentSid");
  if (given(body.ContentVariables)) throw new Refusal(21654, null, "ContentVariables");
  if (given(body.ApplicationSid)) throw new Refusal(21420, null, "ApplicationSid");
  if (given(body.ScheduleType)) throw new Refusal(35118, null, "ScheduleType");
  if (given(body.SendAt)) throw new Refusal(35119, null, "SendAt");
  return {
    to: body.To,
    from: body.From ?? null,
    messagingServiceSid: body.MessagingServiceSid ?? null,
    body: body.Body ?? null,
    media: body.MediaUrl ?? [],
    statusCallback: given(body.StatusCallback) ? body.StatusCallback : null,
    smartEncoded: body.SmartEncoded ?? false,
    validityPeriod: body.ValidityPeriod ?? null,
  };
};

const given = (text: string | null | undefined): text is string => text !== undefined && text !== null && text !== "";

/** Numbers are compared as they are stored; a text that is none matches nothing, or is a sender ID. */
const numberAsked = (text: string | null | undefined): string | null => {
  if (!given(text)) return null;
  const trimmed = text.trim();
  return parseE164(trimmed.startsWith("+") ? trimmed : `+${trimmed}`)?.e164 ?? trimmed;
};

/** Only scheduled messages can be called off, and this account cannot have any: it has no messaging service. */
const refuseToCancel = async (room: Room, accountId: number, sid: string): Promise<never> => {
  const message = await room.deps.store.read.messages.find(accountId, sid);
  throw new Refusal(message === null ? 20404 : 30409);
};
