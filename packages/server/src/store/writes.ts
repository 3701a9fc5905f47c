// Every write there is, as plain data: the only way in which anything changes.
import type { AccountWrite } from "./accounts.ts";
import type { AnswerWrite } from "./answers.ts";
import type { CallbackWrite } from "./callbacks.ts";
import type { LeaseWrite } from "./leases.ts";
import type { LedgerWrite } from "./ledger.ts";
import type { MessageWrite } from "./messages.ts";
import type { NumberWrite } from "./numbers.ts";
import type { SimulationWrite } from "./simulation.ts";
import type { UsageWrite } from "./usage.ts";

export type Write =
  | AccountWrite
  | NumberWrite
  | MessageWrite
  | LeaseWrite
  | LedgerWrite
  | CallbackWrite
  | AnswerWrite
  | UsageWrite
  | SimulationWrite;

/** Whether all writes of a list were kept; if not, none was, and `refusedBy` is the one whose guard said no. */
export type Commit = { readonly kept: true } | { readonly kept: false; readonly refusedBy: Write };
