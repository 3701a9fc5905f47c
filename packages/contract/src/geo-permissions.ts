// Geo permissions: the countries that an account may send to.
import { z } from "zod";
import { jsonList, text } from "./input.ts";
import { defineRoute, nothing } from "./route.ts";

/** More changes than there are countries. */
const changesMax = 400;

const permission = z.object({
  country_code: z.string().describe("The country, two letters."),
  country_name: z.string().describe("Its name in English."),
  type: z.string().describe("Always country."),
  enabled: z.boolean().describe("Whether the account may send there."),
});

const result = z.object({
  country_code: z.string().describe("The country, as it was given."),
  type: z.string().describe("The kind of permission, as it was given."),
  enabled: z.boolean().describe("Whether the account may send there now."),
  error_code: z.int().describe("0 when it was done, 20400 when it is not usable."),
  error_messages: z.array(z.string()).describe("What was wrong with it; empty when it was done."),
});

const place = {
  product: "accounts",
  root: "/v1",
  path: "/Messaging/GeoPermissions",
  suffix: "",
  tag: "Geo permissions",
} as const;

export const fetchGeoPermissions = defineRoute({
  ...place,
  id: "fetchGeoPermissions",
  method: "get",
  summary: "Fetch the geo permissions",
  description:
    "Where the account may send to: every country, unless it was closed. A message to a closed one is refused with 21408.",
  params: nothing,
  query: z.object({ CountryCode: text(20400, 2).describe("Only this country, two letters.") }),
  body: nothing,
  success: {
    status: 200,
    schema: z
      .object({ permissions: z.array(permission).describe("One for each country.") })
      .meta({ id: "GeoPermissions", description: "Where an account may send to." }),
  },
  refusals: [20400],
});

export const updateGeoPermissions = defineRoute({
  ...place,
  id: "updateGeoPermissions",
  method: "patch",
  summary: "Change the geo permissions",
  description:
    "Opens and closes countries. Each change is made and answered for itself, so one that is not usable does not stop the others.",
  params: nothing,
  query: nothing,
  body: z.object({
    Permissions: jsonList(20400, z.record(z.string(), z.unknown()), changesMax).describe(
      "Objects with country_code, type and enabled: a JSON list, or one JSON object each time the name repeats.",
    ),
  }),
  success: {
    status: 200,
    schema: z
      .object({ permissions: z.array(result).describe("One for each change, in their order.") })
      .meta({ id: "GeoPermissionChanges", description: "What became of changes of geo permissions." }),
  },
  refusals: [20400],
});
