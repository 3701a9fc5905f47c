// pennywire services list: which messaging services there are.
import type { Service } from "@pennywire/sdk";
import { examples, toCount, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { nothing } from "../../format.ts";
import type { Io } from "../../io.ts";
import { printTable, type Column } from "../../table.ts";

export interface ListOptions {
  readonly limit: number;
}

export const defineList: Define = (command, open) => {
  command
    .option("--limit <count>", "how many at most", toCount, 100)
    .addHelpText("after", examples("pennywire services list", "pennywire services list --json"))
    .action(async (options: ListOptions) => runList(open(command), options));
};

/** Lists the services. */
const runList = async ({ io, client }: Context, { limit }: ListOptions): Promise<void> => {
  const services = await (await client()).services.list({ limit }).toArray();
  if (io.json) return io.printJson(services);
  if (services.length > 0) return printTable(io, columnsOf(io), services);
  io.say('No messaging services yet. Make one: pennywire services create --friendly-name "web shop"');
};

const columnsOf = (io: Io): readonly Column<Service>[] => [
  { header: "sid", text: ({ sid }) => sid },
  { header: "name", text: ({ friendlyName }) => friendlyName, shrinkTo: 12 },
  {
    header: "incoming messages go to",
    text: ({ inboundMethod, inboundRequestUrl, useInboundWebhookOnNumber }) => {
      if (useInboundWebhookOnNumber) return "each number's own URL";
      return inboundRequestUrl === null ? nothing : `${inboundMethod} ${inboundRequestUrl}`;
    },
    raw: ({ inboundRequestUrl }) => inboundRequestUrl ?? "",
    paint: (text) => (text === nothing ? io.paint.dim(text) : text),
    shrinkTo: 20,
  },
];
