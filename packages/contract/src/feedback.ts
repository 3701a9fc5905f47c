// What a customer tells about a message: whether its recipient did what the message was for.
import { z } from "zod";
import { accountPath, rfc2822, sid, uri } from "./fields.ts";
import { oneOf } from "./input.ts";
import { defineRoute, nothing } from "./route.ts";

/** What became of the message at its recipient. */
const feedbackOutcomes = ["confirmed", "unconfirmed"] as const;

const feedback = z
  .object({
    account_sid: sid("AC", "the account that sent the message"),
    message_sid: sid("SM|MM", "the message"),
    outcome: z.enum(feedbackOutcomes).describe("Whether the recipient has acted on the message."),
    date_created: rfc2822("When feedback was first given."),
    date_updated: rfc2822("When feedback was last given."),
    uri: uri(),
  })
  .meta({ id: "MessageFeedback", description: "Feedback on a message." });

export const createFeedback = defineRoute({
  id: "createFeedback",
  method: "post",
  product: "api",
  root: "/2010-04-01",
  path: "/Accounts/{AccountSid}/Messages/{MessageSid}/Feedback",
  suffix: ".json",
  tag: "Messages",
  summary: "Give feedback on a message",
  description: "Says whether the recipient did what the message was for. Given again, the new outcome counts.",
  params: z.object({ ...accountPath, MessageSid: sid("SM|MM", "the message") }),
  query: nothing,
  body: z.object({
    Outcome: oneOf(20400, feedbackOutcomes).describe("`confirmed`, which it is when left out, or `unconfirmed`."),
  }),
  success: { status: 200, schema: feedback },
  refusals: [20400],
});
