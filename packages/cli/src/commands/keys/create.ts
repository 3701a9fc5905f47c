// pennywire keys create: a key, and the only look at its secret.
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { printDetails } from "../../table.ts";

export interface CreateOptions {
  readonly friendlyName?: string | undefined;
}

export const defineCreate: Define = (command, open) => {
  command
    .option("--friendly-name <name>", "a name to know it by")
    .addHelpText("after", examples('pennywire keys create --friendly-name "web shop"', "pennywire keys create --json"))
    .action(async (options: CreateOptions) => runCreate(open(command), options));
};

/** Makes a key and shows it with its secret. */
const runCreate = async ({ io, client }: Context, { friendlyName }: CreateOptions): Promise<void> => {
  const key = await (await client()).keys.create({ friendlyName });
  if (io.json) return io.printJson(key);
  printDetails(io, [
    { name: "sid", text: key.sid },
    { name: "secret", text: key.secret, paint: io.paint.bold },
    { name: "name", text: key.friendlyName },
  ]);
  io.say(io.talkPaint.dim("Keep the secret now: it cannot be shown again."));
};
