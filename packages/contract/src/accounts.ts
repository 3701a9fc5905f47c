// Accounts, their subaccounts and their balance.
import { z } from "zod";
import { accountPath, decimalText, rfc2822, sid, subresourceUris, uri } from "./fields.ts";
import { oneOf, text } from "./input.ts";
import { listOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

/** The most characters of a name that callers give to a key or a number. */
export const friendlyNameMax = 64;

/** What may become of an account. */
const accountStatuses = ["active", "suspended", "closed"] as const;

/** An account. Its auth token is shown only to itself and its parent, and only where we still have it in the clear. */
const account = z
  .object({
    sid: sid("AC", "the account"),
    owner_account_sid: sid("AC", "the parent account; its own for a main account"),
    auth_token: z.string().nullable().describe("The auth token, or null where it is not shown."),
    friendly_name: z.string().describe("The account's name."),
    status: z.enum(accountStatuses).describe("Whether the account may be used."),
    type: z.enum(["Trial", "Full"]).describe("Whether the account is a trial."),
    date_created: rfc2822("When the account was opened."),
    date_updated: rfc2822("When the account last changed."),
    subresource_uris: subresourceUris(),
    uri: uri(),
  })
  .meta({ id: "Account", description: "A customer's account." });

const balance = z
  .object({
    account_sid: sid("AC", "the account"),
    balance: decimalText(
      "What can be spent now: what was paid in less what was charged and what is held for messages under way.",
    ),
    currency: z.string().describe("ISO 4217."),
  })
  .meta({ id: "Balance", description: "What an account can spend." });

const place = { product: "api", root: "/2010-04-01", suffix: ".json", tag: "Accounts" } as const;
const accounts = "/Accounts";
const onePath = `${accounts}/{AccountSid}`;
const friendlyName = text(20002, friendlyNameMax).describe(
  `A name for the account: ${friendlyNameMax} characters at most.`,
);

export const listAccounts = defineRoute({
  ...place,
  id: "listAccounts",
  method: "get",
  path: accounts,
  summary: "List accounts",
  description: "The account that the credentials belong to and its subaccounts, newest first.",
  params: nothing,
  query: z.object({
    FriendlyName: text(20400).describe("Only accounts of exactly this name."),
    Status: oneOf(21475, accountStatuses).describe("Only accounts in this state."),
    ...paging,
  }),
  body: nothing,
  success: { status: 200, schema: listOf("accounts", account, "AccountList") },
  refusals: [20007, 21475, 21481, 20403],
});

export const createAccount = defineRoute({
  ...place,
  id: "createAccount",
  method: "post",
  path: accounts,
  summary: "Create a subaccount",
  description:
    "Opens an account below the one that the credentials belong to. It has numbers, messages, keys and a token of its own; what it uses is paid from the parent's balance.",
  params: nothing,
  query: nothing,
  body: z.object({ FriendlyName: friendlyName }),
  success: { status: 201, schema: account },
  refusals: [20002, 21101, 21480, 20403],
});

export const fetchAccount = defineRoute({
  ...place,
  id: "fetchAccount",
  method: "get",
  path: onePath,
  summary: "Fetch an account",
  description: "The account that the credentials belong to, or one of its subaccounts.",
  params: z.object(accountPath),
  query: nothing,
  body: nothing,
  success: { status: 200, schema: account },
  refusals: [20403],
});

export const updateAccount = defineRoute({
  ...place,
  id: "updateAccount",
  method: "post",
  path: onePath,
  summary: "Rename, suspend or close an account",
  description:
    "Names an account, or changes the state of a subaccount. A suspended one neither sends nor receives and keeps its numbers; a closed one gives them back and stays closed. Only the parent changes a state.",
  params: z.object(accountPath),
  query: nothing,
  body: z.object({
    FriendlyName: friendlyName,
    Status: oneOf(21475, accountStatuses).describe("The state that a subaccount should have."),
  }),
  success: { status: 200, schema: account },
  refusals: [20002, 21475, 21476, 21477, 21478, 21479, 20403],
});

export const fetchBalance = defineRoute({
  ...place,
  id: "fetchBalance",
  method: "get",
  path: `${onePath}/Balance`,
  summary: "Fetch the balance",
  description:
    "What the account can spend at this moment, exactly. A subaccount has no balance: it spends from its parent's.",
  params: z.object(accountPath),
  query: nothing,
  body: nothing,
  success: { status: 200, schema: balance },
  refusals: [20403],
});
