// What was called, with which key; what was sent, and what it cost.
import { expect, it } from "vitest";
import { describeEachEngine, expectRefusal, phone, sender, type Credentials, type World } from "../world.ts";

interface Call {
  readonly key_sid: string;
  readonly method: string;
  readonly route: string;
  readonly status_class: string;
  readonly count: string;
}

const callsOf = async (world: World, query = ""): Promise<readonly string[]> => {
  const { json } = await world.api(`/Usage/Calls.json${query}`);
  const { calls } = json as { readonly calls: readonly Call[] };
  return calls.map((call) => `${call.method} ${call.route} ${call.status_class} ${call.count}`);
};

const recordsOf = async (world: World, query = "") => {
  const { json } = await world.api(`/Usage/Records.json${query}`);
  const { usage_records: records } = json as {
    readonly usage_records: readonly { category: string; count: string; usage: string; price: string }[];
  };
  return Object.fromEntries(records.map(({ category, count, usage, price }) => [category, [count, usage, price]]));
};

const makeKey = async (world: World): Promise<Credentials> => {
  const { json } = await world.api("/Keys.json", { form: { FriendlyName: "worker" } });
  const { sid, secret } = json as { readonly sid: string; readonly secret: string };
  return { user: sid, password: secret };
};

const account = "/2010-04-01/Accounts/{AccountSid}";

describeEachEngine("metering", (open) => {
  it("counts every call once, by key, route and class of the answer, over restarts too", async () => {
    const world = await open();
    const key = await makeKey(world);
    for (let n = 0; n < 3; n += 1) await world.api("/Messages.json", { as: key });
    await world.api("/Messages.json", { form: { To: phone, From: sender, Body: "Hello" }, as: key });
    expectRefusal(
      await world.api("/Messages.json", { form: { From: sender, Body: "Hello" }, as: key }),
      400,
      21604,
      "To",
    );
    expectRefusal(await world.api(`/Messages/SM${"0".repeat(32)}.json`, { as: key }), 404, 20404);
    expectRefusal(await world.api("/Messages.json", { as: { user: key.user, password: "wrong" } }), 401, 20003);
    const expected = [
      `GET ${account}/Messages.json 2xx 3`,
      `POST ${account}/Messages.json 2xx 1`,
      `POST ${account}/Messages.json 4xx 1`,
      `GET ${account}/Messages/{Sid}.json 4xx 1`,
    ];
    const query = `?KeySid=${key.user}`;
    expect((await callsOf(world, query)).toSorted()).toEqual(expected.toSorted());
    await world.restart();
    expect((await callsOf(world, query)).toSorted()).toEqual(expected.toSorted());
    expect(await callsOf(world, `?KeySid=${world.owner.sid}`)).toContain(`POST ${account}/Keys.json 2xx 1`);
    await world.verify();
  });

  it("adds up calls of many at once without losing one", async () => {
    const world = await open();
    const key = await makeKey(world);
    await Promise.all(Array.from({ length: 60 }, async () => world.api("/Balance.json", { as: key })));
    expect(await callsOf(world, `?KeySid=${key.user}`)).toEqual([`GET ${account}/Balance.json 2xx 60`]);
    await world.verify();
  });

  it("usage is what the ledger took, category by category", async () => {
    const world = await open();
    const texts = await Promise.all([
      world.send(),
      world.send({ Body: "x".repeat(300) }),
      world.send({ To: "+447400123456" }),
    ]);
    const picture = world.receiver.script("/cat.jpg", { type: "image/jpeg", body: "a cat" });
    const media = await world.send({ MediaUrl: picture });
    const failed = await world.send({ To: "+15005554007" });
    for (const { sid } of [...texts, media]) await world.arrived(sid, "delivered");
    await world.arrived(failed.sid, "failed");
    await world.text("+15558675355", "Hello");
    await world.until("its arrival", async () => (await recordsOf(world))["sms-inbound"]?.[0] === "1");
    const records = await recordsOf(world);
    expect(Object.fromEntries(Object.entries(records).filter(([, [count]]) => Number(count) > 0))).toEqual({
      sms: ["4", "5", "0.08020"],
      "sms-outbound": ["3", "4", "0.07190"],
      "sms-outbound-longcode": ["3", "4", "0.07190"],
      "sms-inbound": ["1", "1", "0.00830"],
      "sms-inbound-longcode": ["1", "1", "0.00830"],
      mms: ["1", "1", "0.02200"],
      "mms-outbound": ["1", "1", "0.02200"],
      "mms-outbound-longcode": ["1", "1", "0.02200"],
      totalprice: ["0.10220", "0.10220", "0.10220"],
    });
    expect(records["mms-inbound"]).toEqual(["0", "0", "0.00000"]);
    expect(await world.balance()).toBe("99.89780");
    await world.verify();
  });

  it("usage belongs to its day, and to its account", async () => {
    const world = await open();
    const other = await world.openTenant();
    const { date_sent: sent } = await world.arrived((await world.send()).sid, "delivered");
    const today = new Date(sent ?? "").toISOString().slice(0, 10);
    await world.advance(86_400_000);
    await world.arrived((await world.send()).sid, "delivered");
    expect((await recordsOf(world, "?Category=sms"))["sms"]).toEqual(["2", "2", "0.01660"]);
    expect((await recordsOf(world, `?Category=sms&StartDate=${today}&EndDate=${today}`))["sms"]).toEqual([
      "1",
      "1",
      "0.00830",
    ]);
    expect((await recordsOf(world, "?Category=sms&StartDate=-0days"))["sms"]).toEqual(["1", "1", "0.00830"]);
    const { text } = await world.api("/Usage/Records.json?Category=totalprice", { as: other });
    expect(text).toContain(`"price":"0.00000"`);
    await world.verify();
  });
});
