// The REST door: the paths of the contract, and what is said to every other.
import { document, routes, type Route } from "@pennywire/contract";
import { Hono, type Context } from "hono";
import { Refusal } from "../domain/refusal.ts";
import { mountAccounts } from "./accounts.ts";
import { mountAlerts } from "./alerts.ts";
import { audited } from "./audit.ts";
import { mountEvents } from "./events.ts";
import { mountIam } from "./iam.ts";
import { mountKeys } from "./keys.ts";
import { mountFeedback } from "./feedback.ts";
import { mountContents } from "./contents.ts";
import { mountDeactivations } from "./deactivations.ts";
import { mountGeo } from "./geo.ts";
import { mountLedger } from "./ledger.ts";
import { mountMedia } from "./media.ts";
import { mountMessages } from "./messages.ts";
import { mountOptOutSettings } from "./opt-out-settings.ts";
import { mountOptOuts } from "./opt-outs.ts";
import { corsHeaders, preflightHeaders } from "./cors.ts";
import { formatOf } from "./formats/format.ts";
import { rendered, type Shape } from "./formats/render.ts";
import { createDocs } from "./docs.ts";
import { routedPath } from "./host.ts";
import { addressesOf } from "./mount.ts";
import { mountApplications } from "./applications.ts";
import { mountAvailableNumbers } from "./available-numbers.ts";
import { mountCallerIds } from "./caller-ids.ts";
import { mountNumbers } from "./numbers.ts";
import { mountShortCodes } from "./short-codes.ts";
import { mountSenders } from "./senders.ts";
import { mountServices } from "./services.ts";
import { refusedAnswer } from "./refuse.ts";
import { requestHeader } from "./request-header.ts";
import { respond } from "./respond.ts";
import type { Room } from "./room.ts";
import { mountSimulation } from "./simulation.ts";
import { mountTokens } from "./tokens.ts";
import { mountLookup } from "./lookup.ts";
import { mountPricing } from "./pricing.ts";
import { mountTriggers } from "./triggers.ts";
import { mountUsage } from "./usage.ts";
import { welcomePage } from "./welcome.ts";

export const createApi = (given: Room): Hono => {
  const room: Room = { ...given, deps: audited(given.deps) };
  const app = new Hono({ getPath: routedPath });
  // The hot route first: the router looks no further.
  mountMessages(app, room);
  mountFeedback(app, room);
  mountMedia(app, room);
  mountAccounts(app, room);
  mountKeys(app, room);
  mountIam(app, room);
  mountTokens(app, room);
  mountNumbers(app, room);
  mountAvailableNumbers(app, room);
  mountShortCodes(app, room);
  mountCallerIds(app, room);
  mountApplications(app, room);
  mountServices(app, room);
  mountSenders(app, room);
  mountContents(app, room);
  mountGeo(app, room);
  mountDeactivations(app, room);
  mountUsage(app, room);
  mountTriggers(app, room);
  mountPricing(app, room);
  mountLookup(app, room);
  mountLedger(app, room);
  mountSimulation(app, room);
  mountOptOuts(app, room);
  mountOptOutSettings(app, room);
  mountAlerts(app, room);
  mountEvents(app, room);
  mountOpenPaths(app, room);
  const refuse = (c: Context, error: unknown, more: Readonly<Record<string, string>> = {}): Response => {
    const requestId = room.deps.newSid("RQ");
    const refused = refusedAnswer(error, requestId, room.log);
    const format = formatOf(c.req.url, requestHeader(c, "accept"));
    const written = format === "json" ? refused : rendered(format, noShape, refused.status, refused.body);
    return respond(written, requestId, 0, { ...refused.headers, ...corsHeaders(c), ...more });
  };
  const all: readonly Route[] = Object.values(routes);
  for (const [path, methods] of methodsByPath(all)) {
    const allowed = { Allow: methods.join(", ") };
    app.options(path, (c) => {
      const headers = { ...allowed, ...preflightHeaders(c) };
      return respond({ status: 204, body: null }, room.deps.newSid("RQ"), 0, headers);
    });
    app.all(path, (c) => refuse(c, new Refusal(20004), allowed));
  }
  app.notFound((c) => refuse(c, new Refusal(20404)));
  app.onError((error, c) => refuse(c, error));
  return app;
};

const methodsByPath = (all: readonly Route[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const route of all) {
    for (const path of addressesOf(route)) {
      const methods = found.get(path) ?? [];
      methods.push(route.method.toUpperCase());
      found.set(path, methods);
    }
  }
  return found;
};

/** What is refused before any route is reached has no shape of its own. */
const noShape: Shape = { noun: "", fields: null };

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
  // Built when it is first asked for: it takes longer than the rest of a start.
  let text: string | null = null;
  const docs = createDocs();
  open("/docs", docs.page);
  open("/docs/:file", docs.file);
  open("/openapi.json", (c) => {
    text ??= JSON.stringify(document());
    return c.body(text, 200, { "Content-Type": "application/json" });
  });
  open("/", async (c) => c.html(welcomePage));
};
