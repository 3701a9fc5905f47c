// What else is remembered: requests to customers' servers, answers to repeated requests, usage, phones, settings.
import { describe, expect, it } from "vitest";
import { aCallback, aHandsetEntry, anAccount, anExchange, epoch, ordinal } from "../../../test/builders.ts";
import type { CallCount, UsageCount } from "../../domain/billing/usage.ts";
import { forgottenAtOnceMax, type RememberedAnswer } from "../answers.ts";
import { handsetShownMax } from "../simulation.ts";
import type { UsageAsked } from "../usage.ts";
import { expectKept, expectRefused, openedEachTime, openedOnce, type Open } from "./opened.ts";

const anAnswer = (given: Partial<RememberedAnswer> = {}): RememberedAnswer => ({
  accountId: ordinal(),
  key: `key-${ordinal()}`,
  fingerprint: "fingerprint",
  status: 201,
  body: '{"sid":"SM1"}',
  sealed: false,
  createdAt: epoch,
  ...given,
});

const someCalls = (given: Partial<CallCount> = {}): CallCount => ({
  accountId: 1,
  keySid: "SK1",
  method: "POST",
  route: "/Messages.json",
  statusClass: "2xx",
  day: "2026-09-21",
  count: 3,
  ...given,
});

const someUsage = (given: Partial<UsageCount> = {}): UsageCount => ({
  accountId: 1,
  keySid: "SK1",
  category: "sms-outbound",
  country: "US",
  day: "2026-09-21",
  count: 1,
  segments: 2,
  price: 22_600,
  cost: 8_200,
  ...given,
});

const always = { from: null, until: null };

export const describeRecords = (open: Open): void => {
  describe("what was said to a customer's server", () => {
    const opened = openedOnce(open);

    it("is remembered with what came back, the oldest first", async () => {
      const { store } = opened();
      const about = { messageSid: "SM1", accountId: 7 };
      const exchanges = [
        anExchange(about),
        anExchange({
          ...about,
          attempt: 2,
          status: null,
          contentType: null,
          errorCode: 11_205,
          errorMessage: "no answer",
          method: "GET",
        }),
      ];
      await expectKept(store, ...exchanges.map((exchange) => ({ kind: "log exchange", exchange }) as const));
      expect(await store.read.callbacks.exchanges(7, "SM1")).toMatchObject(exchanges);
      expect(await store.read.callbacks.exchanges(8, "SM1")).toEqual([]);
    });

    it("is emptied of what is personal with its message", async () => {
      const { store } = opened();
      const exchange = anExchange({ messageSid: "SM2" });
      const other = anExchange({ messageSid: "SM3" });
      await expectKept(store, { kind: "log exchange", exchange }, { kind: "log exchange", exchange: other });
      await expectKept(store, { kind: "empty exchanges", messageSid: "SM2" });
      const emptied = { ...exchange, form: [], answer: "" };
      expect(await store.read.callbacks.exchanges(exchange.accountId, "SM2")).toMatchObject([emptied]);
      expect(await store.read.callbacks.exchanges(other.accountId, "SM3")).toMatchObject([other]);
    });

    it("and what is still owed, is found by its message and its own account", async () => {
      const { store } = opened();
      const about = { messageSid: "SM4", accountId: 7 };
      const callbacks = [aCallback(about), aCallback(about)];
      await expectKept(store, ...callbacks.map((callback) => ({ kind: "owe callback", callback }) as const));
      expect(await store.read.callbacks.ofMessage(7, "SM4")).toEqual(callbacks);
      expect(await store.read.callbacks.ofMessage(8, "SM4")).toEqual([]);
    });
  });

  describe("a remembered answer", () => {
    const opened = openedEachTime(open);

    it("comes back to its own account under its own key", async () => {
      const { store } = opened();
      const answer = anAnswer({ sealed: true, key: 'any "text" at all 😀' });
      await expectKept(store, { kind: "remember answer", answer });
      expect(await store.read.answers.find(answer.accountId, answer.key)).toEqual(answer);
      expect(await store.read.answers.find(answer.accountId + 1, answer.key)).toBeNull();
      expect(await store.read.answers.find(answer.accountId, "another")).toBeNull();
    });

    it("is the first one: a second under its key is refused, with all that goes with it", async () => {
      const { store } = opened();
      const answer = anAnswer();
      await expectKept(store, { kind: "remember answer", answer });
      const second: Parameters<typeof expectRefused>[1] = {
        kind: "remember answer",
        answer: { ...answer, body: "no" },
      };
      await expectRefused(store, second, { kind: "put setting", name: "effect", value: 1 }, second);
      expect(await store.read.answers.find(answer.accountId, answer.key)).toEqual(answer);
      expect(await store.read.simulation.setting("effect")).toBeNull();
      await expectKept(store, { kind: "remember answer", answer: { ...answer, accountId: answer.accountId + 1 } });
    });

    it("loses its text with what it spoke of, but not its key", async () => {
      const { store } = opened();
      const answer = anAnswer();
      const others = [anAnswer({ accountId: answer.accountId }), anAnswer({ key: answer.key })];
      await expectKept(
        store,
        ...[answer, ...others].map((each) => ({ kind: "remember answer", answer: each }) as const),
      );
      await expectKept(store, { kind: "empty answer", accountId: answer.accountId, key: answer.key });
      expect(await store.read.answers.find(answer.accountId, answer.key)).toEqual({ ...answer, body: null });
      for (const other of others) expect(await store.read.answers.find(other.accountId, other.key)).toEqual(other);
      await expectRefused(store, { kind: "remember answer", answer });
    });

    it("is forgotten when it is old, so many at a time, and its key is free again", async () => {
      const { store } = opened();
      const old = Array.from({ length: forgottenAtOnceMax + 1 }, (_, index) =>
        anAnswer({ createdAt: epoch - 1 - index }),
      );
      const fresh = anAnswer();
      await expectKept(store, ...[...old, fresh].map((answer) => ({ kind: "remember answer", answer }) as const));
      await expectKept(store, { kind: "forget answers", before: epoch });
      expect(await store.read.answers.anyBefore(epoch)).toBe(true);
      await expectKept(store, { kind: "forget answers", before: epoch });
      expect(await store.read.answers.anyBefore(epoch)).toBe(false);
      expect(await store.read.answers.find(fresh.accountId, fresh.key)).toEqual(fresh);
      await expectKept(store, { kind: "remember answer", answer: old[0] ?? fresh });
    });
  });

  describe("the counters of calls", () => {
    const opened = openedOnce(open);

    it("add up, day by day, key by key, route by route", async () => {
      const { store } = opened();
      const accountId = ordinal();
      const counts = [
        someCalls({ accountId }),
        someCalls({ accountId, count: 4 }),
        someCalls({ accountId, day: "2026-09-22", count: 10 }),
        someCalls({ accountId, statusClass: "4xx", count: 1 }),
        someCalls({ accountId, method: "GET", count: 5 }),
        someCalls({ accountId, keySid: "SK2", count: 6 }),
        someCalls({ accountId, route: "/Balance.json", count: 7 }),
      ];
      await expectKept(store, ...counts.map((calls) => ({ kind: "count calls", calls }) as const));
      const all = await store.read.usage.calls(accountId, null, always);
      expect(all.map(({ count }) => count)).toEqual([7, 5, 17, 1, 6]);
      expect(all[2]).toEqual({ ...someCalls(), accountId, count: 17 });
      const later = await store.read.usage.calls(accountId, "SK1", { from: "2026-09-22", until: "2026-09-22" });
      expect(later).toEqual([{ ...someCalls(), accountId, day: "2026-09-22", count: 10 }]);
      expect(await store.read.usage.calls(accountId, "SK2", { from: null, until: "2026-09-20" })).toEqual([]);
      expect(await store.read.usage.calls(accountId + 1, null, always)).toEqual([]);
    });

    it("take in a flush once, however often it is tried", async () => {
      const { store } = opened();
      const calls = someCalls({ accountId: ordinal() });
      const begin = { kind: "begin flush", name: "node-1:1", previous: "node-1:0", at: epoch } as const;
      await expectKept(store, begin, { kind: "count calls", calls });
      await expectRefused(store, begin, begin, { kind: "count calls", calls });
      expect(await store.read.usage.calls(calls.accountId, null, always)).toEqual([calls]);
    });
  });

  describe("the counters of messages", () => {
    const opened = openedOnce(open);

    it("add up counts, segments and money", async () => {
      const { store } = opened();
      const accountId = ordinal();
      const first = someUsage({ accountId });
      const counts = [
        first,
        first,
        someUsage({ accountId, category: "mms-inbound" }),
        someUsage({ accountId, day: "2026-09-20" }),
      ];
      await expectKept(store, ...counts.map((usage) => ({ kind: "count usage", usage }) as const));
      const { category } = first;
      const once = { count: 1, usage: 2, price: 22_600 };
      const twice = { count: 2, usage: 4, price: 45_200 };
      const days = { first: "2026-09-20", last: "2026-09-21" };
      const sums = async (more: Partial<UsageAsked> = {}) => {
        const categories = [category, "mms-inbound"] as const;
        const asked: UsageAsked = { accountId, subaccounts: false, categories, days, bucket: "all", ...more };
        const rows = await store.read.usage.sums(asked);
        return rows.toSorted((a, b) => `${a.bucket} ${a.category}`.localeCompare(`${b.bucket} ${b.category}`));
      };
      expect(await sums({ bucket: "day" })).toEqual([
        { category, bucket: "2026-09-20", ...once },
        { category: "mms-inbound", bucket: "2026-09-21", ...once },
        { category, bucket: "2026-09-21", ...twice },
      ]);
      expect(await sums({ bucket: "month", categories: [category] })).toEqual([
        { category, bucket: "2026-09", count: 3, usage: 6, price: 67_800 },
      ]);
      expect(await sums({ categories: [category], days: { ...days, last: days.first } })).toEqual([
        { category, bucket: "", ...once },
      ]);
      expect(await sums({ accountId: accountId + 1 })).toEqual([]);
      expect(await sums({ categories: [] })).toEqual([]);
    });

    it("belong to the parent too, when it asks for its subaccounts", async () => {
      const { store } = opened();
      const parent = anAccount();
      const child = anAccount({ ownerId: parent.id, ownerSid: parent.sid });
      await expectKept(
        store,
        { kind: "open account", account: parent },
        { kind: "open account", account: child },
        { kind: "count usage", usage: someUsage({ accountId: parent.id }) },
        { kind: "count usage", usage: someUsage({ accountId: child.id }) },
      );
      const days = { first: "2026-09-01", last: "2026-09-30" };
      const countOf = async (accountId: number, subaccounts: boolean) => {
        const categories = [someUsage().category];
        const rows = await store.read.usage.sums({ accountId, subaccounts, categories, days, bucket: "year" });
        return rows.map(({ count }) => count);
      };
      expect(await countOf(parent.id, true)).toEqual([2]);
      expect(await countOf(parent.id, false)).toEqual([1]);
      expect(await countOf(child.id, true)).toEqual([1]);
    });
  });

  describe("a phone on the simulated network", () => {
    const opened = openedOnce(open);

    it("shows its texts to its own account, the newest first", async () => {
      const { store } = opened();
      const accountId = ordinal();
      const entries = [
        aHandsetEntry({ accountId }),
        aHandsetEntry({ accountId, direction: "sent", media: ["https://example.com/a.png"], body: "ä 😀" }),
      ];
      await expectKept(store, ...entries.map((entry) => ({ kind: "show on handset", entry }) as const));
      expect(await store.read.simulation.handset(accountId, "+14155550199")).toEqual(entries.toReversed());
      expect(await store.read.simulation.handset(accountId, "+14155550198")).toEqual([]);
      expect(await store.read.simulation.handset(accountId + 1, "+14155550199")).toEqual([]);
    });

    it("shows no more than its last few hundred texts", async () => {
      const { store } = opened();
      const accountId = ordinal();
      const entries = Array.from({ length: handsetShownMax + 1 }, (_, index) =>
        aHandsetEntry({ accountId, body: String(index) }),
      );
      await expectKept(store, ...entries.map((entry) => ({ kind: "show on handset", entry }) as const));
      const shown = await store.read.simulation.handset(accountId, "+14155550199");
      expect(shown).toHaveLength(handsetShownMax);
      expect(shown.at(-1)?.body).toBe("1");
    });
  });

  describe("a setting", () => {
    const opened = openedOnce(open);

    it.each([[{ seed: 1, delays: [0, 1.5], on: true, none: null }], ["text"], [0], [false], [[]]])(
      "keeps %j",
      async (value) => {
        const { store } = opened();
        await expectKept(store, { kind: "put setting", name: "profile", value });
        expect(await store.read.simulation.setting("profile")).toEqual(value);
      },
    );

    it("is null until it is put, and then what was put last", async () => {
      const { store } = opened();
      expect(await store.read.simulation.setting("seed")).toBeNull();
      await expectKept(store, { kind: "put setting", name: "seed", value: 1 });
      await expectKept(store, { kind: "put setting", name: "seed", value: 2 });
      expect(await store.read.simulation.setting("seed")).toBe(2);
    });
  });
};
