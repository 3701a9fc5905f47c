// pennywire keys list: which keys there are.
import { examples, toCount, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { formatAgo } from "../../format.ts";
import { printTable } from "../../table.ts";

export interface ListOptions {
  readonly limit: number;
}

export const defineList: Define = (command, open) => {
  command
    .option("--limit <count>", "how many at most", toCount, 100)
    .addHelpText("after", examples("pennywire keys list", "pennywire keys list --json"))
    .action(async (options: ListOptions) => runList(open(command), options));
};

/** Lists the keys. */
const runList = async ({ io, client, now }: Context, { limit }: ListOptions): Promise<void> => {
  const keys = await (await client()).keys.list({ limit }).toArray();
  if (io.json) return io.printJson(keys);
  if (keys.length === 0) return io.say('No API keys yet. Make one: pennywire keys create --friendly-name "web shop"');
  printTable(
    io,
    [
      { header: "sid", text: ({ sid }) => sid },
      { header: "name", text: ({ friendlyName }) => friendlyName, shrinkTo: 12 },
      {
        header: "created",
        text: ({ dateCreated }) => formatAgo(dateCreated, now()),
        raw: ({ dateCreated }) => dateCreated.toISOString(),
        paint: (text) => io.paint.dim(text),
      },
    ],
    keys,
  );
};
