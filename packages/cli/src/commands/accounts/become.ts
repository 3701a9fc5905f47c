// pennywire accounts suspend, activate and close: a subaccount's status.
import type { Account, Pennywire } from "@pennywire/sdk";
import type { Command } from "commander";
import { examples, type Define, type Open } from "../../command.ts";
import type { Context } from "../../context.ts";
import { usageError } from "../../failure.ts";

export const defineSuspend: Define = (command, open) => {
  withSid(command, open, "suspend", async (client, sid) => client.accounts.suspend(sid));
};

export const defineActivate: Define = (command, open) => {
  withSid(command, open, "activate", async (client, sid) => client.accounts.activate(sid));
};

export const defineClose: Define = (command, open) => {
  withSid(command.option("--yes", "do not ask"), open, "close", async (client, sid) => client.accounts.close(sid));
};

type Become = (client: Pennywire, sid: string) => Promise<Account>;

interface BecomeOptions {
  readonly yes?: boolean | undefined;
}

const withSid = (command: Command, open: Open, verb: string, become: Become): void => {
  const flag = verb === "close" ? " --yes" : "";
  command
    .argument("<sid>", "the subaccount's SID, AC…")
    .addHelpText("after", examples(`pennywire accounts ${verb} AC019ab7b64c0d5f1c2b3a495867768594${flag}`))
    .action(async (sid: string, options: BecomeOptions) => run(open(command), sid, options, verb, become));
};

// Only closing cannot be undone, so only there a person is asked.
const run = async (
  { io, client }: Context,
  sid: string,
  { yes }: BecomeOptions,
  verb: string,
  become: Become,
): Promise<void> => {
  if (!/^AC[0-9a-f]{32}$/iu.test(sid)) {
    throw usageError(`This is not the SID of an account: ${sid}`, "See the accounts: pennywire accounts list");
  }
  const question = `Close ${sid} for good? Its numbers are given back.`;
  if (verb === "close" && yes !== true && !(await io.confirm(question))) return io.say("Nothing was changed.");
  const account = await become(await client(), sid);
  if (io.json) io.printJson(account);
  else io.print(`${account.status} ${sid}`);
};
