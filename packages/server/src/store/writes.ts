// Every write there is, as plain data: the only way in which anything changes.
import type { AccountWrite } from "./accounts.ts";
import type { AlertWrite } from "./alerts.ts";
import type { AnswerWrite } from "./answers.ts";
import type { ApplicationWrite } from "./applications.ts";
import type { CallbackWrite } from "./callbacks.ts";
import type { CallerIdWrite } from "./caller-ids.ts";
import type { ClosingWrite } from "./closings.ts";
import type { ContentWrite } from "./contents.ts";
import type { GeoWrite } from "./geo-permissions.ts";
import type { InventoryWrite } from "./inventory.ts";
import type { KeyWrite } from "./keys.ts";
import type { ConversationWrite } from "./conversations.ts";
import type { EventWrite } from "./events.ts";
import type { FeedbackWrite } from "./feedback.ts";
import type { LeaseWrite } from "./leases.ts";
import type { LedgerWrite } from "./ledger.ts";
import type { MediaWrite } from "./media.ts";
import type { MessageWrite } from "./messages.ts";
import type { MessagingSettingsWrite } from "./messaging-settings.ts";
import type { NumberWrite } from "./numbers.ts";
import type { OptOutImportWrite } from "./opt-out-imports.ts";
import type { OptOutWrite } from "./opt-outs.ts";
import type { ServiceWrite } from "./services.ts";
import type { PaceWrite } from "./paces.ts";
import type { ShortCodeWrite } from "./short-codes.ts";
import type { SimulationWrite } from "./simulation.ts";
import type { LookupWrite } from "./lookups.ts";
import type { TriggerWrite } from "./triggers.ts";
import type { UsageWrite } from "./usage.ts";

export type Write =
  | AccountWrite
  | ClosingWrite
  | KeyWrite
  | NumberWrite
  | InventoryWrite
  | ApplicationWrite
  | ShortCodeWrite
  | CallerIdWrite
  | MessageWrite
  | FeedbackWrite
  | MessagingSettingsWrite
  | LeaseWrite
  | PaceWrite
  | LedgerWrite
  | CallbackWrite
  | AlertWrite
  | EventWrite
  | ConversationWrite
  | AnswerWrite
  | UsageWrite
  | TriggerWrite
  | LookupWrite
  | SimulationWrite
  | ServiceWrite
  | ContentWrite
  | GeoWrite
  | MediaWrite
  | OptOutWrite
  | OptOutImportWrite;

/** Whether all writes of a list were kept; if not, none was, and `refusedBy` is the one whose guard said no. */
export type Commit = { readonly kept: true } | { readonly kept: false; readonly refusedBy: Write };
