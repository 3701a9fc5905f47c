// Renaming an account, and suspending, reopening or closing a subaccount. A closed one gives its numbers back at once, as
// many as one commit may hold; the rest, and what waits with money on hold, is cleared away behind it (clear-closed.ts).
import { changedAccount, type Account, type AccountChange } from "../../domain/accounts/account.ts";
import { releasedAtOnceMax } from "../../domain/accounts/closing.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Write } from "../../store/writes.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

type Needs = Pick<Deps, "store" | "clock">;

export async function changeAccount(
  deps: Needs,
  caller: Caller,
  change: AccountChange,
  witness: Witness<Account>,
): Promise<Account> {
  const { account, by } = caller;
  const at = deps.clock.now();
  const changed = changedAccount(account, by, change, at);
  const closes = changed.status === "closed" && account.status !== "closed";
  const commit = await deps.store.commit([
    { kind: "change account", account: changed, from: account.status },
    ...witness(changed),
    ...(closes ? await closing(deps, account.id, at) : []),
  ]);
  // One of its numbers has gone since they were read.
  if (!commit.kept && commit.refusedBy.kind === "release number") return changeAccount(deps, caller, change, witness);
  orRefuse(commit, () => new Refusal(20412, "The account's status has just been changed by another request."));
  return changed;
}

const closing = async ({ store }: Needs, accountId: number, closedAt: number): Promise<readonly Write[]> => {
  const numbers = await store.read.numbers.list(
    accountId,
    { phoneNumber: null, friendlyName: null },
    { size: releasedAtOnceMax, offset: 0, after: null, before: null },
  );
  return [
    { kind: "begin closing", closing: { accountId, closedAt } },
    ...numbers.map((number): Write => ({ kind: "release number", number, at: closedAt })),
  ];
};
