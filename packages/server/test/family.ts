// Credentials of every kind for a test: subaccounts, keys, test credentials, all made by the API.
import { expect } from "vitest";
import { present } from "../src/domain/invariant.ts";
import { aNumber } from "./builders.ts";
import type { Credentials, Tenant, World } from "./world.ts";

/** A subaccount of the first account, or of another one, with a number of its own. */
export const openSubaccount = async (world: World, as: Credentials = world.owner, name = "Branch"): Promise<Tenant> => {
  const answer = await world.api("/2010-04-01/Accounts.json", { as, form: { FriendlyName: name } });
  expect(answer.status, answer.text).toBe(201);
  const { sid, auth_token: password } = answer.json as { readonly sid: string; readonly auth_token: string };
  const { deps } = world.app();
  const { id } = present(await deps.store.read.accounts.find(sid), "the account that was just opened");
  const number = aNumber({ sid: deps.newSid("PN"), accountId: id });
  expect(await deps.store.commit([{ kind: "rent number", number }])).toEqual({ kept: true });
  return { sid, id, user: sid, password, phoneNumber: number.phoneNumber };
};

export interface KeyCredentials extends Credentials {
  /** The account in its paths: what a request without one of its own is about. */
  readonly sid: string;
}

/** A key of this account, of any kind. */
export const makeKey = async (
  world: World,
  owner: Tenant = world.owner,
  kind: Readonly<Record<string, string>> = {},
): Promise<KeyCredentials> => {
  const answer = await world.api("/v1/Keys", { as: owner, form: { AccountSid: owner.sid, ...kind } });
  expect(answer.status, answer.text).toBe(201);
  const { sid: user, secret: password } = answer.json as { readonly sid: string; readonly secret: string };
  return { sid: owner.sid, user, password };
};

/** A key that may do this and nothing else. */
export const makeRestrictedKey = async (world: World, ...allow: readonly string[]): Promise<KeyCredentials> =>
  makeKey(world, world.owner, { KeyType: "restricted", Policy: JSON.stringify({ allow }) });

export const makeTestCredentials = async (world: World, owner: Tenant = world.owner): Promise<KeyCredentials> => {
  const answer = await world.api("/v1/TestCredentials", { as: owner, method: "POST" });
  expect(answer.status, answer.text).toBe(201);
  const { account_sid: sid, auth_token: password } = answer.json as {
    readonly account_sid: string;
    readonly auth_token: string;
  };
  return { sid, user: sid, password };
};

/** Changes the state of a subaccount, as its parent. */
export const setStatus = async (
  world: World,
  { sid }: Tenant,
  Status: "active" | "suspended" | "closed",
  as: Credentials = world.owner,
): Promise<void> => {
  const answer = await world.api(`/2010-04-01/Accounts/${sid}.json`, { as, form: { Status } });
  expect(answer.json, answer.text).toMatchObject({ sid, status: Status });
};
