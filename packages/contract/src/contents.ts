// Content templates: what a message says, with gaps that each message fills. Bodies are JSON here,
// with names in snake case as in answers; Twilio's client for Node writes them in camel case, which
// is taken as well.
import { z } from "zod";
import { isoDateTime, sid } from "./fields.ts";
import { flag, jsonObject, needed, oneOf, text, whole } from "./input.ts";
import { metaListOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";
import { resourceLinks, resourceUrl } from "./services.ts";

/** The most characters of a template's name. */
const contentNameMax = 450;
/** The most characters of a language's code, such as `pt_BR`. */
const languageMax = 16;
/** The most characters of the name that a template has at WhatsApp, which is WhatsApp's limit. */
const approvalNameMax = 512;
/** Longest that a message may wait for its recipient there, in seconds: 30 days. */
const sendTtlMaxS = 2_592_000;

const types = z
  .record(z.string(), z.record(z.string(), z.unknown()))
  .describe("The content by its type, such as `twilio/text`, each with the fields of that type.");

const common = {
  date_created: isoDateTime("When it was made."),
  date_updated: isoDateTime("When it last changed."),
  sid: sid("HX", "the template"),
  account_sid: sid("AC", "the account that owns it"),
  friendly_name: z.string().describe("Its name, which recipients never see."),
  language: z.string().describe("Its language, such as `en`."),
  variables: z
    .record(z.string(), z.string())
    .describe("What fills a gap that a message does not fill, by the gap's name."),
  types,
};

const content = z
  .object({ ...common, url: resourceUrl(), links: resourceLinks() })
  .meta({ id: "Content", description: "A content template." });

const approval = z
  .object({
    type: z.enum(["whatsapp"]).describe("The channel that approves it."),
    name: z.string().describe("Its name there; empty when it was not submitted."),
    category: z.string().describe("What it is for; empty when it was not submitted."),
    content_type: z.string().describe("The type that was submitted; empty when none was."),
    status: z.enum(["unsubmitted", "received"]).describe("How far the approval has come."),
    rejection_reason: z.string().describe("Why it was rejected; empty when it was not."),
    allow_category_change: z.boolean().describe("Whether the channel may change its category."),
    send_ttl_seconds: z
      .int()
      .nullable()
      .describe("How long a message may wait for its recipient, in seconds, or null."),
  })
  .meta({ id: "ContentApproval", description: "How far the approval of a template has come." });

const approvalRequests = z
  .object({
    sid: sid("HX", "the template"),
    account_sid: sid("AC", "the account that owns it"),
    whatsapp: approval,
    url: resourceUrl(),
  })
  .meta({ id: "ContentApprovalRequests", description: "The approvals of a template." });

const contentAndApprovals = z
  .object({ ...common, approval_requests: approval })
  .meta({ id: "ContentAndApprovals", description: "A content template with its approval." });

const legacyContent = z
  .object({
    ...common,
    legacy_template_name: z.string().describe("The name of the template of before."),
    legacy_body: z.string().describe("The text of the template of before."),
    url: resourceUrl(),
  })
  .meta({ id: "LegacyContent", description: "A content template that was made from one of an older kind." });

const body = {
  friendly_name: text(20002, contentNameMax).describe(`A name: ${contentNameMax} characters at most.`),
  friendlyName: text(20002, contentNameMax).describe("The same as friendly_name."),
  variables: jsonObject(20400, z.string()).describe(
    "What fills a gap that a message does not fill: an object of texts by the gaps' names.",
  ),
} as const;

const place = { product: "content", root: "/v1", suffix: "", tag: "Content templates" } as const;
const path = z.object({ ContentSid: sid("HX", "the template") });
const one = "/Content/{ContentSid}";

export const createContent = defineRoute({
  ...place,
  id: "createContent",
  method: "post",
  path: "/Content",
  summary: "Create a content template",
  description:
    "Makes a template from JSON. Gaps are written `{{1}}` or `{{name}}`, 100 of them at most. To a phone, a template of any type becomes a text or media.",
  params: nothing,
  query: nothing,
  body: z.object({
    ...body,
    language: needed(20400).max(languageMax, { error: "20400" }).describe("Its language, such as `en` or `pt_BR`."),
    types: jsonObject(20400, z.record(z.string(), z.unknown())).describe(
      "The content by its type: `twilio/text`, `twilio/media`, `twilio/quick-reply` and others.",
    ),
  }),
  success: { status: 201, schema: content },
  refusals: [20002, 20400, 92002],
});

export const listContents = defineRoute({
  ...place,
  id: "listContents",
  method: "get",
  path: "/Content",
  summary: "List content templates",
  description: "The account's templates, newest first.",
  params: nothing,
  query: z.object(paging),
  body: nothing,
  success: { status: 200, schema: metaListOf("contents", content, "ContentList") },
  refusals: [20007, 21481, 20400],
});

export const fetchContent = defineRoute({
  ...place,
  id: "fetchContent",
  method: "get",
  path: one,
  summary: "Fetch a content template",
  description: "One template.",
  params: path,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: content },
  refusals: [],
});

export const updateContent = defineRoute({
  ...place,
  id: "updateContent",
  method: "put",
  path: one,
  summary: "Change a content template",
  description: "Sets what is given and leaves the rest as it is. Messages that were accepted before keep their text.",
  params: path,
  query: nothing,
  body: z.object({
    ...body,
    language: text(20400, languageMax).describe("Its language, such as `en` or `pt_BR`."),
    types: jsonObject(20400, z.record(z.string(), z.unknown())).describe(
      "The content by its type; replaces all types.",
    ),
  }),
  success: { status: 200, schema: content },
  refusals: [20002, 20400, 92002],
});

export const deleteContent = defineRoute({
  ...place,
  id: "deleteContent",
  method: "delete",
  path: one,
  summary: "Delete a content template",
  description: "Ends a template. Messages that were accepted before keep their text.",
  params: path,
  query: nothing,
  body: nothing,
  success: { status: 204, schema: null },
  refusals: [],
});

export const listContentAndApprovals = defineRoute({
  ...place,
  id: "listContentAndApprovals",
  method: "get",
  path: "/ContentAndApprovals",
  summary: "List content templates with their approvals",
  description: "The account's templates, newest first, each with how far its approval has come.",
  params: nothing,
  query: z.object(paging),
  body: nothing,
  success: { status: 200, schema: metaListOf("contents", contentAndApprovals, "ContentAndApprovalsList") },
  refusals: [20007, 21481, 20400],
});

export const listLegacyContents = defineRoute({
  ...place,
  id: "listLegacyContents",
  method: "get",
  path: "/LegacyContent",
  summary: "List content templates of an older kind",
  description: "Always empty: this platform never had templates of an older kind.",
  params: nothing,
  query: z.object(paging),
  body: nothing,
  success: { status: 200, schema: metaListOf("contents", legacyContent, "LegacyContentList") },
  refusals: [20007, 21481, 20400],
});

export const fetchApprovalRequests = defineRoute({
  ...place,
  id: "fetchApprovalRequests",
  method: "get",
  path: `${one}/ApprovalRequests`,
  summary: "Fetch the approvals of a content template",
  description: "How far its approval by WhatsApp has come. Texts need none.",
  params: path,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: approvalRequests },
  refusals: [],
});

export const createApprovalRequest = defineRoute({
  ...place,
  id: "createApprovalRequest",
  method: "post",
  path: `${one}/ApprovalRequests/whatsapp`,
  summary: "Submit a content template for approval",
  description:
    "Submits a template once. It stays `received`: there is no WhatsApp behind this platform to approve it, and texts need no approval.",
  params: path,
  query: nothing,
  body: z.object({
    name: needed(20400)
      .max(approvalNameMax, { error: "20400" })
      .regex(/^[a-z0-9_]+$/, { error: "20400" })
      .describe("Its name at WhatsApp: lower-case letters, digits and `_`."),
    category: oneOf(20400, ["UTILITY", "MARKETING", "AUTHENTICATION"]).describe(
      "What it is for; UTILITY when left out.",
    ),
    allow_category_change: flag(20400).describe("Whether the channel may change its category; true when left out."),
    send_ttl_seconds: whole(20400, 1, sendTtlMaxS).describe(
      "How long a message may wait for its recipient, in seconds.",
    ),
    sendTtlSeconds: whole(20400, 1, sendTtlMaxS).describe("The same as send_ttl_seconds."),
  }),
  success: { status: 201, schema: approval },
  refusals: [20400, 20412],
});
