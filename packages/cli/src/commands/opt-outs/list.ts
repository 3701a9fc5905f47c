// pennywire opt-outs list: who wants no more messages from whom.
import type { OptOut } from "@pennywire/sdk";
import { examples, toCount, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { formatAgo } from "../../format.ts";
import { scopeFlag, scopeHelp, toScope } from "../../scope.ts";
import { printTable, type Column } from "../../table.ts";

export interface ListOptions {
  readonly scope?: string | undefined;
  readonly phone?: string | undefined;
  readonly limit: number;
}

export const defineList: Define = (command, open) => {
  command
    .option(scopeFlag, `only those of ${scopeHelp}`)
    .option("--phone <number>", "only those of this recipient")
    .option("--limit <count>", "how many at most", toCount, 50)
    .addHelpText(
      "after",
      examples(
        "pennywire opt-outs list",
        'pennywire opt-outs list --scope "web shop" --limit 1000 --json',
        "pennywire opt-outs list --phone +15558675310",
      ),
    )
    .action(async (options: ListOptions) => runList(open(command), options));
};

/** Lists opt-outs; when there are none, tells how they come about. */
const runList = async (context: Context, { scope, phone, limit }: ListOptions): Promise<void> => {
  const { io } = context;
  const client = await context.client();
  const filter = { scope: scope === undefined ? undefined : await toScope(client, scope), phoneNumber: phone };
  const optOuts = await client.optOuts.list({ ...filter, limit }).toArray();
  if (io.json) return io.printJson(optOuts);
  if (optOuts.length > 0) return printTable(io, columnsOf(context), optOuts);
  io.say(
    scope === undefined && phone === undefined
      ? "Nobody has opted out. Whoever texts STOP does; to bring a list along: pennywire opt-outs import FILE --scope …"
      : "No opt-outs match.",
  );
};

const columnsOf = ({ io, now }: Context): readonly Column<OptOut>[] => [
  { header: "sid", text: ({ sid }) => sid, only: "programs" },
  { header: "recipient", text: ({ phoneNumber }) => phoneNumber },
  { header: "wants nothing from", text: ({ scope }) => scope },
  { header: "by", text: ({ source }) => source },
  {
    header: "since",
    text: ({ dateCreated }) => formatAgo(dateCreated, now()),
    raw: ({ dateCreated }) => dateCreated.toISOString(),
    paint: (text) => io.paint.dim(text),
    align: "right",
  },
];
