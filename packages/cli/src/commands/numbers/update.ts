// pennywire numbers update: a number's name and webhooks.
import type { PhoneNumber, UpdateNumberInput } from "@pennywire/sdk";
import { examples, toMethod, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { usageError } from "../../failure.ts";
import { nothing } from "../../format.ts";
import { findNumberSid } from "../../number-sid.ts";
import { printDetails, type Detail } from "../../table.ts";

export type UpdateOptions = Pick<
  UpdateNumberInput,
  | "friendlyName"
  | "smsUrl"
  | "smsMethod"
  | "smsFallbackUrl"
  | "smsFallbackMethod"
  | "statusCallback"
  | "statusCallbackMethod"
>;

export const defineUpdate: Define = (command, open) => {
  command
    .argument("<number>", "the number, such as +15005550006, or its SID")
    .option("--friendly-name <name>", "a name for it")
    .option("--sms-url <url>", "where incoming messages are posted; empty for nowhere")
    .option("--sms-method <method>", "GET or POST", toMethod)
    .option("--sms-fallback-url <url>", "where they go when that fails; empty for nowhere")
    .option("--sms-fallback-method <method>", "GET or POST", toMethod)
    .option("--status-callback <url>", "where its voice events go; empty for nowhere")
    .option("--status-callback-method <method>", "GET or POST", toMethod)
    .addHelpText(
      "after",
      examples(
        "pennywire numbers update +15005550006 --sms-url http://127.0.0.1:3000/sms",
        'pennywire numbers update +15005550006 --friendly-name "Support" --json',
        'pennywire numbers update +15005550006 --sms-url ""',
      ),
    )
    .action(async (number: string, options: UpdateOptions) => runUpdate(open(command), number, options));
};

/** Changes what is given, leaves the rest, and shows the result. */
const runUpdate = async ({ io, client }: Context, number: string, options: UpdateOptions): Promise<void> => {
  const { friendlyName, smsUrl, smsMethod, smsFallbackUrl, smsFallbackMethod } = options;
  const { statusCallback, statusCallbackMethod } = options;
  const changes: UpdateNumberInput = {
    friendlyName,
    smsUrl,
    smsMethod,
    smsFallbackUrl,
    smsFallbackMethod,
    statusCallback,
    statusCallbackMethod,
  };
  if (Object.values(changes).every((value) => value === undefined)) {
    throw usageError("There is nothing to change.", "Give at least one setting: pennywire numbers update --help");
  }
  const api = await client();
  const updated = await api.numbers.update(await findNumberSid(api, number), changes);
  if (io.json) io.printJson(updated);
  else printDetails(io, detailsOf(updated));
};

const detailsOf = (number: PhoneNumber): readonly Detail[] => [
  { name: "sid", text: number.sid },
  { name: "number", text: number.phoneNumber },
  { name: "name", text: number.friendlyName },
  webhook("sms url", number.smsMethod, number.smsUrl),
  webhook("sms fallback url", number.smsFallbackMethod, number.smsFallbackUrl),
  webhook("status callback", number.statusCallbackMethod, number.statusCallback),
];

const webhook = (name: string, method: string, url: string): Detail => ({
  name,
  text: url === "" ? nothing : `${method} ${url}`,
  raw: url,
});
