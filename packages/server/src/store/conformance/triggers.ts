// Usage triggers: whoever counts usage marks them, and whoever looks at them fires each once.
import { describe, expect, it } from "vitest";
import { anAccount, aSid, epoch, ordinal } from "../../../test/builders.ts";
import type { Trigger } from "../../domain/billing/triggers.ts";
import type { UsageCount } from "../../domain/billing/usage.ts";
import type { Write } from "../writes.ts";
import { expectKept, expectRefused, openedEachTime, type Open } from "./opened.ts";

const aTrigger = (given: Partial<Trigger> = {}): Trigger => ({
  sid: aSid("UT"),
  accountId: 1,
  friendlyName: "ten",
  callbackUrl: "https://example.com/usage",
  callbackMethod: "POST",
  category: "sms",
  measure: "count",
  value: 10_000_000,
  recurring: "daily",
  armedFrom: "2026-09-21",
  marks: 0,
  checked: 0,
  firedAt: null,
  createdAt: epoch,
  updatedAt: epoch,
  ...given,
});

const used = (accountId: number, day = "2026-09-21"): Write => {
  const usage: UsageCount = {
    accountId,
    keySid: "",
    category: "sms-outbound-longcode",
    country: "US",
    day,
    count: 1,
    segments: 1,
    price: 0,
    cost: 0,
  };
  return { kind: "count usage", usage };
};

/** More than any test here makes. */
const all = 100;

export const describeTriggers = (open: Open): void => {
  describe("a usage trigger", () => {
    const opened = openedEachTime(open);

    it("is kept, found, listed, changed and deleted as it is", async () => {
      const { store } = opened();
      const { triggers } = store.read;
      const accountId = ordinal();
      const [one, other] = [
        aTrigger({ accountId }),
        aTrigger({ accountId, recurring: null, measure: "price", category: "mms", firedAt: epoch, armedFrom: null }),
      ];
      await expectKept(store, { kind: "create trigger", trigger: one }, { kind: "create trigger", trigger: other });
      expect(await triggers.find(accountId, one.sid)).toEqual(one);
      expect(await triggers.find(accountId + 1, one.sid)).toBeNull();
      expect(await triggers.count(accountId)).toBe(2);
      const page = { size: 10, offset: 0, after: null, before: null };
      const any = { recurring: null, measure: null, category: null };
      expect(await triggers.list(accountId, any, page)).toEqual([other, one]);
      expect(await triggers.list(accountId, { ...any, recurring: "daily" }, page)).toEqual([one]);
      expect(await triggers.list(accountId, { ...any, measure: "price" }, page)).toEqual([other]);
      expect(await triggers.list(accountId, { ...any, category: "mms" }, page)).toEqual([other]);
      expect(await triggers.list(accountId, any, { ...page, after: other.sid })).toEqual([one]);
      expect(await triggers.list(accountId, any, { ...page, before: one.sid })).toEqual([other]);
      const changed = { ...one, friendlyName: "eleven", callbackMethod: "GET", updatedAt: epoch + 1 } as const;
      await expectKept(store, { kind: "configure trigger", trigger: changed });
      expect(await triggers.find(accountId, one.sid)).toEqual(changed);
      await expectRefused(store, { kind: "configure trigger", trigger: { ...changed, accountId: accountId + 1 } });
      await expectRefused(store, { kind: "delete trigger", accountId: accountId + 1, sid: one.sid });
      await expectKept(store, { kind: "delete trigger", accountId, sid: one.sid });
      expect(await triggers.find(accountId, one.sid)).toBeNull();
    });

    it("is marked by what its account and those it pays for use, from its day on", async () => {
      const { store } = opened();
      const parent = anAccount();
      const child = anAccount({ ownerId: parent.id, ownerSid: parent.sid });
      const ofParent = aTrigger({ accountId: parent.id });
      const ofChild = aTrigger({ accountId: child.id });
      const resting = aTrigger({ accountId: child.id, armedFrom: "2026-09-22" });
      const done = aTrigger({ accountId: child.id, armedFrom: null });
      await expectKept(
        store,
        { kind: "open account", account: parent },
        { kind: "open account", account: child },
        ...[ofParent, ofChild, resting, done].map((trigger): Write => ({ kind: "create trigger", trigger })),
      );
      const marked = async () => (await store.read.triggers.marked(null, all)).map(({ sid }) => sid);
      expect(await marked()).toEqual([]);
      await expectKept(store, used(parent.id));
      expect(await marked()).toEqual([ofParent.sid]);
      await expectKept(store, used(child.id));
      expect(await marked()).toEqual([ofParent.sid, ofChild.sid].toSorted());
      await expectKept(store, used(child.id, "2026-09-22"));
      expect(await marked()).toEqual([ofParent.sid, ofChild.sid, resting.sid].toSorted());
    });

    it("stays marked when something is used between a look and its end", async () => {
      const { store } = opened();
      const { id, ...account } = anAccount();
      const trigger = aTrigger({ accountId: id });
      await expectKept(store, { kind: "open account", account: { id, ...account } }, used(id));
      await expectKept(store, { kind: "create trigger", trigger });
      await expectKept(store, used(id));
      const [read] = await store.read.triggers.marked(null, all);
      await expectKept(store, used(id), { kind: "pass trigger", trigger: read ?? trigger });
      const [again] = await store.read.triggers.marked(null, all);
      expect(again).toMatchObject({ sid: trigger.sid, marks: 2, checked: 1 });
      await expectKept(store, { kind: "pass trigger", trigger: again ?? trigger });
      expect(await store.read.triggers.marked(null, all)).toEqual([]);
    });

    it("fires once of two that saw it at the same moment", async () => {
      const { store } = opened();
      const account = anAccount();
      const trigger = aTrigger({ accountId: account.id, marks: 1 });
      await expectKept(store, { kind: "open account", account }, { kind: "create trigger", trigger });
      const fire = { kind: "fire trigger", trigger, armedFrom: "2026-09-22", at: epoch + 5 } as const;
      const commits = await Promise.all([store.commit([fire]), store.commit([fire]), store.commit([fire])]);
      expect(commits.filter(({ kept }) => kept)).toHaveLength(1);
      const after = await store.read.triggers.find(account.id, trigger.sid);
      expect(after).toMatchObject({ firedAt: epoch + 5, armedFrom: "2026-09-22" });
      await expectKept(store, {
        kind: "fire trigger",
        trigger: after ?? trigger,
        armedFrom: null,
        at: epoch + 9,
      });
      expect(await store.read.triggers.marked(null, all)).toEqual([]);
      expect(await store.read.triggers.find(account.id, trigger.sid)).toMatchObject({ armedFrom: null });
    });
  });

  describe("a line type that an account has set", () => {
    const opened = openedEachTime(open);

    it("is kept once, changed, and forgotten, for its account alone", async () => {
      const { store } = opened();
      const accountId = ordinal();
      const override = {
        accountId,
        accountSid: aSid("AC"),
        phoneNumber: "+14155550100",
        lineType: "pager",
        originalLineType: "mobile",
        reason: "ä",
        at: epoch,
      } as const;
      const { lookups } = store.read;
      await expectRefused(store, { kind: "change line type", override });
      await expectKept(store, { kind: "set line type", override });
      await expectRefused(store, { kind: "set line type", override });
      expect(await lookups.override(accountId, override.phoneNumber)).toEqual(override);
      expect(await lookups.override(accountId + 1, override.phoneNumber)).toBeNull();
      const changed = { ...override, lineType: "uan", reason: "", at: epoch + 1 } as const;
      await expectKept(store, { kind: "change line type", override: changed });
      const types = await lookups.lineTypes(accountId, [override.phoneNumber, "+14155550199"]);
      expect([...types]).toEqual([[override.phoneNumber, "uan"]]);
      await expectKept(store, { kind: "forget line type", accountId, phoneNumber: override.phoneNumber });
      await expectRefused(store, { kind: "forget line type", accountId, phoneNumber: override.phoneNumber });
    });
  });
};
