// Messages: send, list, fetch, redact, cancel, delete, and what is told about them.
import { fullPath, routes, type QueryOf } from "@pennywire/contract";
import type { Hono } from "hono";
import { isRehearsal } from "../domain/accounts/rights.ts";
import { rehearsedMessage } from "../domain/accounts/test-mode.ts";
import type { Message } from "../domain/messages/message.ts";
import { parseE164 } from "../domain/numbers/phone-number.ts";
import { Refusal } from "../domain/refusal.ts";
import { cancelMessage } from "../verbs/messages/cancel.ts";
import { deleteMessage } from "../verbs/messages/delete.ts";
import { redactMessage } from "../verbs/messages/redact.ts";
import { sendMessage } from "../verbs/messages/send.ts";
import { draftOf } from "./message-draft.ts";
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
    if (isRehearsal(caller.rights)) {
      const stage = { ...deps, account: caller.account, tariff: deps.tariff(), now: deps.clock.now() };
      return answerWith(201, presentMessage(rehearsedMessage(draftOf(body), stage), caller.account.sid));
    }
    const made = answering((message: Message) => presentMessage(message, caller.account.sid));
    await sendMessage(deps, caller, draftOf(body), made.witness);
    return made.answer();
  });

  mount(app, room, routes.listMessages, async ({ caller, query, search }) => {
    const asked = pageAsked(query);
    const filter = {
      to: numberAsked(query.To),
      from: numberAsked(query.From),
      ...sentRange(query),
      ...wordsAsked(query),
    };
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
    const made = answering((message: Message) => presentMessage(message, caller.account.sid));
    const cancels = body.Status === "canceled";
    if (!cancels && (body.Body === undefined || body.Body === null))
      throw new Refusal(21619, "Give Body= to redact the message.", "Body");
    await (cancels ? cancelMessage : redactMessage)(deps, caller, params.Sid, made.witness);
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

/** The filters that Twilio does not have. */
const wordsAsked = (query: QueryOf<typeof routes.listMessages>) => ({
  status: query.Status ?? null,
  direction: query.Direction ?? null,
  errorCode: query.ErrorCode ?? null,
  serviceSid: orNull(query.MessagingServiceSid),
  body: orNull(query.Body),
});

const orNull = (text: string | null | undefined): string | null => (text === undefined || text === "" ? null : text);

/** Numbers are compared as they are stored; a text that is none matches nothing, or is a sender ID. */
const numberAsked = (text: string | null | undefined): string | null => {
  const trimmed = orNull(text)?.trim() ?? null;
  if (trimmed === null) return null;
  return parseE164(trimmed.startsWith("+") ? trimmed : `+${trimmed}`)?.e164 ?? trimmed;
};
