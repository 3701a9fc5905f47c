// pennywire numbers buy: a number, by itself or by its area code.
import type { Pennywire, PhoneNumber } from "@pennywire/sdk";
import { examples, toCount, toMethod, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { usageError } from "../../failure.ts";
import { printDetails } from "../../table.ts";
import { formatMoney, nothing } from "../../format.ts";

export interface BuyOptions {
  readonly areaCode?: number | undefined;
  readonly friendlyName?: string | undefined;
  readonly smsUrl?: string | undefined;
  readonly smsMethod?: "GET" | "POST" | undefined;
  readonly yes?: boolean | undefined;
}

export const defineBuy: Define = (command, open) => {
  command
    .argument("[number]", "the number, as a search found it")
    .option("--area-code <digits>", "instead of a number: any one of this area", toCount)
    .option("--friendly-name <name>", "a name for it")
    .option("--sms-url <url>", "where incoming messages are posted")
    .option("--sms-method <method>", "GET or POST", toMethod)
    .option("--yes", "do not ask")
    .addHelpText(
      "after",
      examples(
        "pennywire numbers buy +14157012311 --yes",
        "pennywire numbers buy --area-code 415 --sms-url http://127.0.0.1:3000/sms",
      ),
    )
    .action(async (number: string | undefined, options: BuyOptions) => runBuy(open(command), number, options));
};

/** Buys, after asking: the rent is charged at once. */
const runBuy = async ({ io, client }: Context, number: string | undefined, options: BuyOptions): Promise<void> => {
  const { areaCode, friendlyName, smsUrl, smsMethod, yes } = options;
  if ((number === undefined) === (areaCode === undefined)) {
    throw usageError(
      "Say which number: the number itself, or --area-code.",
      "See what there is: pennywire numbers search US --area-code 415",
    );
  }
  const what = number ?? `a number in ${String(areaCode)}`;
  const question = `Buy ${what}? Its rent is charged at once, and each month.`;
  if (yes !== true && !(await io.confirm(question))) return io.say("Nothing was bought.");
  const api = await client();
  const input = { phoneNumber: number, areaCode: areaCode?.toString(), friendlyName, smsUrl, smsMethod };
  const bought = await api.numbers.create(input);
  if (io.json) io.printJson(bought);
  else await show({ io, api, bought });
};

const show = async ({
  io,
  api,
  bought,
}: {
  readonly io: Context["io"];
  readonly api: Pennywire;
  readonly bought: PhoneNumber;
}): Promise<void> => {
  printDetails(io, [
    { name: "sid", text: bought.sid },
    { name: "number", text: bought.phoneNumber },
    { name: "name", text: bought.friendlyName },
    {
      name: "sms url",
      text: bought.smsUrl === "" ? nothing : `${bought.smsMethod} ${bought.smsUrl}`,
      raw: bought.smsUrl,
    },
  ]);
  if (!io.isTerminal) return;
  const { balance, currency } = await api.balance.get();
  io.say(io.talkPaint.dim(`The balance is ${formatMoney(balance, currency)} now.`));
};
