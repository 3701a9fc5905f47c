// pennywire balance: what the account can spend at this moment.
import { examples, type Define } from "../command.ts";
import type { Context } from "../context.ts";
import { formatMoney } from "../format.ts";

export const defineBalance: Define = (command, open) => {
  command
    .addHelpText("after", examples("pennywire balance", "pennywire balance --json"))
    .action(async () => runBalance(open(command)));
};

/** Shows the balance, less what is held for messages under way. */
const runBalance = async ({ io, client }: Context): Promise<void> => {
  const balance = await (await client()).balance.get();
  if (io.json) io.printJson(balance);
  else if (io.isTerminal) io.print(io.paint.bold(formatMoney(balance.balance, balance.currency)));
  else io.print(`${balance.balance}\t${balance.currency}`);
};
