// Deactivations: a redirect to the list of a day, and the list.
import { routes } from "@pennywire/contract";
import type { Hono } from "hono";
import { dayOf } from "../domain/billing/usage.ts";
import { answerWith, mount } from "./mount.ts";
import type { Room } from "./room.ts";

const dayMs = 86_400_000;

export const mountDeactivations = (app: Hono, room: Room): void => {
  const { deps } = room;

  mount(app, room, routes.fetchDeactivations, async ({ query, base }) => {
    const location = `${base}/v1/Deactivations/${query.Date ?? dayOf(deps.clock.now())}`;
    return { ...answerWith(routes.fetchDeactivations.success.status, { redirect_to: location }), location };
  });

  mount(app, room, routes.fetchDeactivatedNumbers, async ({ params }) => {
    const begins = Date.parse(`${params.Day}T00:00:00Z`);
    const numbers = await deps.store.read.numbers.released(begins, begins + dayMs);
    const body = numbers.map(({ phoneNumber }) => `${phoneNumber}\n`).join("");
    return { status: 200, body, contentType: "text/plain; charset=utf-8", replayed: false };
  });
};
