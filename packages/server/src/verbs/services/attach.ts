// Adding a sender to a messaging service's pool. A number or short code is in one service at most.
import {
  joiningChannelSender,
  joiningDestinationName,
  joiningName,
  joiningNumber,
  joiningShortCode,
  type Joining,
} from "../../domain/services/join.ts";
import type { ServiceSender } from "../../domain/services/sender.ts";
import { serviceSendersMax } from "../../domain/services/service.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** What is to join: something the account has, by its SID, or a name. */
export type Asked =
  | { readonly kind: "phone-number" | "short-code" | "channel"; readonly sid: string }
  | { readonly kind: "alpha"; readonly name: string }
  | { readonly kind: "destination-alpha"; readonly name: string; readonly country: string };

/** The sender in its pool; `joined` is false for a number or short code that was there already. */
export async function attachSender(
  deps: Pick<Deps, "store" | "clock" | "newSid">,
  caller: Caller,
  serviceSid: string,
  asked: Asked,
  witness: Witness<ServiceSender>,
): Promise<{ readonly sender: ServiceSender; readonly joined: boolean }> {
  const { id: accountId } = caller.account;
  const { services } = deps.store.read;
  const service = await services.current(accountId, serviceSid);
  if (service === null) throw new Refusal(20404);
  const sender = await joiningSender(deps, asked, { accountId, serviceSid, now: deps.clock.now() });
  const there = await whereItIs(deps, sender);
  if (there !== null) return { sender: repeated(there, serviceSid), joined: false };
  const commit = await deps.store.commit([{ kind: "attach sender", sender }, ...witness(sender)]);
  if (!commit.kept && commit.refusedBy.kind === "attach sender") {
    // Somebody else was quicker, or the pool is full: what the store says now is the reason.
    const now = await whereItIs(deps, sender);
    if (now !== null) return { sender: repeated(now, serviceSid), joined: false };
    throw (await services.countSenders(serviceSid)) >= serviceSendersMax ? new Refusal(21714) : new Refusal(20404);
  }
  orRefuse(commit, () => new Refusal(20404));
  return { sender, joined: true };
}

/** What stands in the way, when it is the very thing that was asked for; else a refusal. */
const repeated = (there: ServiceSender, serviceSid: string): ServiceSender => {
  if (there.serviceSid !== serviceSid) throw new Refusal(21712, null, wireNames[there.kind]);
  if (there.kind === "phone-number" || there.kind === "short-code") return there;
  throw new Refusal(21710, null, wireNames[there.kind]);
};

const wireNames: Readonly<Record<Asked["kind"], string>> = {
  "phone-number": "PhoneNumberSid",
  "short-code": "ShortCodeSid",
  alpha: "AlphaSender",
  "destination-alpha": "AlphaSender",
  channel: "Sid",
};

const joiningSender = async (
  { store, newSid }: Pick<Deps, "store" | "newSid">,
  asked: Asked,
  joining: Joining,
): Promise<ServiceSender> => {
  switch (asked.kind) {
    case "phone-number": {
      const number = await store.read.numbers.find(joining.accountId, asked.sid);
      if (number === null) throw new Refusal(20404, "There is no such number on this account.", "PhoneNumberSid");
      return joiningNumber(number, joining);
    }
    case "short-code": {
      const code = await store.read.shortCodes.find(joining.accountId, asked.sid);
      if (code === null) throw new Refusal(20404, "There is no such short code on this account.", "ShortCodeSid");
      return joiningShortCode(code, joining);
    }
    case "alpha":
      return joiningName(newSid("AI"), asked.name, joining);
    case "destination-alpha":
      return joiningDestinationName(newSid("AI"), asked.name, asked.country, joining);
    case "channel":
      return joiningChannelSender(asked.sid, joining);
  }
};

/** The row that stands in its way: the same thing in any pool, or the same name in this one. */
const whereItIs = async ({ store }: Pick<Deps, "store">, sender: ServiceSender): Promise<ServiceSender | null> => {
  const { services } = store.read;
  const { accountId, serviceSid, kind } = sender;
  return kind === "alpha" || kind === "destination-alpha"
    ? services.named(serviceSid, kind, sender.sender, sender.country)
    : services.sender(accountId, sender.sid);
};
