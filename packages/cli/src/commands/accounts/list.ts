// pennywire accounts list: who pays from one balance.
import type { Account } from "@pennywire/sdk";
import { Option } from "commander";
import { examples, toCount, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { formatAgo } from "../../format.ts";
import { printTable, type Column } from "../../table.ts";

export interface ListOptions {
  readonly status?: Account["status"] | undefined;
  readonly limit: number;
}

export const defineList: Define = (command, open) => {
  command
    .addOption(new Option("--status <status>", "only accounts of this status").choices(statuses))
    .option("--limit <count>", "how many at most", toCount, 100)
    .addHelpText("after", examples("pennywire accounts list", "pennywire accounts list --status suspended --json"))
    .action(async (options: ListOptions) => runList(open(command), options));
};

/** Lists the accounts; beside the first one, tells how to open another. */
const runList = async (context: Context, { status, limit }: ListOptions): Promise<void> => {
  const { io } = context;
  const client = await context.client();
  const accounts = await client.accounts.list({ status, limit }).toArray();
  if (io.json) return io.printJson(accounts);
  if (accounts.length > 0) printTable(io, columnsOf(context), accounts);
  else io.say("No accounts match.");
  if (io.isTerminal && status === undefined && accounts.length === 1) {
    io.say(io.talkPaint.dim('Open a subaccount: pennywire accounts create --friendly-name "Branch"'));
  }
};

const statuses: readonly Account["status"][] = ["active", "suspended", "closed"];

const columnsOf = ({ io, now }: Context): readonly Column<Account>[] => [
  { header: "sid", text: ({ sid }) => sid },
  {
    header: "status",
    text: ({ status }) => status,
    paint: (text) => (text === "active" ? io.paint.green(text) : io.paint.red(text)),
  },
  { header: "kind", text: ({ sid, ownerAccountSid }) => (sid === ownerAccountSid ? "main" : "sub") },
  {
    header: "opened",
    text: ({ dateCreated }) => formatAgo(dateCreated, now()),
    raw: ({ dateCreated }) => dateCreated.toISOString(),
    paint: (text) => io.paint.dim(text),
    align: "right",
  },
  { header: "name", text: ({ friendlyName }) => friendlyName, shrinkTo: 12 },
];
