// What happens inside one transaction, for every engine alike: a generator that yields statements
// and is given their rows. SQLite drives it at once, PostgreSQL between awaits; the rules of
// "all of a list or nothing of it" stand here only.
import type { UsageCount } from "../domain/billing/usage.ts";
import type { Books } from "./books.ts";
import type { Effect, Rows, Statement, Step } from "./effect.ts";
import { addTally } from "./usage.ts";
import type { Commit, Write } from "./writes.ts";

/** One thing that a transaction is asked to do. */
export type Task =
  | { readonly kind: "commit"; readonly writes: readonly Write[] }
  | { readonly kind: "claim"; readonly step: Step };

export type Outcome =
  | { readonly kind: "commit"; readonly commit: Commit }
  | { readonly kind: "claim"; readonly rows: Rows };

/** The statements that a list of writes is undone with. */
export interface Savepoints {
  readonly begin: Statement;
  readonly release: Statement;
  readonly undo: Statement;
}

export interface BatchParts {
  readonly savepoints: Savepoints;
  readonly effectOf: (write: Write) => Effect;
  /** Adds usage up; takes the values of a UsageCount. */
  readonly tally: Statement;
  /** Tells the usage triggers of an account that it has used something on this day. */
  readonly mark: Statement;
  readonly openBooks: (accountIds: readonly number[]) => Generator<Step, Books, Rows>;
}

/** Thrown by a hopeful run that met a refusal which it cannot undo: the transaction is begun anew, carefully. */
export class NeedsCare extends Error {}

/**
 * Runs all tasks of one transaction. Each list of writes is kept whole or not at all, and the others
 * never notice. A `careful` run sets a savepoint before each list, which costs SQLite a copy of
 * every page that the list touches; a hopeful one goes without, because lists put the write that may
 * be refused first, where nothing needs to be undone.
 */
export function* runBatch(
  tasks: readonly Task[],
  parts: BatchParts,
  careful: boolean,
): Generator<Step, readonly Outcome[], Rows> {
  const lists = tasks.map((task) => (task.kind === "commit" ? task.writes.map(parts.effectOf) : []));
  const books = yield* parts.openBooks(accountsIn(lists));
  const savepoints = careful ? parts.savepoints : null;
  const outcomes: Outcome[] = [];
  const tallies = new Map<string, UsageCount>();
  for (const [index, task] of tasks.entries()) {
    if (task.kind === "claim") {
      outcomes.push({ kind: "claim", rows: yield task.step });
      continue;
    }
    const effects = lists[index] ?? [];
    const commit = yield* runList(task.writes, effects, books, savepoints);
    if (commit.kept) for (const { tally } of effects) if (tally !== undefined) addTally(tallies, tally);
    outcomes.push({ kind: "commit", commit });
  }
  yield* books.close();
  for (const [, tally] of [...tallies].toSorted(byName))
    yield { statement: parts.tally, values: { ...tally }, expects: "plain" };
  for (const [accountId, day] of lastDays(tallies.values())) {
    yield { statement: parts.mark, values: { accountId, day }, expects: "plain" };
  }
  return outcomes;
}

function* runList(
  writes: readonly Write[],
  effects: readonly Effect[],
  books: Books,
  savepoints: Savepoints | null,
): Generator<Step, Commit, Rows> {
  // The books are asked first: most refusals are theirs, and they cost no statement to undo.
  books.begin();
  for (const [index, { entry }] of effects.entries()) {
    if (entry !== null && !books.enter(entry)) return refused(writes, index, books);
  }
  if (savepoints !== null) yield bare(savepoints.begin);
  let untouched = true;
  for (const [index, { steps }] of effects.entries()) {
    for (const step of steps) {
      const rows = yield step;
      if (step.expects === "guard" && rows.length === 0) {
        if (savepoints !== null) {
          yield bare(savepoints.undo);
          yield bare(savepoints.release);
        } else if (!untouched) throw new NeedsCare();
        return refused(writes, index, books);
      }
      untouched = false;
    }
  }
  if (savepoints !== null) yield bare(savepoints.release);
  return { kept: true };
}

const refused = (writes: readonly Write[], index: number, books: Books): Commit => {
  books.undo();
  const refusedBy = writes[index];
  return refusedBy === undefined ? { kept: true } : { kept: false, refusedBy };
};

/** In one order on every node: two that add to the same sums must not wait for each other's rows. */
const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

/** The latest day of each account; in rising order, as balances are taken. */
const lastDays = (tallies: Iterable<UsageCount>): readonly (readonly [accountId: number, day: string])[] => {
  const days = new Map<number, string>();
  for (const { accountId, day } of tallies) if (day > (days.get(accountId) ?? "")) days.set(accountId, day);
  return [...days].toSorted(([one], [other]) => one - other);
};

const bare = (statement: Statement): Step => ({ statement, values: nothing, expects: "plain" });

const nothing = {};

/** In rising order, so that two nodes never wait for each other's rows. */
const accountsIn = (lists: readonly (readonly Effect[])[]): readonly number[] => {
  const found = new Set<number>();
  for (const effects of lists) for (const { entry } of effects) if (entry !== null) found.add(entry.accountId);
  return [...found].toSorted((one, other) => one - other);
};
