// pennywire services remove: one sender less. The number itself stays the account's.
import type { Pennywire } from "@pennywire/sdk";
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { CliError } from "../../failure.ts";
import { findServiceSid } from "../../service-sid.ts";
import { poolOf, type PooledSender } from "../../services-pool.ts";

export const defineRemove: Define = (command, open) => {
  command
    .argument("<service>", "its name or its SID")
    .argument("<sender>", "the number, the short code or the name; or its SID")
    .addHelpText("after", examples('pennywire services remove "web shop" +15005550006'))
    .action(async (service: string, sender: string) => runRemove(open(command), service, sender));
};

/** Takes the sender out of the pool. */
const runRemove = async ({ io, client }: Context, service: string, sender: string): Promise<void> => {
  const api = await client();
  const sid = await findServiceSid(api, service);
  const pooled = (await poolOf(api, sid)).find((one) => one.sender === sender || one.sid === sender);
  if (pooled === undefined) {
    throw new CliError(`${sender} is not a sender of this service.`, {
      next: [`See its senders: pennywire services senders ${sid}`],
    });
  }
  await removeFrom(api, sid, pooled);
  if (io.json) io.printJson({ ...pooled, removed: true });
  else io.print(`removed ${sender} from ${sid}`);
};

const removeFrom = async ({ services }: Pennywire, service: string, sender: PooledSender): Promise<void> => {
  if (sender.kind === "number") return services.phoneNumbers.delete(service, sender.sid);
  if (sender.kind === "short code") return services.shortCodes.delete(service, sender.sid);
  return sender.country === null
    ? services.alphaSenders.delete(service, sender.sid)
    : services.destinationAlphaSenders.delete(service, sender.sid);
};
