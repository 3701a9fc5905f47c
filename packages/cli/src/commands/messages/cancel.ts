// pennywire messages cancel: a scheduled message is not sent.
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { findMessageSid } from "../../message-sid.ts";

export const defineCancel: Define = (command, open) => {
  command
    .argument("<sid>", "its SID, or the last digits of it as the list shows them")
    .addHelpText("after", examples("pennywire messages cancel SM019ab7b64c0d5f1c2b3a495867768594a3"))
    .action(async (sid: string) => runCancel(open(command), sid));
};

/** Calls it off; what was held for it can be spent again. */
const runCancel = async ({ io, client }: Context, text: string): Promise<void> => {
  const api = await client();
  const message = await api.messages.cancel(await findMessageSid(api, text));
  if (io.json) io.printJson(message);
  else io.print(`canceled ${message.sid}`);
};
