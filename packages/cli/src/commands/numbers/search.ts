// pennywire numbers search: what can be bought, and for how much.
import { NotFoundError, type AvailableNumber, type Pennywire } from "@pennywire/sdk";
import { Option } from "commander";
import { examples, toCount, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { CliError } from "../../failure.ts";
import { formatMoney, nothing } from "../../format.ts";
import { printTable, type Column } from "../../table.ts";

export interface SearchOptions {
  readonly type: Type;
  readonly areaCode?: number | undefined;
  readonly contains?: string | undefined;
  readonly mms?: boolean | undefined;
  readonly limit: number;
}

type Type = "local" | "mobile" | "toll-free";

export const defineSearch: Define = (command, open) => {
  command
    .argument("[country]", "where, such as US or GB", "US")
    .addOption(new Option("--type <type>", "the kind of number").choices(types).default("local"))
    .option("--area-code <digits>", "only numbers of this area; US and Canada", toCount)
    .option("--contains <pattern>", "only numbers with these digits or letters; * stands for one")
    .option("--mms", "only numbers that can carry media")
    .option("--limit <count>", "how many at most", toCount, 10)
    .addHelpText(
      "after",
      examples(
        "pennywire numbers search US --area-code 415",
        "pennywire numbers search GB --type mobile --limit 50",
        'pennywire numbers search US --type toll-free --contains "800****" --json',
      ),
    )
    .action(async (country: string, options: SearchOptions) => runSearch(open(command), country, options));
};

/** Lists numbers of a kind and tells what one costs a month. */
const runSearch = async ({ io, client }: Context, country: string, options: SearchOptions): Promise<void> => {
  const api = await client();
  const code = country.toUpperCase();
  const { type, areaCode, contains, mms, limit } = options;
  const found = search(api, type)(code, { areaCode, contains, mmsEnabled: mms, limit });
  const numbers = await found.toArray().catch(async (error: unknown) => {
    throw error instanceof NotFoundError ? await noSuchCountry(api, code) : error;
  });
  if (io.json) return io.printJson(numbers);
  if (numbers.length === 0) {
    return io.say(`There is no such ${type} number in ${code}. Try fewer filters, or another --type.`);
  }
  printTable(io, columns, numbers);
  if (!io.isTerminal) return;
  const rent = await rentOf(api, code, type);
  const [{ phoneNumber } = { phoneNumber: "+15005550006" }] = numbers;
  io.say(
    io.talkPaint.dim(`${rent === null ? "" : `${rent} a month each. `}Buy one: pennywire numbers buy ${phoneNumber}`),
  );
};

const types: readonly Type[] = ["local", "mobile", "toll-free"];

const search = ({ availableNumbers }: Pennywire, type: Type) => {
  if (type === "toll-free") return availableNumbers.tollFree;
  return type === "mobile" ? availableNumbers.mobile : availableNumbers.local;
};

const noSuchCountry = async ({ availableNumbers }: Pennywire, country: string): Promise<CliError> => {
  const there = (await availableNumbers.countries().toArray()).map(({ countryCode }) => countryCode);
  return new CliError(`There are no numbers of ${country} to buy.`, {
    next: [`Choose another country: ${there.toSorted().join(", ")}`],
  });
};

const rentOf = async ({ pricing }: Pennywire, country: string, type: Type): Promise<string | null> => {
  const { phoneNumberPrices, priceUnit } = await pricing.numbers.get(country);
  const price = phoneNumberPrices.find(({ numberType }) => numberType.replace(" ", "-") === type);
  return price === undefined ? null : formatMoney(price.currentPrice, priceUnit);
};

const columns: readonly Column<AvailableNumber>[] = [
  { header: "number", text: ({ phoneNumber }) => phoneNumber },
  { header: "looks like", text: ({ friendlyName }) => friendlyName },
  {
    header: "can",
    text: ({ capabilities }) =>
      [capabilities.sms ? "sms" : "", capabilities.mms ? "mms" : "", capabilities.voice ? "voice" : ""]
        .filter((ability) => ability !== "")
        .join(" "),
  },
  {
    header: "where",
    text: ({ locality, region }) => [locality, region].filter((part) => part !== null).join(", ") || nothing,
    shrinkTo: 12,
  },
];
