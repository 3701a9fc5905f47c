// Messages by the official client: every operation, every field, pages, and the errors that it raises.
import twilio from "twilio";
import { beforeAll, describe, expect, it } from "vitest";
import { openService } from "../messaging-service.ts";
import { twilioClient } from "../twilio-client.ts";
import { oneWorld, phone, secondSender, sender } from "../world.ts";

const inWorld = oneWorld();
let client: ReturnType<typeof twilioClient>;
beforeAll(() => {
  client = twilioClient(inWorld());
});

const hour = 3_600_000;
const day = 24 * hour;

/** What every message has, read whole: nothing missing, nothing more. */
const wholeMessage = (sid: string) => {
  const path = `/2010-04-01/Accounts/${inWorld().owner.sid}/Messages/${sid}`;
  return {
    sid,
    accountSid: inWorld().owner.sid,
    apiVersion: "2010-04-01",
    body: "Hello & welcome + more",
    from: sender,
    to: phone,
    messagingServiceSid: null,
    direction: "outbound-api",
    numSegments: "1",
    numMedia: "0",
    price: "-0.00830",
    priceUnit: "USD",
    errorCode: null,
    errorMessage: null,
    dateCreated: expect.any(Date),
    dateUpdated: expect.any(Date),
    subresourceUris: { media: `${path}/Media.json`, feedback: `${path}/Feedback.json` },
    uri: `${path}.json`,
  };
};

type Sent = Awaited<ReturnType<typeof client.messages.create>>;
const fieldsOf = (message: Sent): object => JSON.parse(JSON.stringify(message.toJSON())) as object;
const dates = { dateCreated: expect.any(String), dateUpdated: expect.any(String) };

const delivered = async (sid: string): Promise<Sent> =>
  inWorld().until("the delivery", async () => {
    const now = await client.messages(sid).fetch();
    return now.status === "delivered" && now;
  });

describe("create", () => {
  it("gives the whole message", async () => {
    const message = await client.messages.create({ to: phone, from: sender, body: "Hello & welcome + more" });
    expect(fieldsOf(message)).toEqual({ ...wholeMessage(message.sid), ...dates, status: "queued", dateSent: null });
    expect(message.dateCreated).toBeInstanceOf(Date);
    expect(Math.abs(message.dateCreated.getTime() - Date.now())).toBeLessThan(hour);
  });

  it("takes media from a list of addresses", async () => {
    const mediaUrl = ["https://example.com/a.jpg", "https://example.com/b.jpg"];
    const message = await client.messages.create({ to: phone, from: sender, mediaUrl });
    expect(message).toMatchObject({ numMedia: "2", price: "-0.02200", body: "" });
    expect(message.sid).toMatch(/^MM/u);
  });

  it("takes every option that the client has", async () => {
    const messagingServiceSid = await openService(inWorld());
    const message = await client.messages.create({
      to: phone,
      messagingServiceSid,
      body: "“All of them”",
      statusCallback: "https://example.com/status",
      validityPeriod: 3_600,
      scheduleType: "fixed",
      sendAt: new Date(Date.now() + 2 * hour),
      sendAsMms: false,
      smartEncoded: true,
      shortenUrls: true,
      contentRetention: "retain",
      addressRetention: "retain",
      persistentAction: ["geo:37.78,-122.40|Office"],
      provideFeedback: true,
      attempt: 1,
      maxPrice: 0.5,
      forceDelivery: false,
      trafficType: "free",
      riskCheck: "disable",
      messageIntent: "notifications",
      fallbackFrom: secondSender,
    });
    expect(message).toMatchObject({
      status: "scheduled",
      body: '"All of them"',
      from: null,
      messagingServiceSid,
      numSegments: "0",
    });
    const canceled = await client.messages(message.sid).update({ status: "canceled" });
    expect(canceled).toMatchObject({ status: "canceled", price: null });
  });

  it("goes through a messaging service, which chooses the sender", async () => {
    const messagingServiceSid = await openService(inWorld(), {}, [secondSender]);
    const message = await client.messages.create({ to: phone, messagingServiceSid, body: "Hello" });
    expect(message).toMatchObject({ from: null, status: "accepted", messagingServiceSid, numSegments: "0" });
    expect(await delivered(message.sid)).toMatchObject({ from: secondSender, messagingServiceSid, numSegments: "1" });
  });

  it("raises the client's own error with all its fields", async () => {
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
    await expect(
      client.messages.create({ to: phone, messagingServiceSid: `MG${"0".repeat(32)}`, body: "Hello" }),
    ).rejects.toMatchObject({ status: 400, code: 21701 });
    const strangers = twilioClient(inWorld(), { user: inWorld().owner.sid, password: "wrong" });
    await expect(strangers.messages.list()).rejects.toMatchObject({ status: 401, code: 20003 });
  });
});

describe("fetch, update and remove", () => {
  it("give the whole message, redacted in the end and then gone", async () => {
    const { sid } = await client.messages.create({ to: phone, from: sender, body: "Hello & welcome + more" });
    const message = await delivered(sid);
    expect(fieldsOf(message)).toEqual({
      ...wholeMessage(sid),
      ...dates,
      status: "delivered",
      dateSent: expect.any(String),
    });
    expect(message.dateSent).toBeInstanceOf(Date);
    const redacted = await client.messages(sid).update({ body: "" });
    expect(fieldsOf(redacted)).toEqual({ ...fieldsOf(message), body: "", dateUpdated: expect.any(String) });
    await expect(client.messages(sid).update({ body: "other" })).rejects.toMatchObject({ status: 400, code: 21619 });
    await expect(client.messages(sid).update({ status: "canceled" })).rejects.toMatchObject({
      status: 400,
      code: 30409,
    });
    expect(await client.messages(sid).remove()).toBe(true);
    await expect(client.messages(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it("tell the error of a message that failed, as a number and in words", async () => {
    const { sid } = await client.messages.create({ to: "+15005554007", from: sender, body: "Hello" });
    const failed = await inWorld().until("the failure", async () => {
      const now = await client.messages(sid).fetch();
      return now.status === "failed" && now;
    });
    expect(failed).toMatchObject({ errorCode: 30007, errorMessage: expect.stringMatching(/\S/u), price: null });
  });
});

describe("feedback", () => {
  it("is given whole", async () => {
    const { owner } = inWorld();
    const { sid } = await client.messages.create({ to: phone, from: sender, body: "Hello", provideFeedback: true });
    const feedback = await client.messages(sid).feedback.create({ outcome: "unconfirmed" });
    expect(feedback.toJSON()).toEqual({
      accountSid: owner.sid,
      messageSid: sid,
      outcome: "unconfirmed",
      dateCreated: expect.any(Date),
      dateUpdated: expect.any(Date),
      uri: `/2010-04-01/Accounts/${owner.sid}/Messages/${sid}/Feedback.json`,
    });
    const missing = client.messages(`SM${"0".repeat(32)}`).feedback.create({ outcome: "confirmed" });
    await expect(missing).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});

describe("list", () => {
  const to = "+15558675377";
  const bodies = Array.from({ length: 23 }, (_, index) => `n${index}`);
  const expected = bodies.toReversed();
  beforeAll(async () => {
    for (const body of bodies) await client.messages.create({ to, from: sender, body });
    await inWorld().until("the last delivery", async () =>
      (await client.messages.list({ to })).every(({ status }) => status === "delivered"),
    );
  });

  it("goes over several pages, limited, and one by one", async () => {
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
  });

  it("gives the same whole message as fetch does", async () => {
    const [message] = await client.messages.list({ to, limit: 1 });
    expect(message?.toJSON()).toEqual((await client.messages(message?.sid ?? "").fetch()).toJSON());
  });

  it("goes from page to page and back", async () => {
    const first = await client.messages.page({ to, pageSize: 10 });
    const second = await first.nextPage();
    expect(second?.instances.map(({ body }) => body)).toEqual(expected.slice(10, 20));
    const back = await second?.previousPage();
    expect(back?.instances.map(({ body }) => body)).toEqual(expected.slice(0, 10));
    const third = await second?.nextPage();
    expect(third?.instances.map(({ body }) => body)).toEqual(expected.slice(20));
    expect(await third?.nextPage()).toBeUndefined();
  });

  it("filters by sender and by the day of sending", async () => {
    const since = { to, dateSentAfter: new Date(Date.now() - hour), dateSentBefore: new Date(Date.now() + day) };
    expect(await client.messages.list(since)).toHaveLength(23);
    expect(await client.messages.list({ to, dateSentBefore: new Date(Date.now() - 2 * day) })).toEqual([]);
    const [{ dateSent } = { dateSent: new Date(0) }] = await client.messages.list({ to, limit: 1 });
    expect((await client.messages.list({ to, dateSent })).length).toBeGreaterThan(0);
    expect(await client.messages.list({ to, from: secondSender })).toEqual([]);
    expect(await client.messages.list({ to, from: sender })).toHaveLength(23);
  });
});
