// API keys by the newer product iam.twilio.com: the same keys, and besides the two kinds that only this product makes.
import { z } from "zod";
import { rfc2822, sid } from "./fields.ts";
import { needed, oneOf } from "./input.ts";
import { keyName, secret } from "./keys.ts";
import { metaListOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

/** Permissions of one key at most (Twilio's limit). */
export const permissionsMax = 100;

/** Characters of a permission at most; the longest of ours has half as many. */
const permissionUnitsMax = 160;

/** What kinds of keys can be made here. Twilio's own API says `restricted` only; `standard` is what it makes otherwise. */
const keyTypes = ["standard", "restricted", "main"] as const;

const policy = z
  .object({ allow: z.array(z.string()).describe("What the key may do, such as `/twilio/messaging/messages/create`.") })
  .meta({ id: "KeyPolicy", description: "The permissions of a restricted key." });

const shared = {
  sid: sid("SK", "the API key: its user name"),
  friendly_name: z.string().describe("The key's name."),
  date_created: rfc2822("When the key was made."),
  date_updated: rfc2822("When the key last changed."),
};
const orNoPolicy = policy.nullable().describe("What a restricted key may do; null for the other kinds.");

const iamKey = z.object({ ...shared, policy: orNoPolicy }).meta({ id: "IamKey", description: "An API key." });

const newIamKey = z
  .object({ ...shared, secret, policy: orNoPolicy })
  .meta({ id: "NewIamKey", description: "An API key with its secret, as it is shown once." });

const listedIamKey = z
  .object({ ...shared, flags: z.array(z.string()).describe("The kind of the key: standard, restricted or main.") })
  .meta({ id: "ListedIamKey", description: "An API key in a list." });

const accountSid = needed(20400).describe(
  "The account whose key it is: the one that the credentials belong to, or one of its subaccounts.",
);

/** Text that is not JSON stays what it is, and is refused as no object. */
const toObject = (value: unknown): unknown => {
  if (typeof value !== "string") return value;
  if (value === "") return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

/** A JSON object, as the text that forms carry or as it is in a JSON body. */
const policyAsked = z
  .preprocess(
    toObject,
    z
      .object(
        {
          allow: z
            .array(z.string({ error: "20400" }).max(permissionUnitsMax, { error: "20400" }), { error: "20400" })
            .max(permissionsMax, { error: "20400" }),
        },
        { error: "20400" },
      )
      .nullish(),
  )
  .nullish()
  .describe(
    `What a restricted key may do: \`{"allow": ["/twilio/messaging/messages/create"]}\`, ${permissionsMax} permissions at most. \`*\` stands for all that comes below.`,
  );

const place = { product: "iam", root: "/v1", suffix: "", tag: "IAM keys" } as const;
const keys = "/Keys";
const onePath = z.object({ Sid: sid("SK", "the API key") });

export const createIamKey = defineRoute({
  ...place,
  id: "createIamKey",
  method: "post",
  path: keys,
  summary: "Create an API key of any kind",
  description:
    "Makes a standard key, a restricted one with its permissions, or, for the account's own auth token, a main key, which can do what the token can.",
  params: nothing,
  query: nothing,
  body: z.object({
    AccountSid: accountSid,
    FriendlyName: keyName,
    KeyType: oneOf(20400, keyTypes).describe("standard, restricted or main; standard when left out."),
    Policy: policyAsked,
  }),
  success: { status: 201, schema: newIamKey },
  refusals: [20002, 20400, 20403],
});

export const listIamKeys = defineRoute({
  ...place,
  id: "listIamKeys",
  method: "get",
  path: keys,
  summary: "List API keys of an account",
  description: "The account's keys of every kind, newest first, without their secrets.",
  params: nothing,
  query: z.object({ AccountSid: accountSid, ...paging }),
  body: nothing,
  success: { status: 200, schema: metaListOf("keys", listedIamKey, "IamKeyList") },
  refusals: [20007, 20400, 21481, 20403],
});

export const fetchIamKey = defineRoute({
  ...place,
  id: "fetchIamKey",
  method: "get",
  path: `${keys}/{Sid}`,
  summary: "Fetch an API key with its permissions",
  description: "One key, without its secret.",
  params: onePath,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: iamKey },
  refusals: [20403],
});

export const updateIamKey = defineRoute({
  ...place,
  id: "updateIamKey",
  method: "post",
  path: `${keys}/{Sid}`,
  summary: "Change an API key",
  description: "Changes the name of a key, and what a restricted one may do.",
  params: onePath,
  query: nothing,
  body: z.object({ FriendlyName: keyName, Policy: policyAsked }),
  success: { status: 200, schema: iamKey },
  refusals: [20002, 20400, 20403],
});

export const deleteIamKey = defineRoute({
  ...place,
  id: "deleteIamKey",
  method: "delete",
  path: `${keys}/{Sid}`,
  summary: "Delete an API key of any kind",
  description: "Ends a key. Requests that use it are refused from now on.",
  params: onePath,
  query: nothing,
  body: nothing,
  success: { status: 204, schema: null },
  refusals: [20403],
});
