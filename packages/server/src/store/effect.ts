// What a write does to the database: statements, each with the question whether it must have
// touched a row, and at most one entry in the books. Both engines run effects; neither knows nouns.
import type { UsageCount } from "../domain/billing/usage.ts";
import { sql, type Placeholder, type SQL } from "drizzle-orm";
import type { BaseSQLiteDatabase, SQLiteColumn } from "drizzle-orm/sqlite-core";

/** The database as the shared queries see it; `Mode` is whether its statements answer at once. */
export type Database = BaseSQLiteDatabase<"sync" | "async", unknown>;

/** A prepared statement of either engine. */
export interface Statement {
  all(values?: Record<string, unknown>): unknown;
  run(values?: Record<string, unknown>): unknown;
  execute(values?: Record<string, unknown>): unknown;
}

export interface Step {
  readonly statement: Statement;
  readonly values: Record<string, unknown>;
  /** `guard`: no row touched means that the write is refused. `rows`: the rows are wanted. `plain`: neither. */
  readonly expects: "guard" | "rows" | "plain";
}

/** The rows that a step touched; a plain step gives none. */
export type Rows = readonly unknown[];

/** A change of one customer's balance, in micros. A guarded one is refused when the money is not there. */
export interface BookEntry {
  readonly accountId: number;
  readonly posted: number;
  readonly held: number;
  readonly guarded: boolean;
  /** Not null when the balance begins with this entry: its credit limit. */
  readonly opens: number | null;
}

export interface Effect {
  readonly steps: readonly Step[];
  readonly entry: BookEntry | null;
  /** Usage to add up over the whole transaction. */
  readonly tally?: UsageCount;
}

/** What the writes of a noun do, by their kind. */
export type Effects<W extends { readonly kind: string }> = {
  readonly [K in W["kind"]]: (write: Extract<W, { readonly kind: K }>) => Effect;
};

/** Refused unless it touches a row. */
export const guarded = (statement: Statement, values: Record<string, unknown>): Effect => ({
  steps: [{ statement, values, expects: "guard" }],
  entry: null,
});

/** Always kept. */
export const plain = (statement: Statement, values: Record<string, unknown>): Effect => ({
  steps: [{ statement, values, expects: "plain" }],
  entry: null,
});

export type Slots<Name extends string> = { readonly [N in Name]: Placeholder<N> };

/** A placeholder of its own name for each column of an insert. */
export const slots = <const Name extends string>(names: readonly Name[]): Slots<Name> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the names that it was given
  Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as Slots<Name>;

/** The same for the columns that an update sets, each encoded as its column asks. */
export const changes = <const Name extends string>(
  table: { readonly [N in Name]: SQLiteColumn },
  names: readonly Name[],
): { readonly [N in Name]: SQL } =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the names that it was given
  Object.fromEntries(names.map((name) => [name, sql`${sql.param(sql.placeholder(name), table[name])}`])) as {
    readonly [N in Name]: SQL;
  };
