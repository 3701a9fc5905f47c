// Usage as the API shows it. Twilio's categories form a tree; a parent is the sum of its children.
import { toDecimal } from "../../domain/billing/money.ts";
import type { CallCount, UsageCategory, UsageCount } from "../../domain/billing/usage.ts";

export const presentCallCount = (count: CallCount, accountSid: string, first: string, last: string) => ({
  account_sid: accountSid,
  key_sid: count.keySid,
  method: count.method,
  route: count.route,
  status_class: count.statusClass,
  count: String(count.count),
  start_date: first,
  end_date: last,
});

interface Category {
  readonly category: string;
  readonly description: string;
  readonly of: readonly UsageCategory[];
}

const categories: readonly Category[] = [
  { category: "sms", description: "SMS", of: ["sms-inbound", "sms-outbound"] },
  { category: "sms-inbound", description: "Inbound SMS", of: ["sms-inbound"] },
  { category: "sms-outbound", description: "Outbound SMS", of: ["sms-outbound"] },
  { category: "mms", description: "MMS", of: ["mms-inbound", "mms-outbound"] },
  { category: "mms-inbound", description: "Inbound MMS", of: ["mms-inbound"] },
  { category: "mms-outbound", description: "Outbound MMS", of: ["mms-outbound"] },
  {
    category: "totalprice",
    description: "Total price",
    of: ["sms-inbound", "sms-outbound", "mms-inbound", "mms-outbound"],
  },
];

/** A record for each category, or for the one that was asked for. */
export const usageRecords = (
  counts: readonly UsageCount[],
  accountSid: string,
  days: { readonly first: string; readonly last: string },
  now: number,
  only: string | null,
) =>
  categories
    .filter(({ category }) => only === null || category === only)
    .map(({ category, description, of }) => {
      const rows = counts.filter((count) => of.includes(count.category));
      const money = category === "totalprice";
      const price = toDecimal(sum(rows, "price"));
      const path = `/2010-04-01/Accounts/${accountSid}/Usage/Records`;
      return {
        account_sid: accountSid,
        api_version: "2010-04-01",
        category,
        description,
        count: money ? price : String(sum(rows, "count")),
        count_unit: money ? "usd" : "messages",
        usage: money ? price : String(sum(rows, "segments")),
        usage_unit: money ? "usd" : "segments",
        price,
        price_unit: "usd",
        start_date: days.first,
        end_date: days.last,
        as_of: new Date(now).toISOString().replace(/\.\d{3}Z$/, "+00:00"),
        subresource_uris: {},
        uri: `${path}.json?Category=${category}&StartDate=${days.first}&EndDate=${days.last}`,
      };
    });

const sum = (rows: readonly UsageCount[], of: "count" | "segments" | "price"): number =>
  rows.reduce((total, row) => total + row[of], 0);
