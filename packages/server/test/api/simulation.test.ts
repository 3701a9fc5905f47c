// The simulated network's own API: its phones, its manners, its clock.
import { routes } from "@pennywire/contract";
import { describe, expect, it } from "vitest";
import { expectContract, expectRefusal, oneWorld, phone, sender } from "../world.ts";

const inWorld = oneWorld();
const handset = `/sim/v1/Handsets/${encodeURIComponent(phone)}/Messages`;

describe("handset 200", () => {
  it("shows what it got and sent, newest first", async () => {
    const world = inWorld();
    const { sid } = await world.send({ Body: "How are you?" });
    await world.until("the text", async () => (await world.handset(phone)).length === 1);
    const sent = expectContract(
      routes.sendFromHandset,
      await world.api(handset, { form: { To: sender, Body: "Well" } }),
    );
    expect(sent).toMatchObject({ direction: "sent", from: phone, to: sender, body: "Well", media: [] });
    const { messages } = expectContract(routes.listHandsetMessages, await world.api(handset)) as {
      readonly messages: readonly unknown[];
    };
    expect(messages).toEqual([sent, expect.objectContaining({ sid, direction: "received", body: "How are you?" })]);
  });

  it("may be written with a plus sign, with %2B and without", async () => {
    for (const name of [phone, encodeURIComponent(phone), phone.slice(1)]) {
      expectContract(routes.listHandsetMessages, await inWorld().api(`/sim/v1/Handsets/${name}/Messages`));
    }
  });

  it("texts with JSON and media too", async () => {
    const json = { To: sender, MediaUrl: ["https://example.com/cat.jpg"] };
    expect(expectContract(routes.sendFromHandset, await inWorld().api(handset, { json }))).toMatchObject({
      sid: expect.stringMatching(/^MM/u),
      media: json.MediaUrl,
      body: "",
    });
  });
});

describe("handset 400", () => {
  it.each([
    [21604, "To", { Body: "Hi" }],
    [21606, "To", { To: "+15558675000", Body: "Hi" }],
    [21606, "To", { To: "nobody", Body: "Hi" }],
    [21602, "Body", { To: sender }],
    [21617, "Body", { To: sender, Body: "x".repeat(1_601) }],
    [21620, "MediaUrl", { To: sender, MediaUrl: "cat" }],
    [21623, "MediaUrl", { To: sender, MediaUrl: Array.from({ length: 11 }, () => "https://example.com/a.jpg") }],
  ])("%d names %s", async (code, field, form: Readonly<Record<string, string | readonly string[]>>) => {
    expectRefusal(await inWorld().api(handset, { form }), 400, code, field);
  });

  it("21211 is the answer to a phone that is none", async () => {
    for (const name of ["nobody", "12", "+"]) {
      expectRefusal(await inWorld().api(`/sim/v1/Handsets/${name}/Messages`), 400, 21211, "E164");
    }
  });
});

describe("network 200", () => {
  it("shows its manners and its clock, and changes what is given", async () => {
    const world = inWorld();
    const before = expectContract(routes.fetchNetwork, await world.api("/sim/v1/Network")) as {
      readonly profile: object;
    };
    const form = { FailurePercent: "2.5", AcceptDelayMs: "3" };
    const after = expectContract(routes.updateNetwork, await world.api("/sim/v1/Network", { form }));
    expect(after).toMatchObject({ profile: { ...before.profile, failureRate: 0.025, delayMs: { min: 3, max: 3 } } });
    expect((await world.api("/sim/v1/Network", { json: { FailurePercent: 0, AcceptDelayMs: 0 } })).json).toMatchObject({
      profile: { failureRate: 0 },
    });
  });

  it("moves the clock forward, and everything that is dated with it", async () => {
    const world = inWorld();
    const { date_created: before } = await world.send();
    await world.advance(3_600_000);
    const { date_created: after } = await world.send();
    const moved = Date.parse(after) - Date.parse(before);
    expect(moved).toBeGreaterThanOrEqual(3_600_000);
    expect(moved).toBeLessThan(3_610_000);
  });
});

describe("network 400 20400", () => {
  it.each([
    ["AdvanceMs", "-1"],
    ["AdvanceMs", "31536000001"],
    ["FailurePercent", "101"],
    ["Seed", "1.5"],
    ["ReceiptDelayMs", "soon"],
  ])("names %s=%s", async (field, value) => {
    expectRefusal(await inWorld().api("/sim/v1/Network", { form: { [field]: value } }), 400, 20400, field);
  });
});
