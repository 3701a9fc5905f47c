// pennywire services add: one more sender for a service.
import type { Pennywire } from "@pennywire/sdk";
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { CliError, usageError } from "../../failure.ts";
import { findNumberSid } from "../../number-sid.ts";
import { findServiceSid } from "../../service-sid.ts";

export interface AddOptions {
  readonly country?: string | undefined;
}

export const defineAdd: Define = (command, open) => {
  command
    .argument("<service>", "its name or its SID")
    .argument("<sender>", "a number or a short code of the account, or a name to send under")
    .option("--country <code>", "for a name: the country that it is used in, such as DE")
    .addHelpText(
      "after",
      examples(
        'pennywire services add "web shop" +15005550006',
        'pennywire services add "web shop" 54321',
        'pennywire services add "web shop" Laden --country DE',
      ),
    )
    .action(async (service: string, sender: string, options: AddOptions) =>
      runAdd(open(command), service, sender, options),
    );
};

/** Adds the sender; what it looks like says what it is. */
const runAdd = async (
  { io, client }: Context,
  service: string,
  sender: string,
  { country }: AddOptions,
): Promise<void> => {
  const isName = /[a-z]/iu.test(sender) && !sidOfSender.test(sender);
  if (country !== undefined && !isName) throw usageError("--country goes with a name.", "Numbers know their country.");
  const api = await client();
  const sid = await findServiceSid(api, service);
  const added = await (isName ? addName(api, sid, sender, country) : addOwned(api, sid, sender));
  if (io.json) io.printJson(added);
  else io.print(`added ${sender} to ${sid}`);
};

const sidOfSender = /^(PN|SC)[0-9a-f]{32}$/iu;

const addName = async ({ services }: Pennywire, sid: string, alphaSender: string, country: string | undefined) =>
  country === undefined
    ? services.alphaSenders.create(sid, { alphaSender })
    : services.destinationAlphaSenders.create(sid, { alphaSender, isoCountryCode: country.toUpperCase() });

const addOwned = async (client: Pennywire, sid: string, sender: string) => {
  const isCode = /^SC/iu.test(sender) || /^\d{3,6}$/u.test(sender);
  if (isCode) {
    return client.services.shortCodes.create(sid, { shortCodeSid: await findShortCodeSid(client, sender) });
  }
  return client.services.phoneNumbers.create(sid, { phoneNumberSid: await findNumberSid(client, sender) });
};

const findShortCodeSid = async (client: Pennywire, sender: string): Promise<string> => {
  if (sidOfSender.test(sender)) return sender;
  const [found] = await client.shortCodes.list({ shortCode: sender, limit: 1 }).toArray();
  if (found === undefined) throw new CliError(`${sender} is not a short code of this account.`);
  return found.sid;
};
