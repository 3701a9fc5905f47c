// Signing in with a SID and a secret: an account's with its token, or a key's with its own.
import { isSid } from "../../domain/sid.ts";
import type { Caller, Deps } from "../deps.ts";

/** Longest secret that is looked at, in characters: ours have 32. */
const secretMax = 128;

/** Who this is; null when the pair opens nothing. Does not tell a wrong SID from a wrong secret. */
export async function authenticate(
  deps: Pick<Deps, "store" | "secrets">,
  sid: string,
  secret: string,
): Promise<Omit<Caller, "idempotencyKey"> | null> {
  if (secret.length > secretMax) return null;
  if (isSid(sid, "AC")) {
    const account = await deps.store.read.accounts.find(sid);
    if (account === null || !deps.secrets.matches(secret, account.tokenHash)) return null;
    return { account, keySid: sid, mayManageKeys: true };
  }
  if (!isSid(sid, "SK")) return null;
  const key = await deps.store.read.accounts.findKey(sid);
  if (key === null || !deps.secrets.matches(secret, key.secretHash)) return null;
  const account = await deps.store.read.accounts.findById(key.accountId);
  return account === null ? null : { account, keySid: sid, mayManageKeys: key.type === "main" };
}
