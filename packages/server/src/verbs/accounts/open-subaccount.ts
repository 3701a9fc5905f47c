// Opening a subaccount. Its token is in the answer; it can be read again by itself and by its parent.
import { openedSubaccount, subaccountsMax, type NewAccount } from "../../domain/accounts/account.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** How often a number for the account is tried: it is lost only to another node that opens an account in the same instant. */
const triesMax = 5;

export async function openSubaccount(
  deps: Pick<Deps, "store" | "clock" | "newSid" | "secrets">,
  caller: Caller,
  friendlyName: string | null,
  witness: Witness<NewAccount>,
): Promise<NewAccount> {
  const now = deps.clock.now();
  const token = deps.secrets.newSecret();
  const account = openedSubaccount(caller.account, {
    sid: deps.newSid("AC"),
    friendlyName: friendlyName ?? `Subaccount of ${new Date(now).toISOString().slice(0, 16).replace("T", " ")} UTC`,
    tokenHash: deps.secrets.hash(token),
    tokenSealed: deps.secrets.seal(token),
    now,
  });
  for (let tries = 1; ; tries += 1) {
    const commit = await deps.store.commit([
      ...witness(account),
      { kind: "make room for subaccount", ownerId: account.ownerId, max: subaccountsMax },
      { kind: "open subaccount", account },
    ]);
    if (!commit.kept && commit.refusedBy.kind === "open subaccount" && tries < triesMax) continue;
    orRefuse(commit, ({ kind }) => new Refusal(kind === "make room for subaccount" ? 21480 : 20503));
    return account;
  }
}
