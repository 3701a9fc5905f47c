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
      picture.media(inWorld().receiver.script("/cat.jpg", { type: "image/jpeg", body: "cat" }) + "?a=1&b=2");
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
        expect.objectContaining({ body: "and a picture", media: [expect.stringMatching(/\/Media\/ME/u)] }),
      ]),
    );
    expect(inWorld().receiver.at("/cat.jpg")[0]?.query).toEqual({ a: "1", b: "2" });
    expect(refusedPaths).toEqual([]);
    await inWorld().verify();
  });
});
