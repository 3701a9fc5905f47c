// Accounts, their subaccounts, their balance.
import { fullPath, routes } from "@pennywire/contract";
import type { Hono } from "hono";
import { isSubaccount, type Account, type NewAccount } from "../domain/accounts/account.ts";
import { isFull } from "../domain/accounts/rights.ts";
import { present } from "../domain/invariant.ts";
import { Refusal } from "../domain/refusal.ts";
import { changeAccount } from "../verbs/accounts/change-account.ts";
import { openSubaccount } from "../verbs/accounts/open-subaccount.ts";
import type { Caller } from "../verbs/deps.ts";
import { answerWith, mount } from "./mount.ts";
import { envelope, pageAsked, sidNeighbours, sidPage } from "./page.ts";
import { presentAccount, presentBalance } from "./present/account.ts";
import type { Room } from "./room.ts";

export const mountAccounts = (app: Hono, room: Room): void => {
  const { deps, credentials } = room;
  /** Whoever may do everything sees the token; a restricted key does not. */
  const shown = (account: NewAccount, { rights }: Caller) =>
    presentAccount(account, isFull(rights) ? deps.secrets.open(account.tokenSealed) : null);

  mount(app, room, routes.listAccounts, async ({ caller, query, search }) => {
    const asked = pageAsked(query);
    const filter = { friendlyName: query.FriendlyName || null, status: query.Status ?? null };
    const { account } = caller;
    const rows = isSubaccount(account)
      ? [account].filter(
          ({ friendlyName, status }) =>
            (filter.friendlyName ?? friendlyName) === friendlyName && (filter.status ?? status) === status,
        )
      : await deps.store.read.accounts.list(account.id, filter, sidPage(asked));
    const { items, next, previous } = sidNeighbours(rows, asked);
    return answerWith(200, {
      ...envelope(fullPath(routes.listAccounts), search, asked, items, next, previous),
      accounts: items.map((one) => shown(one, caller)),
    });
  });

  mount(app, room, routes.createAccount, async ({ caller, body, answering }) => {
    const made = answering((account: NewAccount) => shown(account, caller), true);
    await openSubaccount(deps, caller, body.FriendlyName || null, made.witness);
    return made.answer();
  });

  mount(app, room, routes.fetchAccount, async ({ caller }) => answerWith(200, shown(caller.account, caller)));

  mount(app, room, routes.updateAccount, async ({ caller, body, answering }) => {
    const made = answering((account: Account) => shown(account, caller), true);
    const change = { friendlyName: body.FriendlyName || null, status: body.Status ?? null };
    await changeAccount(deps, caller, change, made.witness);
    credentials.forget();
    return made.answer();
  });

  mount(app, room, routes.fetchBalance, async ({ caller: { account } }) => {
    if (isSubaccount(account)) {
      throw new Refusal(20404, "A subaccount has no balance of its own: it spends from its parent's.");
    }
    const balance = present(await deps.store.read.ledger.balance(account.id), "an account has a balance");
    return answerWith(200, presentBalance(account, balance));
  });
};
