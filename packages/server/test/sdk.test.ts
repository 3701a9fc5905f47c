// Our own client against the running server: messages, the account, and the simulated network.
import {
  AuthenticationError,
  ApiError,
  InsufficientFundsError,
  NotFoundError,
  Pennywire,
  reply,
  webhooks,
} from "@pennywire/sdk";
import { beforeAll, describe, expect, it } from "vitest";
import { oneWorld, phone, secondSender, sender } from "./world.ts";

const inWorld = oneWorld();
const clientOf = (more: ConstructorParameters<typeof Pennywire>[0] = {}): Pennywire =>
  new Pennywire({ baseUrl: inWorld().url(), accountSid: inWorld().owner.sid, ...more });

let client: Pennywire;
beforeAll(() => {
  client = clientOf({ authToken: inWorld().owner.password });
});

describe("messages", () => {
  it("are sent, got, redacted and deleted", async () => {
    const message = await client.messages.create({ to: phone, from: sender, body: "Hello" });
    expect(message).toMatchObject({
      status: "queued",
      numSegments: 1,
      numMedia: 0,
      price: "-0.00830",
      errorCode: null,
      dateSent: null,
    });
    expect(message.dateCreated).toBeInstanceOf(Date);
    const delivered = await inWorld().until("the delivery", async () => {
      const now = await client.messages.get(message.sid);
      return now.status === "delivered" && now;
    });
    expect(delivered.dateSent).toBeInstanceOf(Date);
    expect(await client.messages.redact(message.sid)).toMatchObject({ body: "", sid: message.sid });
    await client.messages.delete(message.sid);
    await expect(client.messages.get(message.sid)).rejects.toBeInstanceOf(NotFoundError);
  });

  it("are read item by item, page by page and all at once, with filters", async () => {
    const to = "+15558675366";
    const mediaUrl = [inWorld().receiver.script("/a.jpg", { type: "image/jpeg", body: "picture" })];
    for (let n = 0; n < 7; n += 1) await client.messages.create({ to, from: secondSender, body: `n${n}`, mediaUrl });
    const seen: string[] = [];
    for await (const { body } of client.messages.list({ to, pageSize: 3 })) seen.push(body);
    expect(seen).toEqual(["n6", "n5", "n4", "n3", "n2", "n1", "n0"]);
    const page = await client.messages.list({ to, pageSize: 5 }).page();
    expect([page.items.length, page.hasNext, (await page.next())?.items.length]).toEqual([5, true, 2]);
    expect(await client.messages.list({ to, limit: 4 }).toArray()).toHaveLength(4);
    await inWorld().until("the deliveries", async () =>
      (await client.messages.list({ to }).toArray()).every(({ status }) => status === "delivered"),
    );
    const dateSentAfter = new Date(Date.now() - 60_000);
    expect(await client.messages.list({ from: secondSender, dateSentAfter }).toArray()).toHaveLength(7);
  });

  it("are sent once, however often the same call is made", async () => {
    const call = async () =>
      client.messages.create({ to: phone, from: sender, body: "Once" }, { idempotencyKey: "once" });
    expect((await call()).sid).toBe((await call()).sid);
  });

  it("that cannot be called off say so, and refusals have their classes and fields", async () => {
    const { sid } = await client.messages.create({ to: phone, from: sender, body: "Hello" });
    await expect(client.messages.cancel(sid)).rejects.toMatchObject({ code: 30409, status: 400 });
    const refused = client.messages.create({ to: "+15005550004", from: sender, body: "Hello" });
    await expect(refused).rejects.toBeInstanceOf(ApiError);
    await expect(refused).rejects.toMatchObject({
      code: 21610,
      status: 400,
      details: { field: "To" },
      requestId: expect.stringMatching(/^RQ[0-9a-f]{32}$/u),
    });
    await expect(clientOf({ authToken: "wrong" }).balance.get()).rejects.toBeInstanceOf(AuthenticationError);
    const poor = await inWorld().openTenant(100);
    const poorClient = clientOf({ accountSid: poor.sid, authToken: poor.password });
    const unpaid = poorClient.messages.create({ to: phone, from: poor.phoneNumber, body: "Hello" });
    await expect(unpaid).rejects.toBeInstanceOf(InsufficientFundsError);
  });
});

describe("what belongs to a message", () => {
  it("is its media: listed, got, read as bytes and deleted", async () => {
    const picture = inWorld().receiver.script("/cat.jpg", { type: "image/jpeg", body: "a cat" });
    const { sid } = await client.messages.create({ to: phone, from: sender, mediaUrl: [picture] });
    await inWorld().arrived(sid, "delivered");
    const [media] = await client.messages.media.list(sid).toArray();
    expect(media).toMatchObject({ parentSid: sid, contentType: "image/jpeg", dateCreated: expect.any(Date) });
    expect(await client.messages.media.get(sid, media?.sid ?? "")).toEqual(media);
    const bytes = await client.messages.media.bytes(sid, media?.sid ?? "");
    expect([bytes.type, await bytes.text()]).toEqual(["image/jpeg", "a cat"]);
    await client.messages.media.delete(sid, media?.sid ?? "");
    await expect(client.messages.media.bytes(sid, media?.sid ?? "")).rejects.toBeInstanceOf(NotFoundError);
  });

  it("is feedback on it, and the webhooks that were called for it", async () => {
    const statusCallback = inWorld().receiver.script("/told", {});
    const input = { to: phone, from: sender, body: "Hello", provideFeedback: true, statusCallback };
    const { sid } = await client.messages.create(input);
    await inWorld().until("both callbacks", () => inWorld().receiver.at("/told").length === 2);
    expect(await client.messages.feedback(sid, { outcome: "confirmed" })).toMatchObject({
      messageSid: sid,
      outcome: "confirmed",
    });
    const told = await inWorld().until("both records", async () => {
      const records = await client.messages.webhooks(sid).toArray();
      return records.length === 2 && records;
    });
    expect(told[0]).toMatchObject({ requestParameters: { MessageSid: sid, MessageStatus: "sent" }, attempt: 1 });
  });

  it("is its schedule, until it is called off", async () => {
    const service = await client.services.create({ friendlyName: "Scheduled" });
    const [number] = await client.numbers.list({ phoneNumber: secondSender }).toArray();
    await client.services.phoneNumbers.create(service.sid, { phoneNumberSid: number?.sid ?? "" });
    const message = await client.messages.create({
      to: phone,
      messagingServiceSid: service.sid,
      body: "Later",
      scheduleType: "fixed",
      sendAt: new Date(Date.now() + 3_600_000),
    });
    expect(message).toMatchObject({ status: "scheduled", messagingServiceSid: service.sid, dateSent: null });
    expect(await client.messages.cancel(message.sid)).toMatchObject({ sid: message.sid, status: "canceled" });
    await client.services.delete(service.sid);
  });
});

describe("the account", () => {
  it("is got, with its balance and its books", async () => {
    const { owner } = inWorld();
    expect(await client.account.get()).toMatchObject({ sid: owner.sid, authToken: owner.password, status: "active" });
    expect(await client.balance.get()).toMatchObject({
      currency: "USD",
      balance: expect.stringMatching(/^\d+\.\d{5,6}$/u),
    });
    expect(await client.ledger.verify()).toMatchObject({ ok: true, checkedAt: expect.any(Date) });
  });

  it("has keys", async () => {
    const made = await client.keys.create({ friendlyName: "worker" });
    const worker = clientOf({ apiKey: made.sid, apiSecret: made.secret });
    expect(await worker.messages.create({ to: phone, from: sender, body: "By key" })).toMatchObject({
      status: "queued",
    });
    expect(await client.keys.get(made.sid)).toMatchObject({ friendlyName: "worker" });
    expect(await client.keys.update(made.sid, { friendlyName: "night shift" })).toMatchObject({
      friendlyName: "night shift",
    });
    expect((await client.keys.list().toArray()).map(({ sid }) => sid)).toContain(made.sid);
    await client.keys.delete(made.sid);
    await expect(worker.balance.get()).rejects.toBeInstanceOf(AuthenticationError);
  });

  it("has usage", async () => {
    const { sid } = await client.messages.create({ to: phone, from: sender, body: "Counted" });
    await inWorld().arrived(sid, "delivered");
    const [record] = await client.usage.records({ category: "sms-outbound" }).toArray();
    expect(record).toMatchObject({ category: "sms-outbound", count: expect.any(Number), priceUnit: "usd" });
    const calls = await client.usage.calls().toArray();
    expect(
      calls.find(({ route, method }) => method === "POST" && route.endsWith("/Messages.json"))?.count,
    ).toBeGreaterThan(0);
  });

  it("has numbers", async () => {
    const numbers = await client.numbers.list().toArray();
    expect(numbers).toHaveLength(2);
    const number = numbers.find(({ phoneNumber }) => phoneNumber === secondSender);
    expect(await client.numbers.get(number?.sid ?? "")).toEqual(number);
    expect(
      await client.numbers.update(number?.sid ?? "", { smsUrl: "https://example.com/sms", friendlyName: "Desk" }),
    ).toMatchObject({
      smsUrl: "https://example.com/sms",
      friendlyName: "Desk",
    });
  });
});

describe("the simulated network", () => {
  it("has a clock and manners", async () => {
    const before = await client.simulation.network.get();
    const after = await client.simulation.network.update({ advanceMs: 60_000, failurePercent: 0 });
    expect(after.clock.offsetMs).toBe(before.clock.offsetMs + 60_000);
    expect(after.clock.now).toBeInstanceOf(Date);
  });

  it("has phones whose texts come signed, and show what our reply answers", async () => {
    const world = inWorld();
    const picture = world.receiver.script("/reply.jpg", { type: "image/jpeg", body: "picture" });
    const url = world.receiver.script("/sms", {
      type: "text/xml",
      body: reply()
        .message("Thanks <3", { media: [picture] })
        .toString(),
    });
    const [number] = await client.numbers.list({ phoneNumber: sender }).toArray();
    await client.numbers.update(number?.sid ?? "", { smsUrl: url });
    const { handsets } = client.simulation;
    const texts = async () => handsets.messages("+15558675361").toArray();
    await handsets.send("+15558675361", { to: sender, body: "Hello" });
    await world.until("the reply", async () => (await texts()).length === 2);
    expect((await texts())[0]).toMatchObject({
      direction: "received",
      body: "Thanks <3",
      media: [expect.stringMatching(/\/Media\/ME[0-9a-f]{32}$/u)],
    });
    const [asked] = world.receiver.at("/sms");
    const request = {
      token: world.owner.password,
      url,
      signature: asked?.headers["x-twilio-signature"],
      params: asked?.form,
    };
    expect(await webhooks.verify(request)).toBe(true);
    expect(await webhooks.verify({ ...request, token: "another" })).toBe(false);
    expect(webhooks.parse(asked?.form ?? {})).toMatchObject({
      kind: "inbound",
      body: "Hello",
      from: "+15558675361",
      numMedia: 0,
    });
  });

  it("tells of every status, in callbacks that we can read", async () => {
    const world = inWorld();
    const statusCallback = world.receiver.script("/status", {});
    await client.messages.create({ to: "+15005553003", from: sender, body: "Hello", statusCallback });
    await world.until("both", () => world.receiver.at("/status").length === 2);
    const events = world.receiver.at("/status").map(({ form }) => webhooks.parse(form));
    expect(events).toMatchObject([
      { kind: "status", messageStatus: "sent", errorCode: null },
      { kind: "status", messageStatus: "undelivered", errorCode: 30003 },
    ]);
    await world.verify();
  });
});
