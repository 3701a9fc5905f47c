// The scope of an opt-out: a messaging service or a sender of the account.
import type { Pennywire } from "@pennywire/sdk";
import { findServiceSid } from "./service-sid.ts";

/** What a `--scope` means to the API: a number, a short code or a SID as it is, else the service of that name. */
export const toScope = async (client: Pennywire, text: string): Promise<string> =>
  /^\+?\d+$/u.test(text) ? text : findServiceSid(client, text);

/** What the help says of it. */
export const scopeFlag = "--scope <scope>";
export const scopeHelp = "a messaging service, by its name or its SID, or one of your senders";
