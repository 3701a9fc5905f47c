// What a customer's server can ask for when it is told of a text: actions, sessions, redirects, connection overrides;
// who is told when a service or an application speaks for a number; and what keeps two machines from talking for ever.
import { expect, it } from "vitest";
import twilio from "twilio";
import { configure, from, newPhone, replies, twiml, webhooksOf } from "../conversation.ts";
import type { Captured } from "../receiver.ts";
import { describeInOneWorld, sender, type World } from "../world.ts";

const isGenuine = (world: World, { headers, url, form }: Captured): boolean =>
  twilio.validateRequest(world.owner.password, headers["x-twilio-signature"] ?? "", url, { ...form });

const alertCodes = async (world: World, sid: string | undefined): Promise<readonly string[]> => {
  const { json } = await world.api("/v1/Alerts?PageSize=1000");
  const { alerts } = json as { readonly alerts: readonly { resource_sid: string; error_code: string }[] };
  return alerts.filter((alert) => alert.resource_sid === sid).map((alert) => alert.error_code);
};

describeInOneWorld("the action of a reply", (inWorld) => {
  it("is asked once the reply is queued, and its document is carried out instead of what follows", async () => {
    const world = inWorld();
    const phone = newPhone();
    const known: number[] = [];
    world.receiver.script("/action", async ({ form }) => {
      known.push((await world.api(`/Messages/${form["MessageSid"]}.json`)).status);
      return twiml("<Message>second</Message>");
    });
    const verbs = `<Message action="/action">first</Message><Message>never</Message>`;
    await configure(world, { SmsUrl: world.receiver.script("/first", twiml(verbs)) });
    await world.text(phone, "Hello");
    await world.until("both replies", async () => (await replies(world, phone)).length === 2);
    expect((await replies(world, phone)).map(({ body }) => body).toSorted()).toEqual(["first", "second"]);
    const [asked, ...more] = world.receiver.at("/action");
    expect(more).toEqual([]);
    expect(known, "the reply is there when its action is asked").toEqual([200]);
    expect(asked?.form).toMatchObject({
      AccountSid: world.owner.sid,
      MessageStatus: "queued",
      SmsStatus: "queued",
      Body: "first",
      From: sender,
      To: phone,
    });
    expect(asked?.form["MessageSid"]).toBe(asked?.form["SmsSid"]);
    expect(asked !== undefined && isGenuine(world, asked)).toBe(true);
    expect(await webhooksOf(world, phone, 2)).toMatchObject([
      { purpose: "inbound", error_code: null },
      { purpose: "action", error_code: null },
    ]);
  });

  it("that leads to itself ends after fifty documents, with 14106 or, before that, with 14107", async () => {
    const world = inWorld();
    const phone = newPhone();
    const url = world.receiver.script("/again", twiml(`<Message action="/again">more</Message>`));
    await configure(world, { SmsUrl: url });
    await world.text(phone, "Hello");
    const sid = await world.until("the text", async () => (await from(world, phone))[0]?.sid ?? null);
    await world.until("the end", async () => (await alertCodes(world, sid)).includes("14107"));
    expect((await replies(world, phone)).length).toBeLessThanOrEqual(30);
  });
});

describeInOneWorld("a webhook", (inWorld) => {
  it("gets its cookies back with the next text of the same two numbers, for four hours", async () => {
    const world = inWorld();
    const [phone, other] = [newPhone(), newPhone()];
    const url = world.receiver.script("/session", ({ headers }, nth) => ({
      ...twiml(`<Message>${headers["cookie"] ?? "new"}</Message>`),
      headers: nth === 1 ? { "Set-Cookie": "step=1; Path=/" } : {},
    }));
    await configure(world, { SmsUrl: url });
    const said = async (who: string, count: number) =>
      world.until("the reply", async () => {
        const got = await replies(world, who);
        return got.length === count && (got.at(-1)?.body ?? null);
      });
    await world.text(phone, "one");
    expect(await said(phone, 1)).toBe("new");
    await world.text(phone, "two");
    expect(await said(phone, 2)).toBe("step=1");
    await world.text(other, "three");
    expect(await said(other, 1)).toBe("new");
    await world.advance(4 * 3_600_000 + 60_000);
    await world.text(phone, "four");
    expect(await said(phone, 3)).toBe("new");
  });

  it("is called as its URL's fragment says, which is neither sent nor signed", async () => {
    const world = inWorld();
    const phone = newPhone();
    const url = world.receiver.script("/retried", (_request, nth) =>
      nth < 3 ? { status: 503 } : twiml("<Message>at last</Message>"),
    );
    await configure(world, { SmsUrl: `${url}?a=b#rc=3&rp=5xx,rt` });
    await world.text(phone, "Hello");
    await world.until("the reply", async () => (await replies(world, phone)).length === 1);
    const tries = world.receiver.at("/retried");
    expect(tries.map(({ target }) => target)).toEqual(["/retried?a=b", "/retried?a=b", "/retried?a=b"]);
    expect(tries.every((one) => isGenuine(world, one))).toBe(true);
    expect(new Set(tries.map(({ headers }) => headers["i-twilio-idempotency-token"])).size).toBe(1);
    expect(await webhooksOf(world, phone, 1)).toMatchObject([{ error_code: null }]);
  });

  it("with an override that cannot be used is called all the same, and an alert says so", async () => {
    const world = inWorld();
    const phone = newPhone();
    await configure(world, { SmsUrl: `${world.receiver.script("/odd", {})}#rc=9&e=atlantis` });
    await world.text(phone, "Hello");
    await webhooksOf(world, phone, 1);
    const sid = (await from(world, phone))[0]?.sid;
    expect((await alertCodes(world, sid)).toSorted()).toEqual(["11241", "11243"]);
    expect(world.receiver.at("/odd")).toHaveLength(1);
  });

  it("that redirects by HTTP is followed, and each request is signed for its own address", async () => {
    const world = inWorld();
    const phone = newPhone();
    world.receiver.script("/there", twiml("<Message>found</Message>"));
    const url = world.receiver.script("/here", { status: 307, headers: { Location: "/there?x=1" } });
    await configure(world, { SmsUrl: url });
    await world.text(phone, "Hello");
    await world.until("the reply", async () => (await replies(world, phone)).length === 1);
    const [asked] = world.receiver.at("/there");
    expect(asked).toMatchObject({ method: "POST", target: "/there?x=1", form: { Body: "Hello" } });
    expect(asked !== undefined && isGenuine(world, asked)).toBe(true);
  });

  it("is the service's when its number is in one, and is told which service", async () => {
    const world = inWorld();
    const [phone, other] = [newPhone(), newPhone()];
    await configure(world, { SmsUrl: world.receiver.script("/of-number", {}) });
    const InboundRequestUrl = world.receiver.script("/of-service", twiml("<Message>from the service</Message>"));
    const made = await world.api("/v1/Services", { form: { FriendlyName: "shop", InboundRequestUrl } });
    const { sid: service } = made.json as { readonly sid: string };
    const { json } = await world.api(`/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(sender)}`);
    const [number] = (json as { readonly incoming_phone_numbers: readonly { readonly sid: string }[] })
      .incoming_phone_numbers;
    const added = await world.api(`/v1/Services/${service}/PhoneNumbers`, {
      form: { PhoneNumberSid: number?.sid ?? "" },
    });
    expect(added.status, added.text).toBe(201);
    await world.text(phone, "Hello");
    await world.until("the reply", async () => (await replies(world, phone)).length === 1);
    expect(world.receiver.at("/of-service")[0]?.form).toMatchObject({ MessagingServiceSid: service, Body: "Hello" });
    const { json: sent } = await world.api(`/Messages.json?To=${encodeURIComponent(phone)}`);
    expect((sent as { readonly messages: readonly unknown[] }).messages).toMatchObject([
      { messaging_service_sid: service, direction: "outbound-reply" },
    ]);
    await world.api(`/v1/Services/${service}`, { form: { UseInboundWebhookOnNumber: "true" } });
    await world.text(other, "Hello");
    await world.until("the number's webhook", () => world.receiver.at("/of-number").length === 1);
    expect((await world.api(`/v1/Services/${service}`, { method: "DELETE" })).status).toBe(204);
  });

  it("is the application's when its number names one", async () => {
    const world = inWorld();
    const phone = newPhone();
    const SmsUrl = world.receiver.script("/of-application", twiml("<Message>from the application</Message>"));
    const made = await world.api("/Applications.json", { form: { FriendlyName: "shop", SmsUrl } });
    const { sid } = made.json as { readonly sid: string };
    await configure(world, { SmsUrl: world.receiver.script("/unasked", {}), SmsApplicationSid: sid });
    await world.text(phone, "Hello");
    await world.until("the reply", async () => (await replies(world, phone)).length === 1);
    expect(world.receiver.at("/unasked")).toEqual([]);
    await configure(world, { SmsApplicationSid: "" });
  });
});

describeInOneWorld("two machines that answer each other", (inWorld) => {
  it("are stopped after thirty replies in half a minute, with 14107, and may talk again afterwards", async () => {
    const world = inWorld();
    const phone = newPhone();
    const ten = Array.from({ length: 10 }, (_, index) => `<Message>${index}</Message>`).join("");
    await configure(world, { SmsUrl: world.receiver.script("/ten", twiml(ten)) });
    for (const body of ["a", "b", "c", "d"]) {
      const before = world.receiver.at("/ten").length;
      await world.text(phone, body);
      await world.until("the webhook", () => world.receiver.at("/ten").length === before + 1);
    }
    const refused = await world.until("the alert", async () => {
      for (const { sid } of await from(world, phone)) {
        if ((await alertCodes(world, sid)).includes("14107")) return sid;
      }
      return null;
    });
    expect(refused).toMatch(/^SM/u);
    await world.until("thirty replies", async () => (await replies(world, phone)).length === 30);
    await world.advance(31_000);
    await world.text(phone, "e");
    await world.until("ten more", async () => (await replies(world, phone)).length === 40);
  });

  it("are not heard any more when the same text comes again and again, which is 30039", async () => {
    const world = inWorld();
    const phone = newPhone();
    await configure(world, { SmsUrl: world.receiver.script("/parrot", {}) });
    for (let said = 1; said <= 15; said += 1) {
      await world.text(phone, "Automatic reply");
      await world.until("the webhook", () => world.receiver.at("/parrot").length === said);
      // The count is written with the record of the webhook.
      await world.until("its record", async () => {
        const { sid } = (await from(world, phone))[0] ?? {};
        const { json } = await world.api(`/Messages/${sid}/Webhooks.json`);
        return (json as { readonly webhooks: readonly unknown[] }).webhooks.length === 1;
      });
    }
    await world.text(phone, "Automatic reply");
    const sid = await world.until("the text", async () => {
      const texts = await from(world, phone);
      return texts.length === 16 && (texts[0]?.sid ?? null);
    });
    await world.until("the alert", async () => (await alertCodes(world, sid)).includes("30039"));
    expect(world.receiver.at("/parrot")).toHaveLength(15);
    await world.text(phone, "a person");
    await world.until("another text to be heard", () => world.receiver.at("/parrot").length === 16);
  });
});
