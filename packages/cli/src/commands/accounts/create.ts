// pennywire accounts create: a subaccount, and its credentials.
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { printDetails } from "../../table.ts";

export interface CreateOptions {
  readonly friendlyName?: string | undefined;
}

export const defineCreate: Define = (command, open) => {
  command
    .option("--friendly-name <name>", "a name to know it by")
    .addHelpText(
      "after",
      examples('pennywire accounts create --friendly-name "Branch"', "pennywire accounts create --json"),
    )
    .action(async (options: CreateOptions) => runCreate(open(command), options));
};

/** Opens a subaccount and shows what programs need to act for it. */
const runCreate = async ({ io, client }: Context, { friendlyName }: CreateOptions): Promise<void> => {
  const account = await (await client()).accounts.create({ friendlyName });
  if (io.json) return io.printJson(account);
  printDetails(io, [
    { name: "sid", text: account.sid },
    { name: "auth token", text: account.authToken ?? "", paint: io.paint.bold },
    { name: "name", text: account.friendlyName },
  ]);
  io.say(io.talkPaint.dim(`Act for it: pennywire --account-sid ${account.sid} --auth-token … numbers list`));
};
