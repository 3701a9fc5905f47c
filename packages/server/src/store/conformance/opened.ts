// A store to be tested, and the few gestures that many of its tests begin with.
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { aMessage, anAccount, epoch } from "../../../test/builders.ts";
import type { Account } from "../../domain/accounts/account.ts";
import { grantTransfer } from "../../domain/billing/ledger.ts";
import type { Message } from "../../domain/messages/message.ts";
import { present } from "../../domain/invariant.ts";
import { assembleStore, type Engine } from "../assemble.ts";
import type { Store } from "../store.ts";
import type { Write } from "../writes.ts";

export interface Opened {
  readonly store: Store;
  /** Runs statements past the store, as a person at the database's own shell could. */
  readonly raw: (text: string) => Promise<void>;
  /** How many transactions the store has begun. */
  readonly transactions: () => number;
  /** Closes the store and takes its database away. */
  readonly close: () => Promise<void>;
}

export type Open = () => Promise<Opened>;

/** One store for all tests of a chapter; they meet neither accounts nor numbers of one another. */
export const openedOnce = (open: Open): (() => Opened) => {
  let opened: Opened | null = null;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => opened?.close());
  return () => present(opened, "the store is opened before the tests");
};

/** A new store for each test, where tests look at all there is. */
export const openedEachTime = (open: Open): (() => Opened) => {
  let opened: Opened | null = null;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(async () => opened?.close());
  return () => present(opened, "the store is opened before the test");
};

/** A store on this engine that counts its transactions. */
export const counted = (engine: Engine): Pick<Opened, "store" | "transactions"> => {
  let count = 0;
  const store = assembleStore({
    ...engine,
    transact: async (start) => {
      count += 1;
      return engine.transact(start);
    },
  });
  return { store, transactions: () => count };
};

export const expectKept = async (store: Store, ...writes: readonly Write[]): Promise<void> => {
  expect(await store.commit(writes)).toEqual({ kept: true });
};

export const expectRefused = async (store: Store, refusedBy: Write, ...writes: readonly Write[]): Promise<void> => {
  expect(await store.commit(writes.length === 0 ? [refusedBy] : writes)).toEqual({ kept: false, refusedBy });
};

/** An account with so much money, in micros. */
export const accountWith = async (store: Store, money: number, creditLimit = 0): Promise<Account> => {
  const account = anAccount();
  const writes: Write[] = [
    { kind: "open account", account },
    { kind: "open balance", accountId: account.id, creditLimit },
  ];
  if (money > 0)
    writes.push({ kind: "post", transfer: grantTransfer(account, "welcome", money, epoch), covered: false });
  await expectKept(store, ...writes);
  return account;
};

/** What accepts a message of this price: the row, and the hold on its price. */
export const acceptance = (account: Account, price: number, given: Partial<Message> = {}): readonly Write[] => {
  const message = aMessage({ accountId: account.id, price, held: price, ...given });
  return [
    { kind: "insert message", message },
    { kind: "hold", accountId: account.id, amount: price },
  ];
};
