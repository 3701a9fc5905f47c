// Who is calling: HTTP Basic, with an account's SID and token or a key's SID and secret. What was
// found is remembered for a moment, because the same few callers come thousands of times a second.
import { LRUCache } from "lru-cache";
import { Refusal } from "../domain/refusal.ts";
import { authenticate } from "../verbs/accounts/authenticate.ts";
import type { Caller, Deps } from "../verbs/deps.ts";

export type KnownCaller = Omit<Caller, "idempotencyKey">;

export interface Credentials {
  /** The caller of an Authorization header; throws 20003 when it opens nothing. */
  check(header: string | undefined): Promise<KnownCaller> | KnownCaller;
  /** A key was taken away: nothing remembered counts any more. */
  forget(): void;
}

/** Callers remembered at once. */
const rememberedMax = 10_000;
/** How long a caller is remembered, in milliseconds: another node's revocation counts after it. */
const rememberedMs = 1_000;
/** Longest header that is looked at, in characters. */
const headerMax = 512;

export const createCredentials = (deps: Pick<Deps, "store" | "secrets">): Credentials => {
  const remembered = new LRUCache<string, KnownCaller>({ max: rememberedMax, ttl: rememberedMs });
  const look = async (header: string): Promise<KnownCaller> => {
    const pair = basicPair(header);
    const caller = pair === null ? null : await authenticate(deps, pair.user, pair.password);
    if (caller === null) throw new Refusal(20003);
    remembered.set(header, caller);
    return caller;
  };
  return {
    check: (header) => {
      if (header === undefined || header.length > headerMax) throw new Refusal(20003);
      return remembered.get(header) ?? look(header);
    },
    forget: () => {
      remembered.clear();
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
