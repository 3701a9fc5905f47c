// The first start: an empty database gets an account with credit, two numbers and a price list,
// all in one commit, so that a start that is interrupted is simply a first start again.
import { grantTransfer } from "../domain/billing/ledger.ts";
import type { Micros } from "../domain/billing/money.ts";
import { welcomePlan } from "../domain/billing/rent.ts";
import { firstCarrierRates, firstRates } from "../domain/billing/price-list.ts";
import type { Account } from "../domain/accounts/account.ts";
import { newNumberSettings, type PhoneNumber } from "../domain/numbers/number.ts";
import { nationalFormat, parseE164 } from "../domain/numbers/phone-number.ts";
import type { Write } from "../store/writes.ts";
import type { Deps } from "../verbs/deps.ts";

/** Twilio's "valid" magic number, and an ordinary one. */
const firstNumbers = ["+15005550006", "+14155550100"] as const;

export interface FirstAccount {
  readonly sid: string | null;
  readonly token: string | null;
  readonly credit: Micros;
}

export interface Welcome {
  readonly account: Account;
  /** In clear, this once; null when the account was there already. */
  readonly token: string | null;
}

/** The first account; makes it when there is none. */
export const firstStart = async (
  deps: Pick<Deps, "store" | "clock" | "newSid" | "secrets">,
  carrier: string,
  first: FirstAccount,
): Promise<Welcome> => {
  const there = await deps.store.read.accounts.first();
  if (there !== null) return { account: there, token: null };

  const now = deps.clock.now();
  const token = first.token ?? deps.secrets.newSecret();
  const sid = first.sid ?? deps.newSid("AC");
  const account: Account = {
    id: 1,
    sid,
    ownerId: 1,
    ownerSid: sid,
    friendlyName: "First account",
    status: "active",
    suspendedBy: null,
    tokenHash: deps.secrets.hash(token),
    tokenSealed: deps.secrets.seal(token),
    secondaryHash: null,
    secondarySealed: null,
    secondaryAt: null,
    createdAt: now,
    updatedAt: now,
  };
  const commit = await deps.store.commit([
    { kind: "open account", account },
    { kind: "open balance", accountId: account.id, creditLimit: 0 },
    ...(first.credit > 0 ? [granted(account, first.credit, now)] : []),
    ...firstNumbers.map((phoneNumber): Write => ({
      kind: "rent number",
      number: numberOf(deps, account, phoneNumber),
      rent: welcomePlan(now),
    })),
    ...firstRates(now).map((rate): Write => ({ kind: "add rate", rate })),
    ...firstCarrierRates(carrier, now).map((rate): Write => ({ kind: "add carrier rate", rate })),
  ]);
  // Refused: another node was first.
  return commit.kept ? { account, token } : firstStart(deps, carrier, first);
};

const granted = (account: Account, credit: Micros, now: number): Write => ({
  kind: "post",
  transfer: grantTransfer(account, "welcome", credit, now),
  covered: false,
});

const numberOf = (deps: Pick<Deps, "newSid" | "clock">, account: Account, phoneNumber: string): PhoneNumber => ({
  sid: deps.newSid("PN"),
  accountId: account.id,
  phoneNumber,
  country: parseE164(phoneNumber)?.country ?? "US",
  type: "local",
  settings: newNumberSettings(nationalFormat(phoneNumber)),
  createdAt: deps.clock.now(),
  updatedAt: deps.clock.now(),
});
