// A phone writes to a number: the customer is asked, and what they answer is sent back.
import { inboundMessage } from "@pennywire/contract";
import { expect, it } from "vitest";
import twilio from "twilio";
import { configure, from, newPhone, replies, twiml, webhooksOf } from "../conversation.ts";
import { describeEachEngine, describeInOneWorld, secondSender, sender, type WireMessage } from "../world.ts";

describeInOneWorld("a text from a phone", (inWorld) => {
  it("is stored, charged, and told of in a signed POST", async () => {
    const world = inWorld();
    const phone = newPhone();
    await configure(world, { SmsUrl: world.receiver.script("/sms", {}) });
    const before = Number(await world.balance());
    await world.text(phone, "Grüße & 5 + 5 = 10?");
    const asked = await world.until("the webhook", () => world.receiver.at("/sms")[0] ?? null);
    const [stored] = await from(world, phone);
    expect(stored).toMatchObject({
      status: "received",
      direction: "inbound",
      body: "Grüße & 5 + 5 = 10?",
      price: "-0.00830",
      to: sender,
    });
    expect(asked).toMatchObject({
      method: "POST",
      form: {
        MessageSid: stored?.sid,
        SmsSid: stored?.sid,
        SmsMessageSid: stored?.sid,
        AccountSid: world.owner.sid,
        From: phone,
        To: sender,
        Body: "Grüße & 5 + 5 = 10?",
        NumMedia: "0",
        NumSegments: "1",
        SmsStatus: "received",
        ApiVersion: "2010-04-01",
        FromCity: expect.any(String),
        FromCountry: "US",
        FromState: expect.any(String),
        FromZip: expect.any(String),
        ToCity: expect.any(String),
        ToCountry: "US",
        ToState: expect.any(String),
        ToZip: expect.any(String),
      },
    });
    expect(inboundMessage.parse(asked.form)).toEqual(asked.form);
    const signature = asked.headers["x-twilio-signature"] ?? "";
    expect(twilio.validateRequest(world.owner.password, signature, asked.url, { ...asked.form })).toBe(true);
    expect(before - Number(await world.balance())).toBeCloseTo(0.0083, 6);
    expect(await webhooksOf(world, phone, 1)).toMatchObject([
      { purpose: "inbound", response_status: 204, error_code: null },
    ]);
    expect(await replies(world, phone)).toEqual([]);
  });

  it("is told of by GET where the number says so, with everything in the signed address", async () => {
    const world = inWorld();
    const phone = newPhone();
    const url = world.receiver.script("/get", { type: "text/plain", body: "got it" });
    await configure(world, { SmsUrl: `${url}?shop=7`, SmsMethod: "GET" });
    await world.text(phone, "Hello & goodbye");
    const asked = await world.until("the webhook", () => world.receiver.at("/get")[0] ?? null);
    expect(asked).toMatchObject({
      method: "GET",
      form: {},
      query: { shop: "7", Body: "Hello & goodbye", From: phone },
    });
    expect(twilio.validateRequest(world.owner.password, asked.headers["x-twilio-signature"] ?? "", asked.url, {})).toBe(
      true,
    );
    await world.until("the reply", async () => (await replies(world, phone)).length === 1);
  });

  it("with media becomes an MM message, and its webhook names them", async () => {
    const world = inWorld();
    const phone = newPhone();
    await configure(world, { SmsUrl: world.receiver.script("/media", {}) });
    const cat = world.receiver.script("/cat.jpg", { type: "image/jpeg", body: "cat" });
    const dog = world.receiver.script("/dog.png", { type: "image/png", body: "dog" });
    await world.text(phone, "", { MediaUrl: [cat, dog] });
    const { form } = await world.until("the webhook", () => world.receiver.at("/media")[0] ?? null);
    const media = new RegExp(
      `^${world.url()}/2010-04-01/Accounts/AC\\w+/Messages/${form["MessageSid"]}/Media/ME\\w{32}$`,
      "u",
    );
    expect(form).toMatchObject({
      NumMedia: "2",
      MediaUrl0: expect.stringMatching(media),
      MediaContentType0: "image/jpeg",
      MediaUrl1: expect.stringMatching(media),
      MediaContentType1: "image/png",
      Body: "",
    });
    expect((await from(world, phone))[0]).toMatchObject({
      sid: expect.stringMatching(/^MM/u),
      num_media: "2",
      price: "-0.01650",
    });
  });
});

describeInOneWorld("the answer to a webhook", (inWorld) => {
  it("may come from another number of the account, and reach the phone in the order of the document", async () => {
    const world = inWorld();
    const phone = newPhone();
    const bodies = ["one", "two", "three", "four"];
    const verbs = bodies.map((body) => `<Message from="${secondSender}">${body}</Message>`).join("");
    await configure(world, { SmsUrl: world.receiver.script("/sms", twiml(verbs)) });
    await world.text(phone, "Count");
    const got = await world.until("four replies", async () => {
      const arrived = await replies(world, phone);
      return arrived.length === bodies.length && arrived;
    });
    expect(got.map(({ body }) => body)).toEqual(bodies);
    expect(new Set(got.map((entry) => entry.from))).toEqual(new Set([secondSender]));
  });

  it("in TwiML is carried out: each Message is priced, sent, told of and lies on the phone", async () => {
    const world = inWorld();
    const phone = newPhone();
    world.receiver.script("/told", {});
    const verbs = `<Message>Thanks &amp; bye</Message><Message statusCallback="/told"><Body>A cat</Body><Media>/cat-reply.jpg</Media></Message>`;
    world.receiver.script("/cat-reply.jpg", { type: "image/jpeg", body: "cat" });
    await configure(world, { SmsUrl: world.receiver.script("/twiml", twiml(verbs)) });
    await world.text(phone, "Hello");
    await world.until("both replies", async () => (await replies(world, phone)).length === 2);
    const { json } = await world.api(`/Messages.json?To=${encodeURIComponent(phone)}`);
    const sent = (json as { readonly messages: readonly WireMessage[] }).messages.toReversed();
    expect(sent).toMatchObject([
      { direction: "outbound-reply", from: sender, body: "Thanks & bye", price: "-0.00830" },
      { direction: "outbound-reply", from: sender, body: "A cat", num_media: "1", price: "-0.02200" },
    ]);
    const told = await world.until(
      "the callbacks",
      () => world.receiver.at("/told").length === 2 && world.receiver.at("/told"),
    );
    expect(told.map(({ form }) => [form["MessageSid"], form["MessageStatus"]])).toEqual([
      [sent[1]?.sid, "sent"],
      [sent[1]?.sid, "delivered"],
    ]);
  });

  it("in plain text is sent back, and nothing is when it is empty", async () => {
    const world = inWorld();
    const [talker, quiet, silent] = [newPhone(), newPhone(), newPhone()];
    world.receiver.script("/plain", ({ form }) =>
      form["From"] === talker
        ? { type: "text/plain", body: "You said Hello" }
        : form["From"] === quiet
          ? twiml("")
          : { body: "" },
    );
    await configure(world, { SmsUrl: `${world.receiver.url}/plain` });
    for (const phone of [quiet, silent, talker]) await world.text(phone, "Hello");
    await world.until("the reply", async () => (await replies(world, talker)).length === 1);
    expect(await replies(world, talker)).toMatchObject([{ body: "You said Hello", from: sender }]);
    for (const phone of [quiet, silent]) {
      expect(await webhooksOf(world, phone, 1)).toMatchObject([{ error_code: null }]);
      expect(await replies(world, phone)).toEqual([]);
    }
  });

  it("may redirect, by a relative address and by GET, after messages and never before later ones", async () => {
    const world = inWorld();
    const phone = newPhone();
    const verbs = `<Message>one</Message><Redirect method="GET">next?n=2</Redirect><Message>never</Message>`;
    await configure(world, { SmsUrl: world.receiver.script("/flow/first", twiml(verbs)) });
    world.receiver.script("/flow/next", twiml("<Message>two</Message>"));
    await world.text(phone, "Hello");
    await world.until("both replies", async () => (await replies(world, phone)).length === 2);
    expect((await replies(world, phone)).map(({ body }) => body).toSorted()).toEqual(["one", "two"]);
    expect(world.receiver.at("/flow/next")).toMatchObject([{ method: "GET", query: { n: "2", Body: "Hello" } }]);
    expect(await webhooksOf(world, phone, 2)).toMatchObject([
      { purpose: "inbound" },
      { purpose: "redirect", request_method: "GET" },
    ]);
  });

  it("that redirects in a circle ends after fifty documents, with 14106 on the record", async () => {
    const world = inWorld();
    const phone = newPhone();
    const fallback = world.receiver.script("/circle-fallback", {});
    const url = world.receiver.script("/circle", twiml("<Redirect>/circle</Redirect>"));
    await configure(world, { SmsUrl: url, SmsFallbackUrl: fallback });
    await world.text(phone, "Hello");
    const records = await webhooksOf(world, phone, 50);
    expect(records.at(-1)).toMatchObject({ purpose: "redirect", error_code: 14106 });
    expect(world.receiver.at("/circle")).toHaveLength(50);
    expect(world.receiver.at("/circle-fallback")).toEqual([]);
  });

  it("sends the first ten replies of a document with more, with 14109 on the record", async () => {
    const world = inWorld();
    const phone = newPhone();
    const verbs = Array.from({ length: 12 }, (_, index) => `<Message>${index}</Message>`).join("");
    await configure(world, { SmsUrl: world.receiver.script("/many", twiml(verbs)) });
    await world.text(phone, "Hello");
    await world.until("ten replies", async () => (await replies(world, phone)).length === 10);
    expect(await webhooksOf(world, phone, 1)).toMatchObject([{ error_code: 14109 }]);
  });

  it("a reply that cannot be sent is on the record with its code, and the others go out", async () => {
    const world = inWorld();
    const phone = newPhone();
    const verbs = `<Message to="12">no</Message><Message>yes</Message>`;
    await configure(world, { SmsUrl: world.receiver.script("/half", twiml(verbs)) });
    await world.text(phone, "Hello");
    await world.until("the reply", async () => (await replies(world, phone)).length === 1);
    expect(await replies(world, phone)).toMatchObject([{ body: "yes" }]);
    expect(await webhooksOf(world, phone, 1)).toMatchObject([{ error_code: 14101 }]);
  });
});

describeInOneWorld("a webhook that fails", (inWorld) => {
  it.each([
    ["answers 500", { status: 500, type: "text/html", body: "<h1>Oops</h1>" }, 11200],
    ["answers with broken XML", { type: "text/xml", body: "<Response><Message>" }, 12100],
    ["answers with another document", { type: "application/xml", body: "<html/>" }, 12102],
    ["answers with JSON", { type: "application/json", body: "{}" }, 12300],
    ["answers with too much", { type: "text/xml", body: " ".repeat(70_000) }, 11750],
  ])("because it %s leaves a record, and the fallback is told why", async (_why, said, code) => {
    const world = inWorld();
    const phone = newPhone();
    const url = world.receiver.script(`/fails-${code}`, said);
    const fallback = world.receiver.script(`/fallback-${code}`, twiml("<Message>Sorry</Message>"));
    await configure(world, { SmsUrl: url, SmsFallbackUrl: fallback });
    await world.text(phone, "Hello");
    await world.until("the reply", async () => (await replies(world, phone)).length === 1);
    const [asked] = world.receiver.at(`/fallback-${code}`);
    expect(asked?.form).toMatchObject({ ErrorCode: String(code), ErrorUrl: url, Body: "Hello", From: phone });
    expect(await webhooksOf(world, phone, 2)).toMatchObject([
      { purpose: "inbound", request_url: url, error_code: code, request_parameters: { Body: "Hello" } },
      { purpose: "fallback", request_url: fallback, error_code: null, response_status: 200 },
    ]);
  });

  it("has its fallback asked even when it failed at the end of a long chain of redirects", async () => {
    const world = inWorld();
    const phone = newPhone();
    world.receiver.script("/chain", (_request, nth) =>
      nth < 10 ? twiml("<Redirect>/chain</Redirect>") : { status: 500 },
    );
    const fallback = world.receiver.script("/chain-fallback", twiml("<Message>Sorry</Message>"));
    await configure(world, { SmsUrl: `${world.receiver.url}/chain`, SmsFallbackUrl: fallback });
    await world.text(phone, "Hello");
    await world.until("the reply", async () => (await replies(world, phone)).length === 1);
    expect(await webhooksOf(world, phone, 11)).toHaveLength(11);
  });

  it("without a fallback leaves its record, and the text is there all the same", async () => {
    const world = inWorld();
    const phone = newPhone();
    await configure(world, { SmsUrl: "http://127.0.0.1:1/closed" });
    await world.text(phone, "Hello");
    expect(await webhooksOf(world, phone, 1)).toMatchObject([
      { error_code: 11202, response_status: null, response_body: "" },
    ]);
    expect(await from(world, phone)).toMatchObject([{ status: "received", body: "Hello" }]);
  });
});

describeEachEngine("with an empty balance", (open) => {
  it("a text is received free of charge, and replies that cannot be paid are not sent", async () => {
    const world = await open({ credit: 8_300 });
    const phone = newPhone();
    await configure(world, { SmsUrl: world.receiver.script("/poor", twiml("<Message>Thanks</Message>")) });
    const { sid } = await world.send();
    await world.arrived(sid, "delivered");
    expect(await world.balance()).toBe("0.00000");
    await world.text(phone, "Hello");
    expect(await webhooksOf(world, phone, 1)).toMatchObject([{ error_code: 20402 }]);
    expect(await from(world, phone)).toMatchObject([{ status: "received", price: null }]);
    expect(await replies(world, phone)).toEqual([]);
    await world.verify();
  });
});
