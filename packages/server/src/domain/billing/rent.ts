// Rent: a number is paid for a calendar month at a time, UTC, in advance; the month in which it is bought by the days
// that are left of it.
import type { Account } from "../accounts/account.ts";
import type { NumberType, PhoneNumber } from "../numbers/number.ts";
import { customerAccount, type Transfer } from "./ledger.ts";
import type { Micros } from "./money.ts";
import { dayOf, type UsageCategory, type UsageCount } from "./usage.ts";

/** A number whose next month is to be paid. `attempts` names the lease of the worker that has it. */
export interface RentDue {
  readonly sid: string;
  readonly accountId: number;
  readonly phoneNumber: string;
  readonly country: string;
  readonly type: NumberType;
  /** The month to be paid, `YYYY-MM`. */
  readonly month: string;
  /** Since when the money for it has been missing; null when it was not asked for yet. */
  readonly owedSince: number | null;
  readonly attempts: number;
}

/** The next month to be paid, and when. */
export interface RentPlan {
  readonly month: string;
  readonly dueAt: number;
}

/** How long a number stays when its rent cannot be paid, in milliseconds: a week, enough to notice and to pay. */
export const rentGraceMs = 604_800_000;
/** How often the rent is asked for during that time, in milliseconds: once a day. */
const rentRetryMs = 86_400_000;

/** The month of a moment, `YYYY-MM`, UTC. */
export const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);

/** The first moment of a month. */
export const monthBegins = (month: string): number => Date.parse(`${month}-01T00:00:00Z`);

/** The month after a month. */
export const monthAfter = (month: string): string => {
  const date = new Date(monthBegins(month));
  date.setUTCMonth(date.getUTCMonth() + 1);
  return monthOf(date.getTime());
};

/** The rent of a month in which so much is left at `at`: a day that has begun counts whole, and fractions of a micro are forgiven. */
export const proratedRent = (monthly: Micros, at: number): Micros => {
  const month = monthOf(at);
  const days = (monthBegins(monthAfter(month)) - monthBegins(month)) / msOfDay;
  const left = days - new Date(at).getUTCDate() + 1;
  return Math.floor((monthly * left) / days);
};

/** What follows a month that is paid. */
export const planAfter = (month: string): RentPlan => {
  const next = monthAfter(month);
  return { month: next, dueAt: monthBegins(next) };
};

/** The plan of numbers that come with a new installation: free of rent this month and the next. */
export const welcomePlan = (now: number): RentPlan => planAfter(monthAfter(monthOf(now)));

/** When to ask again for rent that could not be paid; null when there has been time enough. */
export const askAgainAt = (owedSince: number, now: number): number | null =>
  now - owedSince >= rentGraceMs ? null : Math.min(now + rentRetryMs, owedSince + rentGraceMs);

/** The posting of one month of one number. Its ref says which, so no month is paid twice. */
export const rentTransfer = (
  account: Pick<Account, "ownerId" | "ownerSid">,
  { sid, country }: Pick<PhoneNumber, "sid" | "country">,
  month: string,
  amount: Micros,
  at: number,
): Transfer => ({
  ref: `rent:${sid}:${month}`,
  kind: "rent",
  debit: customerAccount(account),
  credit: { code: `revenue:numbers:${country}`, accountId: null },
  amount,
  rateId: null,
  at,
});

/** What it adds to the usage of the account that has the number. */
export const rentUsage = (
  { accountId, country, type }: Pick<PhoneNumber, "accountId" | "country" | "type">,
  keySid: string,
  price: Micros,
  at: number,
): UsageCount => ({
  accountId,
  keySid,
  category: categories[type],
  country,
  day: dayOf(at),
  count: 1,
  segments: 1,
  price,
  cost: 0,
});

const msOfDay = 86_400_000;

const categories: Readonly<Record<NumberType, UsageCategory>> = {
  local: "phonenumbers-local",
  mobile: "phonenumbers-mobile",
  "toll-free": "phonenumbers-tollfree",
};
