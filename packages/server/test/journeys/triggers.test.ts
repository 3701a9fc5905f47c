// Usage triggers: a webhook hears of a crossing once, whatever happens at the same time.
import twilio from "twilio";
import { expect, it } from "vitest";
import { dayOf } from "../../src/domain/billing/usage.ts";
import { checkTriggers, looksMax } from "../../src/verbs/usage/check-triggers.ts";
import { anAccount } from "../builders.ts";
import { describeEachEngine, type World } from "../world.ts";

interface Shown {
  readonly sid: string;
  readonly current_value: string;
  readonly trigger_value: string;
  readonly date_fired: string | null;
}

const create = async (world: World, form: Readonly<Record<string, string>>): Promise<Shown> => {
  const CallbackUrl = `${world.receiver.url}/usage`;
  const { status, json, text } = await world.api("/Usage/Triggers.json", {
    form: { CallbackUrl, UsageCategory: "sms", TriggerBy: "count", ...form },
  });
  expect(status, text).toBe(201);
  return json as Shown;
};

const fetched = async (world: World, sid: string): Promise<Shown> =>
  (await world.api(`/Usage/Triggers/${sid}.json`)).json as Shown;

const fired = async (world: World, sid: string): Promise<Shown> =>
  world.until(`${sid} to fire`, async () => {
    const now = await fetched(world, sid);
    return now.date_fired === null ? null : now;
  });

/** Counts what a day's texts would, without sending them. */
const use = async (world: World, count: number, accountId = world.owner.id): Promise<void> => {
  const { store, clock } = world.app().deps;
  const usage = {
    accountId,
    keySid: "",
    category: "sms-outbound-longcode",
    country: "US",
    day: dayOf(clock.now()),
    count,
    segments: count,
    price: 0,
    cost: 0,
  } as const;
  expect(await store.commit([{ kind: "count usage", usage }])).toEqual({ kept: true });
};

/** Whatever is marked is looked at, and whatever is owed is posted. */
const settled = async (world: World): Promise<void> => {
  const { deps } = world.app();
  for (let looks = 0; looks < 5; looks += 1) await checkTriggers(deps, null);
  await world.until("nothing to be owed", async () => (await deps.store.nextDue("callback")) === null);
};

const heard = (world: World) => world.receiver.at("/usage");

describeEachEngine("usage triggers", (open) => {
  it("tell of a crossing once, signed and in full", async () => {
    const world = await open();
    const { sid } = await create(world, { TriggerValue: "2", FriendlyName: "Two" });
    await world.arrived((await world.send()).sid, "delivered");
    await settled(world);
    expect(heard(world)).toEqual([]);
    expect(await fetched(world, sid)).toMatchObject({ current_value: "1", date_fired: null });
    await world.arrived((await world.send()).sid, "delivered");
    const { date_fired: at } = await fired(world, sid);
    await world.until("the call", () => heard(world).length > 0);
    await world.arrived((await world.send()).sid, "delivered");
    await settled(world);
    const [call, ...more] = heard(world);
    expect(more).toEqual([]);
    expect(call?.form).toEqual({
      AccountSid: world.owner.sid,
      CurrentValue: "2",
      DateFired: at,
      IdempotencyToken: expect.stringMatching(new RegExp(`^${sid}-FIRES-\\d{4}-\\d\\d-\\d\\d$`, "u")),
      Recurring: "",
      TriggerBy: "count",
      TriggerValue: "2",
      UsageCategory: "sms",
      UsageRecordUri: `/2010-04-01/Accounts/${world.owner.sid}/Usage/Records.json?Category=sms`,
      UsageTriggerSid: sid,
    });
    const signature = String(call?.headers["x-twilio-signature"]);
    expect(twilio.validateRequest(world.owner.password, signature, call?.url ?? "", call?.form ?? {})).toBe(true);
    expect(await fetched(world, sid)).toMatchObject({ current_value: "3", date_fired: at });
    await world.verify();
  });

  it("fire once, however many look and count at the same time", async () => {
    const world = await open();
    const { deps } = world.app();
    await create(world, { TriggerValue: "20", Recurring: "daily" });
    await Promise.all(
      Array.from({ length: 40 }, async () => {
        await use(world, 1);
        await checkTriggers(deps, null);
      }),
    );
    await settled(world);
    expect(heard(world)).toHaveLength(1);
    expect(Number(heard(world)[0]?.form["CurrentValue"])).toBeGreaterThanOrEqual(20);
  });

  it("fire once in each day when they recur daily, and no more in between", async () => {
    const world = await open();
    const { sid } = await create(world, { TriggerValue: "3", Recurring: "daily" });
    const dayMs = 86_400_000;
    for (let day = 0; day < 3; day += 1) {
      await use(world, 2);
      await settled(world);
      expect(heard(world)).toHaveLength(day);
      await use(world, 1);
      await settled(world);
      await use(world, 5);
      await settled(world);
      expect(heard(world)).toHaveLength(day + 1);
      expect(await fetched(world, sid)).toMatchObject({ current_value: "8" });
      await world.advance(dayMs);
    }
    const tokens = heard(world).map(({ form }) => form["IdempotencyToken"]);
    expect(new Set(tokens).size).toBe(3);
    expect(await fetched(world, sid)).toMatchObject({ current_value: "0" });
  });

  it("hear of what was used on the day before as well, when it is looked at after midnight", async () => {
    const world = await open();
    const { store, clock } = world.app().deps;
    await create(world, { TriggerValue: "5", Recurring: "daily" });
    await settled(world);
    const day = dayOf(clock.now());
    await world.advance(86_400_000);
    const usage = { accountId: world.owner.id, keySid: "", country: "US", price: 0, cost: 0 } as const;
    const late = { ...usage, category: "sms-inbound-longcode", day, count: 7, segments: 7 } as const;
    await store.commit([{ kind: "count usage", usage: late }]);
    await settled(world);
    expect(heard(world).map(({ form }) => [form["CurrentValue"], form["IdempotencyToken"]?.slice(-10)])).toEqual([
      ["7", day],
    ]);
  });

  it("survive a restart between the usage and the look at it", async () => {
    const world = await open();
    const { sid } = await create(world, { TriggerValue: "10" });
    await settled(world);
    await use(world, 10);
    await world.restart();
    await fired(world, sid);
    await settled(world);
    expect(heard(world)).toHaveLength(1);
  });

  it("count on from what there is when the value has a plus, and all that there is when not", async () => {
    const world = await open();
    await use(world, 4);
    const more = await create(world, { TriggerValue: "+3" });
    expect(more).toMatchObject({ trigger_value: "7", current_value: "4" });
    const { sid } = await create(world, { TriggerValue: "4" });
    await fired(world, sid);
    await settled(world);
    expect((await fetched(world, more.sid)).date_fired).toBeNull();
    await use(world, 3);
    await fired(world, more.sid);
  });

  it("watch money and segments as well as counts", async () => {
    const world = await open();
    const price = await create(world, { TriggerValue: "0.0165", TriggerBy: "price", UsageCategory: "totalprice" });
    const usage = await create(world, { TriggerValue: "3", TriggerBy: "usage" });
    await world.arrived((await world.send({ Body: "x".repeat(200) })).sid, "delivered");
    const { current_value: paid } = await fired(world, price.sid);
    expect(paid).toBe("0.0166");
    await settled(world);
    expect(await fetched(world, usage.sid)).toMatchObject({ current_value: "2", date_fired: null });
    await world.verify();
  });

  it("of a parent fire on what a subaccount uses", async () => {
    const world = await open();
    const { store } = world.app().deps;
    const child = anAccount({ id: 501, ownerId: world.owner.id, ownerSid: world.owner.sid });
    await store.commit([{ kind: "open account", account: child }]);
    const { sid } = await create(world, { TriggerValue: "2", CallbackMethod: "GET" });
    await settled(world);
    await use(world, 2, child.id);
    await fired(world, sid);
    await world.until("the call", () => heard(world).length > 0);
    expect(heard(world).map(({ method, query }) => [method, query["UsageTriggerSid"]])).toEqual([["GET", sid]]);
  });

  it("each have their turn, however many are marked again and again", async () => {
    const world = await open();
    const { deps } = world.app();
    for (let made = 0; made < looksMax + 1; made += 1) await create(world, { TriggerValue: "1000" });
    const { sid } = await create(world, { TriggerValue: "2" });
    let place: string | null = null;
    for (let looks = 0; looks < 2; looks += 1) {
      await use(world, 2);
      place = await checkTriggers(deps, place);
    }
    expect((await fetched(world, sid)).date_fired).not.toBeNull();
  });

  it("that are deleted, or are another account's, neither fire nor are found", async () => {
    const world = await open();
    const { sid } = await create(world, { TriggerValue: "1" });
    const stranger = await world.openTenant();
    await settled(world);
    for (const method of ["GET", "DELETE", "POST"]) {
      const form = method === "POST" ? { form: { FriendlyName: "mine" } } : {};
      const answer = await world.api(`/Usage/Triggers/${sid}.json`, { as: stranger, method, ...form });
      const missing = await world.api(`/Usage/Triggers/UT${"0".repeat(32)}.json`, { as: stranger, method, ...form });
      expect([answer.status, answer.json]).toEqual([404, missing.json]);
    }
    expect((await world.api(`/Usage/Triggers/${sid}.json`, { method: "DELETE" })).status).toBe(204);
    await use(world, 5);
    await settled(world);
    expect(heard(world)).toEqual([]);
  });
});
