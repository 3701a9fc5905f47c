// All tables, written once; a columns kit makes them one engine's.
import { accountTables } from "./accounts.ts";
import { alertTables } from "./alerts.ts";
import { answerTables } from "./answers.ts";
import { applicationTables } from "./applications.ts";
import { callbackTables } from "./callbacks.ts";
import { callerIdTables } from "./caller-ids.ts";
import type { Columns } from "./columns.ts";
import { closingTables } from "./closings.ts";
import { contentTables } from "./contents.ts";
import { feedbackTables } from "./feedback.ts";
import { geoTables } from "./geo-permissions.ts";
import { inventoryTables } from "./inventory.ts";
import { keyTables } from "./keys.ts";
import { conversationTables } from "./conversations.ts";
import { eventTables } from "./events.ts";
import { ledgerTables } from "./ledger.ts";
import { mediaTables } from "./media.ts";
import { messageTables } from "./messages.ts";
import { messagingSettingsTables } from "./messaging-settings.ts";
import { numberTables } from "./numbers.ts";
import { paceTables } from "./paces.ts";
import { optOutImportTables } from "./opt-out-imports.ts";
import { optOutTables } from "./opt-outs.ts";
import { serviceTables } from "./services.ts";
import { shortCodeTables } from "./short-codes.ts";
import { simulationTables } from "./simulation.ts";
import { lookupTables } from "./lookups.ts";
import { triggerTables } from "./triggers.ts";
import { usageTables } from "./usage.ts";

export const defineSchema = (columns: Columns) => ({
  ...accountTables(columns),
  ...closingTables(columns),
  ...keyTables(columns),
  ...numberTables(columns),
  ...inventoryTables(columns),
  ...applicationTables(columns),
  ...shortCodeTables(columns),
  ...callerIdTables(columns),
  ...paceTables(columns),
  ...messageTables(columns),
  ...feedbackTables(columns),
  ...messagingSettingsTables(columns),
  ...ledgerTables(columns),
  ...callbackTables(columns),
  ...alertTables(columns),
  ...eventTables(columns),
  ...conversationTables(columns),
  ...answerTables(columns),
  ...usageTables(columns),
  ...triggerTables(columns),
  ...lookupTables(columns),
  ...simulationTables(columns),
  ...serviceTables(columns),
  ...contentTables(columns),
  ...geoTables(columns),
  ...mediaTables(columns),
  ...optOutTables(columns),
  ...optOutImportTables(columns),
});
export type Schema = ReturnType<typeof defineSchema>;
