// Messaging services by what people call them.
import type { Pennywire } from "@pennywire/sdk";
import { CliError, usageError } from "./failure.ts";

/** The SID of a messaging service; it is given by its name or by its SID. */
export const findServiceSid = async (client: Pennywire, text: string): Promise<string> => {
  if (/^MG[0-9a-f]{32}$/iu.test(text)) return text;
  const named = (await client.services.list({ limit: servicesMax }).toArray()).filter(
    ({ friendlyName }) => friendlyName === text,
  );
  const [service, another] = named;
  if (service === undefined) {
    throw new CliError(`There is no messaging service named ${text}.`, {
      next: ["See the services: pennywire services list"],
    });
  }
  if (another !== undefined) {
    throw usageError(`Several messaging services are named ${text}.`, "Give the SID of the one you mean: MG…");
  }
  return service.sid;
};

// One page, and so one request; whoever has more gives the SID.
const servicesMax = 1000;
