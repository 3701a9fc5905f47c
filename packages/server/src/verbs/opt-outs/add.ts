// Adding an opt-out by hand: who is on the list already stays there, with what is known of it.
import { parseE164 } from "../../domain/numbers/phone-number.ts";
import type { OptOut } from "../../domain/opt-outs/opt-out.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, ownScope, type Caller, type Deps, type Witness } from "../deps.ts";

/** Puts the pair on the list. */
export async function addOptOut(
  deps: Pick<Deps, "store" | "clock" | "newSid">,
  caller: Caller,
  asked: { readonly scope: string; readonly phone: string },
  witness: Witness<OptOut>,
): Promise<OptOut> {
  const { store } = deps;
  const accountId = caller.account.id;
  const phone = parseE164(asked.phone)?.e164 ?? null;
  if (phone === null) throw new Refusal(21211, "PhoneNumber is not a phone number in E.164 form.", "PhoneNumber");
  const scope = await ownScope(store, accountId, asked.scope);
  if (scope === null) throw unknownScope(asked.scope);
  const before = await store.read.optOuts.ofPair(accountId, scope, phone);
  const optOut: OptOut = before ?? {
    sid: deps.newSid("OP"),
    accountId,
    scope,
    phone,
    source: "api",
    messageSid: null,
    createdAt: deps.clock.now(),
  };
  const commit = await store.commit([
    ...(before === null ? ([{ kind: "add opt-out", optOut }] as const) : []),
    ...witness(optOut),
  ]);
  orRefuse(commit, () => new Refusal(20409, "Somebody else adds the same opt-out at this moment. Try again."));
  return optOut;
}

const unknownScope = (scope: string): Refusal =>
  new Refusal(
    scope.startsWith("MG") ? 21701 : 21606,
    "Scope is neither a messaging service nor a sender of this account.",
    "Scope",
  );
