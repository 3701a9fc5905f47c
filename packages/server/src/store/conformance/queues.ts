// Work: taken under a lease by one worker at a time, due again when the lease ends, told of when it is new.
import { describe, expect, it } from "vitest";
import { aCallback, aMessage, aNetworkEvent, aNumber, epoch, ordinal, anImport } from "../../../test/builders.ts";
import { moved, type Message } from "../../domain/messages/message.ts";
import type { ClaimOptions } from "../fair-claims.ts";
import { queues, type Queue } from "../queues.ts";
import type { Store } from "../store.ts";
import type { Write } from "../writes.ts";
import { expectKept, expectRefused, openedEachTime, type Open } from "./opened.ts";

const leaseMs = 30_000;
const options = (given: Partial<ClaimOptions> = {}): ClaimOptions => ({
  now: epoch,
  limit: 100,
  leaseMs,
  busy: [],
  ...given,
});

/** What fills each queue with one thing that is due then. */
const workFor: { readonly [Q in Queue]: (dueAt: number) => Write } = {
  deliver: (dueAt) => ({ kind: "insert message", message: aMessage({ dueAt }) }),
  answer: (dueAt) => ({
    kind: "insert message",
    message: aMessage({ dueAt, work: "answer", direction: "inbound", status: "receiving" }),
  }),
  route: (dueAt) => ({ kind: "insert message", message: aMessage({ dueAt, work: "route", status: "accepted" }) }),
  fetch: (dueAt) => ({ kind: "insert message", message: aMessage({ dueAt, work: "fetch" }) }),
  import: (dueAt) => ({ kind: "begin import", begun: anImport({ dueAt }) }),
  callback: (dueAt) => ({ kind: "owe callback", callback: aCallback({ dueAt }) }),
  network: (dueAt) => ({ kind: "plan network event", event: aNetworkEvent({ dueAt }) }),
  rent: (dueAt) => ({ kind: "rent number", number: aNumber(), rent: { month: "2026-10", dueAt } }),
};

const insertDue = async (store: Store, ...given: readonly Partial<Message>[]): Promise<readonly Message[]> => {
  const messages = given.map((each) => aMessage(each));
  await expectKept(store, ...messages.map((message) => ({ kind: "insert message", message }) as const));
  return messages;
};

const sidsOf = (items: readonly { readonly sid: string }[]): readonly string[] =>
  items.map(({ sid }) => sid).toSorted();

export const describeQueues = (open: Open): void => {
  describe.each(queues)("the queue %s", (queue) => {
    const opened = openedEachTime(open);

    it("gives work away once it is due, to one claim, and again when the lease has ended", async () => {
      const { store } = opened();
      await expectKept(store, workFor[queue](epoch));
      const claim = async (now: number): Promise<readonly number[]> =>
        (await store.claim(queue, options({ now }))).map(({ attempts }) => attempts);
      expect(await claim(epoch - 1)).toEqual([]);
      expect(await claim(epoch)).toEqual([1]);
      expect(await claim(epoch)).toEqual([]);
      expect(await claim(epoch + leaseMs - 1)).toEqual([]);
      expect(await claim(epoch + leaseMs)).toEqual([2]);
    });

    it("knows when it has something to do next", async () => {
      const { store } = opened();
      expect(await store.nextDue(queue)).toBeNull();
      await expectKept(store, workFor[queue](epoch + 500), workFor[queue](epoch - 500));
      expect(await store.nextDue(queue)).toBe(epoch - 500);
      await store.claim(queue, options());
      expect(await store.nextDue(queue)).toBe(epoch + 500);
      await store.claim(queue, options({ now: epoch + 500, leaseMs: 1 }));
      expect(await store.nextDue(queue)).toBe(epoch + 501);
      for (const other of queues.filter((each) => each !== queue)) expect(await store.nextDue(other)).toBeNull();
    });

    it("gives away the most urgent first, and no more than was asked for", async () => {
      const { store } = opened();
      const dues = [5, 3, 9, 1, 7, 2].map((before) => epoch - before);
      await expectKept(store, ...dues.map((due) => workFor[queue](due)));
      expect(await store.claim(queue, options({ limit: 2, leaseMs: 1_000 }))).toHaveLength(2);
      expect(await store.nextDue(queue)).toBe(epoch - 5);
      expect(await store.claim(queue, options({ limit: 2, leaseMs: 1_000 }))).toHaveLength(2);
      expect(await store.nextDue(queue)).toBe(epoch - 2);
      expect(await store.claim(queue, options({ limit: 100 }))).toHaveLength(2);
    });

    it("never gives the same work to two claims at the same moment", async () => {
      const { store } = opened();
      await expectKept(store, ...Array.from({ length: 30 }, () => workFor[queue](epoch)));
      const claims = await Promise.all(
        Array.from({ length: 10 }, async (): Promise<readonly object[]> => store.claim(queue, options({ limit: 4 }))),
      );
      const named = claims.flat().map((item) => ("sid" in item ? item.sid : "ref" in item ? item.ref : null));
      expect(named).toHaveLength(30);
      expect(new Set(named).size).toBe(30);
    });

    it("tells those who listen of new work, and when it is due, once it is kept", async () => {
      const { store } = opened();
      const told: unknown[] = [];
      store.onWork((fed, dueAt) => told.push([fed, dueAt]));
      await expectKept(store, workFor[queue](epoch + 7));
      expect(told).toEqual([[queue, epoch + 7]]);
      const number = aNumber();
      const rent: Write = { kind: "rent number", number };
      await expectKept(store, rent);
      await expectRefused(store, rent, workFor[queue](epoch + 8), rent);
      expect(told).toHaveLength(1);
    });
  });

  describe("a claim", () => {
    const opened = openedEachTime(open);

    it("of messages hands them out as they then are, on their way", async () => {
      const { store } = opened();
      const [message] = await insertDue(store, { media: ["https://example.com/a.png"], price: 10, held: 10 });
      const [claimed, ...others] = await store.claim("deliver", options());
      expect(others).toEqual([]);
      expect(claimed).toEqual({ ...message, status: "sending", dueAt: epoch + leaseMs, attempts: 1, version: 2 });
      expect(await store.read.messages.find(claimed?.accountId ?? 0, claimed?.sid ?? "")).toEqual(claimed);
    });

    it("of texts to answer leaves their status alone", async () => {
      const { store } = opened();
      const [message] = await insertDue(store, { work: "answer", direction: "inbound", status: "received" });
      expect(await store.claim("answer", options())).toEqual([
        { ...message, dueAt: epoch + leaseMs, attempts: 1, version: 2 },
      ]);
      expect(await store.claim("deliver", options({ now: epoch + leaseMs }))).toEqual([]);
    });

    it("that was overtaken cannot be finished: its message has moved on", async () => {
      const { store } = opened();
      await insertDue(store, {});
      const [slow] = await store.claim("deliver", options());
      const [quick] = await store.claim("deliver", options({ now: epoch + leaseMs }));
      if (slow === undefined || quick === undefined) throw new Error("both claims got the message");
      await expectRefused(store, { kind: "move message", message: moved(slow, "sent", epoch) });
      await expectKept(store, { kind: "move message", message: moved(quick, "sent", epoch) });
      expect(await store.nextDue("deliver")).toBeNull();
    });

    it("finds at once what a dead process had taken, when it is told so, and nothing that waits for its own moment", async () => {
      const { store } = opened();
      await insertDue(store, {});
      await insertDue(store, { work: "answer", direction: "inbound", status: "received" });
      await insertDue(store, { work: "route", status: "accepted" });
      const [deferred] = await insertDue(store, { dueAt: epoch + 2 * leaseMs });
      const [scheduled] = await insertDue(store, { work: "route", status: "scheduled", dueAt: epoch + 2 * leaseMs });
      await store.claim("deliver", options());
      await store.claim("answer", options());
      await store.claim("route", options());
      const later = epoch + 1;
      expect(await store.claim("deliver", options({ now: later }))).toEqual([]);
      await expectKept(store, { kind: "release leases", at: later });
      expect(await store.claim("deliver", options({ now: later }))).toHaveLength(1);
      expect(await store.claim("answer", options({ now: later }))).toHaveLength(1);
      expect(await store.claim("route", options({ now: later }))).toHaveLength(1);
      expect((await store.read.messages.find(scheduled?.accountId ?? 0, scheduled?.sid ?? ""))?.dueAt).toBe(
        scheduled?.dueAt,
      );
      expect((await store.read.messages.find(deferred?.accountId ?? 0, deferred?.sid ?? ""))?.dueAt).toBe(
        deferred?.dueAt,
      );
    });

    it("passes over the accounts that have enough under way, and over no others", async () => {
      const { store } = opened();
      const lanes = [1, 11, 111].map((each) => ordinal() * 1_000 + each);
      const messages = await insertDue(store, ...lanes.map((accountId) => ({ accountId })));
      const busy = [String(lanes[0]), String(lanes[2])];
      expect(sidsOf(await store.claim("deliver", options({ busy })))).toEqual([messages[1]?.sid]);
      const [short] = await insertDue(store, { accountId: 1 });
      expect(sidsOf(await store.claim("deliver", options({ busy: ["11", "111", ...busy] })))).toEqual([short?.sid]);
    });

    it("of callbacks passes over the receivers that have enough under way", async () => {
      const { store } = opened();
      const origins = ["https://slow.example", "https://slow.example:8443", "http://slow.example"];
      const callbacks = origins.map((origin) => aCallback({ origin }));
      await expectKept(store, ...callbacks.map((callback) => ({ kind: "owe callback", callback }) as const));
      const claimed = await store.claim("callback", options({ busy: ["https://slow.example"] }));
      expect(sidsOf(claimed)).toEqual(sidsOf(callbacks.slice(1)));
    });

    it("of callbacks hands out all that they will say", async () => {
      const { store } = opened();
      const callback = aCallback({
        form: [
          ["Body", 'ä "ö" 😀'],
          ["Empty", ""],
        ],
      });
      await expectKept(store, { kind: "owe callback", callback });
      expect(await store.claim("callback", options())).toEqual([{ ...callback, attempts: 1, dueAt: epoch + leaseMs }]);
    });

    it("of network events hands them out as they were planned", async () => {
      const { store } = opened();
      const event = aNetworkEvent({ body: 'ä "ö" 😀', media: ["https://example.com/a.png"] });
      await expectKept(store, { kind: "plan network event", event });
      const [claimed] = await store.claim("network", options());
      expect(claimed).toMatchObject({ ref: event.ref, event, attempts: 1 });
    });
  });

  describe("claimed work", () => {
    const opened = openedEachTime(open);

    it("that is settled is not due again", async () => {
      const { store } = opened();
      const callback = aCallback();
      const event = aNetworkEvent();
      await expectKept(store, { kind: "owe callback", callback }, { kind: "plan network event", event });
      await store.claim("callback", options());
      await store.claim("network", options());
      await expectKept(
        store,
        {
          kind: "settle callback",
          sid: callback.sid,
          attempts: 1,
          state: "delivered",
          dueAt: null,
          origin: callback.origin,
        },
        { kind: "settle network event", ref: event.ref, attempts: 1 },
      );
      expect(await store.nextDue("callback")).toBeNull();
      expect(await store.nextDue("network")).toBeNull();
      const [settled] = await store.read.callbacks.ofMessage(callback.accountId, callback.messageSid);
      expect(settled).toEqual({ ...callback, state: "delivered", attempts: 1, dueAt: null });
    });

    it("whose lease went to another cannot be settled by the first", async () => {
      const { store } = opened();
      const callback = aCallback();
      const event = aNetworkEvent();
      await expectKept(store, { kind: "owe callback", callback }, { kind: "plan network event", event });
      for (const now of [epoch, epoch + leaseMs]) {
        await store.claim("callback", options({ now }));
        await store.claim("network", options({ now }));
      }
      const stale = { sid: callback.sid, attempts: 1, origin: callback.origin };
      await expectRefused(store, { kind: "settle callback", ...stale, state: "delivered", dueAt: null });
      await expectRefused(store, { kind: "settle callback", ...stale, state: "pending", dueAt: epoch });
      await expectRefused(store, { kind: "settle network event", ref: event.ref, attempts: 1 });
      await expectRefused(store, { kind: "postpone network event", ref: event.ref, attempts: 1, dueAt: epoch });
    });

    it("may be put off, and is then due at that moment", async () => {
      const { store } = opened();
      const callback = aCallback();
      const event = aNetworkEvent();
      await expectKept(store, { kind: "owe callback", callback }, { kind: "plan network event", event });
      await store.claim("callback", options());
      await store.claim("network", options());
      const dueAt = epoch + leaseMs + 5;
      await expectKept(
        store,
        { kind: "settle callback", sid: callback.sid, attempts: 1, state: "pending", dueAt, origin: callback.origin },
        { kind: "postpone network event", ref: event.ref, attempts: 1, dueAt },
      );
      for (const queue of ["callback", "network"] as const) {
        expect(await store.claim(queue, options({ now: dueAt - 1 }))).toEqual([]);
        expect(await store.claim(queue, options({ now: dueAt }))).toMatchObject([{ attempts: 2 }]);
      }
    });
  });

  describe("a network event", () => {
    const opened = openedEachTime(open);

    it("that is planned twice happens once, as it was planned first", async () => {
      const { store } = opened();
      const event = aNetworkEvent({ ref: "text:1", body: "first" });
      const again = aNetworkEvent({ ref: "text:1", body: "second" });
      await expectKept(store, { kind: "plan network event", event });
      await expectKept(store, { kind: "plan network event", event: again });
      expect(await store.claim("network", options())).toMatchObject([{ event }]);
    });
  });
};
