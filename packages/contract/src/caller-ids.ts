// OutgoingCallerIds: numbers from elsewhere that somebody of the account has shown to be theirs.
import { z } from "zod";
import { friendlyNameMax } from "./accounts.ts";
import { accountPath, rfc2822, sid, uri } from "./fields.ts";
import { needed, text, whole } from "./input.ts";
import { method, url } from "./numbers.ts";
import { listOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

/** Longest wait before a phone is called, in seconds (Twilio's limit). */
const callDelayMaxS = 60;
const extensionMax = 32;

const callerId = z
  .object({
    sid: sid("PN", "the caller ID"),
    account_sid: sid("AC", "the account that has it"),
    phone_number: z.string().describe("The number in E.164."),
    friendly_name: z.string().describe("A name for it; the number in national form at first."),
    date_created: rfc2822("When it was validated."),
    date_updated: rfc2822("When it last changed."),
    uri: uri(),
  })
  .meta({ id: "CallerId", description: "A number from elsewhere that was shown to be the account's." });

const validation = z
  .object({
    account_sid: sid("AC", "the account"),
    call_sid: sid("CA", "the call that asks for the code"),
    friendly_name: z.string().describe("The name that the caller ID gets."),
    phone_number: z.string().describe("The number that is called, in E.164."),
    validation_code: z.string().describe("Six digits to type in during the call."),
  })
  .meta({ id: "ValidationRequest", description: "A phone is called and asked for a code." });

const place = { product: "api", root: "/2010-04-01", suffix: ".json", tag: "Caller IDs" } as const;
const callerIds = "/Accounts/{AccountSid}/OutgoingCallerIds";
const callerIdPath = z.object({ ...accountPath, Sid: sid("PN", "the caller ID") });

export const listCallerIds = defineRoute({
  ...place,
  id: "listCallerIds",
  method: "get",
  path: callerIds,
  summary: "List caller IDs",
  description: "The caller IDs of the account, newest first.",
  params: z.object(accountPath),
  query: z.object({
    PhoneNumber: text(20400, 64).describe("The caller ID of this number."),
    FriendlyName: text(20400, friendlyNameMax).describe("Caller IDs with this name."),
    ...paging,
  }),
  body: nothing,
  success: { status: 200, schema: listOf("outgoing_caller_ids", callerId, "CallerIdList") },
  refusals: [20007, 21481, 20400],
});

export const createCallerId = defineRoute({
  ...place,
  id: "createCallerId",
  method: "post",
  path: callerIds,
  summary: "Validate a caller ID",
  description:
    "Has a phone called and asked for the code in this answer. On the simulated network the phone picks up and types it in at once; CallDelay, Extension and StatusCallback are taken and have no effect there.",
  params: z.object(accountPath),
  query: nothing,
  body: z.object({
    PhoneNumber: needed(21401).describe("The number to validate, in E.164."),
    FriendlyName: text(20002, friendlyNameMax).describe(`A name: ${friendlyNameMax} characters at most.`),
    CallDelay: whole(20400, 0, callDelayMaxS).describe("Seconds to wait before the call."),
    Extension: text(20400, extensionMax).describe("Keys to press when the call is answered."),
    StatusCallback: url("the webhook that hears of the outcome"),
    StatusCallbackMethod: method("StatusCallback"),
  }),
  success: { status: 200, schema: validation },
  refusals: [21401, 21450, 20002, 21402, 21403],
});

export const fetchCallerId = defineRoute({
  ...place,
  id: "fetchCallerId",
  method: "get",
  path: `${callerIds}/{Sid}`,
  summary: "Fetch a caller ID",
  description: "One caller ID.",
  params: callerIdPath,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: callerId },
  refusals: [],
});

export const updateCallerId = defineRoute({
  ...place,
  id: "updateCallerId",
  method: "post",
  path: `${callerIds}/{Sid}`,
  summary: "Rename a caller ID",
  description: "Gives it another name.",
  params: callerIdPath,
  query: nothing,
  body: z.object({
    FriendlyName: text(20002, friendlyNameMax).describe(`A name: ${friendlyNameMax} characters at most.`),
  }),
  success: { status: 200, schema: callerId },
  refusals: [20002],
});

export const deleteCallerId = defineRoute({
  ...place,
  id: "deleteCallerId",
  method: "delete",
  path: `${callerIds}/{Sid}`,
  summary: "Remove a caller ID",
  description: "The number is the account's no more.",
  params: callerIdPath,
  query: nothing,
  body: nothing,
  success: { status: 204, schema: null },
  refusals: [],
});
