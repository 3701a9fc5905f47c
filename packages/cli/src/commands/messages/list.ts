// pennywire messages list: the latest messages, newest first.
import type { Message } from "@pennywire/sdk";
import { examples, toCount, toSince, type Define, type Since } from "../../command.ts";
import type { Context } from "../../context.ts";
import { formatAgo, formatCost } from "../../format.ts";
import { partyOf } from "../../message-details.ts";
import { shortSid } from "../../message-sid.ts";
import { paintStatus } from "../../paint.ts";
import { printTable, type Column } from "../../table.ts";

export interface ListOptions {
  readonly to?: string | undefined;
  readonly from?: string | undefined;
  readonly since?: Since | undefined;
  readonly limit: number;
}

export const defineList: Define = (command, open) => {
  command
    .option("--to <number>", "only messages to this number")
    .option("--from <number>", "only messages from this number")
    .option("--since <when>", "only messages from then on: 30m, 2h, 7d, 2026-11-22 or 2026-11-22T16:00:00Z", toSince)
    .option("--limit <count>", "how many at most", toCount, 20)
    .addHelpText(
      "after",
      examples(
        "pennywire messages list",
        "pennywire messages list --to +15558675310 --since 1h",
        "pennywire messages list --limit 1000 --json",
      ),
    )
    .action(async (options: ListOptions) => runList(open(command), options));
};

/** Lists messages; when there are none, tells how to send one. */
const runList = async (context: Context, { to, from, since, limit }: ListOptions): Promise<void> => {
  const { io } = context;
  const client = await context.client();
  const dateSentAfter = since === undefined ? undefined : toFilter(since, context.now());
  const messages = await client.messages.list({ to, from, dateSentAfter, limit }).toArray();
  if (io.json) return io.printJson(messages);
  if (messages.length > 0) return printTable(io, columnsOf(context), messages);
  const isFiltered = to !== undefined || from !== undefined || since !== undefined;
  io.say(
    isFiltered ? "No messages match." : "No messages yet. Send one: pennywire send --to +15558675310 --body Hello",
  );
};

const toFilter = (since: Since, now: number): string | Date => {
  if ("day" in since) return since.day;
  return "at" in since ? since.at : new Date(now - since.agoMs);
};

// Below this, the whole SID would leave no room for the text.
const columnsForWholeSid = 110;

const columnsOf = ({ io, now }: Context): readonly Column<Message>[] => [
  {
    header: "sid",
    text: ({ sid }) => (io.columns >= columnsForWholeSid ? sid : shortSid(sid)),
    raw: ({ sid }) => sid,
    paint: (text) => io.paint.dim(text),
  },
  { header: "status", text: ({ status }) => status, paint: (text) => paintStatus(io.paint, text) },
  { header: "direction", text: ({ direction }) => direction, only: "programs" },
  { header: "from", text: ({ from }) => from ?? "", only: "programs" },
  { header: "to", text: ({ to }) => to, only: "programs" },
  { header: "with", text: partyOf, only: "people" },
  {
    header: "price",
    text: ({ price, priceUnit }) => formatCost(price, priceUnit),
    raw: ({ price }) => price ?? "",
    align: "right",
  },
  {
    header: "when",
    text: ({ dateSent, dateCreated }) => formatAgo(dateSent ?? dateCreated, now()),
    raw: ({ dateSent, dateCreated }) => (dateSent ?? dateCreated).toISOString(),
    paint: (text) => io.paint.dim(text),
    align: "right",
  },
  { header: "text", text: ({ body }) => body, shrinkTo: 10 },
];
