// Idempotency-Key: a request that is repeated has its effect once and gets the same answer.
import { expect, it } from "vitest";
import { answersKeptMs, sweepAnswers } from "../../src/verbs/answers/sweep.ts";
import { describeInOneWorld, expectRefusal, phone, sender, type Answer, type World } from "../world.ts";

let keys = 0;
const newKey = (): string => {
  keys += 1;
  return `order ${keys}`;
};

const form = { To: phone, From: sender, Body: "Your parcel has arrived" };
const post = async (world: World, key: string, body: Record<string, string> = form): Promise<Answer> =>
  world.api("/Messages.json", { form: body, headers: { "Idempotency-Key": key } });
const count = async (world: World): Promise<number> =>
  ((await world.api("/Messages.json?PageSize=1000")).json as { readonly messages: readonly unknown[] }).messages.length;

describeInOneWorld("a request with an Idempotency-Key", (inWorld) => {
  it("that is repeated gets the first answer byte for byte, and sends nothing more", async () => {
    const world = inWorld();
    const key = newKey();
    const first = await post(world, key);
    expect(first.status).toBe(201);
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    await world.arrived((first.json as { readonly sid: string }).sid, "delivered");
    const [messages, balance] = [await count(world), await world.balance()];
    const second = await post(world, key);
    expect(second.status).toBe(201);
    expect(second.text).toBe(first.text);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect(second.headers.get("twilio-request-id")).not.toBe(first.headers.get("twilio-request-id"));
    expect([await count(world), await world.balance()]).toEqual([messages, balance]);
  });

  it("with another body is refused with 422", async () => {
    const world = inWorld();
    const key = newKey();
    await post(world, key);
    expectRefusal(await post(world, key, { ...form, Body: "Another one" }), 422, 20422);
  });

  it("with the same body at another address is refused with 422", async () => {
    const world = inWorld();
    const key = newKey();
    const headers = { "Idempotency-Key": key };
    expect((await world.api("/Keys.json", { form: "", method: "POST", headers })).status).toBe(201);
    const { json } = await world.api("/Keys.json", { form: "", method: "POST" });
    const { sid } = json as { readonly sid: string };
    expectRefusal(await world.api(`/Keys/${sid}.json`, { form: "", method: "POST", headers }), 422, 20422);
  });

  it("whose first is still running is refused with 409 or gets its answer, and only one is sent", async () => {
    const world = inWorld();
    const key = newKey();
    const before = await count(world);
    const answers = await Promise.all(Array.from({ length: 12 }, async () => post(world, key)));
    const made = answers.filter(({ status }) => status === 201);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expectRefusal(answer, 409, 20409);
      expect(answer.headers.get("retry-after")).toBe("1");
    }
    expect(made.filter(({ headers }) => !headers.has("idempotent-replayed"))).toHaveLength(1);
    expect(new Set(made.map(({ text }) => text)).size).toBe(1);
    expect(await count(world)).toBe(before + 1);
  });

  it("that was refused may be repeated: nothing is remembered of it", async () => {
    const world = inWorld();
    const key = newKey();
    expectRefusal(await post(world, key, { ...form, To: "+15005550004" }), 400, 21610, "To");
    expect((await post(world, key)).status).toBe(201);
  });

  it("is another account's own, whatever others use", async () => {
    const world = inWorld();
    const key = newKey();
    const other = await world.openTenant();
    const first = await post(world, key);
    const second = await world.api("/Messages.json", {
      form: { ...form, From: other.phoneNumber },
      headers: { "Idempotency-Key": key },
      as: other,
    });
    expect(second.status).toBe(201);
    expect(second.headers.has("idempotent-replayed")).toBe(false);
    expect(second.text).not.toBe(first.text);
  });

  it("may use the key anew 48 hours later", async () => {
    const world = inWorld();
    const key = newKey();
    const first = await post(world, key);
    await world.advance(answersKeptMs - 60_000);
    await sweepAnswers(world.app().deps);
    expect((await post(world, key)).text).toBe(first.text);
    await world.advance(60_001);
    await sweepAnswers(world.app().deps);
    const second = await post(world, key);
    expect(second.status).toBe(201);
    expect(second.text).not.toBe(first.text);
  });

  it("that made an API key gets its secret again, which lies nowhere on the disk in clear", async () => {
    const world = inWorld();
    const request = { form: { FriendlyName: "worker" }, headers: { "Idempotency-Key": newKey() } };
    const first = await world.api("/Keys.json", request);
    const { sid, secret } = first.json as { readonly sid: string; readonly secret: string };
    expect(secret).toMatch(/^[0-9A-Za-z]{32}$/u);
    expect((await world.api("/Keys.json", request)).text).toBe(first.text);
    expect((await world.api("/Messages.json", { as: { user: sid, password: secret } })).status).toBe(200);
    const stored = await world.stored();
    expect(stored).toContain(sid);
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(world.owner.password);
  });

  it.each([["x".repeat(256)], ["tab\there"]])("that is not usable as a key is refused", async (key) => {
    expectRefusal(await post(inWorld(), key), 400, 20400);
  });

  it("is answered the same after a restart", async () => {
    const world = inWorld();
    const key = newKey();
    const first = await post(world, key);
    await world.restart();
    const second = await post(world, key);
    expect(second.text).toBe(first.text);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
  });
});
