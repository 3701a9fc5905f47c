// SQLite's transactions: each is durable when `run` returns and leaves nothing behind when it throws.
import Database from "better-sqlite3";
import { invariant } from "../../domain/invariant.ts";
import { BrokenDisk, StoreUnavailable } from "../../domain/store-failure.ts";
import { NeedsCare, type Outcome } from "../batch.ts";
import type { Rows, Step } from "../effect.ts";
import { createBinder } from "./binder.ts";

export interface Transactions {
  /** Runs the steps in one transaction; begins anew, carefully, when they throw NeedsCare. */
  run(start: (careful: boolean) => Generator<Step, readonly Outcome[], Rows>): readonly Outcome[];
  /** Whether the disk has failed; every later run throws what it failed with. */
  isBroken(): boolean;
}

export const createTransactions = (client: Database.Database): Transactions => {
  const begin = client.prepare("begin immediate");
  const commit = client.prepare("commit");
  const rollback = client.prepare("rollback");
  const bind = createBinder(client);
  // A disk that has failed once may seem to work again, with pages missing: nothing more is written to it.
  let broken: BrokenDisk | null = null;
  return {
    run: (start) => {
      if (broken !== null) throw broken;
      const attempt = (careful: boolean): readonly Outcome[] => {
        begin.run();
        const outcomes = drive(start(careful), bind);
        commit.run();
        return outcomes;
      };
      try {
        try {
          return attempt(false);
        } catch (error) {
          if (!(error instanceof NeedsCare)) throw error;
          rollback.run();
          return attempt(true);
        }
      } catch (error) {
        if (client.inTransaction) rollback.run();
        const reason = translated(error);
        if (reason instanceof BrokenDisk) broken = reason;
        throw reason;
      }
    },
    isBroken: () => broken !== null,
  };
};

type Bind = ReturnType<typeof createBinder>;

const drive = <R>(steps: Generator<Step, R, Rows>, bind: Bind): R => {
  let next = steps.next(none);
  while (next.done !== true) next = steps.next(rowsOf(next.value, bind));
  return next.value;
};

const none: Rows = [];
/** What a guard asks is only whether there was a row. */
const one: Rows = [null];

const rowsOf = ({ statement, values, expects }: Step, bind: Bind): Rows => {
  switch (expects) {
    case "plain":
      bind(statement).run(values);
      return none;
    case "guard":
      return bind(statement).touches(values) ? one : none;
    case "rows": {
      const rows = statement.all(values);
      invariant(Array.isArray(rows), "SQLite answers at once");
      return rows;
    }
  }
};

/** After one of these nobody knows what is on the disk: the process must end and recover (see main.ts). */
const brokenDisk = /^SQLITE_(IOERR|CORRUPT|NOTADB)/;

const translated = (error: unknown): unknown => {
  if (!(error instanceof Database.SqliteError)) return error;
  if (brokenDisk.test(error.code)) return new BrokenDisk(error.code, error);
  if (error.code === "SQLITE_FULL") return new StoreUnavailable("the disk is full", error);
  if (error.code.startsWith("SQLITE_BUSY")) return new StoreUnavailable("another process holds the database", error);
  return error;
};
