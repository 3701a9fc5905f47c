// Senders that keep their pace: segments a second, a queue of ten hours, and the choice of the shortest queue.
import { expect, it } from "vitest";
import { present } from "../../src/domain/invariant.ts";
import { openService } from "../messaging-service.ts";
import { describeEachEngine, dollars, expectRefusal, phone, secondSender, sender, type World } from "../world.ts";

const queued = { credit: dollars(100_000), senderRates: true };

/** When each message is due to be handed over, after the first, in milliseconds. */
const waits = async (world: World, sids: readonly string[]): Promise<readonly number[]> => {
  const { store } = world.app().deps;
  const dues = await Promise.all(
    sids.map(async (sid) => present(await store.read.messages.find(world.owner.id, sid), "the message").dueAt ?? 0),
  );
  return dues.map((due) => due - (dues[0] ?? 0));
};

describeEachEngine("where senders keep their pace", (open) => {
  it("a long code sends one segment a second, and messages in the order in which they were accepted", async () => {
    const world = await open(queued);
    // The first goes out at once; its lease would be looked at instead of its place.
    await world.send({ Body: "now" });
    const bodies = ["one", "x".repeat(400), "three"];
    const sids: string[] = [];
    for (const Body of bodies) sids.push((await world.send({ Body })).sid);
    expect(await waits(world, sids)).toEqual([0, 1_000, 4_000]);
    await world.advance(1_000);
    await world.arrived(sids[0] ?? "", "delivered");
    expect((await world.message(sids[2] ?? "")).status).toBe("queued");
    await world.advance(4_000);
    await world.arrived(sids[2] ?? "", "delivered");
    expect((await world.handset(phone)).map(({ body }) => body)).toEqual([...bodies.toReversed(), "now"]);
    await world.verify();
  });

  it("a sender whose queue holds ten hours refuses with 21611, and another sender does not", async () => {
    const world = await open(queued);
    const { deps } = world.app();
    const slot = { accountId: world.owner.id, sender, durationMs: 36_000_000, now: deps.clock.now() };
    expect(await deps.store.commit([{ kind: "take slot", slot }])).toEqual({ kept: true });
    await world.send();
    const form = { To: phone, From: sender, Body: "one too many" };
    expectRefusal(await world.api("/Messages.json", { form }), 400, 21611, "From");
    await world.send({ From: secondSender });
    await world.verify();
  });

  it("a picture is copied at once, and takes its place behind what waits", async () => {
    const world = await open(queued);
    const url = world.receiver.script("/owl.png", { type: "image/png", body: "an owl" });
    const { deps } = world.app();
    const slot = { accountId: world.owner.id, sender, durationMs: 600_000, now: deps.clock.now() };
    expect(await deps.store.commit([{ kind: "take slot", slot }])).toEqual({ kept: true });
    const { sid } = await world.send({ MediaUrl: url });
    await world.until("the copy", () => world.receiver.at("/owl.png").length > 0);
    const waiting = await world.until("its place", async () => {
      const message = await deps.store.read.messages.find(world.owner.id, sid);
      return message?.work === "deliver" && message;
    });
    expect(waiting.status).toBe("queued");
    expect((waiting.dueAt ?? 0) - slot.now).toBe(600_000);
    await world.advance(700_000);
    await world.arrived(sid, "delivered");
    await world.verify();
  });

  it("a service takes the sender with the shortest queue, and fails with 30001 when all are full", async () => {
    const world = await open(queued);
    const service = await openService(world, { stickySender: false, areaCodeGeomatch: false });
    const { deps } = world.app();
    const fill = async (of: string, durationMs: number): Promise<void> => {
      const slot = { accountId: world.owner.id, sender: of, durationMs, now: deps.clock.now() };
      expect(await deps.store.commit([{ kind: "take slot", slot }])).toEqual({ kept: true });
    };
    const throughService = async (): Promise<string> => {
      const form = { To: phone, MessagingServiceSid: service, Body: "Whoever is free" };
      const answer = await world.api("/Messages.json", { form });
      expect(answer.status, answer.text).toBe(201);
      return (answer.json as { readonly sid: string }).sid;
    };
    await fill(sender, 60_000);
    const first = await throughService();
    expect(await world.arrived(first, "delivered")).toMatchObject({ from: secondSender });
    await fill(sender, 36_000_000);
    await fill(secondSender, 36_060_000);
    const lost = await throughService();
    expect(await world.arrived(lost, "failed")).toMatchObject({ error_code: 30001, price: null });
    await world.verify();
  });
});
