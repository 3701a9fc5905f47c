// Messages that name other objects of the account: a content template, an application, a short code; and recipients who
// may not be written to.
import { routes } from "@pennywire/contract";
import { describe, expect, it } from "vitest";
import { newApplicationSettings } from "../../src/domain/applications/application.ts";
import { newShortCodeSettings } from "../../src/domain/numbers/short-code.ts";
import type { Write } from "../../src/store/writes.ts";
import {
  describeInOneWorld,
  expectContract,
  expectRefusal,
  oneWorld,
  phone,
  sender,
  type Answer,
  type WireMessage,
} from "../world.ts";

const inWorld = oneWorld();
type Form = Readonly<Record<string, string | readonly string[]>>;
const post = async (form: Form): Promise<Answer> =>
  inWorld().api("/Messages.json", { form: { To: phone, From: sender, ...form } });
const commit = async (...writes: readonly Write[]): Promise<void> => {
  expect(await inWorld().app().deps.store.commit(writes)).toEqual({ kept: true });
};

describe("ContentSid", () => {
  const template = async (types: object, variables = {}): Promise<string> => {
    const json = { friendly_name: "hello", language: "en", variables, types };
    const answer = await inWorld().api("/v1/Content", { method: "POST", json });
    expect(answer.status, answer.text).toBe(201);
    return (answer.json as { readonly sid: string }).sid;
  };

  it("sends what the template says, its gaps filled, in the place of Body", async () => {
    const ContentSid = await template({ "twilio/text": { body: "Hi {{1}}, order {{2}} has left" } }, { 2: "0" });
    const filled = await post({ ContentSid, ContentVariables: '{"1":"Ann","2":"77"}', Body: "not this" });
    expect(expectContract(routes.createMessage, filled)).toMatchObject({ body: "Hi Ann, order 77 has left" });
    expect((await post({ ContentSid, ContentVariables: '{"1":"Ann"}' })).json).toMatchObject({
      body: "Hi Ann, order 0 has left",
    });
    const { sid } = filled.json as WireMessage;
    expect((await inWorld().app().deps.store.read.messages.find(1, sid))?.options).toEqual({ contentSid: ContentSid });
  });

  it("sends the template's media", async () => {
    const media = ["https://example.com/{{1}}.jpg"];
    const ContentSid = await template({ "twilio/media": { body: "Look", media } }, { 1: "cat" });
    const sent = expectContract(routes.createMessage, await post({ ContentSid }));
    expect(sent).toMatchObject({ num_media: "1", body: "Look", sid: expect.stringMatching(/^MM/u) });
  });

  it("is refused with the code of what is wrong", async () => {
    const ContentSid = await template({ "twilio/text": { body: "Hi {{1}}" } }, { 1: "you" });
    const stranger = await inWorld().openTenant();
    expectRefusal(await post({ ContentSid: `HX${"0".repeat(32)}` }), 400, 21655, "ContentSid");
    expectRefusal(await post({ Body: "Hi", ContentVariables: "{}" }), 400, 21654, "ContentVariables");
    for (const ContentVariables of ["nonsense", "[1]", '{"1":{}}']) {
      expectRefusal(await post({ ContentSid, ContentVariables }), 400, 21656, "ContentVariables");
    }
    const long = JSON.stringify({ 1: "x".repeat(1_600) });
    expectRefusal(await post({ ContentSid, ContentVariables: long }), 400, 21617, "Body");
    const form = { To: phone, From: stranger.phoneNumber, ContentSid };
    expectRefusal(await inWorld().api("/Messages.json", { as: stranger, form }), 400, 21655, "ContentSid");
  });
});

describe("ApplicationSid", () => {
  const open = async (messageStatusCallback: string): Promise<string> => {
    const { newSid, clock } = inWorld().app().deps;
    const sid = newSid("AP");
    const settings = { ...newApplicationSettings, friendlyName: "shop", messageStatusCallback };
    const now = clock.now();
    await commit({
      kind: "open application",
      application: { sid, accountId: 1, settings, createdAt: now, updatedAt: now },
    });
    return sid;
  };

  it("tells at the application's callback, unless the message has its own", async () => {
    const world = inWorld();
    const ApplicationSid = await open(world.receiver.script("/app", { status: 200 }));
    const own = world.receiver.script("/mine", { status: 200 });
    await post({ Body: "Hello", ApplicationSid });
    await world.until("two callbacks", () => world.receiver.at("/app").length === 2);
    await post({ Body: "Hello", ApplicationSid, StatusCallback: own });
    await world.until("two more", () => world.receiver.at("/mine").length === 2);
    expect(world.receiver.at("/app")).toHaveLength(2);
  });

  it("is refused when it is not the account's", async () => {
    expectRefusal(await post({ Body: "Hello", ApplicationSid: `AP${"0".repeat(32)}` }), 400, 21420, "ApplicationSid");
    const ApplicationSid = await open("");
    const stranger = await inWorld().openTenant();
    const form = { To: phone, From: stranger.phoneNumber, Body: "Hello", ApplicationSid };
    expectRefusal(await inWorld().api("/Messages.json", { as: stranger, form }), 400, 21420, "ApplicationSid");
  });
});

describe("a short code in From", () => {
  it("sends within its country only, and text only", async () => {
    const world = inWorld();
    const { newSid, clock } = world.app().deps;
    const now = clock.now();
    const shortCode = {
      sid: newSid("SC"),
      accountId: 1,
      shortCode: "73667",
      country: "US",
      settings: newShortCodeSettings("73667"),
      createdAt: now,
      updatedAt: now,
    };
    await commit({ kind: "grant short code", shortCode });
    const sent = expectContract(routes.createMessage, await post({ From: "73667", Body: "Hello" })) as WireMessage;
    expect(sent).toMatchObject({ from: "73667", status: "queued" });
    await world.arrived(sent.sid, "delivered");
    expectRefusal(await post({ From: "73667", To: "+447400123456", Body: "Hello" }), 400, 21612, "To");
    expectRefusal(await post({ From: "73667", MediaUrl: "https://example.com/a.jpg" }), 400, 21621, "From");
    expectRefusal(await post({ From: "73668", Body: "Hello" }), 400, 21606, "From");
    const stranger = await world.openTenant();
    const form = { To: phone, From: "73667", Body: "Hello" };
    expectRefusal(await world.api("/Messages.json", { as: stranger, form }), 400, 21606, "From");
  });
});

describeInOneWorld("a recipient who may not be written to", (world) => {
  it("is refused who has opted out of this sender, until they come back", async () => {
    const to = "+15558675351";
    const { store, newSid, clock } = world().app().deps;
    const optOut = { accountId: 1, scope: sender, phone: to, source: "api", messageSid: null } as const;
    await store.commit([{ kind: "keep opt-out", optOut: { ...optOut, sid: newSid("OP"), createdAt: clock.now() } }]);
    const send = async (From: string): Promise<Answer> =>
      world().api("/Messages.json", { form: { To: to, From, Body: "Hello" } });
    expectRefusal(await send(sender), 400, 21610, "To");
    expect((await send("+14155550100")).status).toBe(201);
    await store.commit([{ kind: "lift opt-out", accountId: 1, scope: sender, phone: to }]);
    expect((await send(sender)).status).toBe(201);
  });

  it("is refused in a country that the account has closed, until it is open again", async () => {
    const { store, clock } = world().app().deps;
    const send = async (): Promise<Answer> =>
      world().api("/Messages.json", { form: { To: "+33612345678", From: sender, Body: "Bonjour" } });
    await store.commit([{ kind: "close country", accountId: 1, country: "FR", at: clock.now() }]);
    expectRefusal(await send(), 400, 21408, "To");
    await store.commit([{ kind: "reopen country", accountId: 1, country: "FR" }]);
    expect((await send()).status).toBe(201);
  });
});
