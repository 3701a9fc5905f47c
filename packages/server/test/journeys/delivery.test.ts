// From the request to the phone: what it costs, and everything that can go wrong on the way.
import { expect, it } from "vitest";
import { describeEachEngine, describeInOneWorld, expectRefusal, phone, sender } from "../world.ts";

describeEachEngine("sending", (open) => {
  it("a text is queued with its price, delivered, charged once, and lies on the phone", async () => {
    const world = await open();
    expect(await world.balance()).toBe("100.00000");
    const queued = await world.send({ Body: "Your code is 4711" });
    expect(queued).toMatchObject({ status: "queued", price: "-0.00830", price_unit: "USD", num_segments: "1" });

    const delivered = await world.arrived(queued.sid, "delivered");
    expect(delivered).toMatchObject({
      sid: queued.sid,
      price: "-0.00830",
      error_code: null,
      body: "Your code is 4711",
    });
    expect(delivered.date_sent).toMatch(/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0000$/u);
    expect(await world.balance()).toBe("99.99170");
    const stored = await world.app().deps.store.read.messages.find(1, queued.sid);
    expect(stored).toMatchObject({ price: 8_300, cost: 5_100, held: 0 });

    await world.until("the phone to show it", async () => (await world.handset(phone)).length > 0);
    expect(await world.handset(phone)).toMatchObject([
      { sid: queued.sid, direction: "received", from: sender, body: "Your code is 4711" },
    ]);
    await world.verify();
  });

  it("a price is held from the first answer on, so it cannot be spent twice", async () => {
    const world = await open({ credit: 2 * 8_300 });
    await world.api("/sim/v1/Network", { form: { AcceptDelayMs: "1500" } });
    await world.send();
    expect(await world.balance()).toBe("0.00830");
    await world.send();
    expect(await world.balance()).toBe("0.00000");
    expectRefusal(await world.api("/Messages.json", { form: { To: phone, From: sender, Body: "Hello" } }), 402, 20402);
    await world.verify();
  });

  it("without the money nothing is stored and nothing is sent", async () => {
    const world = await open({ credit: 8_299 });
    expectRefusal(await world.api("/Messages.json", { form: { To: phone, From: sender, Body: "Hello" } }), 402, 20402);
    expect((await world.api("/Messages.json")).json).toMatchObject({ messages: [] });
    expect(await world.handset(phone)).toEqual([]);
    expect(await world.balance()).toBe("0.008299");
    await world.verify();
  });

  it("forty texts at once on money for twenty: exactly twenty are accepted", async () => {
    const world = await open({ credit: 20 * 8_300 });
    const form = { To: phone, From: sender, Body: "Hello" };
    const answers = await Promise.all(Array.from({ length: 40 }, async () => world.api("/Messages.json", { form })));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(20);
    expect(statuses.filter((status) => status === 402)).toHaveLength(20);
    await world.until("all to be delivered", async () => (await world.handset(phone)).length === 20);
    expect(await world.balance()).toBe("0.00000");
    await world.verify();
  });

  it("a long text costs as many prices as it has segments, one with media the price of a message", async () => {
    const world = await open();
    const long = await world.send({ Body: "x".repeat(161) });
    expect(long).toMatchObject({ num_segments: "2", price: "-0.01660" });
    const media = await world.send({
      Body: "Look",
      MediaUrl: ["/a.jpg", "/b.jpg"].map((path) => world.receiver.script(path, { type: "image/jpeg", body: path })),
    });
    expect(media).toMatchObject({
      num_segments: "1",
      num_media: "2",
      price: "-0.02200",
      sid: expect.stringMatching(/^MM/u),
    });
    await world.arrived(long.sid, "delivered");
    await world.arrived(media.sid, "delivered");
    expect(await world.balance()).toBe("99.96140");
    await world.verify();
  });
});

describeInOneWorld("the simulated network", (inWorld) => {
  it("every magic number refuses with its code, and stores nothing", async () => {
    const world = inWorld();
    const refused: readonly (readonly [Record<string, string>, number, string])[] = [
      [{ To: "+15005550001" }, 21211, "To"],
      [{ To: "+15005550002" }, 21612, "To"],
      [{ To: "+15005550003" }, 21408, "To"],
      [{ To: "+15005550004" }, 21610, "To"],
      [{ To: "+15005550009" }, 21614, "To"],
      [{ From: "+15005550001" }, 21212, "From"],
      [{ From: "+15005550007" }, 21606, "From"],
      [{ From: "+15005550008" }, 21611, "From"],
    ];
    for (const [form, code, field] of refused) {
      const answer = await world.api("/Messages.json", { form: { To: phone, From: sender, Body: "Hello", ...form } });
      expectRefusal(answer, 400, code, field);
    }
    expect((await world.api("/Messages.json")).json).toMatchObject({ messages: [] });
    expect(await world.balance()).toBe("100.00000");
  });

  it("+1 500 555 3NNN is charged and ends undelivered with error 30NNN", async () => {
    const world = inWorld();
    const codes = [30003, 30004, 30005, 30006, 30007, 30008, 30034];
    const sent = await Promise.all(
      codes.map(async (code) => ({
        code,
        sid: (await world.send({ To: `+1500555${String(code).replace(/^30/u, "3")}` })).sid,
      })),
    );
    for (const { code, sid } of sent) {
      const ended = await world.arrived(sid, "undelivered");
      expect(ended).toMatchObject({ error_code: code, error_message: expect.stringMatching(/\S/u), price: "-0.00830" });
    }
    expect(await world.handset("+15005553003")).toEqual([]);
  });

  it("+1 500 555 4NNN fails with error 30NNN and costs nothing", async () => {
    const world = inWorld();
    const before = await world.balance();
    const { sid } = await world.send({ To: "+15005554007" });
    expect(await world.arrived(sid, "failed")).toMatchObject({ error_code: 30007, price: null, date_sent: null });
    expect(await world.balance()).toBe(before);
  });

  it("a phone that never gives a receipt leaves its text sent, and charged", async () => {
    const world = inWorld();
    const { sid } = await world.send({ To: "+15005552000" });
    await world.arrived(sid, "sent");
    await world.advance(86_400_000);
    const after = await world.send();
    await world.arrived(after.sid, "delivered");
    expect(await world.message(sid)).toMatchObject({ status: "sent", price: "-0.00830" });
  });

  it("a slow receipt comes ten seconds later", async () => {
    const world = inWorld();
    const { sid } = await world.send({ To: "+15005552001" });
    await world.arrived(sid, "sent");
    await world.advance(10_000);
    expect(await world.arrived(sid, "delivered")).toMatchObject({ error_code: null });
  });

  it("a receipt that comes three times counts once, and the phone shows the text once", async () => {
    const world = inWorld();
    const status = world.receiver.script("/status", { status: 200 });
    const { sid } = await world.send({ To: "+15005552002", StatusCallback: status });
    await world.arrived(sid, "delivered");
    const done = await world.send();
    await world.arrived(done.sid, "delivered");
    await world.until("both callbacks", () => world.receiver.at("/status").length >= 2);
    expect(world.receiver.at("/status").map(({ form }) => form["MessageStatus"])).toEqual(["sent", "delivered"]);
    expect(await world.handset("+15005552002")).toHaveLength(1);
  });

  it("a carrier that defers is asked again until it takes the text, which is charged once", async () => {
    const world = inWorld();
    const { sid } = await world.send({ To: "+15005552003" });
    await world.until(
      "the first try",
      async () => ((await world.app().deps.store.read.messages.find(1, sid))?.attempts ?? 0) >= 1,
    );
    await world.until("the delivery", async () => {
      await world.advance(1_000);
      return (await world.message(sid)).status === "delivered";
    });
    const stored = await world.app().deps.store.read.messages.find(1, sid);
    expect(stored).toMatchObject({ attempts: 3, price: 8_300, cost: 5_100 });
  });

  it("a text whose validity ends while it waits fails with 30036, and its money is free again", async () => {
    const world = inWorld();
    const before = await world.balance();
    const { sid } = await world.send({ To: "+15005552003", ValidityPeriod: "30" });
    await world.until("a try that was deferred", async () => {
      const stored = await world.app().deps.store.read.messages.find(1, sid);
      return stored?.status === "queued" && stored.attempts >= 1;
    });
    expect(await world.balance()).not.toBe(before);
    await world.advance(31_000);
    expect(await world.arrived(sid, "failed")).toMatchObject({ error_code: 30036, price: null });
    expect(await world.balance()).toBe(before);
  });

  it("failures that are drawn from the seed are the same each time", async () => {
    const world = inWorld();
    const outcomes = async (): Promise<readonly string[]> => {
      // Another seed in between, so that the sequence begins anew.
      await world.api("/sim/v1/Network", { form: { Seed: "1" } });
      await world.api("/sim/v1/Network", { form: { Seed: "42", FailurePercent: "50" } });
      const statuses: string[] = [];
      for (let n = 0; n < 8; n += 1) {
        const { sid } = await world.send({ To: "+15558675399" });
        const isEnd = (status: string): boolean => status === "delivered" || status === "undelivered";
        const ended = await world.until("an end", async () => {
          const { status } = await world.message(sid);
          return isEnd(status) && status;
        });
        statuses.push(ended);
      }
      return statuses;
    };
    const first = await outcomes();
    expect(await outcomes()).toEqual(first);
    expect(new Set(first).size).toBe(2);
  });
});
