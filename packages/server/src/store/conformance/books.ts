// The books: what may be spent, what is on hold, and transfers that stay as they were posted.
import { describe, expect, it } from "vitest";
import { aCarrierRate, anAccount, aRate, aSid, epoch, ordinal } from "../../../test/builders.ts";
import type { Account } from "../../domain/accounts/account.ts";
import { customerAccount, grantTransfer, type Transfer } from "../../domain/billing/ledger.ts";
import { microsMax } from "../../domain/billing/money.ts";
import type { Write } from "../writes.ts";
import { accountWith, expectKept, expectRefused, openedOnce, type Open } from "./opened.ts";

const revenue = { code: "revenue:messaging:US", accountId: null };

const charge = (account: Account, amount: number, ref: string = aSid("SM")): Transfer => ({
  ref,
  kind: "charge",
  debit: customerAccount(account),
  credit: revenue,
  amount,
  rateId: 1,
  at: epoch,
});

const post = (transfer: Transfer, covered = false): Write => ({ kind: "post", transfer, covered });

export const describeBooks = (open: Open): void => {
  describe("a balance", () => {
    const opened = openedOnce(open);

    it("is opened once", async () => {
      const { store } = opened();
      const { id: accountId } = await accountWith(store, 0, 500);
      expect(await store.read.ledger.balance(accountId)).toEqual({ accountId, posted: 0, held: 0, creditLimit: 500 });
      await expectRefused(store, { kind: "open balance", accountId, creditLimit: 9 });
      expect(await store.read.ledger.balance(accountId)).toMatchObject({ creditLimit: 500 });
    });

    it("that was never opened is null, and nothing can be held or posted on it", async () => {
      const { store } = opened();
      const account = anAccount();
      expect(await store.read.ledger.balance(account.id)).toBeNull();
      await expectRefused(store, { kind: "hold", accountId: account.id, amount: 1 });
      await expectRefused(store, post(grantTransfer(account, "gift", 1, epoch)));
    });

    it("is lent to a hold, and is the customer's again after the release", async () => {
      const { store } = opened();
      const { id: accountId } = await accountWith(store, 100);
      await expectKept(store, { kind: "hold", accountId, amount: 60 });
      expect(await store.read.ledger.balance(accountId)).toMatchObject({ posted: 100, held: 60 });
      await expectRefused(store, { kind: "hold", accountId, amount: 41 });
      await expectKept(store, { kind: "release", accountId, amount: 60 });
      await expectKept(store, { kind: "hold", accountId, amount: 100 });
      expect(await store.read.ledger.balance(accountId)).toMatchObject({ posted: 100, held: 100 });
    });

    it("may go as far below zero as its credit limit, and not a micro further", async () => {
      const { store } = opened();
      const { id: accountId } = await accountWith(store, 100, 50);
      await expectRefused(store, { kind: "hold", accountId, amount: 151 });
      await expectKept(store, { kind: "hold", accountId, amount: 150 });
      await expectRefused(store, { kind: "hold", accountId, amount: 1 });
    });

    it("is what was on hold, taken: release and charge in one commit", async () => {
      const { store } = opened();
      const account = await accountWith(store, 100);
      await expectKept(store, { kind: "hold", accountId: account.id, amount: 100 });
      await expectKept(store, { kind: "release", accountId: account.id, amount: 100 }, post(charge(account, 70)));
      expect(await store.read.ledger.balance(account.id)).toMatchObject({ posted: 30, held: 0 });
    });

    it("refuses a charge that must be covered and is not, and takes one that need not be", async () => {
      const { store } = opened();
      const account = await accountWith(store, 100);
      await expectRefused(store, post(charge(account, 101), true));
      expect(await store.read.ledger.balance(account.id)).toMatchObject({ posted: 100 });
      await expectKept(store, post(charge(account, 101), false));
      expect(await store.read.ledger.balance(account.id)).toMatchObject({ posted: -1 });
    });

    it("holds nine billion dollars to the micro", async () => {
      const { store } = opened();
      const account = await accountWith(store, microsMax);
      expect(await store.read.ledger.balance(account.id)).toMatchObject({ posted: microsMax });
      await expectKept(store, { kind: "hold", accountId: account.id, amount: microsMax });
      await expectRefused(store, { kind: "hold", accountId: account.id, amount: 1 });
      await expect(store.commit([post(grantTransfer(account, "one more", 1, epoch))])).rejects.toThrow("exact integer");
    });

    it.each([0.5, Number.NaN, Infinity])("takes no hold of %d micros", async (amount) => {
      const { store } = opened();
      const { id: accountId } = await accountWith(store, 100);
      const outcome = await store.commit([{ kind: "hold", accountId, amount }]).catch(() => ({ kept: false }));
      expect(outcome.kept).toBe(false);
      expect(await store.read.ledger.balance(accountId)).toMatchObject({ posted: 100, held: 0 });
    });
  });

  describe("a transfer", () => {
    const opened = openedOnce(open);

    it("is posted once for its reference and kind, however often it is tried", async () => {
      const { store } = opened();
      const account = await accountWith(store, 100);
      const transfer = charge(account, 30);
      await expectKept(store, post(transfer));
      await expectRefused(store, post(transfer));
      await expectRefused(store, post({ ...transfer, amount: 1 }));
      expect(await store.read.ledger.balance(account.id)).toMatchObject({ posted: 70 });
      await expectKept(store, post({ ...transfer, kind: "passthrough" }));
      expect(await store.read.ledger.balance(account.id)).toMatchObject({ posted: 40 });
    });

    it("is posted once even when it is tried ten times at the same moment", async () => {
      const { store } = opened();
      const account = await accountWith(store, 100);
      const transfer = charge(account, 30);
      const commits = await Promise.all(Array.from({ length: 10 }, async () => store.commit([post(transfer)])));
      expect(commits.filter(({ kept }) => kept)).toHaveLength(1);
      expect(await store.read.ledger.balance(account.id)).toMatchObject({ posted: 70 });
    });

    it("always moves something", async () => {
      const { store } = opened();
      const account = await accountWith(store, 100);
      for (const amount of [0, -5]) {
        const outcome = await Promise.allSettled([store.commit([post(charge(account, amount))])]);
        expect(outcome).toMatchObject([{ status: "rejected" }]);
      }
      expect(await store.read.ledger.balance(account.id)).toMatchObject({ posted: 100 });
    });

    it("cannot be changed or deleted, not even past the store", async () => {
      const { store, raw } = opened();
      const { id } = await accountWith(store, 100);
      await expect(raw("update transfers set amount = amount + 1")).rejects.toThrow(/never/);
      await expect(raw("delete from transfers")).rejects.toThrow(/never/);
      const nothing =
        "insert into transfers (ref, kind, debit_id, credit_id, amount, at) values ('x', 'fee', 1, 2, 0, 0)";
      await expect(raw(nothing)).rejects.toThrow(/positive/);
      expect(await store.read.ledger.balance(id)).toMatchObject({ posted: 100 });
      const { checks } = await store.verify();
      expect(checks.slice(0, 2)).toMatchObject([
        { id: "I1", ok: true },
        { id: "I2", ok: true },
      ]);
    });
  });

  describe("the price lists", () => {
    const opened = openedOnce(open);

    it("come back as they were written, each row with its number", async () => {
      const { store } = opened();
      const rates = [
        aRate(),
        aRate({ country: "*", unitPrice: microsMax, carrierFee: 0, validFrom: epoch + ordinal() }),
      ];
      const carrierRates = [aCarrierRate(), aCarrierRate({ channel: "mms", direction: "inbound" })];
      await expectKept(
        store,
        ...rates.map((rate) => ({ kind: "add rate", rate }) as const),
        ...carrierRates.map((rate) => ({ kind: "add carrier rate", rate }) as const),
      );
      const read = await store.read.ledger.rates();
      expect(read).toMatchObject(rates);
      expect(new Set(read.map(({ id }) => id)).size).toBe(2);
      const readCosts = await store.read.ledger.carrierRates();
      expect(readCosts).toMatchObject(carrierRates);
      expect(new Set(readCosts.map(({ id }) => id)).size).toBe(2);
    });
  });
};
