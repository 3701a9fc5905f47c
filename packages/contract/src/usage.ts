// Usage: what was sent and billed, in Twilio's records, and which calls each key made, in our own.
import { z } from "zod";
import { accountPath, apiVersion, countText, decimalText, isoDay, sid, subresourceUris, uri } from "./fields.ts";
import { day, flag, text } from "./input.ts";
import { listOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

const usageRecord = z
  .object({
    account_sid: sid("AC", "the account"),
    api_version: apiVersion(),
    category: z
      .string()
      .describe("What was used: `sms`, `sms-outbound`, `totalprice` and so on. Parents are sums of their children."),
    description: z.string().describe("The category in words."),
    count: countText("How often: messages, for messages."),
    count_unit: z.string().describe("What count counts."),
    usage: decimalText("How much: segments, for messages."),
    usage_unit: z.string().describe("What usage counts."),
    price: decimalText("What it cost, as a positive amount."),
    price_unit: z.string().describe("Currency, ISO 4217 in small letters."),
    start_date: isoDay("First day counted, UTC."),
    end_date: isoDay("Last day counted, UTC."),
    as_of: z
      .string()
      .meta({ description: "The moment up to which all is counted. ISO 8601 with offset.", "x-sdk-type": "date" }),
    subresource_uris: subresourceUris(),
    uri: uri(),
  })
  .meta({ id: "UsageRecord", description: "Use and cost of one category over a range of days." });

const callCount = z
  .object({
    account_sid: sid("AC", "the account"),
    key_sid: sid("AC|SK", "the credentials used: the account's for its auth token, or an API key"),
    method: z.string().describe("HTTP method."),
    route: z.string().describe("The route's template, such as /2010-04-01/Accounts/{AccountSid}/Messages.json."),
    status_class: z.enum(["1xx", "2xx", "3xx", "4xx", "5xx"]).describe("The first digit of the answers' status."),
    count: countText("Calls counted."),
    start_date: isoDay("First day counted, UTC."),
    end_date: isoDay("Last day counted, UTC."),
  })
  .meta({ id: "CallCount", description: "How often one key called one route, by the class of the answer." });

const place = { method: "get", product: "api", root: "/2010-04-01", suffix: ".json", tag: "Usage" } as const;
const records = "/Accounts/{AccountSid}/Usage/Records";
const startDate = day(20400).describe("First day to count, YYYY-MM-DD, UTC.");
const endDate = day(20400).describe("Last day to count, YYYY-MM-DD, UTC.");

const recordQuery = z.object({
  Category: text(20400, 64).describe("This category alone. One that is not sold here has no records."),
  StartDate: text(20400, 32).describe("First day to count, YYYY-MM-DD, UTC; or days back, such as -30days."),
  EndDate: text(20400, 32).describe("Last day to count, YYYY-MM-DD, UTC; or days back, such as -1days."),
  IncludeSubaccounts: flag(20400).describe("Whether subaccounts count as well; true when left out."),
  ...paging,
});
const recordPage = {
  ...place,
  params: z.object(accountPath),
  query: recordQuery,
  body: nothing,
  success: { status: 200, schema: listOf("usage_records", usageRecord, "UsageRecordList") },
  refusals: [20007, 21481, 20400],
} as const;
const ownDays = "The days are the list's own: StartDate and EndDate change nothing.";

export const listUsageRecords = defineRoute({
  ...recordPage,
  id: "listUsageRecords",
  path: records,
  summary: "List usage records",
  description: "One record for each category, over the days asked for or over all time.",
});

export const listUsageRecordsAllTime = defineRoute({
  ...recordPage,
  id: "listUsageRecordsAllTime",
  path: `${records}/AllTime`,
  summary: "List usage since the account was opened",
  description: `One record for each category, over all time. ${ownDays}`,
});

export const listUsageRecordsDaily = defineRoute({
  ...recordPage,
  id: "listUsageRecordsDaily",
  path: `${records}/Daily`,
  summary: "List usage by day",
  description: "One record for each category and day, the last day first.",
});

export const listUsageRecordsMonthly = defineRoute({
  ...recordPage,
  id: "listUsageRecordsMonthly",
  path: `${records}/Monthly`,
  summary: "List usage by month",
  description: "One record for each category and month, the last month first.",
});

export const listUsageRecordsYearly = defineRoute({
  ...recordPage,
  id: "listUsageRecordsYearly",
  path: `${records}/Yearly`,
  summary: "List usage by year",
  description: "One record for each category and year, the last year first.",
});

export const listUsageRecordsToday = defineRoute({
  ...recordPage,
  id: "listUsageRecordsToday",
  path: `${records}/Today`,
  summary: "List usage of today",
  description: `One record for each category, of today in UTC. ${ownDays}`,
});

export const listUsageRecordsYesterday = defineRoute({
  ...recordPage,
  id: "listUsageRecordsYesterday",
  path: `${records}/Yesterday`,
  summary: "List usage of yesterday",
  description: `One record for each category, of yesterday in UTC. ${ownDays}`,
});

export const listUsageRecordsThisMonth = defineRoute({
  ...recordPage,
  id: "listUsageRecordsThisMonth",
  path: `${records}/ThisMonth`,
  summary: "List usage of this month",
  description: `One record for each category, of this month up to today. ${ownDays}`,
});

export const listUsageRecordsLastMonth = defineRoute({
  ...recordPage,
  id: "listUsageRecordsLastMonth",
  path: `${records}/LastMonth`,
  summary: "List usage of last month",
  description: `One record for each category, of the month before this one. ${ownDays}`,
});

export const listCallCounts = defineRoute({
  ...place,
  id: "listCallCounts",
  path: "/Accounts/{AccountSid}/Usage/Calls",
  summary: "List API calls by key",
  description: "How often each key called each route, by the class of the answer. Every call is counted once.",
  params: z.object(accountPath),
  query: z.object({
    StartDate: startDate,
    EndDate: endDate,
    KeySid: text(20423, 64).describe("Calls made with these credentials: an SK SID, or the AC SID for the auth token."),
    ...paging,
  }),
  body: nothing,
  success: { status: 200, schema: listOf("calls", callCount, "CallCountList") },
  refusals: [20007, 21481, 20400],
});
