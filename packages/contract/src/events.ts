// Audit events: who changed what of an account, by the API. Messages are traffic and leave none.
import { z } from "zod";
import { monitorRange } from "./alerts.ts";
import { isoDateTime, sid } from "./fields.ts";
import { text } from "./input.ts";
import { metaListOf, paging } from "./page.ts";
import { defineRoute, nothing, type RoutePlace } from "./route.ts";

const event = z
  .object({
    sid: sid("AE", "the event"),
    account_sid: sid("AC", "the account that was changed"),
    actor_sid: sid("AC|SK", "who did it: an account or an API key"),
    actor_type: z.enum(["account", "api-key"]).describe("What the actor is."),
    description: z.string().nullable().describe("Always null."),
    event_data: z
      .object({
        parameters: z.array(z.string()).describe("Names of the parameters that were given, never their values."),
      })
      .describe("What the request was about."),
    event_date: isoDateTime("When it happened."),
    event_type: z.string().describe("What was done to which kind of resource: `key.created`."),
    resource_sid: z.string().describe("SID of what was changed."),
    resource_type: z.string().describe("What was changed: `key`."),
    source: z.literal("api").describe("Always api."),
    source_ip_address: z.string().nullable().describe("Where the request came from, or null when that is not known."),
    url: z.string().describe("URL of this event."),
    links: z
      .object({ actor: z.string().nullable(), resource: z.string().nullable() })
      .describe("Always null: neither has one URL for all products."),
  })
  .meta({ id: "Event", description: "A change of an account's resources." });

const place = { method: "get", product: "monitor", root: "/v1", suffix: "", tag: "Monitor" } as const;

const filter = (of: string) => text(20400, 64).describe(`Events ${of}.`);

export const listEvents = defineRoute({
  ...place,
  id: "listEvents",
  path: "/Events",
  summary: "List audit events",
  description: "Who changed what, newest first. Events are kept for 400 days.",
  params: nothing,
  query: z.object({
    ActorSid: filter("of this account or key"),
    EventType: filter("of this type"),
    ResourceSid: filter("about this resource"),
    SourceIpAddress: filter("from this address"),
    ...monitorRange,
    ...paging,
  }),
  body: nothing,
  success: { status: 200, schema: metaListOf("events", event, "EventList") },
  refusals: [20007, 21481, 20400],
});

export const fetchEvent = defineRoute({
  ...place,
  id: "fetchEvent",
  path: "/Events/{Sid}",
  summary: "Fetch an audit event",
  description: "One event.",
  params: z.object({ Sid: sid("AE", "the event") }),
  query: nothing,
  body: nothing,
  success: { status: 200, schema: event },
  refusals: [],
});

export interface EventKind {
  /** `key`. */
  readonly resource: string;
  /** `key.created`. */
  readonly type: string;
}

/**
 * What a route that changes something leaves as an event, read from its id (`createKey` is `key.created`); null for routes
 * that change nothing, for traffic, and for the handles of the simulated network, which nobody has in earnest.
 */
export const eventKindOf = ({ id, method, tag }: Pick<RoutePlace, "id" | "method" | "tag">): EventKind | null => {
  if (method === "get" || tag === "Simulation") return null;
  const [, verb = "", noun = ""] = /^([a-z]+)(.*)$/.exec(id) ?? [];
  const resource = noun.replaceAll(/(?!^)[A-Z]/g, "-$&").toLowerCase();
  if (traffic.has(resource)) return null;
  return { resource, type: `${resource}.${pastOf(verb)}` };
};

const traffic: ReadonlySet<string> = new Set(["message", "feedback", "media"]);

const pastOf = (verb: string): string => (verb.endsWith("e") ? `${verb}d` : `${verb}ed`);
