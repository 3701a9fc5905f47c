// pennywire messages redact: the text goes, the message stays.
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { findMessageSid } from "../../message-sid.ts";

export interface RedactOptions {
  readonly yes?: boolean | undefined;
}

export const defineRedact: Define = (command, open) => {
  command
    .argument("<sid>", "its SID, or the last digits of it as the list shows them")
    .option("--yes", "do not ask")
    .addHelpText("after", examples("pennywire messages redact SM019ab7b64c0d5f1c2b3a495867768594a3 --yes"))
    .action(async (sid: string, options: RedactOptions) => runRedact(open(command), sid, options));
};

/** Removes the text, after asking. */
const runRedact = async (context: Context, text: string, { yes }: RedactOptions): Promise<void> => {
  const { io } = context;
  const client = await context.client();
  const sid = await findMessageSid(client, text);
  if (yes !== true && !(await io.confirm(`Remove the text of ${sid} for good?`))) return io.say("Nothing was changed.");
  const message = await client.messages.redact(sid);
  if (io.json) io.printJson(message);
  else io.print(`redacted ${sid}`);
};
