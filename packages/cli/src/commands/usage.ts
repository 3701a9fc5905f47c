// pennywire usage: messages by category with what they cost, and API calls by key, route and outcome.
import type { CallCount, UsageRecord } from "@pennywire/sdk";
import { examples, toDay, type Define } from "../command.ts";
import type { Context } from "../context.ts";
import { formatMoney, formatNumber } from "../format.ts";
import type { Io } from "../io.ts";
import { shortSid } from "../message-sid.ts";
import { printTable, type Column } from "../table.ts";

export interface UsageOptions {
  readonly startDate?: string | undefined;
  readonly endDate?: string | undefined;
}

export const defineUsage: Define = (command, open) => {
  command
    .option("--start-date <day>", "the first day to count, UTC", toDay)
    .option("--end-date <day>", "the last day to count, UTC", toDay)
    .addHelpText(
      "after",
      examples(
        "pennywire usage",
        "pennywire usage --start-date 2026-11-01 --end-date 2026-11-30",
        "pennywire usage --json",
      ),
    )
    .action(async (options: UsageOptions) => runUsage(open(command), options));
};

/** Shows both lists; JSON has them as `{ records, calls }`. */
const runUsage = async ({ io, client }: Context, { startDate, endDate }: UsageOptions): Promise<void> => {
  const api = await client();
  const range = { startDate, endDate, pageSize: 1000 };
  const [records, calls] = await Promise.all([api.usage.records(range).toArray(), api.usage.calls(range).toArray()]);
  if (io.json) return io.printJson({ records, calls });
  if (!io.isTerminal) return printForPrograms(io, records, calls);
  const used = records.filter(({ count, price }) => count > 0 || Number(price) !== 0);
  if (used.length === 0) io.say("Nothing was sent yet. Send a message: pennywire send --to +15558675310 --body Hello");
  else printTable(io, recordColumns(io), used);
  if (calls.length === 0) return;
  io.print("");
  printTable(io, callColumns(io), byRoute(calls));
};

const recordColumns = (io: Io): readonly Column<UsageRecord>[] => [
  {
    header: "category",
    text: ({ category }) => category,
    paint: (text, record) => (isTotal(record) ? io.paint.bold(text) : text),
  },
  { header: "messages", text: (record) => (isTotal(record) ? "" : formatNumber(record.count)), align: "right" },
  { header: "segments", text: (record) => (isTotal(record) ? "" : formatNumber(Number(record.usage))), align: "right" },
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
const printForPrograms = (io: Io, records: readonly UsageRecord[], calls: readonly CallCount[]): void => {
  for (const { category, count, usage, price, priceUnit } of records) {
    io.print(["record", category, count, usage, price, priceUnit].join("\t"));
  }
  for (const { keySid, method, route, statusClass, count } of calls) {
    io.print(["call", keySid, method, route, statusClass, count].join("\t"));
  }
};
