// A caller ID, and the request to validate one, as the API shows them.
import { toRfc2822 } from "@pennywire/contract/wire";
import type { CallerId, Validation } from "../../domain/numbers/caller-id.ts";

export const presentCallerId = (
  { sid, phoneNumber, friendlyName, createdAt, updatedAt }: CallerId,
  accountSid: string,
) => ({
  sid,
  account_sid: accountSid,
  phone_number: phoneNumber,
  friendly_name: friendlyName,
  date_created: toRfc2822(createdAt),
  date_updated: toRfc2822(updatedAt),
  uri: `/2010-04-01/Accounts/${accountSid}/OutgoingCallerIds/${sid}.json`,
});

export const presentValidation = ({ callerId, callSid, code }: Validation, accountSid: string) => ({
  account_sid: accountSid,
  call_sid: callSid,
  friendly_name: callerId.friendlyName,
  phone_number: callerId.phoneNumber,
  validation_code: code,
});
