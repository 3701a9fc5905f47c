// Audit events.
import { routes } from "@pennywire/contract";
import type { Hono } from "hono";
import { Refusal } from "../domain/refusal.ts";
import { rangeOf } from "./alerts.ts";
import { answerWith, mount } from "./mount.ts";
import { metaEnvelope, pageAsked, sidNeighbours, sidPage } from "./page.ts";
import { presentEvent } from "./present/alert.ts";
import type { Room } from "./room.ts";

export const mountEvents = (app: Hono, room: Room): void => {
  const { deps } = room;

  mount(app, room, routes.listEvents, async ({ caller: { account }, query, search, base }) => {
    const asked = pageAsked(query);
    const filter = {
      actorSid: orNull(query.ActorSid),
      type: orNull(query.EventType),
      resourceSid: orNull(query.ResourceSid),
      sourceIp: orNull(query.SourceIpAddress),
      ...rangeOf(query),
    };
    const rows = await deps.store.read.events.list(account.id, filter, sidPage(asked));
    const { items, next, previous } = sidNeighbours(rows, asked);
    const shown = items.map((event) => presentEvent(event, { accountSid: account.sid, base }));
    return answerWith(200, metaEnvelope("events", `${base}/v1/Events`, search, asked, shown, next, previous));
  });

  mount(app, room, routes.fetchEvent, async ({ caller: { account }, params, base }) => {
    const event = await deps.store.read.events.find(account.id, params.Sid);
    if (event === null) throw new Refusal(20404);
    return answerWith(200, presentEvent(event, { accountSid: account.sid, base }));
  });
};

const orNull = (text: string | null | undefined): string | null =>
  text === undefined || text === null || text === "" ? null : text;
