// A phone texts STOP: from then on it gets nothing, until it texts START, whoever asks and by whatever way.
import { expect, it } from "vitest";
import { aNumber } from "../builders.ts";
import {
  describeEachEngine,
  describeInOneWorld,
  expectRefusal,
  sender,
  secondSender,
  type WireMessage,
  type World,
} from "../world.ts";

let phones = 0;
/** A phone that nobody has used yet. */
const newPhone = (country = "+1555867"): string => {
  phones += 1;
  return `${country}${String(2_000 + phones)}`;
};

const post = async (world: World, to: string, from = sender) =>
  world.api("/Messages.json", { form: { To: to, From: from, Body: "Hello" } });

/** What a phone has got, oldest first. */
const got = async (world: World, phone: string) =>
  (await world.handset(phone)).filter(({ direction }) => direction === "received").toReversed();

/** Texts, and waits for as many texts as the phone should have then. */
const texted = async (world: World, phone: string, body: string, answers: number, more = {}) => {
  await world.text(phone, body, more);
  return world.until(`${answers} answers to ${body}`, async () => {
    const all = await got(world, phone);
    return all.length === answers && all;
  });
};

const messagesTo = async (world: World, phone: string): Promise<readonly WireMessage[]> => {
  const { json } = await world.api(`/Messages.json?To=${encodeURIComponent(phone)}`);
  return (json as { readonly messages: readonly WireMessage[] }).messages;
};

const messagesFrom = async (world: World, phone: string): Promise<readonly WireMessage[]> => {
  const { json } = await world.api(`/Messages.json?From=${encodeURIComponent(phone)}`);
  return (json as { readonly messages: readonly WireMessage[] }).messages;
};

const listed = async (world: World, phone: string) => {
  const { json } = await world.api(`/v1/OptOuts?PhoneNumber=${encodeURIComponent(phone)}`);
  return (json as { readonly opt_outs: readonly { readonly scope: string; readonly source: string }[] }).opt_outs;
};

const configure = async (world: World, smsUrl: string): Promise<void> => {
  const { json } = await world.api(`/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(sender)}`);
  const [number] = (json as { readonly incoming_phone_numbers: readonly { readonly sid: string }[] })
    .incoming_phone_numbers;
  const answer = await world.api(`/IncomingPhoneNumbers/${number?.sid}.json`, { form: { SmsUrl: smsUrl } });
  expect(answer.status, answer.text).toBe(200);
};

describeInOneWorld("STOP", (inWorld) => {
  it("is answered once and free of charge, is charged itself, and ends what this sender may send", async () => {
    const world = inWorld();
    const phone = newPhone();
    const before = Number(await world.balance());
    const [reply] = await texted(world, phone, "Stop.", 1);
    expect(reply?.body).toContain("START");
    const [stored] = await messagesTo(world, phone);
    expect(stored).toMatchObject({ direction: "outbound-reply", from: sender, body: reply?.body, error_code: null });
    expect(Number(stored?.price)).toBe(0);
    const [inbound] = await messagesFrom(world, phone);
    expect(inbound).toMatchObject({ direction: "inbound", status: "received", body: "Stop.", price: "-0.00830" });
    expect(before - Number(await world.balance())).toBeCloseTo(0.0083, 6);

    expectRefusal(await post(world, phone), 400, 21610, "To");
    expect(await listed(world, phone)).toMatchObject([
      { scope: sender, source: "keyword", message_sid: inbound?.sid, phone_number: phone },
    ]);
    // Another sender is another matter.
    expect((await post(world, phone, secondSender)).status).toBe(201);
  });

  it("START undoes it, YES does for who has left, and HELP changes nothing", async () => {
    const world = inWorld();
    const phone = newPhone();
    await texted(world, phone, "STOP", 1);
    await texted(world, phone, "START", 2);
    expect(await listed(world, phone)).toEqual([]);
    expect((await post(world, phone)).status).toBe(201);

    const other = newPhone();
    await texted(world, other, "QUIT", 1);
    await texted(world, other, "HELP", 2);
    expectRefusal(await post(world, other), 400, 21610, "To");
    await texted(world, other, "yes", 3);
    expect((await post(world, other)).status).toBe(201);
  });

  it("STOP PLEASE is a text like any other", async () => {
    const world = inWorld();
    const phone = newPhone();
    await world.text(phone, "STOP PLEASE");
    await world.until("the text", async () => (await messagesFrom(world, phone)).length === 1);
    expect(await listed(world, phone)).toEqual([]);
    expect((await post(world, phone)).status).toBe(201);
  });

  it("is forwarded to the webhook, whose own reply is refused, and the record says why", async () => {
    const world = inWorld();
    const phone = newPhone();
    const url = world.receiver.script("/stop", { type: "text/plain", body: "But why?" });
    await configure(world, url);
    await texted(world, phone, "STOP", 1);
    const asked = await world.until("the webhook", () => world.receiver.at("/stop")[0] ?? null);
    expect(asked.form).toMatchObject({ From: phone, Body: "STOP" });
    // Only services with words of their own are told what a keyword was.
    expect(asked.form["OptOutType"]).toBeUndefined();
    const sid = asked.form["MessageSid"];
    const [record] = await world.until("its record", async () => {
      const { json } = await world.api(`/Messages/${sid}/Webhooks.json`);
      const { webhooks } = json as { readonly webhooks: readonly { readonly error_code: number | null }[] };
      return webhooks.length === 1 && webhooks;
    });
    expect(record?.error_code).toBe(21610);
    expect((await got(world, phone)).map(({ body }) => body)).not.toContain("But why?");
    await configure(world, "");
  });

  it("is answered in the language of the phone's country", async () => {
    const world = inWorld();
    const phone = "+33612345678";
    const [reply] = await texted(world, phone, "Arrêt", 1);
    expect(reply?.body).toContain("Vous ne recevrez plus");
    expectRefusal(await post(world, phone), 400, 21610, "To");
  });

  it("is kept over a restart", async () => {
    const world = inWorld();
    const phone = newPhone();
    await texted(world, phone, "STOP", 1);
    await world.restart();
    expectRefusal(await post(world, phone), 400, 21610, "To");
  });
});

describeEachEngine("STOP to an account without money", (open) => {
  it("is received, answered and honoured all the same, and nothing is charged", async () => {
    const world = await open({ credit: 0 });
    const phone = newPhone();
    expect(await texted(world, phone, "STOP", 1)).toMatchObject([{ from: sender }]);
    expect(await messagesFrom(world, phone)).toMatchObject([{ body: "STOP", price: null }]);
    expect(await listed(world, phone)).toMatchObject([{ scope: sender }]);
    expect(Number(await world.balance())).toBe(0);
    await world.verify();
  });
});

describeInOneWorld("STOP to other senders", (inWorld) => {
  it("at a toll-free number is the network's, which knows no other word and does not help who has left", async () => {
    const world = inWorld();
    const { store } = world.app().deps;
    const number = aNumber({ phoneNumber: "+18885550123", type: "toll-free" });
    expect(await store.commit([{ kind: "rent number", number }])).toEqual({ kept: true });
    const phone = newPhone();
    const To = number.phoneNumber;
    for (const body of ["QUIT", "STOP", "HELP", "YES", "UNSTOP"]) {
      await world.text(phone, body, { To });
      await world.until("the text", async () => (await messagesFrom(world, phone))[0]?.body === body);
    }
    const answers = await world.until("both answers", async () => {
      const all = await got(world, phone);
      return all.length === 2 && all;
    });
    for (const { body } of answers) expect(body).toMatch(/^NETWORK MSG: /u);
    expect(await listed(world, phone)).toEqual([]);
    await texted(world, phone, "stop", 3, { To });
    expectRefusal(await post(world, phone, To), 400, 21610, "To");
  });

  it("at a short code is its owner's to answer, unless the short code is in a service", async () => {
    const world = inWorld();
    const granted = await world.api("/sim/v1/ShortCodes", { form: { ShortCode: "73667" } });
    expect(granted.status, granted.text).toBe(201);
    const phone = newPhone();
    await world.text(phone, "STOP", { To: "73667" });
    await world.until("the text", async () => (await messagesFrom(world, phone)).length === 1);
    expect(await listed(world, phone)).toEqual([]);
    const { sid: ShortCodeSid } = granted.json as { readonly sid: string };
    const { json } = await world.api("/v1/Services", { form: { FriendlyName: "Codes" } });
    const { sid: service } = json as { readonly sid: string };
    const added = await world.api(`/v1/Services/${service}/ShortCodes`, { form: { ShortCodeSid } });
    expect(added.status, added.text).toBe(201);
    await texted(world, phone, "STOP", 1, { To: "73667" });
    expect(await listed(world, phone)).toMatchObject([{ scope: service }]);
    expectRefusal(await post(world, phone, "73667"), 400, 21610, "To");
  });
});

describeInOneWorld("STOP in a messaging service", (inWorld) => {
  const openService = async (world: World): Promise<string> => {
    const { json: page } = await world.api("/v1/Services");
    const [before] = (page as { readonly services: readonly { readonly sid: string }[] }).services;
    if (before !== undefined) return before.sid;
    const made = await world.api("/v1/Services", { form: { FriendlyName: "Shop" } });
    expect(made.status, made.text).toBe(201);
    const { sid } = made.json as { readonly sid: string };
    const { json } = await world.api("/IncomingPhoneNumbers.json");
    const { incoming_phone_numbers: numbers } = json as {
      readonly incoming_phone_numbers: readonly { readonly sid: string }[];
    };
    for (const { sid: PhoneNumberSid } of numbers) {
      const added = await world.api(`/v1/Services/${sid}/PhoneNumbers`, { form: { PhoneNumberSid } });
      expect([200, 201], added.text).toContain(added.status);
    }
    return sid;
  };

  it("leaves every sender of it, and its own words are told to the webhook", async () => {
    const world = inWorld();
    const service = await openService(world);
    const phone = newPhone();
    const form = { StopKeywords: ["ENOUGH"], StopReply: "As you wish.", HelpReply: "Call us." };
    expect((await world.api(`/v1/OptOutSettings/${service}`, { form })).status).toBe(200);
    await world.api(`/v1/Services/${service}`, {
      form: { InboundRequestUrl: world.receiver.script("/service", {}), UseInboundWebhookOnNumber: "false" },
    });

    expect(await texted(world, phone, "enough!", 1)).toMatchObject([{ body: "As you wish.", from: sender }]);
    const asked = await world.until("the webhook", () => world.receiver.at("/service")[0] ?? null);
    expect(asked.form).toMatchObject({ OptOutType: "STOP", MessagingServiceSid: service });
    expect(await listed(world, phone)).toMatchObject([{ scope: service }]);
    for (const from of [sender, secondSender]) {
      expectRefusal(await post(world, phone, from), 400, 21610, "To");
    }
    const through = { To: phone, MessagingServiceSid: service, Body: "Hello" };
    const { sid } = (await world.api("/Messages.json", { form: through })).json as WireMessage;
    expect(await world.arrived(sid, "failed")).toMatchObject({ error_code: 21610, price: null });
    await texted(world, phone, "HELP", 2);
    await texted(world, phone, "start", 3, { To: secondSender });
    expect((await post(world, phone, secondSender)).status).toBe(201);
  });

  it("is looked at when a scheduled message is due, and not before", async () => {
    const world = inWorld();
    const service = await openService(world);
    const phone = newPhone();
    const { json } = await world.api("/sim/v1/Network");
    const { clock } = json as { readonly clock: { readonly now: string } };
    const SendAt = new Date(Date.parse(clock.now) + 600_000).toISOString();
    const form = { To: phone, MessagingServiceSid: service, Body: "Later", ScheduleType: "fixed", SendAt };
    const answer = await world.api("/Messages.json", { form });
    expect(answer.json, answer.text).toMatchObject({ status: "scheduled" });
    const { sid } = answer.json as { readonly sid: string };
    await texted(world, phone, "STOP", 1);
    expect((await world.message(sid)).status).toBe("scheduled");
    await world.advance(601_000);
    expect(await world.arrived(sid, "failed")).toMatchObject({ error_code: 21610, price: null });
  });
});
