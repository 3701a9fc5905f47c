// What a restricted API key must be allowed so that it can use a route. The names are Twilio's, such as
// `/twilio/messaging/messages/create`: product, resource (what lies below another resource behind a point), action. They are
// made from the routes themselves, so a route that is added has a permission without anybody's doing.
import type { Route, RoutePlace } from "./route.ts";

/** The permission of a route. */
export const permissionOf = (route: Route): string => {
  const resource = resourceOf(route);
  return `${resource}/${resource === usageRecords ? "read" : actionOf(route)}`;
};

/** Twilio has one permission for all lists of usage. */
const usageRecords = "/twilio/billing/usage";

/** Resources of the 2010 API by the first segment below the account; the API itself is no product of Twilio's permissions. */
const coreResources: ReadonlyMap<string, string> = new Map([
  ["", "iam/accounts"],
  ["AvailablePhoneNumbers", "phone-numbers/available-phone-numbers"],
  ["Balance", "billing/balance"],
  ["IncomingPhoneNumbers", "phone-numbers/active-numbers"],
  ["Keys", "iam/api-keys"],
  ["OutgoingCallerIds", "phone-numbers/outgoing-caller-ids"],
  ["SigningKeys", "iam/api-keys"],
  ["Usage", "billing/usage"],
]);

/** Resources of the newer products whose permission has another name than their path. */
const newerResources: ReadonlyMap<string, string> = new Map([
  ["accounts/AuthTokens", "iam/auth-tokens"],
  ["accounts/Messaging", "messaging/geo-permissions"],
  ["content/Content", "messaging/content-templates"],
  ["content/ContentAndApprovals", "messaging/content-templates"],
  ["content/LegacyContent", "messaging/content-templates"],
  ["iam/Keys", "iam/api-keys"],
  ["lookups/PhoneNumbers", "lookup/phone-numbers"],
  ["pennywire/TestCredentials", "iam/test-credentials"],
]);

/** Resources of which those below are no others: lists of one type of numbers. */
const undivided: ReadonlySet<string> = new Set([
  "messaging/geo-permissions",
  "phone-numbers/active-numbers",
  "phone-numbers/available-phone-numbers",
]);

/** The same for products whose every resource is one. */
const wholeProducts: ReadonlyMap<string, string> = new Map([["pricing", "messaging/pricing"]]);

const resourceOf = (route: RoutePlace): string => {
  const [first = "", ...rest] = namesOf(route.path);
  const { product } = route;
  if (first === "Usage" && rest[0] === "Records") return usageRecords;
  const whole = wholeProducts.get(product);
  if (whole !== undefined) return `/twilio/${whole}`;
  const known = product === "api" ? coreResources.get(first) : newerResources.get(`${product}/${first}`);
  if (known !== undefined) return `/twilio/${[known, ...(undivided.has(known) ? [] : rest.map(spelled))].join(".")}`;
  const names = [spelled(first), ...rest.map(spelled)].join(".");
  if (product === "pennywire") return `/pennywire/${names}`;
  return `/twilio/${product === "api" ? "messaging" : product}/${names}`;
};

/** The segments that are names: without the account, the version, the parameters and the folder of short codes. */
const namesOf = (path: string): readonly string[] =>
  path
    .replace(/^\/Accounts(\/\{AccountSid\})?/, "")
    .split("/")
    .filter((segment) => !/^(v\d|SMS|\{.*)?$/.test(segment));

/** `DestinationAlphaSenders` is `destination-alpha-senders`; those that Twilio writes as one word are so here. */
const spelled = (name: string): string =>
  oneWord.has(name) ? name.toLowerCase() : name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, "-").toLowerCase();

const oneWord: ReadonlySet<string> = new Set(["PhoneNumbers", "ShortCodes", "AlphaSenders", "ChannelSenders"]);

const actionOf = ({ method, path, success }: Route): string => {
  switch (method) {
    case "get":
      return isList(success.schema) ? "list" : "read";
    case "post":
      return path.endsWith("}") ? "update" : "create";
    case "put":
    case "patch":
      return "update";
    case "delete":
      return "delete";
  }
};

/** Both envelopes of lists name the page. */
const isList = (schema: Route["success"]["schema"]): boolean =>
  schema !== null && ("meta" in schema.shape || "next_page_uri" in schema.shape);
