// Messages: listing, reading, redacting, canceling and deleting them. Sending one is in message-create.ts.
import { z } from "zod";
import {
  accountPath,
  apiVersion,
  countText,
  decimalText,
  orNull,
  rfc2822,
  sid,
  subresourceUris,
  uri,
} from "./fields.ts";
import { oneOf, text, whole } from "./input.ts";
import { listOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

/** Every status a message can show, inbound ones included. */
export const messageStatuses = [
  "accepted",
  "scheduled",
  "queued",
  "sending",
  "sent",
  "delivered",
  "undelivered",
  "failed",
  "canceled",
  "receiving",
  "received",
  "read",
  "partially_delivered",
] as const;

/** Who caused a message. */
export const messageDirections = ["inbound", "outbound-api", "outbound-call", "outbound-reply"] as const;

/** The most UTF-16 units of a body. Longer is refused with 21617, by the server, after To and From were looked at. */
export const bodyUnitsMax = 1600;

// The codes of the dictionary have at most six digits.
const errorCodeMax = 999_999;

/** A message as every answer shows it: always all of these fields. */
export const message = z
  .object({
    sid: sid("SM|MM", "the message: SM for text, MM with media"),
    account_sid: sid("AC", "the account that sent or received it"),
    api_version: apiVersion(),
    body: z.string().describe("The text, after smart encoding. Empty once redacted."),
    from: z.string().nullable().describe("The sender, or null while a messaging service has not chosen one."),
    to: z.string().describe("The recipient."),
    messaging_service_sid: orNull(sid("MG", "the messaging service it was sent through, or null")),
    status: z.enum(messageStatuses).describe("How far the message has come."),
    direction: z.enum(messageDirections).describe("Who caused it: a request, a reply in TwiML, or a phone."),
    num_segments: countText("Segments it is sent and billed as."),
    num_media: countText("Media it carries."),
    price: orNull(
      decimalText("What it costs, as a negative amount, from the first answer on; null when nothing is charged."),
    ),
    price_unit: z.string().nullable().describe("Currency of the price, ISO 4217."),
    error_code: z.int().nullable().describe("Why it failed or was not delivered, or null."),
    error_message: z.string().nullable().describe("The error code in words, or null."),
    date_created: rfc2822("When the message was accepted or received."),
    date_updated: rfc2822("When the message last changed."),
    date_sent: orNull(rfc2822("When it was handed to the carrier, or null.")),
    subresource_uris: subresourceUris(),
    uri: uri(),
  })
  .meta({ id: "Message", description: "A text or media message, to a phone or from one." });

const dateSent = (which: string) =>
  text(20400, 64).meta({
    description: `Messages sent ${which}: a UTC day (YYYY-MM-DD) or a moment. Messages that were not sent yet are left out.`,
    "x-sdk-type": "date",
  });

export const listMessages = defineRoute({
  id: "listMessages",
  method: "get",
  product: "api",
  root: "/2010-04-01",
  path: "/Accounts/{AccountSid}/Messages",
  suffix: ".json",
  tag: "Messages",
  summary: "List messages",
  description:
    "The account's messages, newest first. With Status, Direction, ErrorCode, MessagingServiceSid or Body, one page looks at a " +
    "limited number of messages, so it may hold fewer than a full page, even none, and still have a next_page_uri to follow.",
  params: z.object(accountPath),
  query: z.object({
    To: text(20400, 64).describe("Messages to this recipient."),
    From: text(20400, 64).describe("Messages from this sender."),
    DateSent: dateSent("on this day"),
    "DateSent<": dateSent("on or before this day"),
    "DateSent>": dateSent("on or after this day"),
    Status: oneOf(20400, messageStatuses).describe("Messages that have come this far."),
    Direction: oneOf(20400, messageDirections).describe("Messages that were caused this way."),
    ErrorCode: whole(20400, 1, errorCodeMax).describe("Messages that ended with this error code."),
    MessagingServiceSid: text(20400, 64).describe("Messages that were sent through this messaging service."),
    Body: text(20400, bodyUnitsMax).describe(
      "Messages whose text has this in it; the case of plain letters does not matter.",
    ),
    ...paging,
  }),
  body: nothing,
  success: { status: 200, schema: listOf("messages", message, "MessageList") },
  refusals: [20007, 21481, 20400],
});

const messagePath = { ...accountPath, Sid: sid("SM|MM", "the message") } as const;

export const fetchMessage = defineRoute({
  id: "fetchMessage",
  method: "get",
  product: "api",
  root: "/2010-04-01",
  path: "/Accounts/{AccountSid}/Messages/{Sid}",
  suffix: ".json",
  tag: "Messages",
  summary: "Fetch a message",
  description: "One message as it is now.",
  params: z.object(messagePath),
  query: nothing,
  body: nothing,
  success: { status: 200, schema: message },
  refusals: [],
});

export const updateMessage = defineRoute({
  id: "updateMessage",
  method: "post",
  product: "api",
  root: "/2010-04-01",
  path: "/Accounts/{AccountSid}/Messages/{Sid}",
  suffix: ".json",
  tag: "Messages",
  summary: "Redact or cancel a message",
  description:
    "An empty Body redacts the message: its text is gone for good. Status=canceled calls off a scheduled message.",
  params: z.object(messagePath),
  query: nothing,
  body: z.object({
    Body: z.string({ error: "21619" }).max(0, { error: "21619" }).nullish().describe("Empty: the text is removed."),
    Status: oneOf(30409, ["canceled"]).describe("`canceled`: the message is not sent."),
  }),
  success: { status: 200, schema: message },
  refusals: [21619, 30409, 20009],
});

export const deleteMessage = defineRoute({
  id: "deleteMessage",
  method: "delete",
  product: "api",
  root: "/2010-04-01",
  path: "/Accounts/{AccountSid}/Messages/{Sid}",
  suffix: ".json",
  tag: "Messages",
  summary: "Delete a message",
  description: "Removes a message whose sending is over. What it cost stays in the books.",
  params: z.object(messagePath),
  query: nothing,
  body: nothing,
  success: { status: 204, schema: null },
  refusals: [20009],
});
