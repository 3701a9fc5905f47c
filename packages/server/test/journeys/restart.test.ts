// A server that ends with work on its hands, and is started again on the same database.
import { expect, it } from "vitest";
import { describeEachEngine, phone, sender } from "../world.ts";

describeEachEngine("after a restart", (open) => {
  it("texts, receipts, callbacks and answers that were under way come to their end", async () => {
    const world = await open();
    let isUp = false;
    const status = world.receiver.script("/status", () => ({ status: isUp ? 200 : 503 }));
    const { json } = await world.api(`/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(sender)}`);
    const { incoming_phone_numbers: numbers } = json as {
      readonly incoming_phone_numbers: readonly { readonly sid: string }[];
    };
    const smsUrl = world.receiver.script("/sms", { type: "text/plain", body: "Welcome back" });
    await world.api(`/IncomingPhoneNumbers/${numbers[0]?.sid}.json`, { form: { SmsUrl: smsUrl } });

    const deferred = await world.send({ To: "+15005552003" });
    const unreported = await world.send({ To: "+15005552001" });
    const untold = await world.send({ To: "+15005554007", StatusCallback: status });
    await world.arrived(unreported.sid, "sent");
    await world.until("a callback that failed", () => world.receiver.at("/status").length === 1);
    await world.text("+15558675344", "Hello");
    const fresh = await Promise.all(Array.from({ length: 20 }, async () => world.send()));

    await world.restart();
    isUp = true;
    await world.verify();
    for (const { sid } of fresh) await world.arrived(sid, "delivered");
    await world.until("the deferred text", async () => {
      await world.advance(1_000);
      return (await world.message(deferred.sid)).status === "delivered";
    });
    await world.advance(10_000);
    await world.arrived(unreported.sid, "delivered");
    await world.until("the callback", () => world.receiver.at("/status").length >= 2);
    expect(world.receiver.at("/status").at(-1)?.form["MessageSid"]).toBe(untold.sid);
    await world.until("the reply", async () =>
      (await world.handset("+15558675344")).some(({ body }) => body === "Welcome back"),
    );
    expect(await world.handset(phone)).toHaveLength(20);
    await world.verify();
  });

  it("the clock is where it was, and the network has its manners", async () => {
    const world = await open();
    await world.api("/sim/v1/Network", { form: { Seed: "7", FailurePercent: "12.5", AdvanceMs: "86400000" } });
    const before = (await world.api("/sim/v1/Network")).json as {
      readonly profile: object;
      readonly clock: { readonly offsetMs: number };
    };
    await world.restart();
    const after = (await world.api("/sim/v1/Network")).json;
    expect(after).toMatchObject({ profile: before.profile, clock: { offsetMs: 86_400_000 } });
    expect(before.profile).toMatchObject({ seed: 7, failureRate: 0.125 });
    await world.verify();
  });

  it("the account, its token and its keys are the same, and no second account is made", async () => {
    const world = await open();
    const { json } = await world.api("/Keys.json", { form: { FriendlyName: "worker" } });
    const { sid, secret } = json as { readonly sid: string; readonly secret: string };
    await world.restart();
    expect(world.app().welcome).toMatchObject({ token: null, account: { sid: world.owner.sid } });
    expect((await world.api("/Messages.json", { as: { user: sid, password: secret } })).status).toBe(200);
    expect(await world.balance()).toBe("100.00000");
    await world.verify();
  });
});
