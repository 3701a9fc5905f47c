// pennywire usage: messages by category with what they cost, and API calls by key, route and outcome.
import type { CallCount, Pennywire, UsageRecord } from "@pennywire/sdk";
import { Option } from "commander";
import { examples, toDay, type Define } from "../command.ts";
import type { Context } from "../context.ts";
import { formatMoney, formatNumber } from "../format.ts";
import type { Io } from "../io.ts";
import { shortSid } from "../message-sid.ts";
import { printTable, type Column } from "../table.ts";

export interface UsageOptions {
  readonly startDate?: string | undefined;
  readonly endDate?: string | undefined;
  readonly category?: string | undefined;
  readonly period?: Period | undefined;
  readonly subaccounts?: boolean | undefined;
}

type Period = keyof typeof lists;

export const defineUsage: Define = (command, open) => {
  command
    .option("--start-date <day>", "the first day to count, UTC", toDay)
    .option("--end-date <day>", "the last day to count, UTC", toDay)
    .option("--category <name>", "only this category, such as sms-outbound")
    .addOption(new Option("--period <period>", "one record for each of these").choices(Object.keys(lists)))
    .option("--no-subaccounts", "without what subaccounts used")
    .addHelpText(
      "after",
      examples(
        "pennywire usage",
        "pennywire usage --period daily --category sms-outbound --start-date 2026-11-01",
        "pennywire usage --start-date 2026-11-01 --end-date 2026-11-30",
        "pennywire usage --json",
      ),
    )
    .action(async (options: UsageOptions) => runUsage(open(command), options));
};

/** Shows both lists; JSON has them as `{ records, calls }`. Calls have no category and no period. */
const runUsage = async ({ io, client }: Context, options: UsageOptions): Promise<void> => {
  const { startDate, endDate, category, period } = options;
  const api = await client();
  const range = { startDate, endDate, pageSize: 1000 };
  const includeSubaccounts = options.subaccounts === false ? false : undefined;
  const [records, calls] = await Promise.all([
    (period === undefined ? api.usage.records : lists[period](api))({
      ...range,
      category,
      includeSubaccounts,
    }).toArray(),
    category === undefined && period === undefined ? api.usage.calls(range).toArray() : [],
  ]);
  if (io.json) return io.printJson({ records, calls });
  if (!io.isTerminal) return printForPrograms(io, records, calls, period !== undefined);
  const used = records.filter(({ count, price }) => count > 0 || Number(price) !== 0);
  const isFiltered = [startDate, endDate, category, period].some((filter) => filter !== undefined);
  if (used.length === 0) {
    io.say(
      isFiltered
        ? "Nothing of that was used."
        : "Nothing was sent yet. Send a message: pennywire send --to +15558675310 --body Hello",
    );
  } else printTable(io, period === undefined ? recordColumns(io) : [dayColumn(io), ...recordColumns(io)], used);
  if (calls.length === 0) return;
  io.print("");
  printTable(io, callColumns(io), byRoute(calls));
};

const lists = {
  daily: ({ usage }: Pennywire) => usage.daily,
  monthly: ({ usage }: Pennywire) => usage.monthly,
  yearly: ({ usage }: Pennywire) => usage.yearly,
  today: ({ usage }: Pennywire) => usage.today,
  yesterday: ({ usage }: Pennywire) => usage.yesterday,
  "this-month": ({ usage }: Pennywire) => usage.thisMonth,
  "last-month": ({ usage }: Pennywire) => usage.lastMonth,
  "all-time": ({ usage }: Pennywire) => usage.allTime,
} as const;

const dayColumn = (io: Io): Column<UsageRecord> => ({
  header: "from",
  text: ({ startDate }) => startDate,
  paint: (text) => io.paint.dim(text),
});

const recordColumns = (io: Io): readonly Column<UsageRecord>[] => [
  {
    header: "category",
    text: ({ category }) => category,
    paint: (text, record) => (isTotal(record) ? io.paint.bold(text) : text),
  },
  { header: "count", text: (record) => (isTotal(record) ? "" : formatNumber(record.count)), align: "right" },
  { header: "usage", text: (record) => (isTotal(record) ? "" : formatNumber(Number(record.usage))), align: "right" },
  {
    header: "price",
    text: ({ price, priceUnit }) => formatMoney(price, priceUnit),
    paint: (text, record) => (isTotal(record) ? io.paint.bold(text) : text),
    align: "right",
  },
];

// The sum of all money, which counts no messages.
const isTotal = ({ category }: UsageRecord): boolean => category === "totalprice";

interface RouteCalls {
  readonly keySid: string;
  readonly method: string;
  readonly route: string;
  readonly byClass: Map<CallCount["statusClass"], number>;
}

const byRoute = (calls: readonly CallCount[]): readonly RouteCalls[] => {
  const routes = new Map<string, RouteCalls>();
  for (const { keySid, method, route, statusClass, count } of calls) {
    const name = `${keySid} ${method} ${route}`;
    const counted: RouteCalls = routes.get(name) ?? { keySid, method, route, byClass: new Map() };
    counted.byClass.set(statusClass, (counted.byClass.get(statusClass) ?? 0) + count);
    routes.set(name, counted);
  }
  return [...routes.values()];
};

const callColumns = (io: Io): readonly Column<RouteCalls>[] => {
  const countOf = (statusClass: CallCount["statusClass"], paint: (text: string) => string): Column<RouteCalls> => ({
    header: statusClass,
    text: ({ byClass }) => formatNumber(byClass.get(statusClass) ?? 0),
    paint: (text) => (text === "0" ? io.paint.dim(text) : paint(text)),
    align: "right",
  });
  return [
    {
      header: "key",
      text: ({ keySid }) => (keySid.startsWith("AC") ? "auth token" : shortSid(keySid)),
      paint: io.paint.dim,
    },
    { header: "calls to", text: ({ method, route }) => `${method} ${shortRoute(route)}`, shrinkTo: 24 },
    countOf("2xx", io.paint.green),
    countOf("4xx", io.paint.yellow),
    countOf("5xx", io.paint.red),
  ];
};

// The beginning that most routes share tells nothing.
const shortRoute = (route: string): string => route.replace(/^\/2010-04-01\/Accounts\/\{AccountSid\}(?=\/)/u, "");

// Two kinds of lines, told apart by their first field.
const printForPrograms = (
  io: Io,
  records: readonly UsageRecord[],
  calls: readonly CallCount[],
  isByPeriod: boolean,
): void => {
  for (const { category, count, usage, price, priceUnit, startDate } of records) {
    const period = isByPeriod ? [startDate] : [];
    io.print(["record", ...period, category, count, usage, price, priceUnit].join("\t"));
  }
  for (const { keySid, method, route, statusClass, count } of calls) {
    io.print(["call", keySid, method, route, statusClass, count].join("\t"));
  }
};
