// pennywire numbers list: what the account can send from, and where answers go.
import type { PhoneNumber } from "@pennywire/sdk";
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
    .addHelpText("after", examples("pennywire numbers list", "pennywire numbers list --json"))
    .action(async (options: ListOptions) => runList(open(command), options));
};

/** Lists the numbers. */
const runList = async ({ io, client }: Context, { limit }: ListOptions): Promise<void> => {
  const numbers = await (await client()).numbers.list({ limit }).toArray();
  if (io.json) return io.printJson(numbers);
  if (numbers.length > 0) return printTable(io, columnsOf(io), numbers);
  io.say("The account has no numbers. Find one to buy: pennywire numbers search US");
};

const columnsOf = (io: Io): readonly Column<PhoneNumber>[] => [
  { header: "sid", text: ({ sid }) => sid, only: "programs" },
  { header: "number", text: ({ phoneNumber }) => phoneNumber },
  { header: "name", text: ({ friendlyName }) => friendlyName, shrinkTo: 14 },
  { header: "can", text: abilitiesOf },
  {
    header: "incoming messages go to",
    text: ({ smsUrl, smsMethod }) => (smsUrl === "" ? nothing : `${smsMethod} ${smsUrl}`),
    raw: ({ smsUrl }) => smsUrl,
    paint: (text) => (text === nothing ? io.paint.dim(text) : text),
    shrinkTo: 20,
  },
];

const abilitiesOf = ({ capabilities }: PhoneNumber): string =>
  [capabilities.sms ? "sms" : "", capabilities.mms ? "mms" : "", capabilities.voice ? "voice" : ""]
    .filter((ability) => ability !== "")
    .join(" ");
