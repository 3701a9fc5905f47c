// The senders in the pools of messaging services: four routes for each kind, which differ in what
// joins and in how it is shown.
import { fullPath, routes, type Route } from "@pennywire/contract";
import type { Hono } from "hono";
import type { z } from "zod";
import type { ServiceSender } from "../domain/services/sender.ts";
import { Refusal } from "../domain/refusal.ts";
import { attachSender, type Asked } from "../verbs/services/attach.ts";
import { detachSender } from "../verbs/services/detach.ts";
import { answerWith, mount } from "./mount.ts";
import { metaEnvelope, pageAsked, sidNeighbours, sidPage, type PageQuery } from "./page.ts";
import {
  presentAlphaSender,
  presentChannelSender,
  presentDestinationAlphaSender,
  presentServiceNumber,
  presentServiceShortCode,
  type Shown,
} from "./present/service.ts";
import type { Room } from "./room.ts";

export const mountSenders = (app: Hono, room: Room): void => {
  mountPool(app, room, {
    create: routes.createServicePhoneNumber,
    list: routes.listServicePhoneNumbers,
    fetch: routes.fetchServicePhoneNumber,
    remove: routes.deleteServicePhoneNumber,
    key: "phone_numbers",
    kind: "phone-number",
    asked: (body) => ({ kind: "phone-number", sid: body.PhoneNumberSid }),
    present: presentServiceNumber,
  });
  mountPool(app, room, {
    create: routes.createServiceShortCode,
    list: routes.listServiceShortCodes,
    fetch: routes.fetchServiceShortCode,
    remove: routes.deleteServiceShortCode,
    key: "short_codes",
    kind: "short-code",
    asked: (body) => ({ kind: "short-code", sid: body.ShortCodeSid }),
    present: presentServiceShortCode,
  });
  mountPool(app, room, {
    create: routes.createServiceAlphaSender,
    list: routes.listServiceAlphaSenders,
    fetch: routes.fetchServiceAlphaSender,
    remove: routes.deleteServiceAlphaSender,
    key: "alpha_senders",
    kind: "alpha",
    asked: (body) => ({ kind: "alpha", name: body.AlphaSender }),
    present: presentAlphaSender,
  });
  mountPool(app, room, {
    create: routes.createServiceDestinationAlphaSender,
    list: routes.listServiceDestinationAlphaSenders,
    fetch: routes.fetchServiceDestinationAlphaSender,
    remove: routes.deleteServiceDestinationAlphaSender,
    key: "alpha_senders",
    kind: "destination-alpha",
    asked: (body) => ({ kind: "destination-alpha", name: body.AlphaSender, country: body.IsoCountryCode ?? "" }),
    present: presentDestinationAlphaSender,
  });
  mountPool(app, room, {
    create: routes.createServiceChannelSender,
    list: routes.listServiceChannelSenders,
    fetch: routes.fetchServiceChannelSender,
    remove: routes.deleteServiceChannelSender,
    key: "senders",
    kind: "channel",
    asked: (body) => ({ kind: "channel", sid: body.Sid }),
    present: presentChannelSender,
  });
};

interface Pool<P extends z.ZodObject, One extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject> {
  readonly create: Route<P, z.ZodObject, B>;
  readonly list: Route<P, Q>;
  readonly fetch: Route<One>;
  readonly remove: Route<One>;
  /** Of the list in its envelope. */
  readonly key: string;
  readonly kind: ServiceSender["kind"];
  readonly asked: (body: z.output<B>) => Asked;
  readonly present: (sender: ServiceSender, shown: Shown) => unknown;
}

interface InService {
  readonly ServiceSid: string;
}
interface OneSender extends InService {
  readonly Sid: string;
}
interface Listing extends PageQuery {
  readonly IsoCountryCode?: string | null | undefined;
}

const mountPool = <
  P extends z.ZodObject & z.ZodType<InService>,
  One extends z.ZodObject & z.ZodType<OneSender>,
  Q extends z.ZodObject & z.ZodType<Listing>,
  B extends z.ZodObject,
>(
  app: Hono,
  room: Room,
  pool: Pool<P, One, Q, B>,
): void => {
  const { deps } = room;
  const { services } = deps.store.read;

  mount(app, room, pool.create, async ({ caller, params, body, base, answering }) => {
    const shown = { accountSid: caller.account.sid, base };
    const made = answering((sender: ServiceSender) => pool.present(sender, shown));
    const { sender, joined } = await attachSender(deps, caller, params.ServiceSid, pool.asked(body), made.witness);
    return joined ? made.answer() : answerWith(200, pool.present(sender, shown));
  });

  mount(app, room, pool.list, async ({ caller: { account }, params, query, search, base }) => {
    const service = await services.current(account.id, params.ServiceSid);
    if (service === null) throw new Refusal(20404);
    const asked = pageAsked(query);
    const country = query.IsoCountryCode?.toUpperCase() ?? "";
    const rows = await services.senders(service.sid, pool.kind, country === "" ? null : country, sidPage(asked));
    const { items, next, previous } = sidNeighbours(rows, asked);
    const shown = items.map((sender) => pool.present(sender, { accountSid: account.sid, base }));
    const url = `${base}${fullPath(pool.list).replace("{ServiceSid}", service.sid)}`;
    return answerWith(200, metaEnvelope(pool.key, url, search, asked, shown, next, previous));
  });

  mount(app, room, pool.fetch, async ({ caller: { account }, params, base }) => {
    const sender = await services.sender(account.id, params.Sid);
    if (sender?.serviceSid !== params.ServiceSid || sender.kind !== pool.kind) throw new Refusal(20404);
    return answerWith(200, pool.present(sender, { accountSid: account.sid, base }));
  });

  mount(app, room, pool.remove, async ({ caller, params }) => {
    await detachSender(deps, caller, params.ServiceSid, pool.kind, params.Sid);
    return answerWith(204, null);
  });
};
