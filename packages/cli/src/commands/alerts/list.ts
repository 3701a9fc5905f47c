// pennywire alerts list: what went wrong lately.
import type { Alert } from "@pennywire/sdk";
import { Option } from "commander";
import { messageOf } from "../../alert-text.ts";
import { examples, toCount, toDay, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { formatAgo } from "../../format.ts";
import { shortSid } from "../../message-sid.ts";
import { printTable, type Column } from "../../table.ts";

export interface ListOptions {
  readonly level?: Alert["logLevel"] | undefined;
  readonly startDate?: string | undefined;
  readonly endDate?: string | undefined;
  readonly limit: number;
}

export const defineList: Define = (command, open) => {
  command
    .addOption(new Option("--level <level>", "only alerts of this level").choices(levels))
    .option("--start-date <day>", "the first day, UTC", toDay)
    .option("--end-date <day>", "the last day, UTC", toDay)
    .option("--limit <count>", "how many at most", toCount, 20)
    .addHelpText("after", examples("pennywire alerts list", "pennywire alerts list --level error --json"))
    .action(async (options: ListOptions) => runList(open(command), options));
};

/** Lists alerts, newest first. */
const runList = async (context: Context, { level, startDate, endDate, limit }: ListOptions): Promise<void> => {
  const { io } = context;
  const client = await context.client();
  const alerts = await client.alerts.list({ logLevel: level, startDate, endDate, limit }).toArray();
  if (io.json) return io.printJson(alerts);
  if (alerts.length > 0) return printTable(io, columnsOf(context), alerts);
  const isFiltered = level !== undefined || startDate !== undefined || endDate !== undefined;
  io.say(
    isFiltered
      ? "No alerts match."
      : "No alerts: nothing went wrong. Failed webhooks, wrong TwiML and lost messages show here.",
  );
};

const levels: readonly Alert["logLevel"][] = ["error", "warning", "notice", "debug"];

const columnsOf = ({ io, now }: Context): readonly Column<Alert>[] => [
  { header: "sid", text: ({ sid }) => shortSid(sid), raw: ({ sid }) => sid, paint: (text) => io.paint.dim(text) },
  {
    header: "level",
    text: ({ logLevel }) => logLevel,
    paint: (text) => (text === "error" ? io.paint.red(text) : io.paint.yellow(text)),
  },
  { header: "code", text: ({ errorCode }) => errorCode },
  {
    header: "about",
    text: ({ resourceSid }) => shortSid(resourceSid),
    raw: ({ resourceSid }) => resourceSid,
  },
  {
    header: "when",
    text: ({ dateGenerated }) => formatAgo(dateGenerated, now()),
    raw: ({ dateGenerated }) => dateGenerated.toISOString(),
    paint: (text) => io.paint.dim(text),
    align: "right",
  },
  { header: "what", text: ({ alertText }) => messageOf(alertText), shrinkTo: 16 },
];
