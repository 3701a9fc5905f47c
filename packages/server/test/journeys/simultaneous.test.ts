// What is easily lost when two things happen at once: a text that is removed while its answer is under way, a clock
// that is moved past a lease, a change of the network on top of another.
import { expect, it } from "vitest";
import { describeEachEngine, sender, type World } from "../world.ts";

const configure = async (world: World, smsUrl: string): Promise<void> => {
  const { json } = await world.api(`/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(sender)}`);
  const { incoming_phone_numbers: numbers } = json as {
    readonly incoming_phone_numbers: readonly { readonly sid: string }[];
  };
  await world.api(`/IncomingPhoneNumbers/${numbers[0]?.sid}.json`, { form: { SmsUrl: smsUrl } });
};

const replies = async (world: World, phone: string): Promise<readonly string[]> =>
  (await world.handset(phone)).filter(({ direction }) => direction === "received").map(({ body }) => body);

const secretWord = "ocarina-7731";

describeEachEngine("at the same moment", (open) => {
  it.each([
    ["redacts", { form: { Body: "" } }],
    ["deletes", { method: "DELETE" }],
  ] as const)(
    "a customer who %s a text before answering it is asked once, and the reply is sent",
    async (_, request) => {
      const world = await open();
      const smsUrl = world.receiver.script("/sms", async ({ form }) => {
        const removed = await world.api(`/Messages/${form["MessageSid"]}.json`, request);
        expect(removed.status).toBeLessThan(300);
        return { type: "text/plain", body: "Noted" };
      });
      await configure(world, smsUrl);
      await world.text("+15558675401", secretWord);
      await world.until("the reply", async () => (await replies(world, "+15558675401")).length === 1);
      const sid = world.receiver.at("/sms")[0]?.form["MessageSid"] ?? "";
      expect((await world.api(`/Messages/${sid}/Webhooks.json`)).text).not.toContain(secretWord);
      await world.advance(400_000);
      await world.text("+15558675402", "another");
      await world.until("the other reply", async () => (await replies(world, "+15558675402")).length === 1);
      expect(world.receiver.at("/sms")).toHaveLength(2);
      await world.verify();
    },
  );

  it("a clock that is moved past the lease does not make us ask, send or charge twice", async () => {
    const world = await open();
    let answer: () => void = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    const smsUrl = world.receiver.script("/sms", async ({ form }) => {
      if (form["From"] === "+15558675403") await held;
      return { type: "text/plain", body: "Noted" };
    });
    await configure(world, smsUrl);
    await world.text("+15558675403", "slow");
    await world.until("the webhook", () => world.receiver.at("/sms").length === 1);
    await world.advance(400_000);
    await world.text("+15558675404", "quick");
    await world.until("the quick reply", async () => (await replies(world, "+15558675404")).length === 1);
    answer();
    await world.until("the slow reply", async () => (await replies(world, "+15558675403")).length === 1);
    expect(world.receiver.at("/sms")).toHaveLength(2);
    await world.verify();
  });

  it("a plain text with a NUL is a reply like any other", async () => {
    const world = await open();
    await configure(world, world.receiver.script("/sms", { type: "text/plain", body: "No\u0000ted" }));
    await world.text("+15558675405", "Hello");
    await world.until("the reply", async () => (await replies(world, "+15558675405")).length === 1);
    expect(await replies(world, "+15558675405")).toEqual(["No\uFFFDted"]);
  });

  it("changes of the network that come together all count, also after a restart", async () => {
    const world = await open();
    const forms = [{ Seed: "5" }, ...Array.from({ length: 8 }, () => ({ AdvanceMs: "1000" })), { FailurePercent: "1" }];
    await Promise.all(forms.map(async (form) => world.api("/sim/v1/Network", { form })));
    const state = { profile: { seed: 5, failureRate: 0.01 }, clock: { offsetMs: 8_000 } };
    expect((await world.api("/sim/v1/Network")).json).toMatchObject(state);
    await world.restart();
    expect((await world.api("/sim/v1/Network")).json).toMatchObject(state);
  });
});
