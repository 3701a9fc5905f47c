// The proof of the books: it finds good books good, and every tampering by its name.
import { describe, expect, it } from "vitest";
import { aCarrierRate, aRate, aSid, epoch, anyMessage } from "../../../test/builders.ts";
import type { Account } from "../../domain/accounts/account.ts";
import { outboundTransfers } from "../../domain/billing/ledger.ts";
import { usageOf } from "../../domain/billing/usage.ts";
import { moved, type Message } from "../../domain/messages/message.ts";
import type { Store } from "../store.ts";
import type { Write } from "../writes.ts";
import { acceptance, accountWith, expectKept, openedEachTime, type Open } from "./opened.ts";

const rate = { id: 1, ...aRate() };
const cost = { id: 1, ...aCarrierRate() };
const price = 11_300;

/** What hands a message over: the move, its money, its usage. */
const handover = (account: Account, message: Message): readonly Write[] => [
  {
    kind: "move message",
    message: moved(message, "sent", epoch, { cost: 4_100, carrier: "simulated", sentAt: epoch }),
  },
  { kind: "release", accountId: account.id, amount: price },
  ...outboundTransfers(account, message, "simulated", rate, cost, epoch).map(
    (transfer) => ({ kind: "post", transfer, covered: false }) as const,
  ),
  { kind: "count usage", usage: usageOf({ ...message, cost: 4_100 }, epoch) },
];

/** An account that has sent one message, has one waiting, and had one that failed. */
const trade = async (store: Store): Promise<void> => {
  const account = await accountWith(store, 1_000_000);
  for (const status of ["sending", "sending", "queued"] as const) {
    await expectKept(store, ...acceptance(account, price, { status, sid: aSid("SM") }));
  }
  const { messages } = await store.read.messages.page(account.id, anyMessage, 3, null, 0);
  const [, second, first] = messages;
  if (first === undefined || second === undefined) throw new Error("three messages were accepted");
  await expectKept(store, ...handover(account, first));
  await expectKept(
    store,
    { kind: "move message", message: moved(second, "failed", epoch, { errorCode: 30_008 }) },
    { kind: "release", accountId: account.id, amount: price },
  );
};

export const describeVerify = (open: Open): void => {
  describe("verify", () => {
    const opened = openedEachTime(open);

    it("finds nothing wrong where there is nothing", async () => {
      expect(await opened().store.verify()).toMatchObject({ ok: true });
    });

    it("finds good books good, and says what it has looked at", async () => {
      const { store } = opened();
      await trade(store);
      await trade(store);
      const { ok, checks } = await store.verify();
      const looked = { I1: 8, I2: 2, I3: 2, I4: 2, I5: 6, I6: 6, I7: 2, I9: 2, I11: 2 };
      expect(checks.filter((check) => !check.ok)).toEqual([]);
      expect(ok).toBe(true);
      expect(Object.fromEntries(checks.map(({ id, count }) => [id, count]))).toEqual(looked);
    });

    it.each([
      ["I1", "insert into transfers (ref, kind, debit_id, credit_id, amount, at) values ('x', 'fee', 998, 999, 1, 0)"],
      ["I2", "update balances set posted = posted + 1"],
      ["I3", "update balances set held = held + 1"],
      ["I4", "update balances set credit_limit = -2000000"],
      ["I5", "update messages set held = held - 1 where status = 'queued'"],
      ["I5", "update messages set held = 1 where status = 'failed'"],
      ["I6", "update messages set status = 'failed' where status = 'sent'"],
      ["I6", "update messages set status = 'delivered', price = 5 where status = 'failed'"],
      ["I7", "update messages set price = price + 1 where status = 'sent'"],
      ["I9", "update usage set price = price - 1"],
      ["I11", "update messages set cost = cost + 1 where status = 'sent'"],
    ])("names the breach of %s after: %s", async (id, tampering) => {
      const { store, raw } = opened();
      await trade(store);
      await raw(tampering);
      const { ok, checks } = await store.verify();
      expect(ok).toBe(false);
      const breached = checks.filter((check) => !check.ok);
      expect(breached.map((check) => check.id)).toContain(id);
      for (const { problems } of breached) expect(problems[0]).toMatch(/\w/);
    });

    it("names a handful of offenders and not all of them", async () => {
      const { store, raw } = opened();
      for (let count = 0; count < 7; count += 1) await accountWith(store, 100);
      await raw("update balances set posted = posted + 1");
      const { checks } = await store.verify();
      expect(checks.find(({ id }) => id === "I2")?.problems).toHaveLength(5);
    });

    it("sees one moment of the books while commits go on", async () => {
      const { store } = opened();
      const account = await accountWith(store, 1_000_000_000);
      const sends = Array.from({ length: 300 }, async () => expectKept(store, ...acceptance(account, price)));
      const proofs = Array.from({ length: 5 }, async () => expect(await store.verify()).toMatchObject({ ok: true }));
      await Promise.all([...sends, ...proofs]);
      expect(await store.verify()).toMatchObject({ ok: true });
    });
  });
};
