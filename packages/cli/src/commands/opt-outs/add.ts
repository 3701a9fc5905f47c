// pennywire opt-outs add: from now on somebody gets nothing from a service or a sender.
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { scopeFlag, scopeHelp, toScope } from "../../scope.ts";

export interface AddOptions {
  readonly scope: string;
}

export const defineAdd: Define = (command, open) => {
  command
    .argument("<phone>", "who wants nothing, such as +15558675310")
    .requiredOption(scopeFlag, `from whom: ${scopeHelp}`)
    .addHelpText(
      "after",
      examples(
        "pennywire opt-outs add +15558675310 --scope +15005550006",
        'pennywire opt-outs add +15558675310 --scope "web shop"',
      ),
    )
    .action(async (phone: string, options: AddOptions) => runAdd(open(command), phone, options));
};

/** Adds one; whoever is on the list already stays there. */
const runAdd = async ({ io, client }: Context, phoneNumber: string, { scope }: AddOptions): Promise<void> => {
  const api = await client();
  const added = await api.optOuts.create({ phoneNumber, scope: await toScope(api, scope) });
  if (io.json) io.printJson(added);
  else io.print(`${added.phoneNumber} gets nothing from ${added.scope}`);
};
