// Accounts, their API keys and their balance.
import { z } from "zod";
import { accountPath, decimalText, rfc2822, sid, subresourceUris, uri } from "./fields.ts";
import { text } from "./input.ts";
import { listOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

/** The most characters of a name that callers give to a key or a number. */
export const friendlyNameMax = 64;

/** An account. Its auth token is shown only to itself and its parent, and only where we still have it in the clear. */
const account = z
  .object({
    sid: sid("AC", "the account"),
    owner_account_sid: sid("AC", "the parent account; its own for a main account"),
    auth_token: z.string().nullable().describe("The auth token, or null where it is not shown."),
    friendly_name: z.string().describe("The account's name."),
    status: z.enum(["active", "suspended", "closed"]).describe("Whether the account may be used."),
    type: z.enum(["Trial", "Full"]).describe("Whether the account is a trial."),
    date_created: rfc2822("When the account was opened."),
    date_updated: rfc2822("When the account last changed."),
    subresource_uris: subresourceUris(),
    uri: uri(),
  })
  .meta({ id: "Account", description: "A customer's account." });

/** An API key. It has no secret and no URI, as with Twilio. */
const key = z
  .object({
    sid: sid("SK", "the API key: its user name"),
    friendly_name: z.string().describe("The key's name."),
    date_created: rfc2822("When the key was made."),
    date_updated: rfc2822("When the key last changed."),
  })
  .meta({ id: "Key", description: "An API key." });

const newKey = key
  .extend({
    secret: z.string().describe("The key's password. It is shown only in this answer and cannot be read again."),
  })
  .meta({ id: "NewKey", description: "An API key with its secret, as it is shown once." });

const balance = z
  .object({
    account_sid: sid("AC", "the account"),
    balance: decimalText(
      "What can be spent now: what was paid in less what was charged and what is held for messages under way.",
    ),
    currency: z.string().describe("ISO 4217."),
  })
  .meta({ id: "Balance", description: "What an account can spend." });

export const fetchAccount = defineRoute({
  id: "fetchAccount",
  method: "get",
  product: "api",
  root: "/2010-04-01",
  path: "/Accounts/{AccountSid}",
  suffix: ".json",
  tag: "Accounts",
  summary: "Fetch an account",
  description: "The account that the credentials belong to.",
  params: z.object(accountPath),
  query: nothing,
  body: nothing,
  success: { status: 200, schema: account },
  refusals: [],
});

export const fetchBalance = defineRoute({
  id: "fetchBalance",
  method: "get",
  product: "api",
  root: "/2010-04-01",
  path: "/Accounts/{AccountSid}/Balance",
  suffix: ".json",
  tag: "Accounts",
  summary: "Fetch the balance",
  description: "What the account can spend at this moment, exactly.",
  params: z.object(accountPath),
  query: nothing,
  body: nothing,
  success: { status: 200, schema: balance },
  refusals: [],
});

const keyPlace = { product: "api", root: "/2010-04-01", suffix: ".json", tag: "Keys" } as const;
const keys = "/Accounts/{AccountSid}/Keys";
const keyPath = z.object({ ...accountPath, Sid: sid("SK", "the API key") });
const keyBody = z.object({
  FriendlyName: text(20002, friendlyNameMax).describe(`A name for the key: ${friendlyNameMax} characters at most.`),
});

export const createKey = defineRoute({
  ...keyPlace,
  id: "createKey",
  method: "post",
  path: keys,
  summary: "Create an API key",
  description:
    "Makes a key that can be used instead of the account's auth token. The secret is in this answer and nowhere else.",
  params: z.object(accountPath),
  query: nothing,
  body: keyBody,
  success: { status: 201, schema: newKey },
  refusals: [20002, 20403],
});

export const listKeys = defineRoute({
  ...keyPlace,
  id: "listKeys",
  method: "get",
  path: keys,
  summary: "List API keys",
  description: "The account's keys, newest first, without their secrets.",
  params: z.object(accountPath),
  query: z.object(paging),
  body: nothing,
  success: { status: 200, schema: listOf("keys", key, "KeyList") },
  refusals: [20007, 21481, 20403],
});

export const fetchKey = defineRoute({
  ...keyPlace,
  id: "fetchKey",
  method: "get",
  path: `${keys}/{Sid}`,
  summary: "Fetch an API key",
  description: "One key, without its secret.",
  params: keyPath,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: key },
  refusals: [20403],
});

export const updateKey = defineRoute({
  ...keyPlace,
  id: "updateKey",
  method: "post",
  path: `${keys}/{Sid}`,
  summary: "Rename an API key",
  description: "Changes the name of a key.",
  params: keyPath,
  query: nothing,
  body: keyBody,
  success: { status: 200, schema: key },
  refusals: [20002, 20403],
});

export const deleteKey = defineRoute({
  ...keyPlace,
  id: "deleteKey",
  method: "delete",
  path: `${keys}/{Sid}`,
  summary: "Delete an API key",
  description: "Ends a key. Requests that use it are refused from now on.",
  params: keyPath,
  query: nothing,
  body: nothing,
  success: { status: 204, schema: null },
  refusals: [20403],
});
