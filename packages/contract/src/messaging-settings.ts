// What an account may choose about its messages where Twilio's own behaviour is not one thing: which of two
// generations of error codes it is told, how soon a message may be scheduled, and who may see media.
import { z } from "zod";
import { isoDateTime, orNull, sid } from "./fields.ts";
import { flag, whole } from "./input.ts";
import { defineRoute, nothing } from "./route.ts";

/** The bounds of the shortest notice of a scheduled message, in seconds: five minutes, which Twilio says now, to an hour. */
const scheduleLeadS = { min: 300, max: 3_600 } as const;

const messagingSettings = z
  .object({
    account_sid: sid("AC", "the account"),
    strict_2024: z
      .boolean()
      .describe(
        "Whether refusals use the codes of 2024 (21265, 21266, 21268, 21659, 21660) or the older 21211 and 21606, and a PageSize above 1000 is refused (20007) or made smaller.",
      ),
    schedule_lead_seconds: z
      .int()
      .describe("How long before SendAt a scheduled message must be handed in, in seconds."),
    media_basic_auth: z.boolean().describe("Whether the bytes of media need credentials; else the URL is enough."),
    date_updated: orNull(isoDateTime("When they were last changed; null when they never were.")),
  })
  .meta({ id: "MessagingSettings", description: "What an account has chosen about its messages." });

const common = {
  product: "pennywire",
  root: "",
  path: "/v1/MessagingSettings",
  suffix: "",
  tag: "Messages",
  params: nothing,
  query: nothing,
  success: { status: 200, schema: messagingSettings },
} as const;

export const fetchMessagingSettings = defineRoute({
  ...common,
  id: "fetchMessagingSettings",
  method: "get",
  summary: "Fetch the messaging settings",
  description: "What the account has chosen about its messages.",
  body: nothing,
  refusals: [],
});

export const updateMessagingSettings = defineRoute({
  ...common,
  id: "updateMessagingSettings",
  method: "post",
  summary: "Change the messaging settings",
  description: "Changes what is given; the rest stays.",
  body: z.object({
    Strict2024: flag(20400).describe("Whether refusals use the codes of 2024, and a PageSize above 1000 is refused."),
    MediaBasicAuth: flag(20400).describe("Whether the bytes of media need credentials."),
    ScheduleLeadSeconds: whole(20400, scheduleLeadS.min, scheduleLeadS.max).describe(
      "How long before SendAt a scheduled message must be handed in, in seconds.",
    ),
  }),
  refusals: [20400],
});
