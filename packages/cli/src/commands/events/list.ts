// pennywire events list: the audit trail, newest first.
import type { Event } from "@pennywire/sdk";
import { examples, toCount, toDay, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { formatAgo, nothing } from "../../format.ts";
import { shortSid } from "../../message-sid.ts";
import { printTable, type Column } from "../../table.ts";

export interface ListOptions {
  readonly type?: string | undefined;
  readonly resource?: string | undefined;
  readonly startDate?: string | undefined;
  readonly endDate?: string | undefined;
  readonly limit: number;
}

export const defineList: Define = (command, open) => {
  command
    .option("--type <type>", "only events of this type, such as message.created")
    .option("--resource <sid>", "only events of this thing")
    .option("--start-date <day>", "the first day, UTC", toDay)
    .option("--end-date <day>", "the last day, UTC", toDay)
    .option("--limit <count>", "how many at most", toCount, 20)
    .addHelpText(
      "after",
      examples("pennywire events list", "pennywire events list --start-date 2026-11-22 --limit 1000 --json"),
    )
    .action(async (options: ListOptions) => runList(open(command), options));
};

/** Lists events. */
const runList = async (context: Context, options: ListOptions): Promise<void> => {
  const { io } = context;
  const { type: eventType, resource: resourceSid, startDate, endDate, limit } = options;
  const client = await context.client();
  const events = await client.events.list({ eventType, resourceSid, startDate, endDate, limit }).toArray();
  if (io.json) return io.printJson(events);
  if (events.length > 0) return printTable(io, columnsOf(context), events);
  const isFiltered = [eventType, resourceSid, startDate, endDate].some((filter) => filter !== undefined);
  io.say(isFiltered ? "No events match." : "No events yet. Every change that is made through the API shows here.");
};

const columnsOf = ({ io, now }: Context): readonly Column<Event>[] => [
  { header: "sid", text: ({ sid }) => sid, only: "programs" },
  {
    header: "when",
    text: ({ eventDate }) => formatAgo(eventDate, now()),
    raw: ({ eventDate }) => eventDate.toISOString(),
    paint: (text) => io.paint.dim(text),
    align: "right",
  },
  { header: "event", text: ({ eventType }) => eventType },
  { header: "of", text: ({ resourceSid }) => shortSid(resourceSid), raw: ({ resourceSid }) => resourceSid },
  {
    header: "by",
    text: ({ actorSid, actorType }) => (actorType === "account" ? "auth token" : shortSid(actorSid)),
    raw: ({ actorSid }) => actorSid,
  },
  {
    header: "from",
    text: ({ sourceIpAddress }) => sourceIpAddress ?? nothing,
    raw: ({ sourceIpAddress }) => sourceIpAddress ?? "",
  },
  { header: "with", text: ({ eventData }) => eventData.parameters.join(" "), shrinkTo: 12 },
];
