// Sending through a messaging service: the sender is chosen when the message goes out, and what keeps it from going out is
// told with the message.
import { expect, it } from "vitest";
import { detach, openService } from "../messaging-service.ts";
import {
  describeInOneWorld,
  expectRefusal,
  phone,
  secondSender,
  sender,
  type Answer,
  type HandsetText,
  type WireMessage,
  type World,
} from "../world.ts";

const post = async (world: World, form: Readonly<Record<string, string | readonly string[]>>): Promise<Answer> =>
  world.api("/Messages.json", { form: { To: phone, Body: "Hello", ...form } });

/** The fields of the wire that are about the sender. */
const senderOf = ({ from, num_segments, messaging_service_sid, status }: WireMessage) => ({
  from,
  num_segments,
  messaging_service_sid,
  status,
});

describeInOneWorld("a message through a messaging service", (inWorld) => {
  const through = async (serviceSid: string, form = {}): Promise<WireMessage> => {
    const answer = await post(inWorld(), { MessagingServiceSid: serviceSid, ...form });
    expect(answer.status, answer.text).toBe(201);
    return answer.json as WireMessage;
  };

  /** The newest text on a phone, which shows it a moment after the report. */
  const onPhone = async (number: string): Promise<HandsetText> =>
    inWorld().until("the text on the phone", async () => (await inWorld().handset(number))[0] ?? null);

  it("is accepted without a sender, and is given one of the pool on its way", async () => {
    const world = inWorld();
    const service = await openService(world, {}, [secondSender]);
    const accepted = await through(service);
    expect(senderOf(accepted)).toEqual({
      from: null,
      num_segments: "0",
      messaging_service_sid: service,
      status: "accepted",
    });
    expect(accepted.price).toBe("-0.00830");
    const delivered = await world.arrived(accepted.sid, "delivered");
    expect(senderOf(delivered)).toEqual({
      from: secondSender,
      num_segments: "1",
      messaging_service_sid: service,
      status: "delivered",
    });
    const shown = await onPhone(phone);
    expect(shown.from).toBe(secondSender);
  });

  it("tells of queued, sent and delivered at the service's callback, with the service and the sender", async () => {
    const world = inWorld();
    const statusCallback = world.receiver.script("/service", { status: 200 });
    const service = await openService(world, { statusCallback }, [sender]);
    const { sid } = await through(service);
    await world.until("three callbacks", () => world.receiver.at("/service").length === 3);
    const told = world.receiver.at("/service").map(({ form }) => form);
    expect(new Set(told.map(({ MessageStatus }) => MessageStatus))).toEqual(new Set(["queued", "sent", "delivered"]));
    for (const form of told)
      expect(form).toMatchObject({ MessageSid: sid, MessagingServiceSid: service, From: sender });
  });

  it("prefers its own callback to its service's", async () => {
    const world = inWorld();
    const own = world.receiver.script("/own", { status: 200 });
    const service = await openService(world, { statusCallback: world.receiver.script("/other", { status: 200 }) });
    await through(service, { StatusCallback: own });
    await world.until("three callbacks", () => world.receiver.at("/own").length === 3);
    expect(world.receiver.at("/other")).toEqual([]);
  });

  it("comes from the same sender every time where the service is sticky", async () => {
    const world = inWorld();
    const service = await openService(world, { stickySender: true });
    const to = "+15558675331";
    const senders = new Set<string | null>();
    for (let n = 0; n < 6; n += 1) {
      const { sid } = await through(service, { To: to });
      senders.add((await world.arrived(sid, "delivered")).from);
    }
    expect(senders.size).toBe(1);
    const [first] = senders;
    const { read } = world.app().deps.store;
    const known = await read.services.stickySender(service, to);
    expect(known).toBe((await read.numbers.findByPhoneNumber(first ?? ""))?.sid);
  });

  it("takes a MG in From for the service", async () => {
    const service = await openService(inWorld(), {}, [sender]);
    const answer = await post(inWorld(), { From: service });
    expect(answer.json).toMatchObject({ from: null, status: "accepted", messaging_service_sid: service });
  });

  it("is smart-encoded as the service says, unless the request says otherwise", async () => {
    const service = await openService(inWorld(), { smartEncoding: true });
    expect(await through(service, { Body: "“Quoted”" })).toMatchObject({ body: '"Quoted"' });
    expect(await through(service, { Body: "“Quoted”", SmartEncoded: "false" })).toMatchObject({ body: "“Quoted”" });
    const plain = await openService(inWorld(), { smartEncoding: false });
    expect(await through(plain, { Body: "“Quoted”" })).toMatchObject({ body: "“Quoted”" });
  });

  it("waits as long as the service says, unless the request says otherwise", async () => {
    const world = inWorld();
    const service = await openService(world, { validityPeriod: 60 });
    const validityOf = async (form: object): Promise<number> => {
      const stored = await world.app().deps.store.read.messages.find(1, (await through(service, form)).sid);
      return ((stored?.validUntil ?? 0) - (stored?.createdAt ?? 0)) / 1_000;
    };
    expect(await validityOf({})).toBe(60);
    expect(await validityOf({ ValidityPeriod: "90" })).toBe(90);
  });

  it("names its sender itself when From is in the pool, and is queued at once", async () => {
    const world = inWorld();
    const service = await openService(world);
    const answer = await post(world, { MessagingServiceSid: service, From: secondSender });
    expect(senderOf(answer.json as WireMessage)).toEqual({
      from: secondSender,
      num_segments: "1",
      messaging_service_sid: service,
      status: "queued",
    });
  });

  it("is refused at once where nothing could come of it", async () => {
    const world = inWorld();
    const empty = await openService(world, {}, []);
    const names = await openService(world, {}, ["Pennywire"]);
    const one = await openService(world, {}, [sender]);
    await openService(world, {}, [secondSender]);
    const refused: readonly (readonly [object, number, number, string])[] = [
      [{ MessagingServiceSid: empty }, 400, 21704, "MessagingServiceSid"],
      [{ MessagingServiceSid: names }, 400, 21703, "MessagingServiceSid"],
      [{ MessagingServiceSid: `MG${"0".repeat(32)}` }, 400, 21701, "MessagingServiceSid"],
      [{ MessagingServiceSid: "MG12" }, 400, 21705, "MessagingServiceSid"],
      [{ MessagingServiceSid: one, From: "+15558675000" }, 400, 21711, "From"],
      [{ MessagingServiceSid: one, From: secondSender }, 409, 21712, "From"],
    ];
    for (const [form, status, code, field] of refused)
      expectRefusal(await post(world, { ...form }), status, code, field);
    const stranger = await world.openTenant();
    const foreign = await world.api("/Messages.json", {
      as: stranger,
      form: { To: phone, Body: "Hello", MessagingServiceSid: one },
    });
    expectRefusal(foreign, 400, 21701, "MessagingServiceSid");
  });

  it("comes from a name where the country takes names and no number is in the pool", async () => {
    const world = inWorld();
    const service = await openService(world, {}, ["Pennywire"]);
    const { sid } = await through(service, { To: "+447400123456" });
    expect(await world.arrived(sid, "delivered")).toMatchObject({ from: "Pennywire", price: "-0.04700" });
  });

  it("becomes text with a link where nobody in the pool can carry media there", async () => {
    const world = inWorld();
    const media = "https://example.com/cat.jpg";
    const service = await openService(world, { mmsConverter: true }, [sender]);
    const converted = await through(service, { To: "+447400123456", MediaUrl: media, Body: "Look" });
    expect(converted).toMatchObject({ body: `Look\n${media}`, num_media: "0" });
    expect(converted.sid).toMatch(/^SM/u);
    const plain = await openService(world, { mmsConverter: false }, [secondSender]);
    const refused = await post(world, { MessagingServiceSid: plain, To: "+447400123456", MediaUrl: media });
    expectRefusal(refused, 400, 21703, "MessagingServiceSid");
  });

  it("carries media, which are copied once its sender is known", async () => {
    const world = inWorld();
    const MediaUrl = world.receiver.script("/cat.jpg", { status: 200, type: "image/jpeg", body: "a cat" });
    const service = await openService(world, {}, [secondSender]);
    const to = "+15558675371";
    const accepted = await through(service, { To: to, MediaUrl, Body: "Look" });
    expect(accepted).toMatchObject({ status: "accepted", from: null, num_media: "1", price: "-0.02200" });
    const delivered = await world.arrived(accepted.sid, "delivered");
    expect(delivered).toMatchObject({ from: secondSender, num_media: "1", num_segments: "1" });
    expect((await onPhone(to)).media).toHaveLength(1);
  });

  it("leaves an alert when it fails on its way", async () => {
    const world = inWorld();
    const { clock } = world.app().deps;
    const service = await openService(world, {}, [sender]);
    const SendAt = new Date(clock.now() + 3_600_000).toISOString();
    const { sid } = await through(service, { ScheduleType: "fixed", SendAt });
    await detach(world, service, sender);
    await world.advance(3_600_000);
    await world.arrived(sid, "failed");
    const { json } = await world.api("/v1/Alerts");
    const { alerts } = json as { readonly alerts: readonly Readonly<Record<string, unknown>>[] };
    const alert = alerts.find(({ resource_sid: of }) => of === sid);
    expect(alert).toMatchObject({ error_code: "21704", service_sid: service });
  });

  it("fails with the reason when its way is closed before it goes out, and its money is free again", async () => {
    const world = inWorld();
    const { store, clock } = world.app().deps;
    const failing = async (code: number, close: (service: string) => Promise<unknown>, to = phone): Promise<void> => {
      const service = await openService(world, { statusCallback: world.receiver.script(`/${code}`, { status: 200 }) }, [
        sender,
      ]);
      const before = await world.balance();
      const later = new Date(clock.now() + 3_600_000).toISOString();
      const answer = await post(world, { MessagingServiceSid: service, To: to, ScheduleType: "fixed", SendAt: later });
      expect(answer.status, answer.text).toBe(201);
      await close(service);
      await world.advance(3_600_000);
      const { sid } = answer.json as WireMessage;
      expect(await world.arrived(sid, "failed")).toMatchObject({ error_code: code, price: null, from: null });
      await world.until("the callback", () => world.receiver.at(`/${code}`).length === 1);
      expect(world.receiver.at(`/${code}`)[0]?.form).toMatchObject({
        MessageStatus: "failed",
        ErrorCode: String(code),
      });
      expect(world.receiver.at(`/${code}`)[0]?.form).not.toHaveProperty("From");
      expect(await world.balance()).toBe(before);
    };
    await failing(21704, async (service) => detach(world, service, sender));
    await failing(21701, async (sid) => store.commit([{ kind: "close service", accountId: 1, sid }]));
    const out = "+15558675341";
    const optOut = (scope: string) => ({
      sid: world.app().deps.newSid("OP"),
      accountId: 1,
      scope,
      phone: out,
      source: "api" as const,
      messageSid: null,
      createdAt: clock.now(),
    });
    await failing(21610, async (scope) => store.commit([{ kind: "keep opt-out", optOut: optOut(scope) }]), out);
    await failing(
      21408,
      async () => store.commit([{ kind: "close country", accountId: 1, country: "FR", at: clock.now() }]),
      "+33612345678",
    );
    await store.commit([{ kind: "reopen country", accountId: 1, country: "FR" }]);
  });

  it("is charged for its segments, like any other", async () => {
    const world = inWorld();
    const before = await world.balance();
    const service = await openService(world, {}, [sender]);
    const { sid } = await through(service, { Body: "x".repeat(161) });
    expect(await world.arrived(sid, "delivered")).toMatchObject({ price: "-0.01660", num_segments: "2" });
    expect(Number(await world.balance())).toBeCloseTo(Number(before) - 0.0166, 5);
  });
});
