// The official client as the judge of usage triggers.
import { beforeAll, describe, expect, it } from "vitest";
import { twilioClient } from "../twilio-client.ts";
import { oneWorld } from "../world.ts";

const inWorld = oneWorld();
let client: ReturnType<typeof twilioClient>;
beforeAll(() => {
  client = twilioClient(inWorld());
});

const callbackUrl = "https://example.com/usage";

describe("usage triggers", () => {
  it("are created, fetched, changed and removed, with every field", async () => {
    const world = inWorld();
    const created = await client.usage.triggers.create({
      callbackUrl,
      triggerValue: "+30",
      usageCategory: "sms-outbound",
      callbackMethod: "GET",
      friendlyName: "Thirty more",
      recurring: "monthly",
      triggerBy: "count",
    });
    const uri = `/2010-04-01/Accounts/${world.owner.sid}/Usage`;
    const expected = {
      sid: expect.stringMatching(/^UT[0-9a-f]{32}$/u),
      accountSid: world.owner.sid,
      apiVersion: "2010-04-01",
      callbackMethod: "GET",
      callbackUrl,
      currentValue: "0",
      dateCreated: expect.any(Date),
      dateFired: null,
      dateUpdated: expect.any(Date),
      friendlyName: "Thirty more",
      recurring: "monthly",
      triggerBy: "count",
      triggerValue: "30",
      usageCategory: "sms-outbound",
      usageRecordUri: `${uri}/Records/ThisMonth.json?Category=sms-outbound`,
      uri: `${uri}/Triggers/${created.sid}.json`,
    };
    expect(created.toJSON()).toEqual(expected);
    expect((await client.usage.triggers(created.sid).fetch()).toJSON()).toEqual(created.toJSON());
    const updated = await client.usage.triggers(created.sid).update({ friendlyName: "Still", callbackMethod: "POST" });
    expect(updated.toJSON()).toEqual({ ...expected, friendlyName: "Still", callbackMethod: "POST" });
    expect(await client.usage.triggers(created.sid).remove()).toBe(true);
    await expect(client.usage.triggers(created.sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it("are listed over several pages, filtered", async () => {
    const made: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      const { sid } = await client.usage.triggers.create({
        callbackUrl,
        triggerValue: `${100 + index}`,
        usageCategory: index % 2 === 0 ? "mms" : "totalprice",
        ...(index === 3 ? { recurring: "daily", triggerBy: "price" } : {}),
      });
      made.push(sid);
    }
    const newestFirst = made.toReversed();
    expect((await client.usage.triggers.list({ pageSize: 3 })).map(({ sid }) => sid)).toEqual(newestFirst);
    const mms = await client.usage.triggers.list({ usageCategory: "mms", pageSize: 2 });
    expect(mms.map(({ triggerValue }) => triggerValue)).toEqual(["106", "104", "102", "100"]);
    expect((await client.usage.triggers.list({ recurring: "daily" })).map(({ sid }) => sid)).toEqual([made[3]]);
    expect((await client.usage.triggers.list({ triggerBy: "price" })).map(({ sid }) => sid)).toEqual([made[3]]);
    expect((await client.usage.triggers.list({ triggerBy: "usage" })).map(({ recurring }) => recurring)).toEqual(
      Array.from({ length: 6 }, () => null),
    );
  });

  it.each([
    [{ usageCategory: "no-such-category" }, 20400],
    [{ triggerValue: "many" }, 20400],
    [{ triggerValue: "0" }, 20400],
    [{ triggerValue: "-3" }, 20400],
    [{ callbackUrl: "ftp://example.com" }, 21402],
    [{ callbackMethod: "PATCH" }, 21403],
    [{ recurring: "hourly" as "daily" }, 20400],
    [{ friendlyName: "x".repeat(65) }, 20002],
  ])("refuse %o", async (wrong, code) => {
    const draft = { callbackUrl, triggerValue: "5", usageCategory: "sms", ...wrong };
    await expect(client.usage.triggers.create(draft)).rejects.toMatchObject({ status: 400, code });
  });
});
