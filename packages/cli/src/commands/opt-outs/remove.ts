// pennywire opt-outs remove: somebody who asked for it gets messages again.
import type { OptOut, Pennywire } from "@pennywire/sdk";
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { CliError } from "../../failure.ts";
import { formatCount } from "../../format.ts";
import { scopeFlag, scopeHelp, toScope } from "../../scope.ts";

export interface RemoveOptions {
  readonly scope?: string | undefined;
  readonly yes?: boolean | undefined;
}

export const defineRemove: Define = (command, open) => {
  command
    .argument("<phone>", "the recipient, such as +15558675310, or the SID of one opt-out")
    .option(scopeFlag, `only from ${scopeHelp}; from all when left out`)
    .option("--yes", "do not ask")
    .addHelpText("after", examples('pennywire opt-outs remove +15558675310 --scope "web shop" --yes'))
    .action(async (phone: string, options: RemoveOptions) => runRemove(open(command), phone, options));
};

/** Takes a recipient off the list, after asking. */
const runRemove = async ({ io, client }: Context, phone: string, { scope, yes }: RemoveOptions): Promise<void> => {
  const api = await client();
  const found = await findOptOuts(api, phone, scope === undefined ? undefined : await toScope(api, scope));
  const question = `Remove ${formatCount(found.length, "opt-out")} of ${phone}? Do so only when they have asked for it.`;
  if (yes !== true && !(await io.confirm(question))) return io.say("Nothing was changed.");
  for (const { sid } of found) await api.optOuts.delete(sid);
  if (io.json) return io.printJson(found.map(({ sid }) => ({ sid, deleted: true })));
  for (const one of found) io.print(`${one.phoneNumber} can get messages from ${one.scope} again`);
};

const findOptOuts = async (
  { optOuts }: Pennywire,
  phone: string,
  scope: string | undefined,
): Promise<readonly OptOut[]> => {
  if (/^OP[0-9a-f]{32}$/iu.test(phone)) return [await optOuts.get(phone)];
  const found = await optOuts.list({ phoneNumber: phone, scope }).toArray();
  if (found.length > 0) return found;
  throw new CliError(`${phone} has not opted out${scope === undefined ? "" : ` of ${scope}`}.`, {
    next: ["See who has: pennywire opt-outs list"],
  });
};
