// Accounts and balances as the API shows them.
import { toRfc2822 } from "@pennywire/contract/wire";
import type { Account, NewAccount } from "../../domain/accounts/account.ts";
import { currency, toDecimal } from "../../domain/billing/money.ts";
import type { Balance } from "../../store/store.ts";

/** @param authToken in clear, or null where the caller may not see it */
export const presentAccount = (account: NewAccount, authToken: string | null) => {
  const path = `/2010-04-01/Accounts/${account.sid}`;
  return {
    sid: account.sid,
    owner_account_sid: account.ownerSid,
    auth_token: authToken,
    friendly_name: account.friendlyName,
    status: account.status,
    type: "Full",
    date_created: toRfc2822(account.createdAt),
    date_updated: toRfc2822(account.updatedAt),
    subresource_uris: Object.fromEntries(subresources.map(([name, file]) => [name, `${path}/${file}.json`])),
    uri: `${path}.json`,
  };
};

/** Every name that Twilio's SDKs look for; those of voice lead to a 404, as on an account without voice. */
const subresources = [
  ["available_phone_numbers", "AvailablePhoneNumbers"],
  ["calls", "Calls"],
  ["conferences", "Conferences"],
  ["incoming_phone_numbers", "IncomingPhoneNumbers"],
  ["notifications", "Notifications"],
  ["outgoing_caller_ids", "OutgoingCallerIds"],
  ["recordings", "Recordings"],
  ["transcriptions", "Transcriptions"],
  ["addresses", "Addresses"],
  ["signing_keys", "SigningKeys"],
  ["connect_apps", "ConnectApps"],
  ["sip", "SIP"],
  ["authorized_connect_apps", "AuthorizedConnectApps"],
  ["usage", "Usage"],
  ["keys", "Keys"],
  ["applications", "Applications"],
  ["short_codes", "SMS/ShortCodes"],
  ["queues", "Queues"],
  ["messages", "Messages"],
  ["balance", "Balance"],
] as const;

/** What can be spent: what was paid in, less what was charged and what is on hold. */
export const presentBalance = (account: Account, { posted, held }: Balance) => ({
  account_sid: account.sid,
  balance: toDecimal(posted - held),
  currency,
});
