// API keys: ways to sign in to an account that can be taken away one by one. `SigningKeys` is the older name of the same
// keys, which some of Twilio's libraries still use.
import { z } from "zod";
import { friendlyNameMax } from "./accounts.ts";
import { accountPath, rfc2822, sid } from "./fields.ts";
import { text } from "./input.ts";
import { listOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

/** An API key. It has no secret and no URI, as with Twilio. */
export const key = z
  .object({
    sid: sid("SK", "the API key: its user name"),
    friendly_name: z.string().describe("The key's name."),
    date_created: rfc2822("When the key was made."),
    date_updated: rfc2822("When the key last changed."),
  })
  .meta({ id: "Key", description: "An API key." });

/** The password of a key that was just made. */
export const secret = z
  .string()
  .describe("The key's password. It is shown only in this answer and cannot be read again.");

/** The name that a caller gives to a key. */
export const keyName = text(20002, friendlyNameMax).describe(
  `A name for the key: ${friendlyNameMax} characters at most.`,
);

const newKey = key
  .extend({ secret })
  .meta({ id: "NewKey", description: "An API key with its secret, as it is shown once." });

const place = { product: "api", root: "/2010-04-01", suffix: ".json", tag: "Keys" } as const;
const keys = "/Accounts/{AccountSid}/Keys";
const onePath = z.object({ ...accountPath, Sid: sid("SK", "the API key") });
const keyBody = z.object({ FriendlyName: keyName });

export const createKey = defineRoute({
  ...place,
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
  ...place,
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
  ...place,
  id: "fetchKey",
  method: "get",
  path: `${keys}/{Sid}`,
  summary: "Fetch an API key",
  description: "One key, without its secret.",
  params: onePath,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: key },
  refusals: [20403],
});

export const updateKey = defineRoute({
  ...place,
  id: "updateKey",
  method: "post",
  path: `${keys}/{Sid}`,
  summary: "Rename an API key",
  description: "Changes the name of a key.",
  params: onePath,
  query: nothing,
  body: keyBody,
  success: { status: 200, schema: key },
  refusals: [20002, 20403],
});

export const deleteKey = defineRoute({
  ...place,
  id: "deleteKey",
  method: "delete",
  path: `${keys}/{Sid}`,
  summary: "Delete an API key",
  description: "Ends a key. Requests that use it are refused from now on.",
  params: onePath,
  query: nothing,
  body: nothing,
  success: { status: 204, schema: null },
  refusals: [20403],
});
