// The official client, which knows nothing of us, as the judge of what we answer.
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import twilio from "twilio";
import { oneWorld, phone, secondSender, sender } from "./world.ts";

const inWorld = oneWorld();

/** The client's own HTTP client, with every address turned to our server. */
class LocalClient extends twilio.RequestClient {
  constructor(base: string) {
    super();
    this.request = async (options) => {
      const { pathname, search } = new URL(options.uri);
      options.uri = `${base}${pathname}${search}`;
      return super.request(options);
    };
  }
}

const clientOf = (user: string, password: string) =>
  twilio(user, password, { httpClient: new LocalClient(inWorld().url()), accountSid: inWorld().owner.sid });

let client: ReturnType<typeof clientOf>;
beforeAll(() => {
  const { user, password } = inWorld().owner;
  client = clientOf(user, password);
});

describe("messages", () => {
  it("are created, fetched until they are delivered, redacted and removed", async () => {
    const message = await client.messages.create({ to: phone, from: sender, body: "Hello & welcome + more" });
    expect(message).toMatchObject({
      accountSid: inWorld().owner.sid,
      status: "queued",
      body: "Hello & welcome + more",
      numSegments: "1",
      numMedia: "0",
      price: "-0.00830",
      priceUnit: "USD",
      direction: "outbound-api",
      errorCode: null,
      dateSent: null,
    });
    expect(message.dateCreated).toBeInstanceOf(Date);
    expect(Number.isNaN(message.dateCreated.getTime())).toBe(false);
    const delivered = await inWorld().until("the delivery", async () => {
      const now = await client.messages(message.sid).fetch();
      return now.status === "delivered" && now;
    });
    expect(delivered.dateSent).toBeInstanceOf(Date);
    expect(await client.messages(message.sid).update({ body: "" })).toMatchObject({ body: "" });
    expect(await client.messages(message.sid).remove()).toBe(true);
    await expect(client.messages(message.sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it("carry media from a list of addresses", async () => {
    const mediaUrl = ["https://example.com/a.jpg", "https://example.com/b.jpg"];
    const message = await client.messages.create({ to: phone, from: sender, mediaUrl });
    expect(message).toMatchObject({ numMedia: "2", price: "-0.02200" });
    expect(message.sid).toMatch(/^MM/u);
    expect(message.subresourceUris).toHaveProperty("media");
  });

  it("are listed over several pages, filtered, limited and one by one", async () => {
    const to = "+15558675377";
    const bodies = Array.from({ length: 23 }, (_, index) => `n${index}`);
    for (const body of bodies) await client.messages.create({ to, from: sender, body });
    const expected = bodies.toReversed();
    expect((await client.messages.list({ to, pageSize: 5 })).map(({ body }) => body)).toEqual(expected);
    expect((await client.messages.list({ to, limit: 7 })).map(({ body }) => body)).toEqual(expected.slice(0, 7));
    expect(await client.messages.list({ to, limit: 5_000 })).toHaveLength(23);

    const each = await new Promise<readonly string[]>((resolve, reject) => {
      const seen: string[] = [];
      client.messages.each({
        to,
        pageSize: 4,
        callback: ({ body }) => seen.push(body),
        done: (error?: Error) => (error === undefined ? resolve(seen) : reject(error)),
      });
    });
    expect(each).toEqual(expected);

    const first = await client.messages.page({ to, pageSize: 10 });
    const second = await first.nextPage();
    expect(second?.instances.map(({ body }) => body)).toEqual(expected.slice(10, 20));
    const back = await second?.previousPage();
    expect(back?.instances.map(({ body }) => body)).toEqual(expected.slice(0, 10));

    const hour = 3_600_000;
    await inWorld().until("the last delivery", async () =>
      (await client.messages.list({ to })).every(({ status }) => status === "delivered"),
    );
    const since = { to, dateSentAfter: new Date(Date.now() - hour), dateSentBefore: new Date(Date.now() + 24 * hour) };
    expect(await client.messages.list(since)).toHaveLength(23);
    expect(await client.messages.list({ to, dateSentBefore: new Date(Date.now() - 48 * hour) })).toEqual([]);
    const [{ dateSent } = { dateSent: new Date(0) }] = await client.messages.list({ to, limit: 1 });
    expect((await client.messages.list({ to, dateSent })).length).toBeGreaterThan(0);
  });

  it("that are refused raise the client's own error with all its fields", async () => {
    const refused = client.messages.create({ to: "+15005550001", from: sender, body: "Hello" });
    await expect(refused).rejects.toBeInstanceOf(twilio.RestException);
    await expect(refused).rejects.toMatchObject({
      status: 400,
      code: 21211,
      message: expect.stringContaining("valid phone number"),
      moreInfo: "https://www.twilio.com/docs/errors/21211",
      details: { field: "To" },
    });
    await expect(client.messages.create({ to: phone, from: sender })).rejects.toMatchObject({ code: 21602 });
    await expect(clientOf(inWorld().owner.sid, "wrong").messages.list()).rejects.toMatchObject({
      status: 401,
      code: 20003,
    });
  });
});

describe("the account", () => {
  it("is fetched, with its balance", async () => {
    const { owner } = inWorld();
    expect(await client.api.v2010.accounts(owner.sid).fetch()).toMatchObject({
      sid: owner.sid,
      authToken: owner.password,
      status: "active",
      type: "Full",
      ownerAccountSid: owner.sid,
    });
    expect(await client.balance.fetch()).toMatchObject({ accountSid: owner.sid, currency: "USD" });
    expect((await client.balance.fetch()).balance).toMatch(/^\d+\.\d{5,6}$/u);
  });

  it("has keys, which can be used and taken away", async () => {
    const made = await client.newKeys.create({ friendlyName: "worker" });
    expect(made.secret).toMatch(/^[0-9A-Za-z]{32}$/u);
    const worker = clientOf(made.sid, made.secret);
    expect(await worker.messages.create({ to: phone, from: sender, body: "By key" })).toMatchObject({
      status: "queued",
    });
    expect((await client.keys.list()).map(({ sid }) => sid)).toContain(made.sid);
    expect(await client.keys(made.sid).fetch()).toMatchObject({ friendlyName: "worker" });
    expect(await client.keys(made.sid).update({ friendlyName: "night shift" })).toMatchObject({
      friendlyName: "night shift",
    });
    expect(await client.keys(made.sid).remove()).toBe(true);
    await expect(worker.messages.list()).rejects.toMatchObject({ status: 401 });
  });

  it("has numbers, which are listed and configured", async () => {
    const numbers = await client.incomingPhoneNumbers.list();
    expect(numbers.map(({ phoneNumber }) => phoneNumber).toSorted()).toEqual([secondSender, sender].toSorted());
    const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: secondSender });
    expect(number?.capabilities).toMatchObject({ sms: true, mms: true });
    const one = client.incomingPhoneNumbers(number?.sid ?? "");
    const updated = await one.update({
      smsUrl: "https://example.com/sms",
      smsMethod: "GET",
      friendlyName: "Front desk",
    });
    expect(updated).toMatchObject({ smsUrl: "https://example.com/sms", smsMethod: "GET", friendlyName: "Front desk" });
    expect(await one.update({ smsUrl: "" })).toMatchObject({ smsUrl: "" });
    expect((await one.fetch()).dateCreated).toBeInstanceOf(Date);
  });

  it("has usage records", async () => {
    const { sid } = await client.messages.create({ to: phone, from: sender, body: "counted" });
    await inWorld().arrived(sid, "delivered");
    const records = await client.usage.records.list();
    const sms = records.find(({ category }) => category === "sms-outbound");
    expect(Number(sms?.count)).toBeGreaterThan(0);
    expect(Number(sms?.price)).toBeGreaterThan(0);
    expect(await client.usage.records.list({ category: "totalprice", startDate: new Date() })).toHaveLength(1);
  });
});

describe("a plain program with the official validator", () => {
  const refusedPaths: string[] = [];
  const statuses: string[] = [];
  const server = createServer((request, response) => {
    const url = `http://${request.headers.host ?? ""}${request.url ?? ""}`;
    void text(request).then((body) => {
      const params = Object.fromEntries(new URLSearchParams(body));
      const signature = String(request.headers["x-twilio-signature"]);
      if (!twilio.validateRequest(inWorld().owner.password, signature, url, params)) {
        refusedPaths.push(request.url ?? "");
        return response.writeHead(403).end();
      }
      if (request.url === "/status") {
        statuses.push(params["MessageStatus"] ?? "");
        return response.writeHead(204).end();
      }
      const reply = new twilio.twiml.MessagingResponse();
      reply.message(`You said: ${params["Body"]}`);
      const picture = reply.message("");
      picture.body("and a picture");
      picture.media("https://example.com/cat.jpg?a=1&b=2");
      return response.writeHead(200, { "Content-Type": "text/xml" }).end(reply.toString());
    });
  });
  let base = "";
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  it("accepts our callbacks", async () => {
    await client.messages.create({ to: phone, from: sender, body: "Tell me", statusCallback: `${base}/status` });
    await inWorld().until("both callbacks", () => statuses.length === 2);
    expect(statuses).toEqual(["sent", "delivered"]);
    expect(refusedPaths).toEqual([]);
  });

  it("accepts our inbound webhook, and its TwiML lies on the phone", async () => {
    const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: sender });
    await client.incomingPhoneNumbers(number?.sid ?? "").update({ smsUrl: `${base}/sms?shop=7` });
    const from = "+15558675388";
    await inWorld().text(from, "Grüße & Küsse");
    await inWorld().until("both replies", async () => (await inWorld().handset(from)).length === 3);
    const received = (await inWorld().handset(from)).filter(({ direction }) => direction === "received");
    expect(received).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ body: "You said: Grüße & Küsse" }),
        expect.objectContaining({ body: "and a picture", media: ["https://example.com/cat.jpg?a=1&b=2"] }),
      ]),
    );
    expect(refusedPaths).toEqual([]);
    await inWorld().verify();
  });
});
