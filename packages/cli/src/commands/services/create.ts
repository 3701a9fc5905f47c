// pennywire services create: a messaging service, still without senders.
import { examples, toCount, toMethod, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { nothing } from "../../format.ts";
import { printDetails } from "../../table.ts";

export interface CreateOptions {
  readonly friendlyName: string;
  readonly inboundRequestUrl?: string | undefined;
  readonly inboundMethod?: "GET" | "POST" | undefined;
  readonly statusCallback?: string | undefined;
  readonly validityPeriod?: number | undefined;
}

export const defineCreate: Define = (command, open) => {
  command
    .requiredOption("--friendly-name <name>", "a name to know it by")
    .option("--inbound-request-url <url>", "where texts to its senders are posted")
    .option("--inbound-method <method>", "GET or POST", toMethod)
    .option("--status-callback <url>", "where changes of status are posted")
    .option("--validity-period <seconds>", "how long a message may wait to be sent", toCount)
    .addHelpText(
      "after",
      examples(
        'pennywire services create --friendly-name "web shop"',
        'pennywire services create --friendly-name "web shop" --inbound-request-url https://example.com/sms',
      ),
    )
    .action(async (options: CreateOptions) => runCreate(open(command), options));
};

/** Makes the service, and tells how senders come into it. */
const runCreate = async ({ io, client }: Context, options: CreateOptions): Promise<void> => {
  const { friendlyName, inboundRequestUrl, inboundMethod, statusCallback, validityPeriod } = options;
  const input = { friendlyName, inboundRequestUrl, inboundMethod, statusCallback, validityPeriod };
  const service = await (await client()).services.create(input);
  if (io.json) return io.printJson(service);
  printDetails(io, [
    { name: "sid", text: service.sid },
    { name: "name", text: service.friendlyName },
    { name: "inbound url", text: service.inboundRequestUrl ?? nothing, raw: service.inboundRequestUrl ?? "" },
    { name: "validity", text: `${service.validityPeriod} s`, raw: String(service.validityPeriod) },
  ]);
  io.say(io.talkPaint.dim(`Give it a sender: pennywire services add ${service.sid} +15005550006`));
};
