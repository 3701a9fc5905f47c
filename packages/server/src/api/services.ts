// Messaging services.
import { routes, type BodyOf } from "@pennywire/contract";
import type { Hono } from "hono";
import type { Service, ServiceSettings } from "../domain/services/service.ts";
import { Refusal } from "../domain/refusal.ts";
import { configureService } from "../verbs/services/configure.ts";
import { createService } from "../verbs/services/create.ts";
import { deleteService } from "../verbs/services/delete.ts";
import { answerWith, mount } from "./mount.ts";
import { metaEnvelope, pageAsked, sidNeighbours, sidPage } from "./page.ts";
import { presentService, presentUsecases } from "./present/service.ts";
import type { Room } from "./room.ts";

export const mountServices = (app: Hono, room: Room): void => {
  const { deps } = room;

  // Before the route of one service, whose path it fits.
  mount(app, room, routes.listUsecases, async () => answerWith(200, presentUsecases()));

  mount(app, room, routes.createService, async ({ caller, body, base, answering }) => {
    const made = answering((service: Service) => presentService(service, { accountSid: caller.account.sid, base }));
    await createService(deps, caller, settingsOf(body), made.witness);
    return made.answer();
  });

  mount(app, room, routes.listServices, async ({ caller: { account }, query, search, base }) => {
    const asked = pageAsked(query);
    const rows = await deps.store.read.services.list(account.id, sidPage(asked));
    const { items, next, previous } = sidNeighbours(rows, asked);
    const shown = items.map((service) => presentService(service, { accountSid: account.sid, base }));
    return answerWith(200, metaEnvelope("services", `${base}/v1/Services`, search, asked, shown, next, previous));
  });

  mount(app, room, routes.fetchService, async ({ caller: { account }, params, base }) => {
    const service = await deps.store.read.services.current(account.id, params.ServiceSid);
    if (service === null) throw new Refusal(20404);
    return answerWith(200, presentService(service, { accountSid: account.sid, base }));
  });

  mount(app, room, routes.updateService, async ({ caller, params, body, base, answering }) => {
    const made = answering((service: Service) => presentService(service, { accountSid: caller.account.sid, base }));
    await configureService(deps, caller, params.ServiceSid, settingsOf(body), made.witness);
    return made.answer();
  });

  mount(app, room, routes.deleteService, async ({ caller, params }) => {
    await deleteService(deps, caller, params.ServiceSid);
    return answerWith(204, null);
  });
};

/** The settings that were given; what was not stays as it is. */
const settingsOf = (body: BodyOf<typeof routes.updateService>): Partial<ServiceSettings> => {
  const all = {
    friendlyName: body.FriendlyName,
    inboundRequestUrl: body.InboundRequestUrl,
    inboundMethod: body.InboundMethod,
    fallbackUrl: body.FallbackUrl,
    fallbackMethod: body.FallbackMethod,
    useInboundWebhookOnNumber: body.UseInboundWebhookOnNumber,
    statusCallback: body.StatusCallback,
    stickySender: body.StickySender,
    areaCodeGeomatch: body.AreaCodeGeomatch,
    mmsConverter: body.MmsConverter,
    smartEncoding: body.SmartEncoding,
    fallbackToLongCode: body.FallbackToLongCode,
    scanMessageContent: body.ScanMessageContent,
    validityPeriod: body.ValidityPeriod,
    synchronousValidation: body.SynchronousValidation,
    usecase: body.Usecase,
  };
  // The cast: what is absent is left out, and what remains has the types of the settings.
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined && value !== null),
  ) as Partial<ServiceSettings>;
};
