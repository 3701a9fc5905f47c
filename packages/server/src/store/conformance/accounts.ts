// Accounts, their keys and their numbers: found by those they belong to, listed, changed.
import { describe, expect, it } from "vitest";
import { aKey, anAccount, aNumber, epoch, ordinal } from "../../../test/builders.ts";
import type { SidPage } from "../accounts.ts";
import type { NumberFilter } from "../numbers.ts";
import { expectKept, expectRefused, openedEachTime, openedOnce, type Open } from "./opened.ts";

const page = (given: Partial<SidPage> = {}): SidPage => ({ size: 50, offset: 0, after: null, before: null, ...given });
const any: NumberFilter = { phoneNumber: null, friendlyName: null };

export const describeAccounts = (open: Open): void => {
  describe("an account", () => {
    const opened = openedEachTime(open);

    it("is found by its SID and by its number, and the first one by being the first", async () => {
      const { store } = opened();
      expect(await store.read.accounts.first()).toBeNull();
      const accounts = [anAccount(), anAccount({ status: "suspended", friendlyName: "Möwe & Söhne" })] as const;
      await expectKept(store, ...accounts.map((account) => ({ kind: "open account", account }) as const));
      expect(await store.read.accounts.find(accounts[1].sid)).toEqual(accounts[1]);
      expect(await store.read.accounts.findById(accounts[1].id)).toEqual(accounts[1]);
      expect(await store.read.accounts.first()).toEqual(accounts[0]);
      expect(await store.read.accounts.find("AC0")).toBeNull();
      expect(await store.read.accounts.findById(0)).toBeNull();
    });
  });

  describe("a key", () => {
    const opened = openedOnce(open);

    it("is found, renamed and closed by its own account only", async () => {
      const { store } = opened();
      const key = aKey({ accountId: ordinal(), type: "main" });
      await expectKept(store, { kind: "open key", key });
      expect(await store.read.accounts.findKey(key.sid)).toEqual(key);
      const foreign = { accountId: key.accountId + 1, sid: key.sid };
      await expectRefused(store, { kind: "rename key", ...foreign, friendlyName: "mine", at: epoch });
      await expectRefused(store, { kind: "close key", ...foreign });
      const own = { accountId: key.accountId, sid: key.sid };
      await expectKept(store, { kind: "rename key", ...own, friendlyName: "till 3", at: epoch + 1 });
      const renamed = { ...key, friendlyName: "till 3", updatedAt: epoch + 1 };
      expect(await store.read.accounts.findKey(key.sid)).toEqual(renamed);
      await expectKept(store, { kind: "close key", ...own });
      expect(await store.read.accounts.findKey(key.sid)).toBeNull();
      await expectRefused(store, { kind: "close key", ...own });
    });

    it("is listed with its account's others, the newest first, in pages both ways", async () => {
      const { store } = opened();
      const accountId = ordinal();
      const keys = Array.from({ length: 5 }, () => aKey({ accountId }));
      const others = [aKey({ accountId: ordinal() })];
      await expectKept(store, ...[...keys, ...others].map((key) => ({ kind: "open key", key }) as const));
      const newest = keys.toReversed();
      expect(await store.read.accounts.keys(accountId, page())).toEqual(newest);
      expect(await store.read.accounts.keys(accountId, page({ size: 2 }))).toEqual(newest.slice(0, 2));
      expect(await store.read.accounts.keys(accountId, page({ size: 2, offset: 2 }))).toEqual(newest.slice(2, 4));
      const after = page({ size: 2, after: newest[1]?.sid ?? "" });
      expect(await store.read.accounts.keys(accountId, after)).toEqual(newest.slice(2, 4));
      const before = page({ size: 2, before: newest[4]?.sid ?? "" });
      expect(await store.read.accounts.keys(accountId, before)).toEqual(newest.slice(2, 4));
    });
  });

  describe("a number", () => {
    const opened = openedOnce(open);

    it("is rented by one account at a time", async () => {
      const { store } = opened();
      const number = aNumber({ accountId: ordinal(), type: "toll-free" });
      await expectKept(store, { kind: "rent number", number });
      await expectRefused(store, { kind: "rent number", number: aNumber({ phoneNumber: number.phoneNumber }) });
      expect(await store.read.numbers.findByPhoneNumber(number.phoneNumber)).toEqual(number);
      expect(await store.read.numbers.find(number.accountId, number.sid)).toEqual(number);
      expect(await store.read.numbers.find(number.accountId + 1, number.sid)).toBeNull();
      expect(await store.read.numbers.findByPhoneNumber("+1")).toBeNull();
    });

    it("keeps what its own account sets, and nothing that another does", async () => {
      const { store } = opened();
      const number = aNumber({ accountId: ordinal() });
      const settings = {
        ...number.settings,
        friendlyName: "Hotline",
        smsUrl: "https://example.com/sms?a=ä",
        voiceCallerIdLookup: true,
      };
      const configured = { ...number, settings, updatedAt: epoch + 1 };
      await expectKept(store, { kind: "rent number", number });
      await expectRefused(store, {
        kind: "configure number",
        number: { ...configured, accountId: number.accountId + 1 },
      });
      await expectKept(store, { kind: "configure number", number: configured });
      expect(await store.read.numbers.find(number.accountId, number.sid)).toEqual(configured);
      const named = { ...any, friendlyName: "Hotline" };
      expect(await store.read.numbers.list(number.accountId, named, page())).toEqual([configured]);
    });

    it("is listed by a part of it, in which a star is any one digit and nothing else is special", async () => {
      const { store } = opened();
      const accountId = ordinal();
      const numbers = ["+12125550001", "+12125550002", "+13475550001"].map((phoneNumber) =>
        aNumber({ accountId, phoneNumber }),
      );
      await expectKept(store, ...numbers.map((number) => ({ kind: "rent number", number }) as const));
      const listed = async (phoneNumber: string): Promise<readonly string[]> =>
        (await store.read.numbers.list(accountId, { ...any, phoneNumber }, page())).map((number) => number.phoneNumber);
      expect(await listed("+1212")).toEqual(["+12125550002", "+12125550001"]);
      expect(await listed("0001")).toEqual(["+13475550001", "+12125550001"]);
      expect(await listed("+1***555000*")).toHaveLength(3);
      expect(await listed("%")).toEqual([]);
      expect(await listed("_")).toEqual([]);
      expect(await listed("\\")).toEqual([]);
    });
  });
};
