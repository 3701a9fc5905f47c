// pennywire keys delete: from now on nobody gets in with it.
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { usageError } from "../../failure.ts";

export interface DeleteOptions {
  readonly yes?: boolean | undefined;
}

export const defineDelete: Define = (command, open) => {
  command
    .argument("<sid>", "the key's SID, SK…")
    .option("--yes", "do not ask")
    .addHelpText("after", examples("pennywire keys delete SK019ab7b64c0d5f1c2b3a495867768594a3 --yes"))
    .action(async (sid: string, options: DeleteOptions) => runDelete(open(command), sid, options));
};

/** Ends a key, after asking. */
const runDelete = async ({ io, client }: Context, sid: string, { yes }: DeleteOptions): Promise<void> => {
  if (!/^SK[0-9a-f]{32}$/iu.test(sid)) {
    throw usageError(`This is not the SID of an API key: ${sid}`, "See the keys: pennywire keys list");
  }
  const question = `Delete ${sid}? Programs that use it will be refused.`;
  if (yes !== true && !(await io.confirm(question))) return io.say("Nothing was changed.");
  await (await client()).keys.delete(sid);
  if (io.json) io.printJson({ sid, deleted: true });
  else io.print(`deleted ${sid}`);
};
