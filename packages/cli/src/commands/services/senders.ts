// pennywire services senders: the pool that a service sends from.
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { nothing } from "../../format.ts";
import { findServiceSid } from "../../service-sid.ts";
import { poolOf } from "../../services-pool.ts";
import { printTable } from "../../table.ts";

export const defineSenders: Define = (command, open) => {
  command
    .argument("<service>", "its name or its SID")
    .addHelpText(
      "after",
      examples('pennywire services senders "web shop"', 'pennywire services senders "web shop" --json'),
    )
    .action(async (service: string) => runSenders(open(command), service));
};

/** Lists numbers, short codes and names. */
const runSenders = async ({ io, client }: Context, service: string): Promise<void> => {
  const api = await client();
  const senders = await poolOf(api, await findServiceSid(api, service));
  if (io.json) return io.printJson(senders);
  if (senders.length === 0) {
    return io.say(`The service has no senders yet. Add one: pennywire services add ${quoted(service)} +15005550006`);
  }
  printTable(
    io,
    [
      { header: "sid", text: ({ sid }) => sid, only: "programs" },
      { header: "sender", text: ({ sender }) => sender },
      { header: "kind", text: ({ kind }) => kind },
      { header: "country", text: ({ country }) => country ?? nothing, raw: ({ country }) => country ?? "" },
    ],
    senders,
  );
};

const quoted = (name: string): string => (/\s/u.test(name) ? `"${name}"` : name);
