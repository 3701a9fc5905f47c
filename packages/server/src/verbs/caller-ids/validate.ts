// Validating a caller ID: a phone is called and asked for the code that the caller was shown. On the simulated network
// the phone picks up and types the code in at once; nothing else here can call phones.
import { friendlyNameMax } from "../../domain/accounts/key.ts";
import { validationCode, type Validation } from "../../domain/numbers/caller-id.ts";
import { nationalFormat, parseE164 } from "../../domain/numbers/phone-number.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

export async function validateCallerId(
  deps: Pick<Deps, "store" | "clock" | "newSid" | "random" | "simulated">,
  { account }: Caller,
  asked: { readonly phoneNumber: string; readonly friendlyName: string | null },
  witness: Witness<Validation>,
): Promise<Validation> {
  if (!deps.simulated) throw new Refusal(20403, "There is no network here that can call phones.");
  const phone = parseE164(asked.phoneNumber);
  if (phone === null) throw new Refusal(21401, null, "PhoneNumber");
  const friendlyName = asked.friendlyName ?? nationalFormat(phone.e164);
  if (friendlyName.length > friendlyNameMax) throw new Refusal(20002, null, "FriendlyName");
  const now = deps.clock.now();
  const callerId = {
    sid: deps.newSid("PN"),
    accountId: account.id,
    phoneNumber: phone.e164,
    friendlyName,
    createdAt: now,
    updatedAt: now,
  };
  const validation = { callerId, callSid: deps.newSid("CA"), code: validationCode(deps.random()) };
  const commit = await deps.store.commit([{ kind: "add caller id", callerId }, ...witness(validation)]);
  orRefuse(commit, () => new Refusal(21450, null, "PhoneNumber"));
  return validation;
}
