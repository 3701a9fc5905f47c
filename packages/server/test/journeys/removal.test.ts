// Redacting and deleting: what is gone is gone everywhere, and the books do not notice.
import { expect, it } from "vitest";
import { describeInOneWorld, expectRefusal, phone, sender, type World } from "../world.ts";

const secretWord = "xylophone-4711";
const redact = async (world: World, sid: string) => world.api(`/Messages/${sid}.json`, { form: { Body: "" } });
const webhooks = async (world: World, sid: string) => {
  const { json } = await world.api(`/Messages/${sid}/Webhooks.json`);
  return (json as { readonly webhooks: readonly object[] }).webhooks;
};

describeInOneWorld("removing", (inWorld) => {
  it("a redacted text is gone from the message, the list, its webhooks and the remembered answer", async () => {
    const world = inWorld();
    const url = world.receiver.script("/status", { type: "text/plain", body: secretWord });
    const request = {
      form: { To: phone, From: sender, Body: `The word is ${secretWord}`, StatusCallback: url },
      headers: { "Idempotency-Key": "redacted" },
    };
    const { sid } = (await world.api("/Messages.json", request)).json as { readonly sid: string };
    await world.arrived(sid, "delivered");
    await world.until("both records", async () => (await webhooks(world, sid)).length === 2);
    const { price } = await world.message(sid);

    const redacted = await redact(world, sid);
    expect(redacted.status).toBe(200);
    expect(redacted.json).toMatchObject({ sid, body: "", status: "delivered", num_segments: "1", price, to: phone });
    expect((await world.message(sid)).body).toBe("");
    expect((await world.api("/Messages.json")).text).not.toContain(secretWord);
    for (const record of await webhooks(world, sid)) {
      expect(record).toMatchObject({ request_parameters: {}, response_body: "", response_status: 200 });
    }
    expectRefusal(await world.api("/Messages.json", request), 409, 20409);
    expect((await world.api(`/sim/v1/Handsets/${phone}/Messages`)).text).toContain(secretWord);
  });

  it("an incoming text is redacted like any other, with what its webhook was told", async () => {
    const world = inWorld();
    const from = "+15558675333";
    const { json } = await world.api(`/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(sender)}`);
    const { incoming_phone_numbers: numbers } = json as {
      readonly incoming_phone_numbers: readonly { readonly sid: string }[];
    };
    await world.api(`/IncomingPhoneNumbers/${numbers[0]?.sid}.json`, {
      form: { SmsUrl: world.receiver.script("/sms", {}) },
    });
    await world.text(from, `I say ${secretWord}`);
    await world.until("the webhook", () => world.receiver.at("/sms").length === 1);
    const sid = world.receiver.at("/sms")[0]?.form["MessageSid"] ?? "";
    await world.until("its record", async () => (await webhooks(world, sid)).length === 1);
    expect((await redact(world, sid)).json).toMatchObject({ body: "", direction: "inbound" });
    expect(JSON.stringify(await webhooks(world, sid))).not.toContain(secretWord);
  });

  it("a message on its way is neither redacted nor deleted, and still goes out whole", async () => {
    const world = inWorld();
    const { sid } = await world.send({ To: "+15005552003", Body: secretWord });
    expectRefusal(await redact(world, sid), 409, 20009);
    expectRefusal(await world.api(`/Messages/${sid}.json`, { method: "DELETE" }), 409, 20009);
    await world.until("the delivery", async () => {
      await world.advance(1_000);
      return (await world.message(sid)).status === "delivered";
    });
    expect((await world.message(sid)).body).toBe(secretWord);
  });

  it("a deleted message is gone for everybody who asks, and stays paid for", async () => {
    const world = inWorld();
    const { sid } = await world.send({ Body: secretWord });
    await world.arrived(sid, "delivered");
    const balance = await world.balance();
    const deleted = await world.api(`/Messages/${sid}.json`, { method: "DELETE" });
    expect([deleted.status, deleted.text]).toEqual([204, ""]);
    expectRefusal(await world.api(`/Messages/${sid}.json`), 404, 20404);
    expectRefusal(await world.api(`/Messages/${sid}.json`, { method: "DELETE" }), 404, 20404);
    expectRefusal(await redact(world, sid), 404, 20404);
    expectRefusal(await world.api(`/Messages/${sid}/Webhooks.json`), 404, 20404);
    expect((await world.api("/Messages.json")).text).not.toContain(sid);
    expect(await world.balance()).toBe(balance);
  });

  it("a message that is sent and never gets a receipt can be deleted, and a receipt afterwards changes nothing", async () => {
    const world = inWorld();
    const { sid } = await world.send({ To: "+15005552001" });
    await world.arrived(sid, "sent");
    expect((await world.api(`/Messages/${sid}.json`, { method: "DELETE" })).status).toBe(204);
    await world.advance(10_001);
    await world.until("the phone to show it", async () => (await world.handset("+15005552001")).length === 1);
    expectRefusal(await world.api(`/Messages/${sid}.json`), 404, 20404);
  });

  it("what was removed is nowhere in the rows any more", async () => {
    const world = inWorld();
    const word = "marimba-1147";
    const redacted = await world.send({
      To: "+15005554007",
      Body: word,
      StatusCallback: world.receiver.script("/x", {}),
    });
    const deleted = await world.send({ To: "+15005554007", Body: word });
    for (const { sid } of [redacted, deleted]) await world.arrived(sid, "failed");
    await redact(world, redacted.sid);
    await world.api(`/Messages/${deleted.sid}.json`, { method: "DELETE" });
    // SQLite's log of recent writes is emptied when the file is closed.
    await world.restart();
    expect(await world.stored()).not.toContain(word);
  });
});
