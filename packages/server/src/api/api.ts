// The REST door: the paths of the contract, and what is said to every other.
import { document, routes, type Route } from "@pennywire/contract";
import { Hono, type Context } from "hono";
import { Refusal } from "../domain/refusal.ts";
import { mountAccounts } from "./accounts.ts";
import { mountLedger } from "./ledger.ts";
import { mountMessages } from "./messages.ts";
import { routedPath } from "./host.ts";
import { addressesOf } from "./mount.ts";
import { mountNumbers } from "./numbers.ts";
import { refusedAnswer } from "./refuse.ts";
import { respond } from "./respond.ts";
import type { Room } from "./room.ts";
import { mountSimulation } from "./simulation.ts";
import { mountUsage } from "./usage.ts";
import { welcomePage } from "./welcome.ts";

export const createApi = (room: Room): Hono => {
  const app = new Hono({ getPath: routedPath });
  // The hot route first: the router looks no further.
  mountMessages(app, room);
  mountAccounts(app, room);
  mountNumbers(app, room);
  mountUsage(app, room);
  mountLedger(app, room);
  mountSimulation(app, room);
  mountOpenPaths(app, room);
  const refuse = (error: unknown): Response => {
    const requestId = room.deps.newSid("RQ");
    const refused = refusedAnswer(error, requestId, room.log);
    return respond(refused, requestId, 0, refused.headers);
  };
  const all: readonly Route[] = Object.values(routes);
  for (const path of new Set(all.flatMap(addressesOf))) {
    const here = all.filter((route) => addressesOf(route).includes(path));
    const allowed = here.map(({ method }) => method.toUpperCase());
    app.all(path, () => {
      const answer = refuse(new Refusal(20004));
      answer.headers.set("Allow", allowed.join(", "));
      return answer;
    });
  }
  app.notFound(() => refuse(new Refusal(20404)));
  app.onError((error) => refuse(error));
  return app;
};

/** What needs no credentials: health, the document, the welcome. */
const mountOpenPaths = (app: Hono, { deps }: Room): void => {
  const open = (path: string, answer: (c: Context) => Response | Promise<Response>): void => {
    app.get(path, async (c) => {
      const answered = await answer(c);
      answered.headers.set("Twilio-Request-Id", deps.newSid("RQ"));
      return answered;
    });
  };
  open("/healthz", (c) => c.text("ok\n"));
  open("/readyz", async (c) => {
    const ready = await deps.store.ready().catch(() => false);
    return ready ? c.text("ready\n") : c.text("not ready\n", 503);
  });
  const text = JSON.stringify(document());
  open("/openapi.json", (c) => c.body(text, 200, { "Content-Type": "application/json" }));
  open("/", async (c) => c.html(welcomePage));
};
