// The check of the books, which anybody with credentials can ask for.
import { z } from "zod";
import { isoDateTime } from "./fields.ts";
import { defineRoute, nothing } from "./route.ts";

const ledgerCheck = z
  .object({
    id: z.string().describe("Short name of the promise, such as I1."),
    promise: z.string().describe("The promise as a sentence."),
    ok: z.boolean().describe("Whether it holds."),
    count: z.int().describe("How many rows were looked at."),
    durationMs: z.number().describe("How long the check took, in milliseconds."),
    problems: z.array(z.string()).describe("What breaks the promise; a bounded number of examples."),
  })
  .meta({ id: "LedgerCheck", description: "One promise of the books, looked at in full." });

const ledgerReport = z
  .object({
    ok: z.boolean().describe("Whether every promise holds."),
    checks: z.array(ledgerCheck).describe("The promises one by one."),
    checkedAt: isoDateTime("When the books were read."),
  })
  .meta({ id: "LedgerReport", description: "The result of checking the books." });

export const verifyLedger = defineRoute({
  id: "verifyLedger",
  method: "get",
  product: "pennywire",
  root: "",
  path: "/v1/ledger/verify",
  suffix: "",
  tag: "Ledger",
  summary: "Check the books",
  description:
    "Reads the whole ledger in one snapshot and checks every promise: transfers sum to zero, balances equal their postings, holds equal messages under way.",
  params: nothing,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: ledgerReport },
  refusals: [],
});
