// Signing in with a SID and a secret: an account's with one of its tokens, a key's or a pair of test credentials' with its own.
import { isSubaccount, type Account } from "../../domain/accounts/account.ts";
import type { Key } from "../../domain/accounts/key.ts";
import type { Rights } from "../../domain/accounts/rights.ts";
import { rehearsing } from "../../domain/accounts/test-credentials.ts";
import { present } from "../../domain/invariant.ts";
import { isSid } from "../../domain/sid.ts";
import type { Deps } from "../deps.ts";

type Needs = Pick<Deps, "store" | "secrets">;

/** Longest secret that is looked at, in characters: ours have 32. */
const secretMax = 128;

/** Who signed in. */
export interface SignedIn {
  readonly account: Account;
  /** The account's own SID, a key's, or that of the test credentials. */
  readonly keySid: string;
  readonly rights: Rights;
  /** Whether the account and, for a subaccount, its parent may be used. */
  readonly isActive: boolean;
}

/** Who this is; null when the pair opens nothing. Does not tell a wrong SID from a wrong secret. */
export async function authenticate(deps: Needs, sid: string, secret: string): Promise<SignedIn | null> {
  if (secret.length > secretMax) return null;
  if (isSid(sid, "SK")) return byKey(deps, sid, secret);
  if (!isSid(sid, "AC")) return null;
  const account = await deps.store.read.accounts.find(sid);
  if (account === null) return byTestCredentials(deps, sid, secret);
  return opens(deps, secret, account) ? signedIn(deps, account, sid, { kind: "full" }) : null;
}

/** Both tokens are compared, so that the time it takes does not tell which one it was. */
const opens = ({ secrets }: Needs, secret: string, { tokenHash, secondaryHash }: Account): boolean => {
  const first = secrets.matches(secret, tokenHash);
  return secondaryHash === null ? first : secrets.matches(secret, secondaryHash) || first;
};

const byKey = async (deps: Needs, sid: string, secret: string): Promise<SignedIn | null> => {
  const key = await deps.store.read.keys.find(sid);
  if (key === null || !deps.secrets.matches(secret, key.secretHash)) return null;
  const account = await deps.store.read.accounts.findById(key.accountId);
  return account === null ? null : signedIn(deps, account, sid, rightsOf(key));
};

const rightsOf = ({ type, policy }: Key): Rights => {
  switch (type) {
    case "main":
      return { kind: "full" };
    case "standard":
      return { kind: "standard" };
    case "restricted":
      return { kind: "restricted", allow: policy ?? [] };
  }
};

const byTestCredentials = async (deps: Needs, sid: string, secret: string): Promise<SignedIn | null> => {
  const credentials = await deps.store.read.keys.findTestCredentials(sid);
  if (credentials === null || !deps.secrets.matches(secret, credentials.tokenHash)) return null;
  const account = present(
    await deps.store.read.accounts.findById(credentials.accountId),
    "credentials have an account",
  );
  return { ...(await signedIn(deps, account, sid, { kind: "test" })), account: rehearsing(account, credentials) };
};

const signedIn = async (deps: Needs, account: Account, keySid: string, rights: Rights): Promise<SignedIn> => {
  const payer = isSubaccount(account) ? await deps.store.read.accounts.findById(account.ownerId) : account;
  return { account, keySid, rights, isActive: account.status === "active" && payer?.status === "active" };
};
