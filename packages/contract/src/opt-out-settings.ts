// How a messaging service answers keywords: in its own words, its own language, and differently in single
// countries. Without such settings the usual keywords and our own texts apply.
import { z } from "zod";
import { isoDateTime, orNull, sid } from "./fields.ts";
import { list, oneOf, text } from "./input.ts";
import { defineRoute, nothing } from "./route.ts";

/** Languages that we have texts in. */
const optOutLanguages = ["en", "es", "fr", "de", "pt", "it"] as const;

const group = (of: string) =>
  z
    .object({
      keywords: z.array(z.string()).nullable().describe(`The words that ${of}, or null for the usual ones.`),
      reply: z.string().nullable().describe("What is answered, or null for our own text."),
    })
    .describe(`The keywords that ${of}.`);

const rules = {
  language: z.enum(optOutLanguages).nullable().describe("Language of the usual words, or null for the recipient's."),
  stop: group("end messages"),
  start: group("bring them back"),
  help: group("ask for help"),
} as const;

const settings = z
  .object({
    account_sid: sid("AC", "the account"),
    messaging_service_sid: sid("MG", "the messaging service"),
    advanced: z.boolean().describe("Whether the service has settings of its own; then webhooks get OptOutType."),
    ...rules,
    countries: z
      .array(z.object({ country: z.string().describe("ISO 3166, two letters."), ...rules }))
      .describe("Countries with rules of their own. What one leaves out is as the service has it."),
    date_created: orNull(isoDateTime("When it got settings of its own, or null.")),
    date_updated: orNull(isoDateTime("When they last changed, or null.")),
    url: z.string().describe("URL of this record."),
  })
  .meta({
    id: "OptOutSettings",
    description: "How a messaging service answers STOP, START, HELP and its own keywords.",
  });

const place = {
  product: "pennywire",
  root: "",
  path: "/v1/OptOutSettings/{ServiceSid}",
  suffix: "",
  tag: "Opt-outs",
  params: z.object({ ServiceSid: sid("MG", "the messaging service") }),
  query: nothing,
} as const;

const fields = {
  Language: oneOf(20400, optOutLanguages).describe("Language of the usual words and texts."),
  StopKeywords: list(20400).describe("Words that end messages, besides STOP. Empty: the usual ones."),
  StopReply: text(20400).describe("What is answered to them. Empty: our own text."),
  StartKeywords: list(20400).describe("Words that bring messages back, besides START. Empty: the usual ones."),
  StartReply: text(20400).describe("What is answered to them. Empty: our own text."),
  HelpKeywords: list(20400).describe("Words that ask for help, besides HELP. Empty: the usual ones."),
  HelpReply: text(20400).describe("What is answered to them. Empty: our own text."),
} as const;

/** A country's rules as they are asked for: the same names, and the country. */
const country = z.strictObject({ Country: z.string({ error: "20400" }), ...fields }, { error: "20400" });

export const fetchOptOutSettings = defineRoute({
  ...place,
  id: "fetchOptOutSettings",
  method: "get",
  summary: "Fetch the keywords of a service",
  description: "How the messaging service answers keywords.",
  body: nothing,
  success: { status: 200, schema: settings },
  refusals: [],
});

export const updateOptOutSettings = defineRoute({
  ...place,
  id: "updateOptOutSettings",
  method: "post",
  summary: "Change the keywords of a service",
  description:
    "Changes what is given; the rest stays. STOP, START and HELP always work. Toll-free numbers keep to the rules of their network.",
  body: z.object({
    ...fields,
    Countries: z
      .preprocess(jsonOf, z.array(country, { error: "20400" }).nullish())
      .nullish()
      .describe("Rules of single countries: a list of objects with Country and the names above; in a form, as JSON."),
  }),
  success: { status: 200, schema: settings },
  refusals: [20400],
});

export const deleteOptOutSettings = defineRoute({
  ...place,
  id: "deleteOptOutSettings",
  method: "delete",
  summary: "Drop the keywords of a service",
  description: "The service answers keywords as usual again.",
  body: nothing,
  success: { status: 204, schema: null },
  refusals: [],
});

// In a form a list of objects is written as JSON; what is none is refused by the list.
function jsonOf(value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (value === "") return [];
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
