// Applications: sets of webhooks under one name, which numbers and messages can refer to.
import { z } from "zod";
import { friendlyNameMax } from "./accounts.ts";
import { accountPath, apiVersion, rfc2822, sid, uri } from "./fields.ts";
import { flag, text } from "./input.ts";
import { method, url } from "./numbers.ts";
import { listOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

const methodField = (of: string) => z.enum(["GET", "POST"]).describe(`HTTP method of ${of}.`);
const nullableUrl = (of: string) => z.string().nullable().describe(`URL of ${of}, or null.`);

const application = z
  .object({
    sid: sid("AP", "the application"),
    account_sid: sid("AC", "the account that has it"),
    friendly_name: z.string().describe("Its name."),
    api_version: apiVersion(),
    sms_url: nullableUrl("the webhook that hears of inbound messages"),
    sms_method: methodField("sms_url"),
    sms_fallback_url: nullableUrl("the webhook that is called when sms_url fails"),
    sms_fallback_method: methodField("sms_fallback_url"),
    sms_status_callback: nullableUrl("the older name of message_status_callback"),
    message_status_callback: nullableUrl("the webhook that hears of the status of its messages"),
    status_callback: nullableUrl("the webhook that hears of the status of its calls"),
    status_callback_method: methodField("status_callback"),
    voice_url: nullableUrl("the webhook for calls"),
    voice_method: methodField("voice_url"),
    voice_fallback_url: nullableUrl("the webhook that is called when voice_url fails"),
    voice_fallback_method: methodField("voice_fallback_url"),
    voice_caller_id_lookup: z.boolean().describe("Whether callers' names are looked up."),
    public_application_connect_enabled: z.boolean().describe("Whether other accounts may dial it."),
    date_created: rfc2822("When it was made."),
    date_updated: rfc2822("When it last changed."),
    uri: uri(),
  })
  .meta({ id: "Application", description: "A TwiML application." });

const settings = z.object({
  FriendlyName: text(20002, friendlyNameMax).describe(`A name: ${friendlyNameMax} characters at most.`),
  ApiVersion: text(20400, 16).describe("The API version of its TwiML requests."),
  SmsUrl: url("the webhook that hears of inbound messages and answers with TwiML"),
  SmsMethod: method("SmsUrl"),
  SmsFallbackUrl: url("the webhook that is called when SmsUrl fails"),
  SmsFallbackMethod: method("SmsFallbackUrl"),
  SmsStatusCallback: url("the older name of MessageStatusCallback"),
  MessageStatusCallback: url("the webhook that hears of the status of messages that name this application"),
  StatusCallback: url("the webhook that hears of the status of calls"),
  StatusCallbackMethod: method("StatusCallback"),
  VoiceUrl: url("the webhook for calls"),
  VoiceMethod: method("VoiceUrl"),
  VoiceFallbackUrl: url("the webhook that is called when VoiceUrl fails"),
  VoiceFallbackMethod: method("VoiceFallbackUrl"),
  VoiceCallerIdLookup: flag(20400).describe("Whether callers' names are looked up."),
  PublicApplicationConnectEnabled: flag(20400).describe("Whether other accounts may dial it."),
});

const place = { product: "api", root: "/2010-04-01", suffix: ".json", tag: "Applications" } as const;
const applications = "/Accounts/{AccountSid}/Applications";
const applicationPath = z.object({ ...accountPath, Sid: sid("AP", "the application") });
const refusals = [20002, 21402, 21403, 21406] as const;

export const createApplication = defineRoute({
  ...place,
  id: "createApplication",
  method: "post",
  path: applications,
  summary: "Create an application",
  description: "Makes a set of webhooks that numbers and messages can refer to.",
  params: z.object(accountPath),
  query: nothing,
  body: settings,
  success: { status: 201, schema: application },
  refusals,
});

export const listApplications = defineRoute({
  ...place,
  id: "listApplications",
  method: "get",
  path: applications,
  summary: "List applications",
  description: "The applications of the account, newest first.",
  params: z.object(accountPath),
  query: z.object({
    FriendlyName: text(20400, friendlyNameMax).describe("Applications with this name."),
    ...paging,
  }),
  body: nothing,
  success: { status: 200, schema: listOf("applications", application, "ApplicationList") },
  refusals: [20007, 21481, 20400],
});

export const fetchApplication = defineRoute({
  ...place,
  id: "fetchApplication",
  method: "get",
  path: `${applications}/{Sid}`,
  summary: "Fetch an application",
  description: "One application with its settings.",
  params: applicationPath,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: application },
  refusals: [],
});

export const updateApplication = defineRoute({
  ...place,
  id: "updateApplication",
  method: "post",
  path: `${applications}/{Sid}`,
  summary: "Change an application's settings",
  description: "Sets what is given and leaves the rest as it is. An empty value clears a setting.",
  params: applicationPath,
  query: nothing,
  body: settings,
  success: { status: 200, schema: application },
  refusals,
});

export const deleteApplication = defineRoute({
  ...place,
  id: "deleteApplication",
  method: "delete",
  path: `${applications}/{Sid}`,
  summary: "Delete an application",
  description: "Numbers that name it go back to their own URLs.",
  params: applicationPath,
  query: nothing,
  body: nothing,
  success: { status: 204, schema: null },
  refusals: [],
});
