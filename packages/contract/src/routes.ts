// All routes by their id: the table of contents of the API.
import { createKey, deleteKey, fetchAccount, fetchBalance, fetchKey, listKeys, updateKey } from "./accounts.ts";
import { verifyLedger } from "./ledger.ts";
import { createMessage, deleteMessage, fetchMessage, listMessages, updateMessage } from "./messages.ts";
import { fetchNumber, listNumbers, updateNumber } from "./numbers.ts";
import { fetchNetwork, listHandsetMessages, sendFromHandset, updateNetwork } from "./simulation.ts";
import { listWebhooks } from "./webhooks.ts";
import { listCallCounts, listUsageRecords } from "./usage.ts";

export const routes = {
  createMessage,
  listMessages,
  fetchMessage,
  updateMessage,
  deleteMessage,
  listWebhooks,
  listNumbers,
  fetchNumber,
  updateNumber,
  fetchAccount,
  createKey,
  listKeys,
  fetchKey,
  updateKey,
  deleteKey,
  fetchBalance,
  listUsageRecords,
  listCallCounts,
  verifyLedger,
  listHandsetMessages,
  sendFromHandset,
  fetchNetwork,
  updateNetwork,
} as const;

/** The id of a route. */
export type RouteId = keyof typeof routes;
