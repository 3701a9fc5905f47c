// API keys of every kind, by the newer product. Its paths name no account: the body does, or the key.
import { fullPath, routes } from "@pennywire/contract";
import type { Hono } from "hono";
import type { Key } from "../domain/accounts/key.ts";
import { isFull } from "../domain/accounts/rights.ts";
import { present } from "../domain/invariant.ts";
import { Refusal } from "../domain/refusal.ts";
import { changeKey } from "../verbs/accounts/change-key.ts";
import { createKey, type NewKey } from "../verbs/accounts/create-key.ts";
import { deleteKey } from "../verbs/accounts/delete-key.ts";
import type { Caller } from "../verbs/deps.ts";
import { answerWith, mount } from "./mount.ts";
import { metaEnvelope, pageAsked, sidNeighbours, sidPage } from "./page.ts";
import { presentIamKey, presentListedKey } from "./present/key.ts";
import type { Room } from "./room.ts";

export const mountIam = (app: Hono, room: Room): void => {
  const { deps, credentials } = room;

  mount(app, room, routes.createIamKey, async ({ caller, body, answering }) => {
    const about = await onAccount(room, caller, body.AccountSid);
    const made = answering(({ key, secret }: NewKey) => ({ ...presentIamKey(key), secret }), true);
    const type = body.KeyType ?? "standard";
    const asked = { friendlyName: body.FriendlyName ?? "", type, policy: body.Policy?.allow ?? null };
    await createKey(deps, about, asked, made.witness);
    return made.answer();
  });

  mount(app, room, routes.listIamKeys, async ({ caller, query, search, base }) => {
    const { account } = await onAccount(room, caller, query.AccountSid);
    const asked = pageAsked(query);
    const rows = await deps.store.read.keys.list(account.id, sidPage(asked));
    const { items, next, previous } = sidNeighbours(rows, asked);
    const url = `${base}${fullPath(routes.listIamKeys)}`;
    return answerWith(200, metaEnvelope("keys", url, search, asked, items.map(presentListedKey), next, previous));
  });

  mount(app, room, routes.fetchIamKey, async ({ caller, params }) => {
    const { key } = await onKey(room, caller, params.Sid);
    return answerWith(200, presentIamKey(key));
  });

  mount(app, room, routes.updateIamKey, async ({ caller, params, body, answering }) => {
    const { about } = await onKey(room, caller, params.Sid);
    const made = answering((key: Key) => presentIamKey(key));
    const change = { friendlyName: body.FriendlyName ?? null, policy: body.Policy?.allow ?? null };
    await changeKey(deps, about, params.Sid, change, made.witness);
    credentials.forget();
    return made.answer();
  });

  mount(app, room, routes.deleteIamKey, async ({ caller, params }) => {
    const { about } = await onKey(room, caller, params.Sid);
    await deleteKey(deps, about, params.Sid);
    credentials.forget();
    return answerWith(204, null);
  });
};

/** The caller, asking about the account of this SID: its own, or a subaccount for those who may do everything. */
const onAccount = async ({ credentials }: Room, caller: Caller, accountSid: string): Promise<Caller> => ({
  ...caller,
  account: await credentials.reach({ account: caller.by, rights: caller.rights }, accountSid),
});

/** The same by a key; one that the caller does not reach does not exist. */
const onKey = async (
  { deps }: Room,
  caller: Caller,
  sid: string,
): Promise<{ readonly key: Key; readonly about: Caller }> => {
  const key = await deps.store.read.keys.find(sid);
  if (key === null) throw new Refusal(20404);
  if (key.accountId === caller.by.id) return { key, about: caller };
  const account = present(await deps.store.read.accounts.findById(key.accountId), "a key has an account");
  if (account.ownerId !== caller.by.id || !isFull(caller.rights)) throw new Refusal(20404);
  return { key, about: { ...caller, account } };
};
