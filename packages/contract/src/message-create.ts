// Sending a message: every parameter there is, what it means and what refuses it. What needs the account's own
// objects to be judged (a service, a template, an application) is looked at by the server.
import { z } from "zod";
import { accountPath } from "./fields.ts";
import { decimal, flag, list, needed, oneOf, text, whole } from "./input.ts";
import { bodyUnitsMax, message } from "./messages.ts";
import { defineRoute, nothing } from "./route.ts";

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

/** The most media of a message. More is refused with 21623, by the server, after To and From were looked at. */
export const mediaMax = 10;

/** The most seconds a message may wait to be handed to a carrier, and what it gets when nothing is asked. */
export const validityPeriodMaxS = 36_000;

const createBody = z
  .object({
    To: needed(21604).describe("The recipient in E.164, such as +15558675310. In a form the plus sign is written %2B."),
    From: text(21212).describe(
      "The sender: a number of the account in E.164, a short code of it, or an alphanumeric sender of 1 to 11 characters. " +
        "The SID of a messaging service here is read as MessagingServiceSid. This or MessagingServiceSid.",
    ),
    MessagingServiceSid: text(21705).describe(
      "The messaging service that chooses the sender. With From, that sender must be in the service's pool. This or From.",
    ),
    Body: text(20400).meta({
      description: `The text: ${bodyUnitsMax} characters at most. One of Body, MediaUrl and ContentSid.`,
      maxLength: bodyUnitsMax,
    }),
    MediaUrl: list(21620).meta({
      description: `URLs of media to send: ${mediaMax} at most. In a form the name repeats.`,
      maxItems: mediaMax,
    }),
    ContentSid: text(21655).describe(
      "The content template to send: its text and media take the place of Body and MediaUrl.",
    ),
    ContentVariables: text(21656).describe("Values for the template, as the text of a JSON object."),
    StatusCallback: text(21609).describe("URL that hears of every change of status."),
    ApplicationSid: text(21420).describe(
      "The application whose status callback is used when StatusCallback is not given.",
    ),
    ValidityPeriod: whole(21624, 1, validityPeriodMaxS).describe(
      "Seconds the message may wait before it is handed to the carrier: 1 to 36000; when left out, the service's, else 36000.",
    ),
    ScheduleType: oneOf(35126, ["fixed"]).describe("`fixed`, together with SendAt and MessagingServiceSid."),
    SendAt: text(35117).meta({
      description: "When to send, ISO 8601: from five minutes to 35 days ahead.",
      "x-sdk-type": "date",
    }),
    SendAsMms: flag(20400).describe("Send text as a media message: United States and Canada only."),
    SmartEncoded: flag(20400).describe(
      "Replace characters that look alike so that the text fits the GSM alphabet. When left out, as the service says, else no.",
    ),
    ShortenUrls: flag(20400).describe(
      "Shorten links: kept; no service has a domain for it, so links stay as they are.",
    ),
    ContentRetention: oneOf(30029, ["retain", "discard"]).describe(
      "Whether the text is kept once it is sent: `discard` empties it right after the hand-over.",
    ),
    AddressRetention: oneOf(30030, ["retain", "obfuscate"]).describe(
      "Whether answers show the recipient's number in full once the sending is over: `obfuscate` hides its last four digits.",
    ),
    PersistentAction: list(20400).describe("Actions of rich channels, such as `geo:37.78,-122.40|Office`: kept."),
    ProvideFeedback: flag(20400).describe("Says that feedback on this message will follow."),
    Attempt: whole(20400, 0, 2_147_483_647).describe("How often the caller has tried; kept for the record."),
    MaxPrice: decimal(21627, 0, 1_000_000).describe("Obsolete: read and ignored."),
    ForceDelivery: flag(20400).describe("Skip the check for landlines: kept."),
    TrafficType: oneOf(20400, ["free"]).describe("Reserved."),
    RiskCheck: oneOf(20400, ["enable", "disable"]).describe(
      "Whether the protection against message pumping looks at this message.",
    ),
    FallbackFrom: text(21665).describe(
      "The number used when a rich channel cannot deliver; only with MessagingServiceSid and without From. Kept.",
    ),
    MessageIntent: oneOf(20400, messageIntents).describe("Why the message is sent."),
    Tags: text(20400).describe("Labels to keep with the message: the text of a JSON object of strings, ten at most."),
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
    "It is sent in the background; follow it with StatusCallback or by fetching it. Through a messaging service the answer is " +
    "`accepted`, without a sender; what keeps the message from going out after that is its error_code.",
  params: z.object(accountPath),
  query: nothing,
  body: createBody,
  success: { status: 201, schema: message },
  refusals: [
    21604, 21603, 21602, 21211, 21212, 21265, 21266, 21268, 21408, 21420, 21606, 21609, 21610, 21611, 21612, 21614,
    21617, 21620, 21621, 21623, 21624, 21627, 21654, 21655, 21656, 21658, 21659, 21660, 21664, 21665, 21666, 21701,
    21703, 21704, 21705, 21711, 21712, 21910, 30029, 30030, 35111, 35114, 35115, 35117, 35118, 35119, 35125, 35126,
    20402,
  ],
});

// Refinements also see input that the fields refused, so they look at values as unknown.
function present(value: unknown): boolean {
  return (typeof value === "string" || Array.isArray(value)) && value.length > 0;
}

function isObject(payload: { readonly value: unknown }): boolean {
  return typeof payload.value === "object" && payload.value !== null;
}
