// Binding values to SQLite statements. Drizzle asks at each run what each parameter is; here it is
// asked once for each statement, which is a seventh of what storing a message costs.
import type Database from "better-sqlite3";
import { is, Param, Placeholder } from "drizzle-orm";
import { SQLitePreparedQuery } from "drizzle-orm/sqlite-core";
import type { Statement } from "../effect.ts";

type Values = Record<string, unknown>;

/** A statement of Drizzle's in SQLite's own form. */
export interface BoundStatement {
  run(values: Values): void;
  /** Whether it touched a row; for statements that return what they touched. */
  touches(values: Values): boolean;
}

/** Gives each prepared statement its binding, made at its first use. */
export const createBinder = (client: Database.Database): ((statement: Statement) => BoundStatement) => {
  const bindings = new WeakMap<Statement, BoundStatement>();
  return (statement) => {
    const known = bindings.get(statement);
    if (known !== undefined) return known;
    const made = statement instanceof SQLitePreparedQuery ? bound(client, statement) : asItIs(statement);
    bindings.set(statement, made);
    return made;
  };
};

interface Prepared {
  getQuery(): { readonly sql: string; readonly params: readonly unknown[] };
}

const bound = (client: Database.Database, prepared: Prepared): BoundStatement => {
  const { sql, params } = prepared.getQuery();
  const native = client.prepare(sql);
  const sources = params.map(sourceOf);
  const bind = (values: Values): unknown[] => sources.map((source) => source(values));
  return {
    run: (values) => {
      native.run(...bind(values));
    },
    touches: (values) => native.get(...bind(values)) !== undefined,
  };
};

/** Where a parameter's value comes from: a named value, as its column encodes it, or always the same. */
const sourceOf = (param: unknown): ((values: Values) => unknown) => {
  if (is(param, Placeholder)) {
    const { name } = param;
    return (values) => values[name];
  }
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { encoder } = param;
    const { name } = param.value;
    return (values) => encoder.mapToDriverValue(values[name]);
  }
  return () => param;
};

const asItIs = (statement: Statement): BoundStatement => ({
  run: (values) => {
    statement.run(values);
  },
  touches: () => false,
});
