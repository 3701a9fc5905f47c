// Commits: all or nothing, in order, together on the disk, and never at a neighbour's cost.
import { describe, expect, it } from "vitest";
import { aMessage, anAccount, aNumber, aSid, epoch, ordinal, anyMessage } from "../../../test/builders.ts";
import type { Write } from "../writes.ts";
import { acceptance, accountWith, expectKept, expectRefused, openedOnce, type Open } from "./opened.ts";

export const describeCommits = (open: Open): void => {
  describe("a commit", () => {
    const opened = openedOnce(open);

    it("keeps every write of its list", async () => {
      const { store } = opened();
      const account = await accountWith(store, 100);
      const message = aMessage({ accountId: account.id });
      const number = aNumber({ accountId: account.id });
      await expectKept(store, { kind: "insert message", message }, { kind: "rent number", number });
      expect(await store.read.messages.find(account.id, message.sid)).toEqual(message);
      expect(await store.read.numbers.find(account.id, number.sid)).toEqual(number);
    });

    it("that is refused says which write refused, and leaves nothing of the others", async () => {
      const { store } = opened();
      const account = await accountWith(store, 100);
      const taken = aNumber({ accountId: account.id });
      await expectKept(store, { kind: "rent number", number: taken });
      const message = aMessage({ accountId: account.id });
      const refused: Write = { kind: "rent number", number: aNumber({ phoneNumber: taken.phoneNumber }) };
      await expectRefused(
        store,
        refused,
        { kind: "insert message", message },
        { kind: "hold", accountId: account.id, amount: 40 },
        refused,
        { kind: "put setting", name: "after", value: 1 },
      );
      expect(await store.read.messages.find(account.id, message.sid)).toBeNull();
      expect(await store.read.ledger.balance(account.id)).toMatchObject({ posted: 100, held: 0 });
      expect(await store.read.simulation.setting("after")).toBeNull();
    });

    it("that nobody has money for leaves nothing", async () => {
      const { store } = opened();
      const account = await accountWith(store, 100);
      const [insert, hold] = acceptance(account, 101);
      if (insert?.kind !== "insert message" || hold === undefined) throw new Error("an acceptance is two writes");
      await expectRefused(store, hold, insert, hold);
      expect(await store.read.messages.find(account.id, insert.message.sid)).toBeNull();
    });

    it("of nothing is kept", async () => {
      await expectKept(opened().store);
    });

    it("sees what the writes before it in its list have done", async () => {
      const { store } = opened();
      const message = aMessage({ status: "queued" });
      const sending = { ...message, status: "sending", version: 2 } as const;
      const delivered = { ...message, status: "delivered", work: null, dueAt: null, version: 3 } as const;
      await expectKept(
        store,
        { kind: "insert message", message },
        { kind: "move message", message: sending },
        { kind: "move message", message: delivered },
      );
      expect(await store.read.messages.find(message.accountId, message.sid)).toEqual(delivered);
    });

    it("keeps its place: of several for the same thing the first one asked wins", async () => {
      const { store } = opened();
      const numbers = Array.from({ length: 5 }, () => aNumber({ phoneNumber: "+14155559999" }));
      const commits = await Promise.all(numbers.map((number) => store.commit([{ kind: "rent number", number }])));
      expect(commits.map(({ kept }) => kept)).toEqual([true, false, false, false, false]);
      expect(await store.read.numbers.findByPhoneNumber("+14155559999")).toEqual(numbers[0]);
    });
  });

  describe("commits at the same moment", () => {
    const opened = openedOnce(open);

    it.each([10, 100, 200])("%i sends with money for half of them: exactly half are kept", async (count) => {
      const { store } = opened();
      const price = 11_300;
      const account = await accountWith(store, (count / 2) * price);
      const commits = await Promise.all(
        Array.from({ length: count }, async () => store.commit(acceptance(account, price))),
      );
      expect(commits.filter(({ kept }) => kept)).toHaveLength(count / 2);
      const refusals = commits.flatMap((commit) => (commit.kept ? [] : [commit.refusedBy.kind]));
      expect(new Set(refusals)).toEqual(new Set(["hold"]));
      const { messages } = await store.read.messages.page(account.id, anyMessage, count, null, 0);
      expect(messages).toHaveLength(count / 2);
      const money = (count / 2) * price;
      expect(await store.read.ledger.balance(account.id)).toMatchObject({ posted: money, held: money });
    });

    it("share one transaction", async () => {
      const { store, transactions } = opened();
      const before = transactions();
      await Promise.all(
        Array.from({ length: 100 }, async () => expectKept(store, { kind: "insert message", message: aMessage() })),
      );
      expect(transactions() - before).toBe(1);
    });

    it("do not suffer from one among them that the database cannot take", async () => {
      const { store } = opened();
      const account = await accountWith(store, 300);
      const poison = acceptance(account, 10, { segments: 1.5 });
      const lists = [acceptance(account, 100), poison, acceptance(account, 100), acceptance(account, 200)];
      const [first, second, third, last] = await Promise.allSettled(lists.map(async (list) => store.commit(list)));
      expect(first).toEqual({ status: "fulfilled", value: { kept: true } });
      expect(second).toMatchObject({ status: "rejected" });
      expect(third).toEqual({ status: "fulfilled", value: { kept: true } });
      expect(last).toMatchObject({ value: { kept: false } });
      expect(await store.read.ledger.balance(account.id)).toMatchObject({ posted: 300, held: 200 });
    });

    it("do not suffer from one among them that gives back more than is held", async () => {
      const { store } = opened();
      const account = await accountWith(store, 300);
      const poison: Write = { kind: "release", accountId: account.id, amount: 1 };
      const [good, bad] = await Promise.allSettled([
        expectKept(store, { kind: "put setting", name: "neighbour", value: true }),
        store.commit([poison]),
      ]);
      expect(good).toMatchObject({ status: "fulfilled" });
      expect(bad).toMatchObject({ status: "rejected" });
      expect(await store.read.simulation.setting("neighbour")).toBe(true);
      expect(await store.read.ledger.balance(account.id)).toMatchObject({ posted: 300, held: 0 });
    });

    it("do not suffer from one among them that opens a balance a second time", async () => {
      const { store } = opened();
      const account = await accountWith(store, 300);
      const again: Write = { kind: "open balance", accountId: account.id, creditLimit: 1_000 };
      const commits = await Promise.all([
        store.commit([{ kind: "hold", accountId: account.id, amount: 100 }]),
        store.commit([again]),
        store.commit([{ kind: "hold", accountId: account.id, amount: 200 }]),
        store.commit([{ kind: "hold", accountId: account.id, amount: 1 }]),
      ]);
      expect(commits.map(({ kept }) => kept)).toEqual([true, false, true, false]);
      expect(await store.read.ledger.balance(account.id)).toMatchObject({ posted: 300, held: 300, creditLimit: 0 });
    });

    it("may open an account and spend from it at once", async () => {
      const { store } = opened();
      const account = anAccount();
      const commits = await Promise.all([
        store.commit([{ kind: "open balance", accountId: account.id, creditLimit: 50 }]),
        store.commit([{ kind: "hold", accountId: account.id, amount: 30 }]),
        store.commit([{ kind: "hold", accountId: account.id, amount: 30 }]),
      ]);
      expect(commits.map(({ kept }) => kept)).toEqual([true, true, false]);
      expect(await store.read.ledger.balance(account.id)).toEqual({
        accountId: account.id,
        posted: 0,
        held: 30,
        creditLimit: 50,
      });
    });

    it("and claims may meet in one transaction, and each gets what is its own", async () => {
      const { store } = opened();
      const messages = [aMessage({ dueAt: epoch - 2 }), aMessage({ dueAt: epoch - 1 })] as const;
      await expectKept(store, { kind: "insert message", message: messages[0] });
      const options = { now: epoch, limit: 1_000, leaseMs: 1_000, busy: [] };
      const [kept, claimed] = await Promise.all([
        store.commit([{ kind: "insert message", message: messages[1] }]),
        store.claim("deliver", options),
      ]);
      expect(kept).toEqual({ kept: true });
      expect(claimed.map(({ sid }) => sid)).toEqual(expect.arrayContaining(messages.map(({ sid }) => sid)));
    });
  });

  describe("a record that is there already", () => {
    const opened = openedOnce(open);
    const account = anAccount();

    it("is never overwritten by another of its SID", async () => {
      const { store } = opened();
      const message = aMessage({ sid: aSid("SM"), accountId: ordinal() });
      await expectKept(store, { kind: "open account", account }, { kind: "insert message", message });
      await expectRefused(store, { kind: "insert message", message: { ...message, body: "another" } });
      await expectRefused(store, { kind: "open account", account: { ...account, friendlyName: "another" } });
      expect(await store.read.messages.find(message.accountId, message.sid)).toEqual(message);
      expect(await store.read.accounts.find(account.sid)).toEqual(account);
    });
  });
};
