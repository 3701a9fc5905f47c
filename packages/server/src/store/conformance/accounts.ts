// Accounts, their keys and their numbers: found by those they belong to, listed, changed.
import { describe, expect, it } from "vitest";
import { aKey, anAccount, aNumber, aSid, epoch, ordinal } from "../../../test/builders.ts";
import type { Account } from "../../domain/accounts/account.ts";
import type { AccountFilter, SidPage } from "../accounts.ts";
import type { NumberFilter } from "../numbers.ts";
import { expectKept, expectRefused, openedEachTime, openedOnce, type Open } from "./opened.ts";

const page = (given: Partial<SidPage> = {}): SidPage => ({ size: 50, offset: 0, after: null, before: null, ...given });
const all: AccountFilter = { friendlyName: null, status: null };
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

    it("has subaccounts with numbers of their own, as many as it may and no more, and only while it is in use", async () => {
      const { store } = opened();
      const parent = anAccount();
      const stranger = anAccount();
      await expectKept(store, { kind: "open account", account: parent }, { kind: "open account", account: stranger });
      const opening = (max: number, { id: ownerId, sid: ownerSid } = parent) => {
        const { id: _, ...account } = anAccount({ ownerId, ownerSid });
        return [
          { kind: "make room for subaccount", ownerId, max } as const,
          { kind: "open subaccount", account } as const,
        ] as const;
      };
      const refused = async (max: number, owner: Account): Promise<void> => {
        const [room, child] = opening(max, owner);
        await expectRefused(store, room, room, child);
      };
      const [room, first] = opening(2);
      await expectKept(store, room, first);
      // Two at once, and room for one of them.
      const both = await Promise.all([store.commit(opening(2)), store.commit(opening(2))]);
      expect(both.filter(({ kept }) => kept)).toHaveLength(1);
      const family = await store.read.accounts.list(parent.id, all, page());
      expect(family).toHaveLength(3);
      expect(new Set(family.map(({ id }) => id)).size).toBe(3);
      const child = family.find(({ sid }) => sid === first.account.sid);
      expect(child).toEqual({ ...first.account, id: child?.id });
      await refused(2, parent);
      await expectKept(store, ...opening(3));
      // A closed one leaves room.
      const closed = { ...anAccount(child), status: "closed", updatedAt: epoch + 1 } as const;
      await expectKept(store, { kind: "change account", account: closed, from: "active" });
      await expectRefused(store, { kind: "change account", account: closed, from: "active" });
      await expectKept(store, ...opening(3));
      const suspended = { ...stranger, status: "suspended", suspendedBy: "operator" } as const;
      await expectKept(store, { kind: "change account", account: suspended, from: "active" });
      await refused(9, stranger);
      expect(await store.read.accounts.findById(stranger.id)).toEqual(suspended);
      await refused(9, anAccount(child));
    });

    it("is listed with its subaccounts, by name and state, newest first", async () => {
      const { store } = opened();
      const parent = anAccount({ friendlyName: "Mother" });
      const children = Array.from({ length: 4 }, (_, at) =>
        anAccount({ ownerId: parent.id, ownerSid: parent.sid, status: at === 1 ? "suspended" : "active" }),
      );
      const family = [parent, ...children];
      await expectKept(
        store,
        ...[...family, anAccount()].map((account) => ({ kind: "open account", account }) as const),
      );
      const newest = family.toReversed();
      const listed = async (filter: Partial<typeof all>, at: Partial<SidPage> = {}) =>
        store.read.accounts.list(parent.id, { ...all, ...filter }, page(at));
      expect(await listed({})).toEqual(newest);
      expect(await listed({ friendlyName: "Mother" })).toEqual([parent]);
      expect(await listed({ status: "suspended" })).toEqual([children[1]]);
      expect(await listed({}, { size: 2, after: newest[1]?.sid ?? "" })).toEqual(newest.slice(2, 4));
      expect(await listed({}, { size: 2, before: newest[4]?.sid ?? "" })).toEqual(newest.slice(2, 4));
    });

    it("has a second token until it is dropped or takes the place of the first", async () => {
      const { store } = opened();
      const account = anAccount();
      await expectKept(store, { kind: "open account", account });
      const { id: accountId } = account;
      const token = { hash: "second", sealed: "sealed second", at: epoch + 1 };
      await expectRefused(store, { kind: "drop secondary token", accountId, at: epoch });
      await expectKept(store, { kind: "set secondary token", accountId, ...token });
      expect(await store.read.accounts.findById(accountId)).toEqual({
        ...account,
        secondaryHash: "second",
        secondarySealed: "sealed second",
        secondaryAt: epoch + 1,
      });
      await expectRefused(store, { kind: "promote secondary token", accountId, ...token, hash: "another" });
      await expectKept(store, { kind: "promote secondary token", accountId, ...token });
      const promoted = { ...account, tokenHash: "second", tokenSealed: "sealed second", updatedAt: epoch + 1 };
      expect(await store.read.accounts.findById(accountId)).toEqual(promoted);
      await expectRefused(store, { kind: "promote secondary token", accountId, ...token });
      await expectKept(store, { kind: "set secondary token", accountId, ...token });
      await expectKept(store, { kind: "drop secondary token", accountId, at: epoch + 2 });
      expect(await store.read.accounts.find(account.sid)).toEqual({ ...promoted, updatedAt: epoch + 2 });
    });

    it("has one pair of test credentials, which are found by their SID and by it", async () => {
      const { store } = opened();
      const credentials = {
        accountId: ordinal(),
        sid: aSid("AC"),
        tokenHash: "hash",
        tokenSealed: "sealed",
        createdAt: epoch,
        updatedAt: epoch,
      };
      expect(await store.read.keys.testCredentialsOf(credentials.accountId)).toBeNull();
      await expectRefused(store, { kind: "change test credentials", credentials });
      await expectKept(store, { kind: "open test credentials", credentials });
      await expectRefused(store, { kind: "open test credentials", credentials: { ...credentials, sid: aSid("AC") } });
      const changed = { ...credentials, tokenHash: "hash 2", tokenSealed: "sealed 2", updatedAt: epoch + 1 };
      await expectKept(store, { kind: "change test credentials", credentials: changed });
      expect(await store.read.keys.testCredentialsOf(credentials.accountId)).toEqual(changed);
      expect(await store.read.keys.findTestCredentials(credentials.sid)).toEqual(changed);
      expect(await store.read.keys.findTestCredentials(aSid("AC"))).toBeNull();
    });
  });

  describe("a key", () => {
    const opened = openedOnce(open);

    it("is found, renamed and closed by its own account only", async () => {
      const { store } = opened();
      const key = aKey({ accountId: ordinal(), type: "main" });
      await expectKept(store, { kind: "open key", key });
      expect(await store.read.keys.find(key.sid)).toEqual(key);
      const foreign = { accountId: key.accountId + 1, sid: key.sid };
      await expectRefused(store, { kind: "change key", key: { ...key, ...foreign, friendlyName: "mine" } });
      await expectRefused(store, { kind: "close key", ...foreign });
      const own = { accountId: key.accountId, sid: key.sid };
      const policy = ["/twilio/messaging/messages/*"];
      const renamed = { ...key, friendlyName: "till 3", policy, updatedAt: epoch + 1 };
      await expectKept(store, { kind: "change key", key: renamed });
      expect(await store.read.keys.find(key.sid)).toEqual(renamed);
      await expectKept(store, { kind: "close key", ...own });
      expect(await store.read.keys.find(key.sid)).toBeNull();
      await expectRefused(store, { kind: "close key", ...own });
    });

    it("is listed with its account's others, the newest first, in pages both ways", async () => {
      const { store } = opened();
      const accountId = ordinal();
      const keys = Array.from({ length: 5 }, () => aKey({ accountId }));
      const others = [aKey({ accountId: ordinal() })];
      await expectKept(store, ...[...keys, ...others].map((key) => ({ kind: "open key", key }) as const));
      const newest = keys.toReversed();
      expect(await store.read.keys.list(accountId, page())).toEqual(newest);
      expect(await store.read.keys.list(accountId, page({ size: 2 }))).toEqual(newest.slice(0, 2));
      expect(await store.read.keys.list(accountId, page({ size: 2, offset: 2 }))).toEqual(newest.slice(2, 4));
      const after = page({ size: 2, after: newest[1]?.sid ?? "" });
      expect(await store.read.keys.list(accountId, after)).toEqual(newest.slice(2, 4));
      const before = page({ size: 2, before: newest[4]?.sid ?? "" });
      expect(await store.read.keys.list(accountId, before)).toEqual(newest.slice(2, 4));
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
