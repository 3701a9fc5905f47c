// The account itself, its keys, its balance.
import { fullPath, routes } from "@pennywire/contract";
import type { Hono } from "hono";
import type { Key } from "../domain/accounts/key.ts";
import { present } from "../domain/invariant.ts";
import { Refusal } from "../domain/refusal.ts";
import { createKey, type NewKey } from "../verbs/accounts/create-key.ts";
import { deleteKey } from "../verbs/accounts/delete-key.ts";
import { renameKey } from "../verbs/accounts/rename-key.ts";
import { answerWith, mount } from "./mount.ts";
import { envelope, pageAsked, sidNeighbours, sidPage } from "./page.ts";
import { presentAccount, presentBalance, presentKey } from "./present/account.ts";
import type { Room } from "./room.ts";

export const mountAccounts = (app: Hono, room: Room): void => {
  const { deps, credentials } = room;

  mount(app, room, routes.fetchAccount, async ({ caller: { account, mayManageKeys } }) =>
    answerWith(200, presentAccount(account, mayManageKeys ? deps.secrets.open(account.tokenSealed) : null)),
  );

  mount(app, room, routes.fetchBalance, async ({ caller: { account } }) => {
    const balance = present(await deps.store.read.ledger.balance(account.ownerId), "an account has a balance");
    return answerWith(200, presentBalance(account, balance));
  });

  mount(app, room, routes.createKey, async ({ caller, body, answering }) => {
    const made = answering(({ key, secret }: NewKey) => ({ ...presentKey(key), secret }), true);
    await createKey(deps, caller, body.FriendlyName ?? "", made.witness);
    return made.answer();
  });

  mount(app, room, routes.listKeys, async ({ caller: { account }, query, search }) => {
    const asked = pageAsked(query);
    const rows = await deps.store.read.accounts.keys(account.id, sidPage(asked));
    const { items, next, previous } = sidNeighbours(rows, asked);
    const path = fullPath(routes.listKeys).replace("{AccountSid}", account.sid);
    return answerWith(200, { ...envelope(path, search, asked, items, next, previous), keys: items.map(presentKey) });
  });

  mount(app, room, routes.fetchKey, async ({ caller: { account }, params }) => {
    const key = await deps.store.read.accounts.findKey(params.Sid);
    if (key?.accountId !== account.id) throw new Refusal(20404);
    return answerWith(200, presentKey(key));
  });

  mount(app, room, routes.updateKey, async ({ caller, params, body, answering }) => {
    const made = answering((key: Key) => presentKey(key));
    await renameKey(deps, caller, params.Sid, body.FriendlyName ?? null, made.witness);
    return made.answer();
  });

  mount(app, room, routes.deleteKey, async ({ caller, params }) => {
    await deleteKey(deps, caller, params.Sid);
    credentials.forget();
    return answerWith(204, null);
  });
};
