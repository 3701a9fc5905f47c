// Deactivations: the numbers of this platform that were given back on a day. Whoever still texts one
// of them may soon text a stranger.
import { z } from "zod";
import { day } from "./input.ts";
import { defineRoute, nothing } from "./route.ts";

const place = { product: "messaging", root: "/v1", suffix: "", tag: "Deactivations" } as const;

export const fetchDeactivations = defineRoute({
  ...place,
  id: "fetchDeactivations",
  method: "get",
  path: "/Deactivations",
  summary: "Find the list of deactivated numbers",
  description: "Redirects to a file of the numbers that were given back on a day. The file takes the same credentials.",
  params: nothing,
  query: z.object({ Date: day(20400).describe("The UTC day, `YYYY-MM-DD`; today when left out.") }),
  body: nothing,
  success: {
    status: 307,
    schema: z
      .object({ redirect_to: z.string().describe("URL of the file; also in the header Location.") })
      .meta({ id: "Deactivations", description: "Where the list of deactivated numbers is." }),
  },
  refusals: [20400],
});

export const fetchDeactivatedNumbers = defineRoute({
  ...place,
  id: "fetchDeactivatedNumbers",
  method: "get",
  path: "/Deactivations/{Day}",
  summary: "Fetch the list of deactivated numbers",
  description:
    "The numbers that were given back on a UTC day, in E.164, one a line, the first 10000 of them; empty when there were none.",
  params: z.object({ Day: z.iso.date({ error: "20404" }).describe("The UTC day, `YYYY-MM-DD`.") }),
  query: nothing,
  body: nothing,
  success: { status: 200, schema: null, bytes: "text/plain" },
  refusals: [],
});
