// Usage as the API shows it.
import { toIso8601 } from "@pennywire/contract/wire";
import { toDecimal } from "../../domain/billing/money.ts";
import { figuresOf, type Category } from "../../domain/billing/usage-categories.ts";
import type { Days } from "../../domain/billing/usage-days.ts";
import type { CallCount, UsageSum } from "../../domain/billing/usage.ts";

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

/** Twilio's lists of records, by the name they have among the links of a record. */
export const recordLists = {
  all_time: "AllTime",
  daily: "Daily",
  last_month: "LastMonth",
  monthly: "Monthly",
  this_month: "ThisMonth",
  today: "Today",
  yearly: "Yearly",
  yesterday: "Yesterday",
} as const;

/** Whose record it is, of which list (empty for the one without a name), and up to which moment. */
export interface RecordPlace {
  readonly accountSid: string;
  readonly list: string;
  readonly now: number;
}

/** The record of one category over some days, out of the sums of those days. */
export const presentRecord = (
  category: Category,
  days: Days,
  sums: readonly UsageSum[],
  { accountSid, list, now }: RecordPlace,
) => {
  const { count, usage, price } = figuresOf(category, sums);
  const shown = category.money ? toDecimal : String;
  const records = `/2010-04-01/Accounts/${accountSid}/Usage/Records`;
  const own = `${records}${list === "" ? "" : `/${list}`}.json?Category=${category.name}`;
  return {
    account_sid: accountSid,
    api_version: "2010-04-01",
    category: category.name,
    description: category.description,
    count: shown(count),
    count_unit: category.countUnit,
    usage: shown(usage),
    usage_unit: category.usageUnit,
    price: toDecimal(price),
    price_unit: "usd",
    start_date: days.first,
    end_date: days.last,
    as_of: toIso8601(now).replace("Z", "+00:00"),
    subresource_uris: Object.fromEntries(
      Object.entries(recordLists).map(([name, path]) => [name, `${records}/${path}.json?Category=${category.name}`]),
    ),
    uri: `${own}&StartDate=${days.first}&EndDate=${days.last}`,
  };
};
