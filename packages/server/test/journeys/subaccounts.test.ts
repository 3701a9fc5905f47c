// Subaccounts: opened, paid for, suspended and closed by their parent.
import { routes } from "@pennywire/contract";
import { expect, it } from "vitest";
import { subaccountsMax } from "../../src/domain/accounts/account.ts";
import { releasedAtOnceMax } from "../../src/domain/accounts/closing.ts";
import { present } from "../../src/domain/invariant.ts";
import { aMessage, aNumber } from "../builders.ts";
import { makeKey, openSubaccount, setStatus } from "../family.ts";
import {
  describeEachEngine,
  describeInOneWorld,
  dollars,
  expectContract,
  expectRefusal,
  phone,
  type Answer,
  type Credentials,
  type Tenant,
  type World,
} from "../world.ts";

const accounts = "/2010-04-01/Accounts.json";
const one = ({ sid }: { readonly sid: string }): string => `/2010-04-01/Accounts/${sid}.json`;
const micros = (amount: string): number => Math.round(Number(amount) * 1_000_000);

/** A text from a subaccount's number; the caller is the subaccount, if nobody else is named. */
const sendFrom = async (world: World, branch: Tenant, as: Credentials = branch, to = phone): Promise<Answer> =>
  world.api(`/2010-04-01/Accounts/${branch.sid}/Messages.json`, {
    as,
    form: { To: to, From: branch.phoneNumber, Body: "Hello" },
  });

/** Its carrier puts the first two tries off. */
const busyPhone = "+15005552003";

describeInOneWorld("a subaccount", (inWorld) => {
  it("is opened, fetched, listed and changed exactly as the contract says", async () => {
    const world = inWorld();
    const opened = await world.api(accounts, { form: { FriendlyName: "Branch" } });
    const account = expectContract(routes.createAccount, opened) as { readonly sid: string };
    expect(account).toMatchObject({ owner_account_sid: world.owner.sid, friendly_name: "Branch", status: "active" });
    expect(expectContract(routes.fetchAccount, await world.api(one(account)))).toEqual(account);
    const list = expectContract(routes.listAccounts, await world.api(`${accounts}?PageSize=1`));
    expect(list).toMatchObject({ accounts: [account], next_page_uri: expect.stringContaining("PageToken=PA") });
    const renamed = await world.api(one(account), { form: { FriendlyName: "North" } });
    expect(expectContract(routes.updateAccount, renamed)).toMatchObject({
      ...account,
      friendly_name: "North",
      date_updated: expect.any(String),
    });
    expectRefusal(await world.api(one(account), { method: "DELETE" }), 405, 20004);
  });

  it("is opened once for one Idempotency-Key, token and all", async () => {
    const world = inWorld();
    const request = { form: { FriendlyName: "Once" }, headers: { "Idempotency-Key": "branch 7" } };
    const first = await world.api(accounts, request);
    const again = await world.api(accounts, request);
    expect(again.text).toBe(first.text);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    const { json } = await world.api(`${accounts}?FriendlyName=Once`);
    expect((json as { readonly accounts: readonly unknown[] }).accounts).toHaveLength(1);
  });

  it("has a name of 64 characters at most and one of three states", async () => {
    const world = inWorld();
    const branch = await openSubaccount(world);
    const long = "x".repeat(65);
    expectRefusal(await world.api(accounts, { form: { FriendlyName: long } }), 400, 20002, "FriendlyName");
    expectRefusal(await world.api(one(branch), { form: { FriendlyName: long } }), 400, 20002, "FriendlyName");
    expectRefusal(await world.api(one(branch), { form: { Status: "asleep" } }), 400, 21475, "Status");
    expectRefusal(await world.api(`${accounts}?Status=asleep`), 400, 21475, "Status");
    const unchanged = await world.api(one(branch), { form: { FriendlyName: "", Status: "" } });
    expect(unchanged.json).toMatchObject({ friendly_name: "Branch", status: "active" });
  });

  it("has no subaccounts, and neither it nor its parent changes its own state", async () => {
    const world = inWorld();
    const branch = await openSubaccount(world);
    expectRefusal(await world.api(accounts, { as: branch, method: "POST" }), 400, 21101);
    expectRefusal(await world.api(one(branch), { as: branch, form: { Status: "closed" } }), 400, 21477, "Status");
    expectRefusal(await world.api(one(world.owner), { form: { Status: "suspended" } }), 400, 21477, "Status");
    const renamed = await world.api(one(branch), { as: branch, form: { FriendlyName: "My own name" } });
    expect(renamed.json).toMatchObject({ friendly_name: "My own name", status: "active" });
  });

  it("has many siblings, and no more than it may", async () => {
    const world = inWorld();
    const { deps } = world.app();
    const parent = await world.openTenant();
    const now = deps.clock.now();
    // As many as may be but one, made past the API, because a thousand calls would take too long.
    const born = { ownerId: parent.id, ownerSid: parent.sid, friendlyName: "one of many", status: "active" } as const;
    const nothing = { suspendedBy: null, secondaryHash: null, secondarySealed: null, secondaryAt: null } as const;
    const sealed = { tokenHash: "", tokenSealed: deps.secrets.seal("token"), createdAt: now, updatedAt: now };
    for (let at = 1; at < subaccountsMax; at += 100) {
      const size = Math.min(100, subaccountsMax - at);
      const some = Array.from({ length: size }, () => ({ ...born, ...nothing, ...sealed, sid: deps.newSid("AC") }));
      await deps.store.commit(some.map((account) => ({ kind: "open subaccount", account }) as const));
    }
    const two = await Promise.all([1, 2].map(async () => world.api(accounts, { as: parent, method: "POST" })));
    expect(two.filter(({ status }) => status === 400)).toHaveLength(1);
    const full = await world.api(accounts, { as: parent, method: "POST" });
    expectRefusal(full, 400, 21480);
    const { sid } = present(
      two.find(({ status }) => status === 201),
      "one of two",
    ).json as { readonly sid: string };
    expect((await world.api(one({ sid }), { as: parent, form: { Status: "closed" } })).status).toBe(200);
    expect((await world.api(accounts, { as: parent, method: "POST" })).status).toBe(201);
  });

  it("is whom its parent's calls below it are counted for, by the parent's credential", async () => {
    const world = inWorld();
    const branch = await openSubaccount(world);
    expect((await world.api(`/2010-04-01/Accounts/${branch.sid}/Keys.json`)).status).toBe(200);
    const counted = await world.until("the counters to be written", async () => {
      const { calls } = (await world.api("/Usage/Calls.json", { as: branch })).json as {
        readonly calls: readonly { readonly key_sid: string; readonly route: string }[];
      };
      return calls.find(({ route }) => route.endsWith("/Keys.json")) ?? null;
    });
    expect(counted).toMatchObject({ key_sid: world.owner.sid, count: "1" });
  });

  it("sees neither its parent nor its siblings, as a stranger sees none of them", async () => {
    const world = inWorld();
    const [branch, sibling] = [await openSubaccount(world), await openSubaccount(world)];
    const stranger = await world.openTenant();
    for (const [as, foreign] of [
      [branch, world.owner],
      [branch, sibling],
      [stranger, branch],
      [await makeKey(world), branch],
    ] as const) {
      expectRefusal(await world.api(one(foreign), { as }), 404, 20404);
      expectRefusal(await world.api(one(foreign), { as, form: { FriendlyName: "mine" } }), 404, 20404);
      expectRefusal(await world.api(`/2010-04-01/Accounts/${foreign.sid}/Messages.json`, { as }), 404, 20404);
    }
    const { json } = await world.api(accounts, { as: branch });
    expect((json as { readonly accounts: readonly { readonly sid: string }[] }).accounts.map(({ sid }) => sid)).toEqual(
      [branch.sid],
    );
    const main = await makeKey(world, world.owner, { KeyType: "main" });
    expect((await world.api(one(branch), { as: main })).json).toMatchObject({ auth_token: branch.password });
  });
});

describeEachEngine("a subaccount's messages", (open) => {
  it("are paid by the parent: held, charged, and counted as the subaccount's own", async () => {
    const world = await open({ credit: dollars(1) });
    const branch = await openSubaccount(world);
    const sent = await sendFrom(world, branch);
    expect(sent.status, sent.text).toBe(201);
    const byParent = await sendFrom(world, branch, world.owner);
    const sids = [sent, byParent].map(({ json }) => (json as { readonly sid: string }).sid);
    const { deps } = world.app();
    for (const sid of sids) {
      await world.until(`${sid} to be delivered`, async () => {
        const message = await deps.store.read.messages.find(branch.id, sid);
        return message?.status === "delivered";
      });
    }
    const { price } = (await deps.store.read.messages.find(branch.id, sids[0] ?? "")) ?? {};
    expect(price).toBeGreaterThan(0);
    expect(micros(await world.balance())).toBe(dollars(1) - 2 * (price ?? 0));
    expect(await deps.store.read.ledger.balance(branch.id)).toBeNull();
    await world.verify();
  });

  it("are refused when the parent's money is spent, by whichever of its accounts", async () => {
    const world = await open({ credit: 20_000 });
    const [branch, sibling] = [await openSubaccount(world), await openSubaccount(world)];
    const answers = await Promise.all(
      [branch, sibling, branch, sibling, branch, sibling].map(async (account) => sendFrom(world, account)),
    );
    const accepted = answers.filter(({ status }) => status === 201);
    expect(accepted).toHaveLength(2);
    for (const answer of answers) if (answer.status !== 201) expectRefusal(answer, 402, 20402);
    await world.verify();
  });

  it("stop when it is suspended, and those that wait fail with 30002 and give the money back", async () => {
    const world = await open();
    const branch = await openSubaccount(world);
    const before = await world.balance();
    const { deps } = world.app();
    const waiting = await sendFrom(world, branch, branch, busyPhone);
    const { sid } = waiting.json as { readonly sid: string };
    await world.until(
      "the carrier to defer it",
      async () => (await deps.store.read.messages.find(branch.id, sid))?.attempts === 1,
    );
    await setStatus(world, branch, "suspended");
    await world.advance(3_600_000);
    const read = `/2010-04-01/Accounts/${branch.sid}/Messages/${sid}.json`;
    const failed = await world.until("the message to fail", async () => {
      const { json } = await world.api(read);
      return (json as { readonly status: string }).status === "failed" && json;
    });
    expect(failed).toMatchObject({ account_sid: branch.sid, error_code: 30002 });
    expectRefusal(await sendFrom(world, branch), 403, 20005);
    expectRefusal(await sendFrom(world, branch, world.owner), 403, 20005);
    expectRefusal(await world.api("/Messages.json", { as: branch }), 403, 20005);
    // Its parent still sees what it did, and can open it again.
    expect((await world.api(`/2010-04-01/Accounts/${branch.sid}/Messages.json`)).status).toBe(200);
    expect((await world.api(one(branch))).json).toMatchObject({ status: "suspended" });
    expect(await world.balance()).toBe(before);
    await setStatus(world, branch, "active");
    expect((await sendFrom(world, branch)).status).toBe(201);
    expect(await deps.store.read.accounts.find(branch.sid)).toMatchObject({ status: "active", suspendedBy: null });
    expect(await deps.store.read.numbers.findByPhoneNumber(branch.phoneNumber)).toMatchObject({ accountId: branch.id });
    await setStatus(world, branch, "closed");
    expect(await deps.store.read.numbers.findByPhoneNumber(branch.phoneNumber)).toBeNull();
    expectRefusal(await world.api(one(branch), { form: { Status: "active" } }), 400, 21479, "Status");
    expectRefusal(await world.api("/Messages.json", { as: branch }), 403, 20005);
    await world.verify();
  });

  it("send nothing that still waits once whoever pays for them is suspended, and its money is free again", async () => {
    const world = await open();
    const parent = await world.openTenant();
    const branch = await openSubaccount(world, parent);
    const { store } = world.app().deps;
    const account = present(await store.read.accounts.find(parent.sid), "the parent");
    const before = await store.read.ledger.balance(parent.id);
    const { sid } = (await sendFrom(world, branch, branch, busyPhone)).json as { readonly sid: string };
    await world.until(
      "the carrier to defer it",
      async () => (await store.read.messages.find(branch.id, sid))?.attempts === 1,
    );
    const suspended = { ...account, status: "suspended", suspendedBy: "operator" } as const;
    await store.commit([{ kind: "change account", account: suspended, from: "active" }]);
    await world.advance(3_600_000);
    const failed = await world.until("the message to fail", async () => {
      const message = await store.read.messages.find(branch.id, sid);
      return message?.status === "failed" && message;
    });
    expect(failed).toMatchObject({ errorCode: 30002, held: 0, price: null });
    expect(await store.read.ledger.balance(parent.id)).toEqual(before);
    await world.verify();
  });

  it("leave nothing behind when they are closed: what waits fails soon, numbers go back however many there are", async () => {
    const world = await open();
    const branch = await openSubaccount(world);
    const { store, clock, newSid } = world.app().deps;
    const before = await world.balance();
    const at = clock.now();
    const waiting = Array.from({ length: 3 }, () =>
      aMessage({ accountId: branch.id, status: "scheduled", work: "route", dueAt: at + 86_400_000, price: 5, held: 5 }),
    );
    for (const message of waiting) {
      const commit = await store.commit([
        { kind: "hold", accountId: world.owner.id, amount: message.held },
        { kind: "begin waiting", accountId: branch.id, count: 1 },
        { kind: "insert message", message },
      ]);
      expect(commit).toEqual({ kept: true });
    }
    expect(await world.balance()).not.toBe(before);
    const numberOf = (index: number) =>
      aNumber({ sid: newSid("PN"), accountId: branch.id, phoneNumber: `+1415777${String(index).padStart(4, "0")}` });
    const numbers = Array.from({ length: releasedAtOnceMax * 2 }, (_, index) => numberOf(index));
    const rented = await store.commit(numbers.map((number) => ({ kind: "rent number", number }) as const));
    expect(rented).toEqual({ kept: true });
    await setStatus(world, branch, "closed");
    // A purchase that had been decided before the account was closed, and is written behind it.
    const late = numberOf(9_999);
    expect(await store.commit([{ kind: "rent number", number: late }])).toEqual({ kept: true });
    for (const { sid } of waiting) {
      await world.until(
        "what waits to fail",
        async () => (await store.read.messages.find(branch.id, sid))?.errorCode === 30002,
      );
    }
    expect(await world.balance()).toBe(before);
    expect(await store.read.messagingSettings.waiting(branch.id)).toBe(0);
    for (const { phoneNumber } of [...numbers, late]) {
      await world.until(
        `${phoneNumber} to be given back`,
        async () => (await store.read.numbers.findByPhoneNumber(phoneNumber)) === null,
      );
    }
    await world.verify();
  });

  it("stop when the operator suspends the parent, and only the operator reopens what it suspended", async () => {
    const world = await open();
    const parent = await world.openTenant();
    const branch = await openSubaccount(world, parent);
    const { deps } = world.app();
    const suspend = async (sid: string): Promise<void> => {
      const account = await deps.store.read.accounts.find(sid);
      if (account === null) throw new Error("the account is there");
      const suspended = { ...account, status: "suspended", suspendedBy: "operator" } as const;
      await deps.store.commit([{ kind: "change account", account: suspended, from: "active" }]);
    };
    await suspend(branch.sid);
    await world.until("the change to be seen", async () => {
      const { json } = await world.api(one(branch), { as: parent });
      return (json as { readonly status: string }).status === "suspended";
    });
    expectRefusal(await world.api(one(branch), { as: parent, form: { Status: "active" } }), 400, 21478, "Status");
    await suspend(parent.sid);
    await world.until(
      "the parent to be refused",
      async () => (await world.api(one(parent), { as: parent })).status === 403,
    );
    const orphan = await openSubaccount(world);
    expectRefusal(await world.api(one(branch), { as: parent }), 403, 20005);
    expect((await sendFrom(world, orphan)).status).toBe(201);
    await world.verify();
  });
});
