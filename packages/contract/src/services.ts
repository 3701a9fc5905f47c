// Messaging services: a pool of senders with common settings. Their senders are in senders.ts.
import { z } from "zod";
import { isoDateTime, orNull, sid } from "./fields.ts";
import { flag, needed, oneOf, text, whole } from "./input.ts";
import { metaListOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

/** The most characters of a service's name. */
const serviceNameMax = 64;
/** The most characters of a URL that callers give us to call. */
const urlUnitsMax = 4000;
/** How long a message may wait for its carrier, in seconds. */
const validityPeriodS = { min: 1, max: 36_000 } as const;

const methods = ["GET", "POST"] as const;
const scans = ["inherit", "enable", "disable"] as const;
const usecases = ["notifications", "marketing", "verification", "discussion", "poll", "undeclared"] as const;

const nullableUrl = (of: string) => orNull(z.string().describe(`URL of ${of}, or null.`));
const methodField = (of: string) => z.enum(methods).describe(`HTTP method of ${of}.`);

/** The absolute address of a resource of the newer products. */
export const resourceUrl = () => z.string().describe("URL of this resource.");

/** Absolute addresses of what belongs to a resource, by name. */
export const resourceLinks = () => z.record(z.string(), z.string()).describe("URLs of what belongs to this resource.");

const service = z
  .object({
    sid: sid("MG", "the messaging service"),
    account_sid: sid("AC", "the account that owns it"),
    friendly_name: z.string().describe("Its name."),
    date_created: isoDateTime("When it was made."),
    date_updated: isoDateTime("When its settings last changed."),
    inbound_request_url: nullableUrl("the webhook that hears of texts to its senders"),
    inbound_method: methodField("inbound_request_url"),
    fallback_url: nullableUrl("the webhook that is called when inbound_request_url fails"),
    fallback_method: methodField("fallback_url"),
    status_callback: nullableUrl("the webhook that hears what becomes of its messages"),
    sticky_sender: z.boolean().describe("Whether a recipient hears from the same sender every time."),
    mms_converter: z.boolean().describe("Whether media become links where no sender can carry them."),
    smart_encoding: z.boolean().describe("Whether look-alike characters are replaced by ones of the GSM alphabet."),
    scan_message_content: z.enum(scans).describe("Kept, and without effect: nothing here reads messages."),
    fallback_to_long_code: z.boolean().describe("Kept, and without effect: it is obsolete."),
    area_code_geomatch: z.boolean().describe("Whether a number with the recipient's area code is preferred."),
    synchronous_validation: z.boolean().describe("Kept, and without effect: it is reserved."),
    validity_period: z.int().describe("How long its messages may wait for their carrier, in seconds."),
    usecase: z.enum(usecases).describe("What it is for."),
    us_app_to_person_registered: z.boolean().describe("Always false: no registration for US 10DLC is kept here."),
    use_inbound_webhook_on_number: z
      .boolean()
      .describe("Whether each number's own webhook is called and the service's is not."),
    url: resourceUrl(),
    links: resourceLinks(),
  })
  .meta({ id: "Service", description: "A messaging service." });

const url = (of: string) => text(21402, urlUnitsMax).describe(`URL of ${of}, http or https; empty clears it.`);
const method = (of: string) => oneOf(21403, methods).describe(`HTTP method of ${of}: GET or POST.`);

const settings = {
  FriendlyName: text(20002, serviceNameMax).describe(`A name: ${serviceNameMax} characters at most.`),
  InboundRequestUrl: url("the webhook that hears of texts to its senders; without one they are only kept"),
  InboundMethod: method("InboundRequestUrl"),
  FallbackUrl: url("the webhook that is called when InboundRequestUrl fails"),
  FallbackMethod: method("FallbackUrl"),
  StatusCallback: text(21609, urlUnitsMax).describe(
    "URL of the webhook that hears what becomes of its messages, where a message names none; empty clears it.",
  ),
  StickySender: flag(20400).describe("Whether a recipient hears from the same sender every time; true when new."),
  MmsConverter: flag(20400).describe("Whether media become links where no sender can carry them; true when new."),
  SmartEncoding: flag(20400).describe("Whether look-alike characters are replaced by GSM ones; true when new."),
  ScanMessageContent: oneOf(20400, scans).describe("Kept, and without effect: nothing here reads messages."),
  FallbackToLongCode: flag(20400).describe("Kept, and without effect: it is obsolete."),
  AreaCodeGeomatch: flag(20400).describe(
    "Whether a number with the recipient's area code is preferred; true when new.",
  ),
  ValidityPeriod: whole(21624, validityPeriodS.min, validityPeriodS.max).describe(
    "How long its messages may wait for their carrier, in seconds; 36000 when new.",
  ),
  SynchronousValidation: flag(20400).describe("Kept, and without effect: it is reserved."),
  Usecase: oneOf(21713, usecases).describe("What it is for; undeclared when new."),
  UseInboundWebhookOnNumber: flag(20400).describe(
    "Whether each number's own webhook is called and the service's is not; false when new.",
  ),
} as const;

/** What all routes of messaging services share. */
export const servicePlace = { product: "messaging", root: "/v1", suffix: "", tag: "Messaging services" } as const;
export const servicePath = { ServiceSid: sid("MG", "the messaging service") } as const;
export const oneService = "/Services/{ServiceSid}";

export const createService = defineRoute({
  ...servicePlace,
  id: "createService",
  method: "post",
  path: "/Services",
  summary: "Create a messaging service",
  description: "Makes a messaging service with an empty pool.",
  params: nothing,
  query: nothing,
  body: z.object({
    ...settings,
    FriendlyName: needed(20400)
      .max(serviceNameMax, { error: "20002" })
      .describe(`A name: ${serviceNameMax} characters at most.`),
  }),
  success: { status: 201, schema: service },
  refusals: [20002, 20400, 21402, 21403, 21609, 21624, 21713],
});

export const listServices = defineRoute({
  ...servicePlace,
  id: "listServices",
  method: "get",
  path: "/Services",
  summary: "List messaging services",
  description: "The account's messaging services, newest first.",
  params: nothing,
  query: z.object(paging),
  body: nothing,
  success: { status: 200, schema: metaListOf("services", service, "ServiceList") },
  refusals: [20007, 21481, 20400],
});

export const fetchService = defineRoute({
  ...servicePlace,
  id: "fetchService",
  method: "get",
  path: oneService,
  summary: "Fetch a messaging service",
  description: "One messaging service with its settings.",
  params: z.object(servicePath),
  query: nothing,
  body: nothing,
  success: { status: 200, schema: service },
  refusals: [],
});

export const updateService = defineRoute({
  ...servicePlace,
  id: "updateService",
  method: "post",
  path: oneService,
  summary: "Change a messaging service",
  description: "Sets what is given and leaves the rest as it is. An empty URL clears it.",
  params: z.object(servicePath),
  query: nothing,
  body: z.object(settings),
  success: { status: 200, schema: service },
  refusals: [20002, 20400, 21402, 21403, 21609, 21624, 21713],
});

export const deleteService = defineRoute({
  ...servicePlace,
  id: "deleteService",
  method: "delete",
  path: oneService,
  summary: "Delete a messaging service",
  description:
    "Ends a messaging service. Its numbers and short codes stay with the account; messages keep its SID, and what waits in it fails.",
  params: z.object(servicePath),
  query: nothing,
  body: nothing,
  success: { status: 204, schema: null },
  refusals: [],
});

const usecase = z.object({
  usecase: z.enum(usecases).describe("The word for it in Usecase."),
  description: z.string().describe("Its name, for people."),
  purpose: z.string().describe("What such a service sends."),
});

export const listUsecases = defineRoute({
  ...servicePlace,
  id: "listUsecases",
  method: "get",
  path: "/Services/Usecases",
  summary: "List use cases",
  description: "What a messaging service can be for.",
  params: nothing,
  query: nothing,
  body: nothing,
  success: {
    status: 200,
    schema: z
      .object({ usecases: z.array(usecase).describe("All there are.") })
      .meta({ id: "Usecases", description: "What messaging services can be for." }),
  },
  refusals: [],
});
