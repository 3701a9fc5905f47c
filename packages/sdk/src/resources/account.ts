// The account itself, its balance, its usage, and the check of the books.
import { decode } from "../coding.ts";
import { createListing, type Listing, type ListLimits } from "../page.ts";
import type { Call, CallOptions } from "../request.ts";
import type {
  Account,
  Balance,
  CallCount,
  LedgerReport,
  ListCallCountsInput,
  ListUsageRecordsInput,
  UsageRecord,
} from "../types.gen.ts";

export interface AccountResource {
  /** The account that this client acts for. */
  get(options?: CallOptions): Promise<Account>;
}

export interface BalanceResource {
  /** What the account can spend at this moment, exactly; an amount as text. */
  get(options?: CallOptions): Promise<Balance>;
}

export interface Usage {
  /** How often each key called each route, by the class of the answer. */
  calls(input?: ListCallCountsInput & ListLimits, options?: CallOptions): Listing<CallCount>;
  /** What was sent and what it cost, one record for each category. */
  records(input?: ListUsageRecordsInput & ListLimits, options?: CallOptions): Listing<UsageRecord>;
}

export interface Ledger {
  /** Checks every promise of the books in one snapshot. */
  verify(options?: CallOptions): Promise<LedgerReport>;
}

/** The account at this path. */
export const accountOf = (call: Call, account: string): AccountResource => ({
  get: async (options) => decode("Account", await call({ method: "GET", path: `${account}.json`, options })),
});

/** The balance of an account. */
export const balanceOf = (call: Call, account: string): BalanceResource => ({
  get: async (options) => decode("Balance", await call({ method: "GET", path: `${account}/Balance.json`, options })),
});

/** The usage of an account. */
export const usageOf = (call: Call, account: string): Usage => ({
  calls: (input, options) =>
    createListing(call, { path: `${account}/Usage/Calls.json`, key: "calls", shape: "CallCount" }, input, options),
  records: (input, options) =>
    createListing(
      call,
      { path: `${account}/Usage/Records.json`, key: "usage_records", shape: "UsageRecord" },
      input,
      options,
    ),
});

/** The books of the server. */
export const ledgerOf = (call: Call): Ledger => ({
  verify: async (options) => decode("LedgerReport", await call({ method: "GET", path: "/v1/ledger/verify", options })),
});
