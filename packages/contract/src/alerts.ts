// Alerts: what went wrong with webhooks, TwiML and deliveries, with the request and the answer. And the
// one URL of an account that hears of each of them.
import { z } from "zod";
import { isoDateTime, orNull, sid } from "./fields.ts";
import { oneOf, text } from "./input.ts";
import { urlUnitsMax } from "./numbers.ts";
import { metaListOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

const logLevels = ["error", "warning", "notice", "debug"] as const;

const summary = {
  sid: sid("NO", "the alert"),
  account_sid: sid("AC", "the account"),
  resource_sid: sid("SM|MM", "the message it is about"),
  service_sid: orNull(sid("MG", "the messaging service of the message, or null")),
  alert_text: z.string().describe("Details as a form: Msg, ErrorCode, LogLevel, url, httpResponse."),
  api_version: z.string().nullable().describe("Always 2010-04-01."),
  error_code: z.string().describe("What went wrong. Text here, a number everywhere else (Twilio's way)."),
  log_level: z.enum(logLevels).describe("How bad it is."),
  more_info: z.string().describe("A page about the code."),
  request_method: z
    .enum(["GET", "POST"])
    .nullable()
    .describe("HTTP method, or null when no request of ours was involved."),
  request_url: z.string().nullable().describe("The URL that was asked, or null; a password in it is not shown."),
  date_generated: isoDateTime("When it happened."),
  date_created: isoDateTime("When it happened."),
  date_updated: isoDateTime("When it happened."),
  url: z.string().describe("URL of this alert."),
};

const alert = z.object(summary).meta({ id: "Alert", description: "Something that went wrong." });

const wholeAlert = z
  .object({
    ...summary,
    request_variables: z.string().nullable().describe("What was sent, as a form; null once the message was redacted."),
    request_headers: z.string().nullable().describe("Headers that were sent, as a form; null like the variables."),
    response_body: z
      .string()
      .nullable()
      .describe("The answer's first 16 KiB; null when there was none, or like the variables."),
    response_headers: z.string().nullable().describe("Headers of the answer, as a form; null like the body."),
  })
  .meta({ id: "AlertWithExchange", description: "Something that went wrong, with the request and the answer." });

const place = { method: "get", product: "monitor", root: "/v1", suffix: "", tag: "Monitor" } as const;

/** Which times a list of Monitor is about. */
export const monitorRange = {
  StartDate: text(20400).describe("The first moment: a UTC day (YYYY-MM-DD) or a moment."),
  EndDate: text(20400).describe("The last moment, included: a UTC day or a moment."),
} as const;

export const listAlerts = defineRoute({
  ...place,
  id: "listAlerts",
  path: "/Alerts",
  summary: "List alerts",
  description: "What went wrong, newest first. Alerts are kept for 30 days.",
  params: nothing,
  query: z.object({
    LogLevel: oneOf(20400, logLevels).describe("Alerts of this level."),
    ...monitorRange,
    ...paging,
  }),
  body: nothing,
  success: { status: 200, schema: metaListOf("alerts", alert, "AlertList") },
  refusals: [20007, 21481, 20400],
});

export const fetchAlert = defineRoute({
  ...place,
  id: "fetchAlert",
  path: "/Alerts/{Sid}",
  summary: "Fetch an alert",
  description: "One alert with the request and the answer.",
  params: z.object({ Sid: sid("NO", "the alert") }),
  query: nothing,
  body: nothing,
  success: { status: 200, schema: wholeAlert },
  refusals: [],
});

const debuggerWebhook = z
  .object({
    account_sid: sid("AC", "the account"),
    url: z.string().nullable().describe("Who is told of every alert, or null."),
    date_updated: orNull(isoDateTime("When it was last set; null when it never was.")),
  })
  .meta({ id: "DebuggerWebhook", description: "The URL that hears of every alert of an account." });

const setting = { product: "pennywire", root: "", path: "/v1/DebuggerWebhook", suffix: "", tag: "Monitor" } as const;

export const fetchDebuggerWebhook = defineRoute({
  ...setting,
  id: "fetchDebuggerWebhook",
  method: "get",
  summary: "Fetch the debugger webhook",
  description: "Who is told of alerts.",
  params: nothing,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: debuggerWebhook },
  refusals: [],
});

export const updateDebuggerWebhook = defineRoute({
  ...setting,
  id: "updateDebuggerWebhook",
  method: "post",
  summary: "Set the debugger webhook",
  description:
    "From now on every alert is posted there, signed like any other webhook and with the same retries: Sid, AccountSid, ParentAccountSid, Timestamp, Level, PayloadType and Payload, a JSON text with the request and the answer.",
  params: nothing,
  query: nothing,
  body: z.object({ Url: text(21402, urlUnitsMax).describe("http or https; empty: nobody is told.") }),
  success: { status: 200, schema: debuggerWebhook },
  refusals: [21402],
});
