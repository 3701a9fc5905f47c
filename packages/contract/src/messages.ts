// Messages: sending, listing, reading, redacting, canceling and deleting them.
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
import { decimal, flag, list, needed, oneOf, text, whole } from "./input.ts";
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

/** Why a message is sent, in the words of `MessageIntent`. */
export const messageIntents = [
  "otp",
  "notifications",
  "marketing",
  "fraud",
  "security",
  "customercare",
  "delivery",
  "education",
  "polling",
  "announcements",
  "events",
] as const;

/** The most UTF-16 units of a body. Longer is refused with 21617, by the server, after To and From were looked at. */
export const bodyUnitsMax = 1600;

/** The most media of a message. More is refused with 21623, by the server, after To and From were looked at. */
export const mediaMax = 10;

/** The most seconds a message may wait to be handed to a carrier, and what it gets when nothing is asked. */
export const validityPeriodMaxS = 36_000;

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

const createBody = z
  .object({
    To: needed(21604).describe("The recipient in E.164, such as +15558675310. In a form the plus sign is written %2B."),
    From: text(21212).describe(
      "The sender: a number of the account in E.164, a short code or an alphanumeric sender. This or MessagingServiceSid.",
    ),
    MessagingServiceSid: text(21705).describe("The messaging service that chooses the sender. This or From."),
    Body: text(20400).meta({
      description: `The text: ${bodyUnitsMax} characters at most. One of Body, MediaUrl and ContentSid.`,
      maxLength: bodyUnitsMax,
    }),
    MediaUrl: list(21620).meta({
      description: `URLs of media to send: ${mediaMax} at most. In a form the name repeats.`,
      maxItems: mediaMax,
    }),
    ContentSid: text(21655).describe("The content template to send."),
    ContentVariables: text(21656).describe("Values for the template, as the text of a JSON object."),
    StatusCallback: text(21609).describe("URL that hears of every change of status."),
    ApplicationSid: text(21420).describe(
      "The application whose status callback is used when StatusCallback is not given.",
    ),
    ValidityPeriod: whole(21624, 1, validityPeriodMaxS).describe(
      "Seconds the message may wait before it is handed to the carrier: 1 to 36000, 36000 when left out.",
    ),
    ScheduleType: oneOf(35126, ["fixed"]).describe("`fixed`, together with SendAt."),
    SendAt: text(35117).meta({ description: "When to send, ISO 8601.", "x-sdk-type": "date" }),
    SendAsMms: flag(20400).describe("Send text as a media message."),
    SmartEncoded: flag(20400).describe("Replace characters that look alike so that the text fits the GSM alphabet."),
    ShortenUrls: flag(20400).describe("Shorten links; needs a messaging service with a domain for it."),
    ContentRetention: oneOf(30029, ["retain", "discard"]).describe("Whether the text is kept once it is sent."),
    AddressRetention: oneOf(30030, ["retain", "obfuscate"]).describe("Whether the recipient's number is kept in full."),
    PersistentAction: list(20400).describe("Actions of rich channels, such as a place on a map."),
    ProvideFeedback: flag(20400).describe("Says that feedback on this message will follow."),
    Attempt: whole(20400, 0, 2_147_483_647).describe("How often the caller has tried; kept for the record."),
    MaxPrice: decimal(21627, 0, 1_000_000).describe("Obsolete: read and ignored."),
    ForceDelivery: flag(20400).describe("Skip the check for landlines."),
    TrafficType: oneOf(20400, ["free"]).describe("Reserved."),
    RiskCheck: oneOf(20400, ["enable", "disable"]).describe(
      "Whether the protection against message pumping looks at this message.",
    ),
    FallbackFrom: text(21665).describe("The sender used when a rich channel cannot deliver."),
    MessageIntent: oneOf(20400, messageIntents).describe("Why the message is sent."),
    Tags: text(20400).describe("Labels to keep with the message, as the text of a JSON object."),
  })
  // Looked at even when other fields are wrong: what is missing is told first.
  .refine((body) => present(body.From) || present(body.MessagingServiceSid), {
    error: "21603",
    path: ["From"],
    when: isObject,
  })
  .refine((body) => present(body.Body) || present(body.ContentSid) || present(body.MediaUrl), {
    error: "21602",
    path: ["Body"],
    when: isObject,
  });

export const createMessage = defineRoute({
  id: "createMessage",
  method: "post",
  product: "api",
  root: "/2010-04-01",
  path: "/Accounts/{AccountSid}/Messages",
  suffix: ".json",
  tag: "Messages",
  summary: "Send a message",
  description:
    "Accepts a message for delivery. A 201 means that it is stored and paid for: its price is in the answer and held on the balance. " +
    "It is sent in the background; follow it with StatusCallback or by fetching it.",
  params: z.object(accountPath),
  query: nothing,
  body: createBody,
  success: { status: 201, schema: message },
  refusals: [
    21604, 21603, 21602, 21211, 21212, 21617, 21623, 21620, 21609, 21624, 21606, 21621, 21266, 21408, 21610, 21611,
    21612, 21614, 21701, 21705, 35111, 35114, 35117, 35118, 35119, 20402,
  ],
});

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
  description: "The account's messages, newest first.",
  params: z.object(accountPath),
  query: z.object({
    To: text(20400, 64).describe("Messages to this recipient."),
    From: text(20400, 64).describe("Messages from this sender."),
    DateSent: dateSent("on this day"),
    "DateSent<": dateSent("on or before this day"),
    "DateSent>": dateSent("on or after this day"),
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
  refusals: [21619, 30409],
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

// Refinements also see input that the fields refused, so they look at values as unknown.
function present(value: unknown): boolean {
  return (typeof value === "string" || Array.isArray(value)) && value.length > 0;
}

function isObject(payload: { readonly value: unknown }): boolean {
  return typeof payload.value === "object" && payload.value !== null;
}
