// pennywire messages delete: the message goes; what it cost stays in the books.
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { findMessageSid } from "../../message-sid.ts";

export interface DeleteOptions {
  readonly yes?: boolean | undefined;
}

export const defineDelete: Define = (command, open) => {
  command
    .argument("<sid>", "its SID, or the last digits of it as the list shows them")
    .option("--yes", "do not ask")
    .addHelpText("after", examples("pennywire messages delete SM019ab7b64c0d5f1c2b3a495867768594a3 --yes"))
    .action(async (sid: string, options: DeleteOptions) => runDelete(open(command), sid, options));
};

/** Deletes, after asking. */
const runDelete = async (context: Context, text: string, { yes }: DeleteOptions): Promise<void> => {
  const { io } = context;
  const client = await context.client();
  const sid = await findMessageSid(client, text);
  if (yes !== true && !(await io.confirm(`Delete ${sid} for good?`))) return io.say("Nothing was changed.");
  await client.messages.delete(sid);
  if (io.json) io.printJson({ sid, deleted: true });
  else io.print(`deleted ${sid}`);
};
