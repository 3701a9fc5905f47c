// ShortCodes: the short codes of an account and where their texts go.
import { z } from "zod";
import { friendlyNameMax } from "./accounts.ts";
import { accountPath, apiVersion, rfc2822, sid, uri } from "./fields.ts";
import { needed, text } from "./input.ts";
import { method, url } from "./numbers.ts";
import { listOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

const methodField = (of: string) => z.enum(["GET", "POST"]).describe(`HTTP method of ${of}.`);
const nullableUrl = (of: string) => z.string().nullable().describe(`URL of ${of}, or null.`);

const shortCode = z
  .object({
    sid: sid("SC", "the short code"),
    account_sid: sid("AC", "the account that has it"),
    friendly_name: z.string().describe("A name for it; its digits at first."),
    short_code: z.string().describe("The digits."),
    api_version: apiVersion(),
    sms_url: nullableUrl("the webhook that hears of inbound messages"),
    sms_method: methodField("sms_url"),
    sms_fallback_url: nullableUrl("the webhook that is called when sms_url fails"),
    sms_fallback_method: methodField("sms_fallback_url"),
    date_created: rfc2822("When the account got it."),
    date_updated: rfc2822("When it last changed."),
    uri: uri(),
  })
  .meta({ id: "ShortCode", description: "A short code of an account." });

const place = { product: "api", root: "/2010-04-01", suffix: ".json", tag: "Short codes" } as const;
const shortCodes = "/Accounts/{AccountSid}/SMS/ShortCodes";
const shortCodePath = z.object({ ...accountPath, Sid: sid("SC", "the short code") });

export const listShortCodes = defineRoute({
  ...place,
  id: "listShortCodes",
  method: "get",
  path: shortCodes,
  summary: "List short codes",
  description: "The short codes of the account, newest first.",
  params: z.object(accountPath),
  query: z.object({
    FriendlyName: text(20400, friendlyNameMax).describe("Short codes with this name."),
    ShortCode: text(20400, 16).describe("Short codes that contain these digits; `*` stands for any one digit."),
    ...paging,
  }),
  body: nothing,
  success: { status: 200, schema: listOf("short_codes", shortCode, "ShortCodeList") },
  refusals: [20007, 21481, 20400],
});

export const fetchShortCode = defineRoute({
  ...place,
  id: "fetchShortCode",
  method: "get",
  path: `${shortCodes}/{Sid}`,
  summary: "Fetch a short code",
  description: "One short code with its settings.",
  params: shortCodePath,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: shortCode },
  refusals: [],
});

export const updateShortCode = defineRoute({
  ...place,
  id: "updateShortCode",
  method: "post",
  path: `${shortCodes}/{Sid}`,
  summary: "Change a short code's settings",
  description: "Sets what is given and leaves the rest as it is. An empty value clears a setting.",
  params: shortCodePath,
  query: nothing,
  body: z.object({
    FriendlyName: text(20002, friendlyNameMax).describe(`A name: ${friendlyNameMax} characters at most.`),
    ApiVersion: text(20400, 16).describe("The API version of its TwiML requests."),
    SmsUrl: url("the webhook that hears of inbound messages and answers with TwiML"),
    SmsMethod: method("SmsUrl"),
    SmsFallbackUrl: url("the webhook that is called when SmsUrl fails"),
    SmsFallbackMethod: method("SmsFallbackUrl"),
  }),
  success: { status: 200, schema: shortCode },
  refusals: [20002, 21402, 21403, 21406],
});

export const grantShortCode = defineRoute({
  id: "grantShortCode",
  method: "post",
  product: "pennywire",
  root: "",
  path: "/sim/v1/ShortCodes",
  suffix: "",
  tag: "Simulation",
  summary: "Grant a short code",
  description:
    "Gives the account a short code of the simulated network. A real one is leased from carriers by whoever runs the platform.",
  params: nothing,
  query: nothing,
  body: z.object({
    ShortCode: needed(20400).describe("Three to six digits."),
    Country: text(20400, 2).describe("ISO 3166, two letters; US when left out."),
    FriendlyName: text(20002, friendlyNameMax).describe("A name; the digits when left out."),
  }),
  success: { status: 201, schema: shortCode },
  refusals: [20400, 20002, 21422],
});
