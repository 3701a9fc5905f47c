// Fairness: whoever has much to do does not delay whoever has little, and senders keep their pace.
import { describe, expect, it } from "vitest";
import { aCallback, aMessage, epoch, ordinal } from "../../../test/builders.ts";
import { queueMaxMs, type Slot } from "../../domain/numbers/throughput.ts";
import type { ClaimOptions } from "../fair-claims.ts";
import type { Write } from "../writes.ts";
import { expectKept, expectRefused, openedEachTime, type Open } from "./opened.ts";

const options = (given: Partial<ClaimOptions> = {}): ClaimOptions => ({
  now: epoch,
  limit: 10,
  leaseMs: 30_000,
  busy: [],
  ...given,
});

const due = (accountId: number, dueAt: number): Write => ({
  kind: "insert message",
  message: aMessage({ accountId, dueAt }),
});

const many = (count: number, accountId: number, dueAt = epoch - 1_000): readonly Write[] =>
  Array.from({ length: count }, () => due(accountId, dueAt));

const owe = (origin: string): Write => ({
  kind: "owe callback",
  callback: aCallback({ url: `${origin}/status`, origin, dueAt: epoch - 1 }),
});

export const describeFairness = (open: Open): void => {
  describe("a claim among several owners", () => {
    const opened = openedEachTime(open);

    it("gives an account its one message, although another has had hundreds waiting for longer", async () => {
      const { store } = opened();
      const [large, small] = [ordinal(), ordinal()];
      await expectKept(store, ...many(300, large), due(small, epoch));
      const owners = (await store.claim("deliver", options())).map(({ accountId }) => accountId);
      expect(owners).toHaveLength(10);
      expect(owners.filter((one) => one === small)).toHaveLength(1);
    });

    it("shares its places equally, and gives what one cannot use to the others", async () => {
      const { store } = opened();
      const [first, second, third] = [ordinal(), ordinal(), ordinal()];
      await expectKept(store, ...many(50, first), ...many(50, second), ...many(1, third));
      const claimed = await store.claim("deliver", options({ limit: 30 }));
      const of = (account: number): number => claimed.filter(({ accountId }) => accountId === account).length;
      expect(claimed).toHaveLength(30);
      expect(of(third)).toBe(1);
      expect(Math.abs(of(first) - of(second))).toBeLessThanOrEqual(10);
      expect(Math.min(of(first), of(second))).toBeGreaterThanOrEqual(10);
    });

    it("comes to every account in turn when there are more of them than places", async () => {
      const { store } = opened();
      const accounts = Array.from({ length: 12 }, ordinal);
      await expectKept(store, ...accounts.flatMap((account) => many(9, account)));
      const served = new Set<number>();
      for (let claims = 0; claims < 3; claims += 1) {
        for (const { accountId } of await store.claim("deliver", options({ limit: 4 }))) served.add(accountId);
      }
      expect(served.size).toBe(12);
    });

    it("reaches a receiver whose callback waits behind hundreds for another", async () => {
      const { store } = opened();
      const [busy, quiet] = ["https://busy.example.com", "https://quiet.example.com"];
      await expectKept(store, ...Array.from({ length: 200 }, () => owe(busy)), owe(quiet));
      const claimed = await store.claim("callback", options({ limit: 5 }));
      expect(claimed.map(({ origin }) => origin)).toContain(quiet);
      const later = await store.claim("callback", options({ limit: 5, busy: [busy] }));
      expect(later).toEqual([]);
    });
  });

  describe("a sender's pace", () => {
    const opened = openedEachTime(open);
    const slotOf = (durationMs: number, given: Partial<Slot> = {}): Slot => ({
      accountId: 1,
      sender: "+14155550100",
      durationMs,
      now: epoch,
      ...given,
    });

    it("makes each message due when the ones before it have been sent", async () => {
      const { store } = opened();
      const sids: string[] = [];
      for (const durationMs of [1_000, 3_000, 1_000]) {
        const message = aMessage({ accountId: 1, dueAt: epoch });
        const slot = slotOf(durationMs);
        await expectKept(
          store,
          { kind: "take slot", slot },
          { kind: "insert message", message },
          { kind: "await slot", sid: message.sid, slot },
        );
        sids.push(message.sid);
      }
      const dues = await Promise.all(sids.map(async (sid) => (await store.read.messages.find(1, sid))?.dueAt));
      expect(dues).toEqual([epoch, epoch + 1_000, epoch + 4_000]);
      expect(await store.read.paces.backlog(1, ["+14155550100", "+14155550101"], epoch)).toEqual(
        new Map([["+14155550100", 5_000]]),
      );
    });

    it("begins anew when nothing has waited for a while", async () => {
      const { store } = opened();
      await expectKept(store, { kind: "take slot", slot: slotOf(2_000) });
      const slot = slotOf(1_000, { now: epoch + 60_000 });
      const message = aMessage({ accountId: 1, dueAt: slot.now });
      await expectKept(
        store,
        { kind: "take slot", slot },
        { kind: "insert message", message },
        { kind: "await slot", sid: message.sid, slot },
      );
      expect((await store.read.messages.find(1, message.sid))?.dueAt).toBe(epoch + 60_000);
    });

    it("has a queue that is full once ten hours of it are taken, for this sender alone", async () => {
      const { store } = opened();
      await expectKept(store, { kind: "take slot", slot: slotOf(queueMaxMs) });
      await expectKept(store, { kind: "take slot", slot: slotOf(1_000) });
      await expectRefused(store, { kind: "take slot", slot: slotOf(1_000) });
      await expectKept(store, { kind: "take slot", slot: slotOf(1_000, { sender: "+14155550101" }) });
      await expectKept(store, { kind: "take slot", slot: slotOf(1_000, { now: epoch + 1_000 }) });
    });
  });
};
