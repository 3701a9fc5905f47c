// API keys of the account.
import { decode } from "../coding.ts";
import { createListing, type Listing, type ListLimits } from "../page.ts";
import type { Call, CallOptions } from "../request.ts";
import type { CreateKeyInput, Key, ListKeysInput, NewKey, UpdateKeyInput } from "../types.gen.ts";

export interface Keys {
  /** Makes a key. Its secret is in this answer and cannot be read again. */
  create(input?: CreateKeyInput, options?: CallOptions): Promise<NewKey>;
  /** The account's keys, without their secrets. */
  list(input?: ListKeysInput & ListLimits, options?: CallOptions): Listing<Key>;
  /** One key, without its secret. */
  get(sid: string, options?: CallOptions): Promise<Key>;
  /** Renames a key. */
  update(sid: string, input: UpdateKeyInput, options?: CallOptions): Promise<Key>;
  /** Ends a key: requests that use it are refused from now on. */
  delete(sid: string, options?: CallOptions): Promise<void>;
}

/** The keys of an account. */
export const keysOf = (call: Call, account: string): Keys => {
  const all = `${account}/Keys.json`;
  const one = (sid: string): string => `${account}/Keys/${encodeURIComponent(sid)}.json`;
  return {
    create: async (input, options) => decode("NewKey", await call({ method: "POST", path: all, input, options })),
    list: (input, options) => createListing(call, { path: all, key: "keys", shape: "Key" }, input, options),
    get: async (sid, options) => decode("Key", await call({ method: "GET", path: one(sid), options })),
    update: async (sid, input, options) =>
      decode("Key", await call({ method: "POST", path: one(sid), input, options })),
    delete: async (sid, options) => void (await call({ method: "DELETE", path: one(sid), options })),
  };
};
