// Who wants no more messages from whom: the list, and imports of such lists. Twilio has no such API; callers
// who move need one, because the wishes of their recipients move with them.
import { z } from "zod";
import { isoDateTime, orNull, sid } from "./fields.ts";
import { needed, text } from "./input.ts";
import { metaListOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

/** Largest file of an import, in bytes. */
const importBytesMax = 5_242_880;

const scopeWords =
  "A messaging service (its SID) or a sender of the account. A sender that is in a service stands for the whole service.";

const optOut = z
  .object({
    sid: sid("OP", "the opt-out"),
    account_sid: sid("AC", "the account"),
    scope: z.string().describe("From whom nothing is wanted: the SID of a messaging service, or a sender."),
    phone_number: z.string().describe("Who wants nothing, in E.164."),
    source: z.enum(["keyword", "api", "import"]).describe("How it came about: by a text, a request, or an import."),
    message_sid: orNull(sid("SM|MM", "the text that asked for it, or null")),
    date_created: isoDateTime("Since when."),
    url: z.string().describe("URL of this record."),
  })
  .meta({ id: "OptOut", description: "A recipient who wants no more messages from a sender or a messaging service." });

const optOutImport = z
  .object({
    sid: sid("IM", "the import"),
    account_sid: sid("AC", "the account"),
    scope: z.string().nullable().describe("Where lines without a scope of their own go, or null."),
    status: z.enum(["queued", "processing", "completed"]).describe("How far it has come."),
    bytes: z.int().describe("Size of the file."),
    lines_read: z.int().describe("Lines behind the header that have been read."),
    added: z.int().describe("Lines that are on the list now and were not before."),
    already_present: z.int().describe("Lines that were on the list already."),
    failed: z.int().describe("Lines that could not be used."),
    errors: z
      .array(
        z.object({
          line: z.int().describe("Line of the file, the header being the first."),
          field: z.string().describe("Column that was wrong."),
          message: z.string().describe("What was wrong, for people."),
        }),
      )
      .describe("The first hundred lines that could not be used."),
    date_created: isoDateTime("When the file came."),
    date_updated: isoDateTime("When it last went on."),
    url: z.string().describe("URL of this record."),
  })
  .meta({ id: "OptOutImport", description: "A file of opt-outs that is read in the background." });

const place = { product: "pennywire", root: "", suffix: "", tag: "Opt-outs" } as const;

export const listOptOuts = defineRoute({
  ...place,
  id: "listOptOuts",
  method: "get",
  path: "/v1/OptOuts",
  summary: "List opt-outs",
  description: "Who wants nothing from whom, newest first.",
  params: nothing,
  query: z.object({
    Scope: text(20400, 64).describe(`Only of this scope. ${scopeWords}`),
    PhoneNumber: text(20400, 64).describe("Only of this recipient."),
    ...paging,
  }),
  body: nothing,
  success: { status: 200, schema: metaListOf("opt_outs", optOut, "OptOutList") },
  refusals: [20007, 21481, 20400],
});

export const createOptOut = defineRoute({
  ...place,
  id: "createOptOut",
  method: "post",
  path: "/v1/OptOuts",
  summary: "Add an opt-out",
  description:
    "From now on the recipient gets nothing from the scope: sending is refused with 21610. Who is on the list already stays there, and is the answer.",
  params: nothing,
  query: nothing,
  body: z.object({
    Scope: needed(20400).max(64, { error: "20400" }).describe(scopeWords),
    PhoneNumber: needed(21211).max(64, { error: "21211" }).describe("The recipient, in E.164."),
  }),
  success: { status: 201, schema: optOut },
  refusals: [20400, 21211, 21606, 21701],
});

const optOutPath = z.object({ Sid: sid("OP", "the opt-out") });

export const fetchOptOut = defineRoute({
  ...place,
  id: "fetchOptOut",
  method: "get",
  path: "/v1/OptOuts/{Sid}",
  summary: "Fetch an opt-out",
  description: "One entry of the list.",
  params: optOutPath,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: optOut },
  refusals: [],
});

export const deleteOptOut = defineRoute({
  ...place,
  id: "deleteOptOut",
  method: "delete",
  path: "/v1/OptOuts/{Sid}",
  summary: "Clear an opt-out",
  description: "Takes the recipient off the list. Do so only when they have asked for it.",
  params: optOutPath,
  query: nothing,
  body: nothing,
  success: { status: 204, schema: null },
  refusals: [],
});

export const createOptOutImport = defineRoute({
  ...place,
  id: "createOptOutImport",
  method: "post",
  path: "/v1/OptOuts/Imports",
  summary: "Import opt-outs",
  description:
    "Takes a CSV file (text/csv, UTF-8, 5 MB at most) with a header: the column phone_number, and scope where lines have one of their own. " +
    "It is read in the background; the answer says where its progress can be seen.",
  params: nothing,
  query: z.object({ Scope: text(20400, 64).describe(`Where lines without a scope go. ${scopeWords}`) }),
  body: nothing,
  upload: { type: "text/csv", bytesMax: importBytesMax },
  success: { status: 201, schema: optOutImport },
  refusals: [20400, 21606, 21701],
});

export const listOptOutImports = defineRoute({
  ...place,
  id: "listOptOutImports",
  method: "get",
  path: "/v1/OptOuts/Imports",
  summary: "List imports",
  description: "The account's imports of opt-outs, newest first.",
  params: nothing,
  query: z.object({ ...paging }),
  body: nothing,
  success: { status: 200, schema: metaListOf("imports", optOutImport, "OptOutImportList") },
  refusals: [20007, 21481],
});

export const fetchOptOutImport = defineRoute({
  ...place,
  id: "fetchOptOutImport",
  method: "get",
  path: "/v1/OptOuts/Imports/{Sid}",
  summary: "Fetch an import",
  description: "How far an import has come, and which lines could not be used.",
  params: z.object({ Sid: sid("IM", "the import") }),
  query: nothing,
  body: nothing,
  success: { status: 200, schema: optOutImport },
  refusals: [],
});
