// Auth tokens: how an account changes its own without a moment in which nothing works, and the second pair of
// credentials with which a program is tried out.
import { z } from "zod";
import { isoDateTime, sid } from "./fields.ts";
import { defineRoute, nothing } from "./route.ts";

const dates = {
  date_created: isoDateTime("When the token was made."),
  date_updated: isoDateTime("When the token last changed."),
};
const accountSid = sid("AC", "the account");
const url = z.string().describe("URL of this resource.");

const secondaryToken = z
  .object({
    account_sid: accountSid,
    ...dates,
    secondary_auth_token: z.string().describe("The second token. The API takes it from now on beside the first."),
    url,
  })
  .meta({ id: "SecondaryAuthToken", description: "A second auth token of an account." });

const promotedToken = z
  .object({
    account_sid: accountSid,
    auth_token: z.string().describe("The account's auth token from now on."),
    ...dates,
    url,
  })
  .meta({ id: "PromotedAuthToken", description: "The auth token that took the place of the one before." });

const testCredentials = z
  .object({
    account_sid: sid("AC", "the test credentials: their user name, and the account in their paths"),
    auth_token: z.string().describe("Their password."),
    date_created: isoDateTime("When they were made."),
    date_updated: isoDateTime("When their password last changed."),
    url,
  })
  .meta({ id: "TestCredentials", description: "Credentials with which nothing is stored, charged or delivered." });

const place = { product: "accounts", root: "/v1", suffix: "", tag: "Auth tokens" } as const;

export const createSecondaryToken = defineRoute({
  ...place,
  id: "createSecondaryToken",
  method: "post",
  path: "/AuthTokens/Secondary",
  summary: "Create a second auth token",
  description:
    "Makes a second token that the API takes beside the first; one that was there before ends. Webhooks stay signed with the first.",
  params: nothing,
  query: nothing,
  body: nothing,
  success: { status: 201, schema: secondaryToken },
  refusals: [],
});

export const deleteSecondaryToken = defineRoute({
  ...place,
  id: "deleteSecondaryToken",
  method: "delete",
  path: "/AuthTokens/Secondary",
  summary: "Drop the second auth token",
  description: "Ends the second token. The first stays what it is.",
  params: nothing,
  query: nothing,
  body: nothing,
  success: { status: 204, schema: null },
  refusals: [20404],
});

export const promoteSecondaryToken = defineRoute({
  ...place,
  id: "promoteSecondaryToken",
  method: "post",
  path: "/AuthTokens/Promote",
  summary: "Let the second auth token take the place of the first",
  description:
    "The second token becomes the account's token, and webhooks are signed with it from this moment. The one before opens nothing any more.",
  params: nothing,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: promotedToken },
  refusals: [20404],
});

const testPlace = { product: "pennywire", root: "", suffix: "", tag: "Test credentials" } as const;
const testPath = "/v1/TestCredentials";

export const fetchTestCredentials = defineRoute({
  ...testPlace,
  id: "fetchTestCredentials",
  method: "get",
  path: testPath,
  summary: "Fetch the test credentials",
  description: "The account's test credentials, if it has made some.",
  params: nothing,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: testCredentials },
  refusals: [20404],
});

export const createTestCredentials = defineRoute({
  ...testPlace,
  id: "createTestCredentials",
  method: "post",
  path: testPath,
  summary: "Make the test credentials, or give them a new password",
  description:
    "With these a program can send a message and buy a number for show: the request is checked, answered, and forgotten. Magic numbers call up every refusal.",
  params: nothing,
  query: nothing,
  body: nothing,
  success: { status: 201, schema: testCredentials },
  refusals: [],
});
