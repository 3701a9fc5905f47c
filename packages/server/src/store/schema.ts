// All tables, written once; a columns kit makes them one engine's.
import { accountTables } from "./accounts.ts";
import { answerTables } from "./answers.ts";
import { callbackTables } from "./callbacks.ts";
import type { Columns } from "./columns.ts";
import { ledgerTables } from "./ledger.ts";
import { messageTables } from "./messages.ts";
import { numberTables } from "./numbers.ts";
import { simulationTables } from "./simulation.ts";
import { usageTables } from "./usage.ts";

export const defineSchema = (columns: Columns) => ({
  ...accountTables(columns),
  ...numberTables(columns),
  ...messageTables(columns),
  ...ledgerTables(columns),
  ...callbackTables(columns),
  ...answerTables(columns),
  ...usageTables(columns),
  ...simulationTables(columns),
});
export type Schema = ReturnType<typeof defineSchema>;
