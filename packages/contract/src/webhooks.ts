// The record of every request that was made of a customer's server for a message: a status
// callback, the webhook of an inbound text, its fallback.
import { z } from "zod";
import { accountPath, rfc2822, sid } from "./fields.ts";
import { listOf } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

const webhook = z
  .object({
    purpose: z.enum(["status", "inbound", "fallback", "redirect", "action", "debugger"]).describe("What it was about."),
    attempt: z.int().describe("Which try it was, from 1."),
    request_url: z.string().describe("The URL that was asked; a password in it is not shown."),
    request_method: z.enum(["GET", "POST"]).describe("HTTP method."),
    request_parameters: z
      .record(z.string(), z.string())
      .describe("What was sent; empty once the message was redacted."),
    response_status: z.int().nullable().describe("HTTP status of the answer, or null when there was none."),
    response_content_type: z.string().nullable().describe("Content type of the answer, or null."),
    response_body: z.string().describe("The answer's first 16 KiB; empty once the message was redacted."),
    error_code: z.int().nullable().describe("What went wrong, as in Twilio's alerts, or null."),
    error_message: z.string().nullable().describe("What went wrong, in a sentence, or null."),
    duration_ms: z.int().describe("How long it took, in milliseconds."),
    date_created: rfc2822("When it was made."),
  })
  .meta({ id: "Webhook", description: "A request to a customer's server, and what came back." });

export const listWebhooks = defineRoute({
  id: "listWebhooks",
  method: "get",
  product: "api",
  root: "/2010-04-01",
  path: "/Accounts/{AccountSid}/Messages/{MessageSid}/Webhooks",
  suffix: ".json",
  tag: "Messages",
  summary: "List the webhooks of a message",
  description:
    "Every request that was made of your server for this message, with what was sent and what came back, oldest first.",
  params: z.object({ ...accountPath, MessageSid: sid("SM|MM", "the message") }),
  query: nothing,
  body: nothing,
  success: { status: 200, schema: listOf("webhooks", webhook, "WebhookList") },
  refusals: [],
});
