// pennywire numbers release: a number goes back, and may be somebody else's tomorrow.
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { findNumberSid } from "../../number-sid.ts";

export interface ReleaseOptions {
  readonly yes?: boolean | undefined;
}

export const defineRelease: Define = (command, open) => {
  command
    .argument("<number>", "the number, such as +15005550006, or its SID")
    .option("--yes", "do not ask")
    .addHelpText("after", examples("pennywire numbers release +14157012311 --yes"))
    .action(async (number: string, options: ReleaseOptions) => runRelease(open(command), number, options));
};

/** Gives the number back, after asking. */
const runRelease = async ({ io, client }: Context, number: string, { yes }: ReleaseOptions): Promise<void> => {
  const api = await client();
  const sid = await findNumberSid(api, number);
  const question = `Give ${number} back? Messages to it are lost, and somebody else may buy it.`;
  if (yes !== true && !(await io.confirm(question))) return io.say("Nothing was changed.");
  await api.numbers.delete(sid);
  if (io.json) io.printJson({ sid, released: true });
  else io.print(`released ${number}`);
};
