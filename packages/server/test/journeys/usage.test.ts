// Usage of families of accounts, of short codes and of carriers' fees: what is summed, and that it is what was paid.
import { expect, it } from "vitest";
import { dayOf, type UsageCategory } from "../../src/domain/billing/usage.ts";
import { anAccount, aRate } from "../builders.ts";
import { describeEachEngine, type Credentials, type World } from "../world.ts";

interface Shown {
  readonly category: string;
  readonly count: string;
  readonly usage: string;
  readonly price: string;
}

const recordsOf = async (world: World, query = "", as: Credentials | null = null): Promise<Record<string, Shown>> => {
  const { json } = await world.api(`/Usage/Records.json${query}`, as === null ? {} : { as });
  const { usage_records: all } = json as { readonly usage_records: readonly Shown[] };
  return Object.fromEntries(all.map((record) => [record.category, record]));
};

const figures = (record: Shown | undefined) => [record?.count, record?.usage, record?.price];

describeEachEngine("usage", (open) => {
  it("a parent's usage holds that of its subaccounts, and can be asked for without", async () => {
    const world = await open();
    const { store, secrets, newSid, clock } = world.app().deps;
    const { owner } = world;
    const password = secrets.newSecret();
    const child = anAccount({
      id: 500,
      sid: newSid("AC"),
      ownerId: owner.id,
      ownerSid: owner.sid,
      tokenHash: secrets.hash(password),
      tokenSealed: secrets.seal(password),
      createdAt: clock.now(),
      updatedAt: clock.now(),
    });
    const usage = {
      keySid: "",
      category: "sms-outbound-longcode",
      country: "US",
      day: dayOf(clock.now()),
      count: 3,
      segments: 5,
      price: 0,
      cost: 0,
    } as const;
    const counted = await store.commit([
      { kind: "open account", account: child },
      { kind: "count usage", usage: { ...usage, accountId: child.id } },
      { kind: "count usage", usage: { ...usage, accountId: owner.id, count: 1, segments: 1 } },
    ]);
    expect(counted).toEqual({ kept: true });
    expect(figures((await recordsOf(world))["sms"])).toEqual(["4", "6", "0.00000"]);
    expect(figures((await recordsOf(world, "?IncludeSubaccounts=false"))["sms"])).toEqual(["1", "1", "0.00000"]);
    const own = { ...owner, sid: child.sid, id: child.id, user: child.sid, password };
    expect(figures((await recordsOf(world, "", own))["sms"])).toEqual(["3", "5", "0.00000"]);
    const stranger = await world.openTenant();
    expect(figures((await recordsOf(world, "", stranger))["sms"])).toEqual(["0", "0", "0.00000"]);
  });

  it("a carrier's fee is counted beside the price, and both are the total", async () => {
    const world = await open();
    const rate = aRate({ carrierFee: 3_000, validFrom: world.app().deps.clock.now() });
    await world.app().deps.store.commit([{ kind: "add rate", rate }]);
    await world.restart();
    await world.arrived((await world.send({ Body: "x".repeat(300) })).sid, "delivered");
    const records = await recordsOf(world);
    expect(figures(records["sms-outbound"])).toEqual(["1", "2", "0.01660"]);
    expect(figures(records["sms"])).toEqual(["1", "2", "0.01660"]);
    expect(figures(records["sms-messages-carrierfees"])).toEqual(["1", "2", "0.00600"]);
    expect(records["totalprice"]?.price).toBe("0.02260");
    expect(await world.balance()).toBe("99.97740");
    await world.verify();
  });

  it("parents are the sums of their children, and the total is the sum of all leaves", async () => {
    const world = await open();
    const { store, clock } = world.app().deps;
    const leaves: readonly (readonly [UsageCategory, number])[] = [
      ["sms-outbound", 1],
      ["sms-outbound-longcode", 2],
      ["sms-outbound-shortcode", 4],
      ["sms-inbound-shortcode", 8],
      ["phonenumbers-local", 16],
      ["phonenumbers-tollfree", 32],
      ["lookups", 64],
      ["carrier-lookups", 128],
      ["shortcodes-vanity", 256],
      ["mediastorage", 512],
    ];
    const common = { accountId: world.owner.id, keySid: "", country: "US", day: dayOf(clock.now()), cost: 0 };
    await store.commit(
      leaves.map(([category, price]) => ({
        kind: "count usage",
        usage: { ...common, category, count: 1, segments: 1, price },
      })),
    );
    const records = await recordsOf(world);
    const priceOf = (category: string): number => Math.round(Number(records[category]?.price) * 1_000_000);
    expect(priceOf("sms-outbound-longcode")).toBe(3);
    expect(priceOf("sms-outbound")).toBe(7);
    expect(priceOf("sms-inbound")).toBe(8);
    expect(priceOf("sms")).toBe(15);
    expect(priceOf("phonenumbers")).toBe(48);
    expect(priceOf("lookups")).toBe(192);
    expect(priceOf("shortcodes")).toBe(256);
    expect(priceOf("totalprice")).toBe(1023);
  });
});
