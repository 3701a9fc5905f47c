// Double entry. A transfer moves a positive amount from one ledger account (debit) to another
// (credit), so the sum over all accounts is zero by construction. Transfers are never changed.
import type { Account } from "../accounts/account.ts";
import type { Message } from "../messages/message.ts";
import { invariant } from "../invariant.ts";
import type { Micros } from "./money.ts";
import type { CarrierRate, Rate } from "./tariff.ts";

export type TransferKind = "grant" | "charge" | "passthrough" | "cost" | "fee" | "rent" | "lookup";

/** Whoever pays for an account. */
type Customer = Pick<Account, "ownerId" | "ownerSid">;

/** `customer:AC…`, `revenue:messaging:US`, …; with `accountId` where it is a customer's balance. */
export interface LedgerAccount {
  readonly code: string;
  readonly accountId: number | null;
}

export interface Transfer {
  /** What it is for: a message's SID, a grant's name. With `kind` it is unique, so nothing is posted twice. */
  readonly ref: string;
  readonly kind: TransferKind;
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  readonly amount: Micros;
  /** The row of the price list, or of the carrier's list, that the amount came from. */
  readonly rateId: number | null;
  readonly at: number;
}

/** The balance that the customer of this account spends from: a subaccount spends from its parent's. */
export const customerAccount = (account: Customer): LedgerAccount => ({
  code: `customer:${account.ownerSid}`,
  accountId: account.ownerId,
});

const own = (code: string): LedgerAccount => ({ code, accountId: null });

/** Promotional credit for a customer: our expense, their balance. */
export const grantTransfer = (account: Customer, name: string, amount: Micros, at: number): Transfer => ({
  ref: `grant:${account.ownerSid}:${name}`,
  kind: "grant",
  debit: own("promo_expense"),
  credit: customerAccount(account),
  amount,
  rateId: null,
  at,
});

/**
 * The journal of a message that is handed over: the customer's price, the passed-through fee, and
 * the carrier's cost. Amounts of zero are left out, because a transfer always moves something.
 */
export const outboundTransfers = (
  account: Customer,
  message: Message,
  carrier: string,
  /** Null: the customer pays nothing. */
  rate: Rate | null,
  cost: CarrierRate | null,
  at: number,
): readonly Transfer[] => {
  const amount = costOf(cost, message.segments);
  const debit = own(`cogs:carrier:${carrier}`);
  const credit = own(`payable:carrier:${carrier}`);
  const costs: Transfer = { ref: message.sid, kind: "cost", debit, credit, amount, rateId: cost?.id ?? null, at };
  return [...(rate === null ? [] : revenueOf(account, message, rate, at)), ...(amount > 0 ? [costs] : [])];
};

/** The journal of a text that arrived: what the customer pays for it. */
export const inboundTransfers = (account: Customer, message: Message, rate: Rate): readonly Transfer[] =>
  revenueOf(account, message, rate, message.createdAt);

/** What a customer pays for what they were told of numbers in one request. */
export const lookupTransfer = (account: Customer, ref: string, amount: Micros, at: number): Transfer => ({
  ref,
  kind: "lookup",
  debit: customerAccount(account),
  credit: own("revenue:lookups"),
  amount,
  rateId: null,
  at,
});

const revenueOf = (account: Customer, message: Message, rate: Rate, at: number): readonly Transfer[] => {
  const { sid: ref, country, segments } = message;
  const { charge, passthrough } = amountsOf(rate, segments);
  const debit = customerAccount(account);
  const common = { ref, debit, rateId: rate.id, at };
  const journal: readonly Transfer[] = [
    { ...common, kind: "charge", credit: own(`revenue:messaging:${country}`), amount: charge },
    { ...common, kind: "passthrough", credit: own(`revenue:passthrough:${country}`), amount: passthrough },
  ];
  return journal.filter(({ amount }) => amount > 0);
};

/** What a message of so many segments costs the customer: charge and passed-through fee. */
export const amountsOf = (
  rate: Pick<Rate, "unitPrice" | "carrierFee">,
  segments: number,
): { readonly charge: Micros; readonly passthrough: Micros } => {
  invariant(Number.isInteger(segments) && segments > 0, "a message has at least one segment");
  return { charge: rate.unitPrice * segments, passthrough: rate.carrierFee * segments };
};

/** What a message of so many segments costs us. */
export const costOf = (cost: Pick<CarrierRate, "unitCost"> | null, segments: number): Micros =>
  (cost?.unitCost ?? 0) * segments;
