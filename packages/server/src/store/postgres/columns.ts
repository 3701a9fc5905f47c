// The columns kit of PostgreSQL, shaped as the one of SQLite.
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Columns } from "../columns.ts";

// Both kits have the same names and give columns of the same TypeScript types; drizzle's classes differ
// by engine only. The conformance suite runs every column on both.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as said above
export const columns = {
  table: pgTable,
  index,
  uniqueIndex,
  primaryKey,
  text,
  serial: (name: string) => bigserial(name, { mode: "number" }).primaryKey(),
  int: (name: string) => integer(name),
  big: (name: string) => bigint(name, { mode: "number" }),
  time: (name: string) => bigint(name, { mode: "number" }),
  flag: (name: string) => boolean(name),
  json: <T>(name: string) => jsonb(name).$type<T>(),
} as unknown as Columns;
