// The columns kit of SQLite. Schemas are written once, against this kit or its twin in postgres/.
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const columns = {
  table: sqliteTable,
  index,
  uniqueIndex,
  primaryKey,
  text,
  /** A row number that the engine gives, rising. */
  serial: (name: string) => integer(name).primaryKey({ autoIncrement: false }),
  /** Small counts. */
  int: (name: string) => integer(name),
  /** Micros, row numbers of other tables: up to 2^53. */
  big: (name: string) => integer(name, { mode: "number" }),
  /** Epoch milliseconds. */
  time: (name: string) => integer(name, { mode: "number" }),
  flag: (name: string) => integer(name, { mode: "boolean" }),
  json: <T>(name: string) => text(name, { mode: "json" }).$type<T>(),
};
export type Columns = typeof columns;
