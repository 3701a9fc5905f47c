// Test credentials: a second SID and token of an account. What is asked with them is checked and answered, and forgotten.
import type { Account } from "./account.ts";

export interface TestCredentials {
  readonly accountId: number;
  /** The user name, and the account that stands in the paths: a SID that no account has. */
  readonly sid: string;
  readonly tokenHash: string;
  readonly tokenSealed: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The account as test credentials see it: nothing of it is theirs but its state. */
export const rehearsing = (account: Account, { sid }: TestCredentials): Account => ({ ...account, sid });
