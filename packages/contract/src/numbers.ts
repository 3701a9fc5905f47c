// IncomingPhoneNumbers: the numbers of an account and where their traffic goes.
import { z } from "zod";
import { friendlyNameMax } from "./accounts.ts";
import { accountPath, apiVersion, rfc2822, sid, uri } from "./fields.ts";
import { flag, needed, oneOf, text } from "./input.ts";
import { listOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

/** The most characters of a URL that callers give us to call. */
export const urlUnitsMax = 4000;

const methods = ["GET", "POST"] as const;
const methodField = (of: string) => z.enum(methods).describe(`HTTP method of ${of}.`);
const urlField = (of: string) => z.string().describe(`URL of ${of}; empty when not set.`);
const nullableUrl = (of: string) => z.string().nullable().describe(`URL of ${of}, or null.`);
const capability = (what: string) => z.boolean().describe(`Whether the number can carry ${what}.`);
const twin = (of: string) =>
  z.boolean().meta({ description: `The same as ${of}, for readers that look for capitals.`, "x-sdk-type": "omit" });

// Twilio's SDKs disagree on the case of these names, so both are given.
const capabilities = z
  .object({
    voice: capability("calls"),
    sms: capability("text messages"),
    mms: capability("media messages"),
    fax: capability("faxes"),
    SMS: twin("sms"),
    MMS: twin("mms"),
  })
  .meta({ id: "Capabilities", description: "What a number can carry." });

/** A number of an account, with every setting. */
const phoneNumber = z
  .object({
    sid: sid("PN", "the number"),
    account_sid: sid("AC", "the account that owns it"),
    phone_number: z.string().describe("The number in E.164."),
    friendly_name: z.string().describe("A name for it; the number in national form at first."),
    capabilities,
    sms_url: urlField("the webhook that hears of inbound messages"),
    sms_method: methodField("sms_url"),
    sms_fallback_url: urlField("the webhook that is called when sms_url fails"),
    sms_fallback_method: methodField("sms_fallback_url"),
    sms_application_sid: z.string().describe("SID of the application whose URLs are used instead; empty when not set."),
    status_callback: urlField("the webhook for voice events"),
    status_callback_method: methodField("status_callback"),
    voice_url: nullableUrl("the webhook for calls"),
    voice_method: methodField("voice_url"),
    voice_fallback_url: nullableUrl("the webhook that is called when voice_url fails"),
    voice_fallback_method: methodField("voice_fallback_url"),
    voice_application_sid: z.string().describe("SID of the application for calls; empty when not set."),
    voice_caller_id_lookup: z.boolean().describe("Whether callers' names are looked up."),
    voice_receive_mode: z.enum(["voice", "fax"]).describe("What calls to it are taken for."),
    trunk_sid: z.string().nullable().describe("SID of its trunk, or null."),
    address_sid: z.string().nullable().describe("SID of its address, or null."),
    address_requirements: z.enum(["none", "any", "local", "foreign"]).describe("Which address its country asks for."),
    identity_sid: z.string().nullable().describe("SID of its identity, or null."),
    bundle_sid: z.string().nullable().describe("SID of its regulatory bundle, or null."),
    emergency_status: z.enum(["Active", "Inactive"]).describe("Whether it may call emergency services."),
    emergency_address_sid: z.string().nullable().describe("SID of its emergency address, or null."),
    emergency_address_status: z.string().describe("How far the registration of its emergency address has come."),
    origin: z.enum(["twilio", "hosted"]).describe("Whether it comes from the platform or was brought along."),
    status: z.string().describe("Always in-use."),
    type: z.enum(["local", "mobile", "toll-free"]).describe("Which kind of number it is."),
    beta: z.boolean().describe("Whether it is new to the platform."),
    api_version: apiVersion(),
    date_created: rfc2822("When the account got it."),
    date_updated: rfc2822("When it last changed."),
    uri: uri(),
  })
  .meta({ id: "PhoneNumber", description: "A phone number of an account." });

/** A parameter that names a webhook. */
export const url = (of: string) => text(21402, urlUnitsMax).describe(`URL of ${of}, http or https; empty clears it.`);
/** A parameter that says how a webhook is called. */
export const method = (of: string) => oneOf(21403, methods).describe(`HTTP method of ${of}: GET or POST.`);
const reference = (of: string) => text(20423, 64).describe(`SID of ${of}; empty clears it.`);

const settings = z.object({
  AccountSid: text(20423, 64).describe("The parent account or subaccount to move the number to."),
  FriendlyName: text(20002, friendlyNameMax).describe(`A name: ${friendlyNameMax} characters at most.`),
  ApiVersion: text(20400, 16).describe("The API version of its TwiML requests."),
  SmsUrl: url("the webhook that hears of inbound messages and answers with TwiML"),
  SmsMethod: method("SmsUrl"),
  SmsFallbackUrl: url("the webhook that is called when SmsUrl fails"),
  SmsFallbackMethod: method("SmsFallbackUrl"),
  SmsApplicationSid: text(21420, 64).describe("SID of an application whose URLs are used instead; empty clears it."),
  StatusCallback: url("the webhook for voice events"),
  StatusCallbackMethod: method("StatusCallback"),
  VoiceUrl: url("the webhook for calls"),
  VoiceMethod: method("VoiceUrl"),
  VoiceFallbackUrl: url("the webhook that is called when VoiceUrl fails"),
  VoiceFallbackMethod: method("VoiceFallbackUrl"),
  VoiceApplicationSid: text(21420, 64).describe("SID of an application for calls; empty clears it."),
  VoiceCallerIdLookup: flag(20400).describe("Whether callers' names are looked up."),
  VoiceReceiveMode: oneOf(20400, ["voice", "fax"]).describe("What calls to it are taken for."),
  TrunkSid: reference("its trunk"),
  AddressSid: reference("its address"),
  IdentitySid: reference("its identity"),
  BundleSid: reference("its regulatory bundle"),
  EmergencyStatus: oneOf(20400, ["Active", "Inactive"]).describe("Whether it may call emergency services."),
  EmergencyAddressSid: reference("its emergency address"),
});

const place = { product: "api", root: "/2010-04-01", suffix: ".json", tag: "Numbers" } as const;
const numbers = "/Accounts/{AccountSid}/IncomingPhoneNumbers";
const numberPath = z.object({ ...accountPath, Sid: sid("PN", "the number") });

const filters = z.object({
  PhoneNumber: text(20400, 64).describe("Numbers that contain these digits; `*` stands for any one digit."),
  FriendlyName: text(20400, friendlyNameMax).describe("Numbers with this name."),
  Beta: flag(20400).describe("Whether to include numbers that are new to the platform."),
  Origin: oneOf(20400, ["twilio", "hosted"]).describe("Numbers of this origin."),
  ...paging,
});
const page = { status: 200, schema: listOf("incoming_phone_numbers", phoneNumber, "PhoneNumberList") } as const;
const pageRefusals = [20007, 21481, 20400] as const;

const wanted = {
  PhoneNumber: text(21421, 64).describe("The number to buy, in E.164, from a search of available numbers."),
  AreaCode: text(21451, 16).describe("Any number of this area code, three digits, in the United States or Canada."),
} as const;
const bought = { status: 201, schema: phoneNumber } as const;
const settingRefusals = [20002, 21402, 21403, 21406, 21407, 21420, 20423] as const;
const buyingRefusals = [21421, 21422, 20402, ...settingRefusals] as const;

export const listNumbers = defineRoute({
  ...place,
  id: "listNumbers",
  method: "get",
  path: numbers,
  summary: "List numbers",
  description: "The phone numbers of the account.",
  params: z.object(accountPath),
  query: filters,
  body: nothing,
  success: page,
  refusals: pageRefusals,
});

export const createNumber = defineRoute({
  ...place,
  id: "createNumber",
  method: "post",
  path: numbers,
  summary: "Buy a number",
  description:
    "Buys PhoneNumber, or any number of AreaCode, with these settings. The rent of what is left of the month is charged at once, and each month's when it begins.",
  params: z.object(accountPath),
  query: nothing,
  body: settings.omit({ AccountSid: true }).extend(wanted),
  success: bought,
  refusals: [21451, 21452, ...buyingRefusals],
});

/** The same list for one type of number, and buying one of that type. */
const typed = <const I extends string, const C extends string>(
  listId: I,
  createId: C,
  segment: string,
  kind: string,
) => ({
  list: defineRoute({
    ...place,
    id: listId,
    method: "get",
    path: `${numbers}/${segment}`,
    summary: `List ${kind} numbers`,
    description: `The ${kind} numbers of the account.`,
    params: z.object(accountPath),
    query: filters,
    body: nothing,
    success: page,
    refusals: pageRefusals,
  }),
  create: defineRoute({
    ...place,
    id: createId,
    method: "post",
    path: `${numbers}/${segment}`,
    summary: `Buy a ${kind} number`,
    description: `Buys PhoneNumber, which must be a ${kind} number. An area code cannot be asked for here.`,
    params: z.object(accountPath),
    query: nothing,
    body: settings.omit({ AccountSid: true }).extend({
      PhoneNumber: needed(21421).describe(wanted.PhoneNumber.description ?? ""),
      AreaCode: text(21457).describe("Not taken here: search for numbers of an area code instead."),
    }),
    success: bought,
    refusals: [21457, 21458, ...buyingRefusals],
  }),
});

export const { list: listLocalNumbers, create: createLocalNumber } = typed(
  "listLocalNumbers",
  "createLocalNumber",
  "Local",
  "local",
);
export const { list: listMobileNumbers, create: createMobileNumber } = typed(
  "listMobileNumbers",
  "createMobileNumber",
  "Mobile",
  "mobile",
);
export const { list: listTollFreeNumbers, create: createTollFreeNumber } = typed(
  "listTollFreeNumbers",
  "createTollFreeNumber",
  "TollFree",
  "toll-free",
);

export const fetchNumber = defineRoute({
  ...place,
  id: "fetchNumber",
  method: "get",
  path: `${numbers}/{Sid}`,
  summary: "Fetch a number",
  description: "One number with its settings.",
  params: numberPath,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: phoneNumber },
  refusals: [],
});

export const updateNumber = defineRoute({
  ...place,
  id: "updateNumber",
  method: "post",
  path: `${numbers}/{Sid}`,
  summary: "Change a number's settings",
  description:
    "Sets what is given and leaves the rest as it is. An empty value clears a setting. With AccountSid a parent account moves the number between itself and its subaccounts.",
  params: numberPath,
  query: nothing,
  body: settings,
  success: { status: 200, schema: phoneNumber },
  refusals: [...settingRefusals, 21471, 21472, 21474],
});

export const deleteNumber = defineRoute({
  ...place,
  id: "deleteNumber",
  method: "delete",
  path: `${numbers}/{Sid}`,
  summary: "Release a number",
  description:
    "Gives the number back. Its webhooks are not called any more, and after a rest somebody else can buy it. Rent that was paid is not returned.",
  params: numberPath,
  query: nothing,
  body: nothing,
  success: { status: 204, schema: null },
  refusals: [],
});
