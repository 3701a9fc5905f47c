// What we post to customers' servers, always as text in a form. Receivers must let names they do
// not know pass, because the set grows.
import { z } from "zod";
import { messageStatuses } from "./messages.ts";

// Text in the form, a number in the SDK.
const numberText = (description: string) => z.string().meta({ description, "x-sdk-type": "number" });

const sidText = (of: string) => z.string().describe(`SID of ${of}.`);

/** The form of a status callback. */
export const statusCallback = z
  .object({
    MessageSid: sidText("the message"),
    SmsSid: sidText("the message, under its old name"),
    MessageStatus: z.enum(messageStatuses).describe("How far the message has come."),
    SmsStatus: z.enum(messageStatuses).describe("The same, under its old name."),
    AccountSid: sidText("the account"),
    ApiVersion: z.string().describe("Always 2010-04-01."),
    From: z.string().optional().describe("The sender; missing while none is chosen."),
    To: z.string().describe("The recipient."),
    MessagingServiceSid: z.string().optional().describe("SID of the messaging service, when one was used."),
    ErrorCode: numberText("Why the message failed or was not delivered.").optional(),
    ErrorMessage: z.string().optional().describe("The error code in words."),
    RawDlrDoneDate: z.string().optional().describe("The carrier's time of the receipt, YYMMDDhhmm."),
  })
  .meta({ id: "StatusCallback", description: "Tells that the status of a message changed. Answer with any 2xx." });

/** The form, or the query of a GET, that tells of an inbound message. MediaUrl0, MediaContentType0 and on follow NumMedia. */
export const inboundMessage = z
  .object({
    MessageSid: sidText("the message"),
    SmsSid: sidText("the message, under an old name"),
    SmsMessageSid: sidText("the message, under another old name"),
    AccountSid: sidText("the account"),
    MessagingServiceSid: z.string().optional().describe("SID of the messaging service that the number belongs to."),
    From: z.string().describe("Who sent it."),
    To: z.string().describe("The number it was sent to."),
    Body: z.string().describe("The text; may be empty with media."),
    NumMedia: numberText("How many media: 0 and more."),
    NumSegments: numberText("How many segments it came in."),
    SmsStatus: z.literal("received").describe("Always received."),
    ApiVersion: z.string().describe("Always 2010-04-01."),
    FromCity: z.string().optional().describe("City of the sender's area code."),
    FromState: z.string().optional().describe("State of the sender's area code."),
    FromZip: z.string().optional().describe("Postal code of the sender's area code."),
    FromCountry: z.string().optional().describe("Country of the sender's number, ISO 3166."),
    ToCity: z.string().optional().describe("City of the number's area code."),
    ToState: z.string().optional().describe("State of the number's area code."),
    ToZip: z.string().optional().describe("Postal code of the number's area code."),
    ToCountry: z.string().optional().describe("Country of the number, ISO 3166."),
    OptOutType: z.enum(["STOP", "START", "HELP"]).optional().describe("Which keyword it was, when it was one."),
    ErrorCode: numberText("On the fallback URL: why the first URL failed.").optional(),
    ErrorUrl: z.string().optional().describe("On the fallback URL: the URL that failed."),
  })
  .catchall(z.string())
  .meta({
    id: "InboundMessage",
    description: "Tells that a message arrived. Answer with TwiML, plain text or nothing.",
  });

/** The form that the debugger's webhook gets for every alert. */
export const debuggerEvent = z
  .object({
    Sid: sidText("the alert"),
    AccountSid: sidText("the account"),
    ParentAccountSid: z.string().describe("SID of the account that it belongs to; empty when it is a main account."),
    Timestamp: z.string().describe("When it happened, ISO 8601."),
    Level: z.enum(["Error", "Warning"]).describe("How bad it is."),
    PayloadType: z.literal("application/json").describe("Always application/json."),
    Payload: z
      .string()
      .describe("JSON: resource_sid, service_sid, error_code, more_info and, for a webhook, its request and response."),
  })
  .meta({ id: "DebuggerEvent", description: "Tells of an alert. Answer with any 2xx." });
