// Scheduling: a message waits for its moment, can be called off until then, and goes out after it; and every refusal.
import { routes } from "@pennywire/contract";
import { beforeEach, expect, it } from "vitest";
import { scheduledMax } from "../../src/domain/messages/schedule.ts";
import { openService } from "../messaging-service.ts";
import {
  describeInOneWorld,
  expectContract,
  expectRefusal,
  phone,
  secondSender,
  sender,
  type Answer,
  type WireMessage,
} from "../world.ts";

const hour = 3_600_000;
const day = 24 * hour;

describeInOneWorld("a scheduled message", (inWorld) => {
  let service = "";
  beforeEach(async () => {
    service = await openService(inWorld());
  });

  const inMs = (ms: number): string => new Date(inWorld().app().deps.clock.now() + ms).toISOString();
  const post = async (form: Readonly<Record<string, string>>): Promise<Answer> =>
    inWorld().api("/Messages.json", { form: { To: phone, Body: "Later", ...form } });
  const schedule = async (form: Readonly<Record<string, string>> = {}): Promise<WireMessage> => {
    const answer = await post({ MessagingServiceSid: service, ScheduleType: "fixed", SendAt: inMs(hour), ...form });
    return expectContract(routes.createMessage, answer) as WireMessage;
  };
  const cancel = async (sid: string): Promise<Answer> =>
    inWorld().api(`/Messages/${sid}.json`, { form: { Status: "canceled" } });
  const waiting = async (): Promise<number> => inWorld().app().deps.store.read.messagingSettings.waiting(1);

  it("waits without a sender, its price on hold, and goes out at its moment", async () => {
    const world = inWorld();
    const status = world.receiver.script("/later", { status: 200 });
    const [balance, before] = [await world.balance(), await waiting()];
    const scheduled = await schedule({ StatusCallback: status });
    expect(scheduled).toMatchObject({ status: "scheduled", from: null, num_segments: "0", date_sent: null });
    expect(Number(balance) - Number(await world.balance())).toBeCloseTo(0.0083, 5);
    expect(await waiting()).toBe(before + 1);
    await world.advance(hour - 60_000);
    expect(await world.message(scheduled.sid)).toMatchObject({ status: "scheduled" });
    expect(world.receiver.at("/later")).toEqual([]);
    await world.advance(60_000);
    const delivered = await world.arrived(scheduled.sid, "delivered");
    expect([sender, secondSender]).toContain(delivered.from);
    expect(delivered.num_segments).toBe("1");
    expect(await waiting()).toBe(before);
    await world.until("three callbacks", () => world.receiver.at("/later").length === 3);
    const told = world.receiver.at("/later").map(({ form }) => form["MessageStatus"]);
    expect(new Set(told)).toEqual(new Set(["queued", "sent", "delivered"]));
  });

  it("comes from the sender that was asked for", async () => {
    const world = inWorld();
    const { sid, from } = await schedule({ From: secondSender });
    expect(from).toBe(secondSender);
    await world.advance(hour);
    expect(await world.arrived(sid, "delivered")).toMatchObject({ from: secondSender });
  });

  it("is called off until its moment, once, and its money is free again", async () => {
    const world = inWorld();
    const status = world.receiver.script("/off", { status: 200 });
    const [balance, before] = [await world.balance(), await waiting()];
    const { sid } = await schedule({ StatusCallback: status });
    const canceled = expectContract(routes.updateMessage, await cancel(sid));
    expect(canceled).toMatchObject({ sid, status: "canceled", price: null, body: "Later", from: null });
    expect(await world.balance()).toBe(balance);
    expect(await waiting()).toBe(before);
    expectRefusal(await cancel(sid), 400, 30409, "Status");
    await world.until("the callback", () => world.receiver.at("/off").length === 1);
    expect(world.receiver.at("/off")[0]?.form).toMatchObject({ MessageStatus: "canceled", MessageSid: sid });
    await world.advance(hour);
    const next = await world.send();
    await world.arrived(next.sid, "delivered");
    expect(await world.message(sid)).toMatchObject({ status: "canceled" });
    expect(world.receiver.at("/off")).toHaveLength(1);
  });

  it("is called off by one of many who try at the same time", async () => {
    const { sid } = await schedule();
    const answers = await Promise.all(Array.from({ length: 8 }, async () => cancel(sid)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(7);
  });

  it("gives the same answer to the same Idempotency-Key when it is called off", async () => {
    const world = inWorld();
    const { sid } = await schedule();
    const headers = { "Idempotency-Key": `off-${sid}` };
    const request = { form: { Status: "canceled" }, headers };
    const first = await world.api(`/Messages/${sid}.json`, request);
    const second = await world.api(`/Messages/${sid}.json`, request);
    expect(second.text).toBe(first.text);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
  });

  it("loses its text with the end where that was asked for", async () => {
    const { sid } = await schedule({ ContentRetention: "discard" });
    expect((await cancel(sid)).json).toMatchObject({ status: "canceled", body: "" });
    expect(await inWorld().message(sid)).toMatchObject({ body: "" });
  });

  it("cannot be redacted or deleted while it waits", async () => {
    const { sid } = await schedule();
    expectRefusal(await inWorld().api(`/Messages/${sid}.json`, { form: { Body: "" } }), 409, 20009);
    expectRefusal(await inWorld().api(`/Messages/${sid}.json`, { method: "DELETE" }), 409, 20009);
    await cancel(sid);
    expect((await inWorld().api(`/Messages/${sid}.json`, { method: "DELETE" })).status).toBe(204);
  });

  it("takes every moment from five minutes to 35 days ahead", async () => {
    for (const SendAt of [
      inMs(301_000),
      inMs(35 * day - 1_000),
      inMs(hour).replace(/\.\d+Z$/u, "Z"),
      inMs(2 * hour).replace("Z", "+00:00"),
    ]) {
      const { sid } = await schedule({ SendAt });
      expect((await cancel(sid)).status).toBe(200);
    }
  });

  it("is refused with the code of what is wrong", async () => {
    const fixed = { MessagingServiceSid: service, ScheduleType: "fixed" };
    const cases: readonly (readonly [Readonly<Record<string, string>>, number, string])[] = [
      [fixed, 35111, "ScheduleType"],
      [{ ...fixed, SendAt: inMs(200_000) }, 35114, "SendAt"],
      [{ ...fixed, SendAt: inMs(35 * day + 60_000) }, 35114, "SendAt"],
      [{ ...fixed, SendAt: inMs(-60_000) }, 35115, "SendAt"],
      [{ ...fixed, SendAt: "tomorrow" }, 35117, "SendAt"],
      [{ ...fixed, SendAt: "2026-02-31T99:00:00Z" }, 35117, "SendAt"],
      [{ From: sender, ScheduleType: "fixed", SendAt: inMs(hour) }, 35118, "ScheduleType"],
      [{ MessagingServiceSid: service, SendAt: inMs(hour) }, 35119, "SendAt"],
      [{ ...fixed, ScheduleType: "cron", SendAt: inMs(hour) }, 35126, "ScheduleType"],
    ];
    for (const [form, code, field] of cases) expectRefusal(await post(form), 400, code, field);
  });

  it("is refused when as many wait as may, and nothing of it is kept", async () => {
    const world = inWorld();
    const { store } = world.app().deps;
    const tenant = await world.openTenant();
    const now = world.app().deps.clock.now();
    const sid = world.app().deps.newSid("MG");
    const mine = (await store.read.services.find(1, service))?.settings;
    if (mine === undefined) throw new Error("the service was opened before");
    const number = await store.read.numbers.findByPhoneNumber(tenant.phoneNumber);
    await store.commit([
      { kind: "open service", service: { sid, accountId: tenant.id, settings: mine, createdAt: now, updatedAt: now } },
      {
        kind: "attach sender",
        sender: {
          sid: number?.sid ?? "",
          accountId: tenant.id,
          serviceSid: sid,
          kind: "phone-number",
          sender: tenant.phoneNumber,
          country: "US",
          senderType: "local",
          capabilities: ["SMS"],
          createdAt: now,
          updatedAt: now,
        },
      },
    ]);
    // As if so many waited: their rows would take minutes.
    const fill = { kind: "begin waiting", accountId: tenant.id, count: scheduledMax - 1 } as const;
    expect(await store.commit([fill])).toEqual({ kept: true });
    const form = { To: phone, Body: "Later", MessagingServiceSid: sid, ScheduleType: "fixed", SendAt: inMs(hour) };
    const last = await world.api("/Messages.json", { as: tenant, form });
    expect(last.status, last.text).toBe(201);
    const balance = await world.balance(tenant);
    expectRefusal(await world.api("/Messages.json", { as: tenant, form }), 400, 35125);
    expect(await world.balance(tenant)).toBe(balance);
    const { sid: message } = last.json as WireMessage;
    await world.api(`/2010-04-01/Accounts/${tenant.sid}/Messages/${message}.json`, {
      as: tenant,
      form: { Status: "canceled" },
    });
    expect((await world.api("/Messages.json", { as: tenant, form })).status).toBe(201);
  });

  it("must be handed in as early as the account's own setting says", async () => {
    const world = inWorld();
    const set = await world.api("/v1/MessagingSettings", { form: { ScheduleLeadSeconds: "900" } });
    expect(expectContract(routes.updateMessagingSettings, set)).toMatchObject({ schedule_lead_seconds: 900 });
    const form = { MessagingServiceSid: service, ScheduleType: "fixed" };
    expectRefusal(await post({ ...form, SendAt: inMs(600_000) }), 400, 35114, "SendAt");
    expect((await post({ ...form, SendAt: inMs(901_000) })).status).toBe(201);
    await world.api("/v1/MessagingSettings", { form: { ScheduleLeadSeconds: "300" } });
  });

  it("goes out after a restart, too", async () => {
    const world = inWorld();
    const { sid } = await schedule();
    await world.restart();
    await world.advance(hour);
    expect(await world.arrived(sid, "delivered")).toMatchObject({ sid, num_segments: "1" });
  });
});
