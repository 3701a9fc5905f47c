// The official twilio package as the judge of Monitor: alerts and audit events.
import { beforeAll, describe, expect, it } from "vitest";
import twilio from "twilio";
import { present } from "../../src/domain/invariant.ts";
import { configure, newPhone } from "../conversation.ts";
import { twilioClient } from "../twilio-client.ts";
import { oneWorld } from "../world.ts";

const inWorld = oneWorld();
const client = () => twilioClient(inWorld());
const aSid = (prefix: string): unknown => expect.stringMatching(new RegExp(`^${prefix}[0-9a-f]{32}$`, "u"));

describe("alerts", () => {
  const phone = newPhone();
  beforeAll(async () => {
    const world = inWorld();
    await configure(world, {
      SmsUrl: world.receiver.script("/down", { status: 503, type: "text/plain", body: "down" }),
    });
    await world.text(phone, "Hello");
    for (const To of ["+15005554006", "+15005554007", "+15005554006"]) await world.send({ To });
    await world.until("four alerts", async () => (await client().monitor.v1.alerts.list()).length === 4);
  });

  it("are listed, and every field is there", async () => {
    const world = inWorld();
    const alerts = await client().monitor.v1.alerts.list();
    const alert = present(
      alerts.find(({ errorCode }) => errorCode === "11200"),
      "the webhook's alert",
    );
    const { sid, dateGenerated, dateCreated, dateUpdated, alertText, ...rest } = alert.toJSON();
    expect(rest).toEqual({
      accountSid: world.owner.sid,
      apiVersion: "2010-04-01",
      errorCode: "11200",
      logLevel: "error",
      moreInfo: "https://www.twilio.com/docs/errors/11200",
      requestMethod: "POST",
      requestUrl: `${world.receiver.url}/down`,
      resourceSid: aSid("SM"),
      serviceSid: null,
      url: `${world.url()}/v1/Alerts/${sid}`,
    });
    expect(sid).toEqual(aSid("NO"));
    expect(Object.fromEntries(new URLSearchParams(alertText))).toEqual({
      Msg: expect.stringMatching(/503/u),
      ErrorCode: "11200",
      LogLevel: "ERROR",
      url: `${world.receiver.url}/down`,
      httpResponse: "503",
    });
    expect(Math.abs(Date.now() - dateGenerated.getTime())).toBeLessThan(60_000);
    expect(dateCreated).toEqual(dateGenerated);
    expect(dateUpdated).toEqual(dateGenerated);
  });

  it("are fetched with the request and the answer", async () => {
    const listed = (await client().monitor.v1.alerts.list()).find(({ errorCode }) => errorCode === "11200");
    const fetched = await client()
      .monitor.v1.alerts(listed?.sid ?? "")
      .fetch();
    const { requestVariables, requestHeaders, responseBody, responseHeaders, ...rest } = fetched.toJSON();
    expect(rest).toEqual(listed?.toJSON());
    expect(Object.fromEntries(new URLSearchParams(requestVariables))).toMatchObject({ Body: "Hello", From: phone });
    expect(new URLSearchParams(requestHeaders).get("I-Twilio-Idempotency-Token")).toMatch(/^SM/u);
    expect(responseBody).toBe("down");
    expect(new URLSearchParams(responseHeaders).get("content-type")).toBe("text/plain");
  });

  it("come newest first, over several pages, by level and by time", async () => {
    const sids = (await client().monitor.v1.alerts.list()).map(({ sid }) => sid);
    expect(sids).toEqual(sids.toSorted().toReversed());
    const paged = await client().monitor.v1.alerts.list({ pageSize: 1 });
    expect(paged.map(({ sid }) => sid)).toEqual(sids);
    const second = await (await client().monitor.v1.alerts.page({ pageSize: 2 })).nextPage();
    expect(second?.instances.map(({ sid }) => sid)).toEqual(sids.slice(2));
    const first = await second?.previousPage();
    expect(first?.instances.map(({ sid }) => sid)).toEqual(sids.slice(0, 2));
    const hourMs = 3_600_000;
    const [before, after] = [new Date(Date.now() - hourMs), new Date(Date.now() + hourMs)];
    const list = client().monitor.v1.alerts;
    expect(await list.list({ logLevel: "error", startDate: before, endDate: after })).toHaveLength(4);
    expect(await list.list({ logLevel: "warning" })).toEqual([]);
    expect(await list.list({ endDate: before })).toEqual([]);
  });

  it("that do not exist are a RestException", async () => {
    const missing = client()
      .monitor.v1.alerts(`NO${"0".repeat(32)}`)
      .fetch();
    await expect(missing).rejects.toBeInstanceOf(twilio.RestException);
    await expect(missing).rejects.toMatchObject({ status: 404, code: 20404 });
    await expect(client().monitor.v1.alerts.list({ logLevel: "loud" })).rejects.toMatchObject({
      status: 400,
      code: 20400,
    });
  });
});

describe("events", () => {
  it("are listed and fetched, and every field is there", async () => {
    const world = inWorld();
    const service = await client().messaging.v1.services.create({ friendlyName: "shop" });
    const [event] = await client().monitor.v1.events.list({ resourceSid: service.sid });
    const { sid, eventDate, ...rest } = present(event, "the event of the service").toJSON();
    expect(rest).toEqual({
      accountSid: world.owner.sid,
      actorSid: world.owner.sid,
      actorType: "account",
      description: null,
      eventData: { parameters: ["FriendlyName"] },
      eventType: "service.created",
      resourceSid: service.sid,
      resourceType: "service",
      source: "api",
      sourceIpAddress: "127.0.0.1",
      url: `${world.url()}/v1/Events/${sid}`,
      links: { actor: null, resource: null },
    });
    expect(sid).toEqual(aSid("AE"));
    expect(Math.abs(Date.now() - eventDate.getTime())).toBeLessThan(60_000);
    expect((await client().monitor.v1.events(sid).fetch()).toJSON()).toEqual(event?.toJSON());
  });

  it("come newest first, over several pages, and by every filter", async () => {
    const world = inWorld();
    const { sid } = await client().messaging.v1.services.create({ friendlyName: "one" });
    for (const friendlyName of ["two", "three", "four"])
      await client().messaging.v1.services(sid).update({ friendlyName });
    const events = client().monitor.v1.events;
    const all = await events.list({ resourceSid: sid });
    expect(all.map(({ eventType }) => eventType)).toEqual([
      ...Array<string>(3).fill("service.updated"),
      "service.created",
    ]);
    expect((await events.list({ resourceSid: sid, pageSize: 1 })).map((one) => one.sid)).toEqual(
      all.map((one) => one.sid),
    );
    const updated = await events.list({ resourceSid: sid, eventType: "service.updated", actorSid: world.owner.sid });
    expect(updated).toHaveLength(3);
    const hourMs = 3_600_000;
    expect(await events.list({ resourceSid: sid, startDate: new Date(Date.now() - hourMs) })).toHaveLength(4);
    expect(await events.list({ resourceSid: sid, startDate: new Date(Date.now() + hourMs) })).toEqual([]);
    expect(await events.list({ resourceSid: sid, sourceIpAddress: "192.0.2.1" })).toEqual([]);
  });

  it("that do not exist are a RestException", async () => {
    await expect(
      client()
        .monitor.v1.events(`AE${"0".repeat(32)}`)
        .fetch(),
    ).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});
