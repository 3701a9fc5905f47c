// What can be said of a message besides who, what and when: what each option does, and that it is kept.
import { routes } from "@pennywire/contract";
import { describe, expect, it } from "vitest";
import { openService } from "../messaging-service.ts";
import {
  expectContract,
  expectRefusal,
  oneWorld,
  phone,
  secondSender,
  sender,
  type Answer,
  type WireMessage,
} from "../world.ts";

const inWorld = oneWorld();
const post = async (form: Readonly<Record<string, string | readonly string[]>>): Promise<Answer> =>
  inWorld().api("/Messages.json", { form: { To: phone, From: sender, Body: "Hello", ...form } });
const stored = async (sid: string) => inWorld().app().deps.store.read.messages.find(1, sid);

describe("options", () => {
  it("are all kept with the message, and only those that were given", async () => {
    const service = await openService(inWorld());
    const { sid } = await inWorld().send({
      ContentRetention: "retain",
      AddressRetention: "retain",
      SmartEncoded: "True",
      ShortenUrls: "true",
      SendAsMms: "false",
      ProvideFeedback: "true",
      ForceDelivery: "true",
      Attempt: "2",
      MaxPrice: "0.10",
      TrafficType: "free",
      RiskCheck: "disable",
      MessageIntent: "otp",
      PersistentAction: ["geo:37.78,-122.40|Office", "mailto:shop@example.com"],
      Tags: '{"shop":"7","campaign":"spring"}',
    });
    expect((await stored(sid))?.options).toEqual({
      contentRetention: "retain",
      addressRetention: "retain",
      smartEncoded: true,
      shortenUrls: true,
      sendAsMms: false,
      provideFeedback: true,
      forceDelivery: true,
      attempt: 2,
      trafficType: "free",
      riskCheck: "disable",
      messageIntent: "otp",
      persistentAction: ["geo:37.78,-122.40|Office", "mailto:shop@example.com"],
      tags: { shop: "7", campaign: "spring" },
    });
    const plain = await inWorld().send();
    expect((await stored(plain.sid))?.options).toBeNull();
    const fallback = await inWorld().api("/Messages.json", {
      form: { To: phone, MessagingServiceSid: service, Body: "Hello", FallbackFrom: secondSender },
    });
    expect((await stored((fallback.json as WireMessage).sid))?.options).toEqual({ fallbackFrom: secondSender });
  });

  it("FallbackFrom needs a service, and no From beside it", async () => {
    const service = await openService(inWorld());
    expectRefusal(await post({ MessagingServiceSid: service, FallbackFrom: secondSender }), 400, 21664, "FallbackFrom");
  });
});

describe("ContentRetention=discard", () => {
  it("empties the text right after the hand-over, and the phone has it", async () => {
    const world = inWorld();
    const to = "+15558675361";
    const { sid, body } = await world.send({ To: to, Body: "A secret", ContentRetention: "discard" });
    expect(body).toBe("A secret");
    expect(await world.arrived(sid, "delivered")).toMatchObject({ body: "" });
    await world.until("the text on the phone", async () => (await world.handset(to))[0]?.body === "A secret");
    expect((await stored(sid))?.body).toBe("");
  });

  it("empties the text of a message that failed, and the answer that its key remembers", async () => {
    const world = inWorld();
    const headers = { "Idempotency-Key": "discarded" };
    const form = { To: "+15005554007", From: sender, Body: "Another secret", ContentRetention: "discard" };
    const first = await world.api("/Messages.json", { form, headers });
    expect(await world.arrived((first.json as WireMessage).sid, "failed")).toMatchObject({ body: "" });
    expectRefusal(await world.api("/Messages.json", { form, headers }), 409, 20409);
    // SQLite's log of recent writes is emptied when the file is closed.
    await world.restart();
    expect(await world.stored()).not.toContain("Another secret");
  });

  it("is not done where the text is to be kept", async () => {
    const world = inWorld();
    const { sid } = await world.send({ Body: "Kept", ContentRetention: "retain" });
    expect(await world.arrived(sid, "delivered")).toMatchObject({ body: "Kept" });
  });
});

describe("AddressRetention=obfuscate", () => {
  it("hides the recipient's last digits once the sending is over, and the message is still found by the number", async () => {
    const world = inWorld();
    const to = "+15558675362";
    const { sid, to: shown } = await world.send({ To: to, AddressRetention: "obfuscate" });
    expect(shown).toBe(to);
    expect(await world.arrived(sid, "delivered")).toMatchObject({ to: "+1555867XXXX" });
    const { json } = await world.api(`/Messages.json?To=${encodeURIComponent(to)}`);
    expect(json).toMatchObject({ messages: [{ sid, to: "+1555867XXXX" }] });
  });
});

describe("SendAsMms", () => {
  it("makes a text a media message, with its SID and its price", async () => {
    const { sid, num_media, num_segments, price } = await inWorld().send({ SendAsMms: "true", Body: "x".repeat(300) });
    expect(sid).toMatch(/^MM[0-9a-f]{32}$/u);
    expect({ num_media, num_segments, price }).toEqual({ num_media: "0", num_segments: "1", price: "-0.02200" });
    await inWorld().arrived(sid, "delivered");
    await inWorld().verify();
  });

  it("is for the United States and Canada only", async () => {
    expectRefusal(await post({ SendAsMms: "true", To: "+447400123456" }), 400, 21408, "To");
    expectRefusal(await post({ SendAsMms: "true", From: "Pennywire" }), 400, 21621, "From");
  });
});

describe("a name in From", () => {
  it("is taken where the country takes names", async () => {
    const sent = expectContract(routes.createMessage, await post({ From: "Owl Courier", To: "+447400123456" }));
    expect(sent).toMatchObject({ from: "Owl Courier", status: "queued", messaging_service_sid: null });
    expectRefusal(await post({ From: "Owl Couriers" }), 400, 21212, "From");
  });
});

describe("the codes of 2024", () => {
  const cases: readonly (readonly [Readonly<Record<string, string>>, number, number, string])[] = [
    [{ To: "12345" }, 21211, 21265, "To"],
    [{ To: sender }, 21211, 21266, "To"],
    [{ To: "+19005550100" }, 21211, 21268, "To"],
    [{ From: "+15558675000" }, 21606, 21659, "From"],
  ];

  it("are told to those who ask for them only", async () => {
    const world = inWorld();
    const stranger = await world.openTenant();
    const all = [...cases, [{ From: stranger.phoneNumber }, 21606, 21660, "From"] as const];
    for (const [form, code, , field] of all) expectRefusal(await post(form), 400, code, field);
    const large = "/Messages.json?PageSize=5000";
    expect((await world.api(large)).json).toMatchObject({ page_size: 1_000 });
    const before = expectContract(routes.fetchMessagingSettings, await world.api("/v1/MessagingSettings"));
    expect(before).toEqual({
      account_sid: world.owner.sid,
      strict_2024: false,
      schedule_lead_seconds: 300,
      media_basic_auth: false,
      date_updated: null,
    });
    const set = await world.api("/v1/MessagingSettings", { form: { Strict2024: "true" } });
    expect(expectContract(routes.updateMessagingSettings, set)).toMatchObject({ strict_2024: true });
    for (const [form, , code, field] of all) expectRefusal(await post(form), 400, code, field);
    expectRefusal(await world.api(large), 400, 20007, "PageSize");
    await world.api("/v1/MessagingSettings", { form: { Strict2024: "false" } });
    for (const [form, code, , field] of all) expectRefusal(await post(form), 400, code, field);
  });

  it("are a setting of one account, with bounds", async () => {
    const world = inWorld();
    const tenant = await world.openTenant();
    await world.api("/v1/MessagingSettings", { as: tenant, form: { Strict2024: "true", ScheduleLeadSeconds: "600" } });
    const mine = await world.api("/v1/MessagingSettings", { as: tenant });
    expect(mine.json).toMatchObject({ account_sid: tenant.sid, strict_2024: true, schedule_lead_seconds: 600 });
    expect((await world.api("/v1/MessagingSettings")).json).toMatchObject({ strict_2024: false });
    for (const ScheduleLeadSeconds of ["299", "3601", "soon"]) {
      const answer = await world.api("/v1/MessagingSettings", { as: tenant, form: { ScheduleLeadSeconds } });
      expectRefusal(answer, 400, 20400, "ScheduleLeadSeconds");
    }
  });
});

describe("feedback", () => {
  const give = async (sid: string, form = {}): Promise<Answer> =>
    inWorld().api(`/Messages/${sid}/Feedback.json`, { method: "POST", form });

  it("is confirmed when nothing is said, and can be given again", async () => {
    const world = inWorld();
    const { sid } = await world.send({ ProvideFeedback: "true" });
    const date = expect.stringMatching(/\+0000$/u);
    expect(expectContract(routes.createFeedback, await give(sid))).toEqual({
      account_sid: world.owner.sid,
      message_sid: sid,
      outcome: "confirmed",
      date_created: date,
      date_updated: date,
      uri: `/2010-04-01/Accounts/${world.owner.sid}/Messages/${sid}/Feedback.json`,
    });
    expect((await give(sid, { Outcome: "unconfirmed" })).json).toMatchObject({ outcome: "unconfirmed" });
    expect(await world.app().deps.store.read.feedback.find(1, sid)).toMatchObject({ outcome: "unconfirmed" });
  });

  it("refuses another outcome, and a message that is not the account's, or that came in", async () => {
    const world = inWorld();
    const { sid } = await world.send();
    expectRefusal(await give(sid, { Outcome: "perhaps" }), 400, 20400, "Outcome");
    expectRefusal(await give(`SM${"0".repeat(32)}`), 404, 20404);
    const stranger = await world.openTenant();
    const foreign = await world.api(`/Messages/${sid}/Feedback.json`, { as: stranger, method: "POST", form: {} });
    expectRefusal(foreign, 404, 20404);
  });
});
