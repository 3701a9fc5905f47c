// The public check of the books.
import { routes } from "@pennywire/contract";
import { toIso8601 } from "@pennywire/contract/wire";
import type { Hono } from "hono";
import { answerWith, mount } from "./mount.ts";
import type { Room } from "./room.ts";

export const mountLedger = (app: Hono, room: Room): void => {
  const { deps } = room;
  mount(app, room, routes.verifyLedger, async () => {
    const report = await deps.store.verify();
    return answerWith(200, { ...report, checkedAt: toIso8601(deps.clock.now()) });
  });
};
