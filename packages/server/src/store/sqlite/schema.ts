// The tables as the migrations' generator reads them.
import { defineSchema } from "../schema.ts";
import { columns } from "./columns.ts";

export const {
  accounts,
  keys,
  numbers,
  messages,
  ledgerAccounts,
  transfers,
  balances,
  rates,
  carrierRates,
  callbacks,
  exchanges,
  answers,
  calls,
  usage,
  flushes,
  networkEvents,
  handsetEntries,
  settings,
} = defineSchema(columns);
