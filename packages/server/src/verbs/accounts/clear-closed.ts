// Clearing closed accounts away: their numbers go back, and what waited for a later moment is due now, so that workers
// fail it and its money is free. In pieces, and for a while again, because requests may have been under way.
import { closingMs, releasedAtOnceMax, type Closing } from "../../domain/accounts/closing.ts";
import type { Deps } from "../deps.ts";

type Needs = Pick<Deps, "store" | "clock">;

/**
 * One piece of each of the next accounts behind this one; gives back the last of them, or 0 to begin again. Going around
 * gives each its turn: each stays for a minute at least.
 */
export async function clearClosedAccounts(deps: Needs, after: number): Promise<number> {
  const pending = await deps.store.read.closings.pending(after);
  for (const closing of pending) await clear(deps, closing);
  return pending.at(-1)?.accountId ?? 0;
}

const clear = async ({ store, clock }: Needs, { accountId, closedAt }: Closing): Promise<void> => {
  const now = clock.now();
  const numbers = await store.read.numbers.list(
    accountId,
    { phoneNumber: null, friendlyName: null },
    { size: releasedAtOnceMax, offset: 0, after: null, before: null },
  );
  // A commit that is refused was overtaken by rent that ended a number: the next look sees what is left.
  if (numbers.length > 0) {
    await store.commit(numbers.map((number) => ({ kind: "release number", number, at: now }) as const));
  }
  if (await store.read.closings.waits(accountId)) {
    await store.commit([{ kind: "hasten messages", accountId, at: now }]);
    return;
  }
  if (numbers.length === 0 && now - closedAt >= closingMs) await store.commit([{ kind: "end closing", accountId }]);
};
