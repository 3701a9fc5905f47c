// The customers' balances during one transaction: read once, changed in memory, written once. Who
// may spend is decided here, one list of writes after the other, so no balance is ever overdrawn.
import { invariant, present } from "../domain/invariant.ts";
import type { BookEntry, Rows, Statement, Step } from "./effect.ts";
import type { Balance } from "./ledger.ts";

export interface Books {
  /** Marks where a list of writes begins. */
  begin(): void;
  /** False when the entry asks for money that is not there. */
  enter(entry: BookEntry): boolean;
  /** Takes back what was entered since `begin`. */
  undo(): void;
  /** Writes what has changed. */
  close(): Generator<Step, void, Rows>;
}

interface OpenBalance {
  readonly creditLimit: number;
  posted: number;
  held: number;
  changed: boolean;
}

export interface BalanceStatements {
  readonly open: Statement;
  readonly close: Statement;
}

/** Locks and reads the balances of these accounts. */
export function* openBooks(statements: BalanceStatements, accountIds: readonly number[]): Generator<Step, Books, Rows> {
  const balances = new Map<number, OpenBalance>();
  for (const accountId of accountIds) {
    const rows = yield { statement: statements.open, values: { accountId }, expects: "rows" };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this is the row that the statement above returns
    const row = rows[0] as Balance | undefined;
    if (row !== undefined) balances.set(accountId, { ...row, changed: false });
  }
  return booksOf(balances, statements.close);
}

const booksOf = (balances: Map<number, OpenBalance>, closing: Statement): Books => {
  let entered: { readonly entry: BookEntry; readonly opened: boolean }[] = [];
  const add = (entry: BookEntry, sign: 1 | -1): void => {
    const balance = present(balances.get(entry.accountId), `account ${entry.accountId} has a balance`);
    balance.posted += sign * entry.posted;
    balance.held += sign * entry.held;
    balance.changed = true;
    invariant(
      Number.isSafeInteger(balance.posted) && Number.isSafeInteger(balance.held),
      "a balance is an exact integer",
    );
  };
  return {
    begin: () => {
      entered = [];
    },
    enter: (entry) => {
      const { accountId, opens } = entry;
      const opened = opens !== null && !balances.has(accountId);
      if (opened) {
        balances.set(accountId, { creditLimit: opens, posted: 0, held: 0, changed: false });
      }
      const balance = balances.get(accountId);
      if (balance === undefined) return false;
      const available = balance.posted + balance.creditLimit - balance.held;
      const left = available + entry.posted - entry.held;
      if (entry.guarded && left < 0) return false;
      add(entry, 1);
      entered.push({ entry, opened });
      return true;
    },
    undo: () => {
      for (const { entry, opened } of entered.toReversed()) {
        add(entry, -1);
        // A balance that was there before stays, with what the lists before this one did to it.
        if (opened) balances.delete(entry.accountId);
      }
      entered = [];
    },
    *close() {
      for (const [accountId, { posted, held, changed }] of balances) {
        if (!changed) continue;
        invariant(held >= 0, "no more is released than was held");
        yield { statement: closing, values: { accountId, posted, held }, expects: "plain" };
      }
    },
  };
};
