// Charging a month's rent, when the month begins. Who cannot pay is asked again every day; after a week the number is
// released.
import { numberPriceOf } from "../../domain/billing/number-prices.ts";
import { askAgainAt, planAfter, rentTransfer, rentUsage, type RentDue } from "../../domain/billing/rent.ts";
import { present } from "../../domain/invariant.ts";
import type { Deps } from "../deps.ts";

/** Does nothing when the lease was lost: then another worker charges it. */
export async function chargeRent({ store, clock }: Pick<Deps, "store" | "clock">, due: RentDue): Promise<void> {
  const { sid, accountId, attempts, month } = due;
  const now = clock.now();
  const account = present(await store.read.accounts.findById(accountId), "a number has an account");
  const settled = { kind: "settle rent", sid, accountId, attempts } as const;
  const price = present(numberPriceOf(due.country, due.type), "a number that is rented has a price");
  const commit = await store.commit([
    { ...settled, rent: planAfter(month), owedSince: null },
    { kind: "post", transfer: rentTransfer(account, due, month, price, now), covered: true },
    // What the calendar charges was asked for by nobody's key.
    { kind: "count usage", usage: rentUsage(due, "", price, now) },
  ]);
  if (commit.kept || commit.refusedBy.kind === "settle rent") return;

  const owedSince = due.owedSince ?? now;
  const next = askAgainAt(owedSince, now);
  if (next !== null) {
    await store.commit([{ ...settled, rent: { month, dueAt: next }, owedSince }]);
    return;
  }
  const number = await store.read.numbers.find(accountId, sid);
  if (number === null) return;
  // Settled first, because that is refused when the lease was lost: whoever has it may have been paid.
  await store.commit([
    { ...settled, rent: { month, dueAt: now }, owedSince },
    { kind: "release number", number, at: now },
  ]);
}
