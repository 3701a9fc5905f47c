// Who is calling: HTTP Basic, with an account's SID and token or a key's SID and secret. What was
// found is remembered for a moment, because the same few callers come thousands of times a second.
import { LRUCache } from "lru-cache";
import type { Account } from "../domain/accounts/account.ts";
import { isFull } from "../domain/accounts/rights.ts";
import { Refusal } from "../domain/refusal.ts";
import { authenticate, type SignedIn } from "../verbs/accounts/authenticate.ts";
import type { Deps } from "../verbs/deps.ts";

export interface Credentials {
  /** The caller of an Authorization header; throws 20003 when it opens nothing. */
  check(header: string | undefined): Promise<SignedIn> | SignedIn;
  /**
   * The account of this SID, if the caller reaches it: its own, or a subaccount for those who may do everything. Another
   * one is answered like one that does not exist, so that nobody learns which accounts there are.
   */
  reach(known: Pick<SignedIn, "account" | "rights">, accountSid: string): Promise<Account> | Account;
  /** A credential or an account was changed: nothing remembered counts any more. */
  forget(): void;
}

/** Callers remembered at once. */
const rememberedMax = 10_000;
/** How long a caller is remembered, in milliseconds: another node's revocation counts after it. */
const rememberedMs = 1_000;
/** Longest header that is looked at, in characters. */
const headerMax = 512;

export const createCredentials = (deps: Pick<Deps, "store" | "secrets">): Credentials => {
  const remembered = new LRUCache<string, SignedIn>({ max: rememberedMax, ttl: rememberedMs });
  const subaccounts = new LRUCache<string, Account>({ max: rememberedMax, ttl: rememberedMs });
  // What was looked up before something was forgotten must not be remembered after it.
  let age = 0;
  const look = async (header: string): Promise<SignedIn> => {
    const begun = age;
    const pair = basicPair(header);
    const caller = pair === null ? null : await authenticate(deps, pair.user, pair.password);
    if (caller === null) throw new Refusal(20003);
    if (begun === age) remembered.set(header, caller);
    return caller;
  };
  const subaccount = async (ownerId: number, accountSid: string): Promise<Account> => {
    const begun = age;
    const account = subaccounts.get(accountSid) ?? (await deps.store.read.accounts.find(accountSid));
    if (account?.ownerId !== ownerId) throw new Refusal(20404);
    if (begun === age) subaccounts.set(accountSid, account);
    return account;
  };
  return {
    check: (header) => {
      if (header === undefined || header.length > headerMax) throw new Refusal(20003);
      return remembered.get(header) ?? look(header);
    },
    reach: ({ account, rights }, accountSid) => {
      if (accountSid === account.sid) return account;
      if (!isFull(rights)) throw new Refusal(20404);
      return subaccount(account.id, accountSid);
    },
    forget: () => {
      age += 1;
      remembered.clear();
      subaccounts.clear();
    },
  };
};

const basicPair = (header: string): { readonly user: string; readonly password: string } | null => {
  const match = /^basic +([A-Za-z0-9+/=_-]+) *$/i.exec(header);
  if (match?.[1] === undefined) return null;
  const text = Buffer.from(match[1], "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? null : { user: text.slice(0, colon), password: text.slice(colon + 1) };
};
