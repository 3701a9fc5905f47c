// Status callbacks: what they say, that they are ours, and what becomes of them when nobody takes them.
import { explain, statusCallback } from "@pennywire/contract";
import { expect, it } from "vitest";
import twilio from "twilio";
import { openReceiver, type Captured } from "../receiver.ts";
import { describeInOneWorld, phone, sender, type World } from "../world.ts";

interface Webhook {
  readonly purpose: string;
  readonly attempt: number;
  readonly response_status: number | null;
  readonly error_code: number | null;
}

const webhooksOf = async (world: World, sid: string): Promise<readonly Webhook[]> => {
  const { json } = await world.api(`/Messages/${sid}/Webhooks.json`);
  return (json as { readonly webhooks: readonly Webhook[] }).webhooks;
};

const callbacksOf = async (world: World, sid: string) => world.app().deps.store.read.callbacks.ofMessage(1, sid);

const isGenuine = (world: World, { headers, url, form }: Captured): boolean =>
  twilio.validateRequest(world.owner.password, headers["x-twilio-signature"] ?? "", url, { ...form });

/** Goes from try to try of one callback: the clock is moved to just before its time, then past it. */
const schedule = async (world: World, sid: string, tries: number): Promise<readonly number[]> => {
  const waits: number[] = [];
  for (let made = 1; made <= tries; made += 1) {
    const pending = await world.until(`try ${made}`, async () => {
      // The record first: it is written together with what becomes of the callback.
      const recorded = (await webhooksOf(world, sid)).length === made;
      return (recorded && (await callbacksOf(world, sid))[0]) || null;
    });
    if (pending.state !== "pending" || pending.dueAt === null) break;
    const wait = pending.dueAt - world.app().deps.clock.now();
    waits.push(wait);
    await world.advance(wait + 1);
  }
  return waits;
};

const seconds = 1_000;
const hours = 3_600 * seconds;

describeInOneWorld("status callbacks", (inWorld) => {
  it("come signed, in the order of the message's life, with everything about it", async () => {
    const world = inWorld();
    const url = world.receiver.script("/life", { status: 200, body: "thanks" });
    const { sid } = await world.send({ StatusCallback: `${url}?shop=7&name=O'Hara&café#rc=2` });
    const came = await world.until("both callbacks", () => {
      const all = world.receiver.at("/life");
      return all.length === 2 && all;
    });
    const common = {
      AccountSid: world.owner.sid,
      ApiVersion: "2010-04-01",
      From: sender,
      To: phone,
      MessageSid: sid,
      SmsSid: sid,
    };
    expect(came.map(({ form }) => form)).toEqual([
      { ...common, MessageStatus: "sent", SmsStatus: "sent" },
      {
        ...common,
        MessageStatus: "delivered",
        SmsStatus: "delivered",
        RawDlrDoneDate: expect.stringMatching(/^\d{10}$/u),
      },
    ]);
    const sequence = came.map(({ headers }) => Number(headers["x-pennywire-sequence"]));
    expect(sequence[0]).toBeLessThan(sequence[1] ?? 0);
    for (const { headers } of came) {
      expect(Math.abs(Date.now() - Number(headers["x-pennywire-timestamp"]))).toBeLessThan(60_000);
    }
    for (const one of came) {
      expect(one).toMatchObject({ method: "POST", target: "/life?shop=7&name=O%27Hara&caf%C3%A9" });
      expect(one.headers["content-type"]).toBe("application/x-www-form-urlencoded; charset=UTF-8");
      expect(isGenuine(world, one)).toBe(true);
      expect(isGenuine(world, { ...one, form: { ...one.form, To: "+15558675311" } })).toBe(false);
      expect(statusCallback.parse(one.form)).toEqual(one.form);
    }
    expect(came[0]?.headers["i-twilio-idempotency-token"]).not.toBe(came[1]?.headers["i-twilio-idempotency-token"]);
  });

  it("of a message that was not delivered, or failed, tell its error code", async () => {
    const world = inWorld();
    const url = world.receiver.script("/errors", {});
    await world.arrived((await world.send({ To: "+15005553005", StatusCallback: url })).sid, "undelivered");
    await world.arrived((await world.send({ To: "+15005554006", StatusCallback: url })).sid, "failed");
    const came = await world.until(
      "three callbacks",
      () => world.receiver.at("/errors").length === 3 && world.receiver.at("/errors"),
    );
    const told = came.map(({ form }) => [form["MessageStatus"], form["ErrorCode"], form["ErrorMessage"]]);
    expect(told).toEqual(
      expect.arrayContaining([
        ["sent", undefined, undefined],
        ["undelivered", "30005", explain(30005)],
        ["failed", "30006", explain(30006)],
      ]),
    );
  });

  it("leave a record of what was sent and what came back", async () => {
    const world = inWorld();
    const url = world.receiver.script("/record", { status: 200, type: "text/html", body: "<b>ok</b>" });
    const { sid } = await world.send({ To: "+15005554007", StatusCallback: url });
    const records = await world.until("the record", async () => {
      const all = await webhooksOf(world, sid);
      return all.length === 1 && all;
    });
    expect(records[0]).toMatchObject({
      purpose: "status",
      attempt: 1,
      request_url: url,
      request_method: "POST",
      request_parameters: { MessageSid: sid, MessageStatus: "failed", ErrorCode: "30007" },
      response_status: 200,
      response_content_type: "text/html",
      response_body: "<b>ok</b>",
      error_code: null,
      error_message: null,
    });
  });

  it("are tried again after 5 s, 5 min, 30 min and so on for three days, then parked", async () => {
    const world = inWorld();
    const url = world.receiver.script("/broken", { status: 503, body: "down" });
    const { sid } = await world.send({ To: "+15005554007", StatusCallback: url });
    const waits = await schedule(world, sid, 12);
    const planned = [
      5 * seconds,
      300 * seconds,
      1_800 * seconds,
      2 * hours,
      5 * hours,
      10 * hours,
      14 * hours,
      20 * hours,
      24 * hours,
    ];
    expect(waits).toHaveLength(planned.length);
    waits.forEach((wait, index) => {
      const plan = planned[index] ?? 0;
      // A fifth more or less, so that those who failed together do not come back together; and the time this test takes.
      expect(wait).toBeGreaterThan(plan * 0.8 - 2 * seconds);
      expect(wait).toBeLessThanOrEqual(plan * 1.2);
    });
    expect(await callbacksOf(world, sid)).toMatchObject([{ state: "parked", attempts: 10, dueAt: null }]);
    const records = await webhooksOf(world, sid);
    expect(records.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(records[0]).toMatchObject({ response_status: 503, error_code: 11200 });
    const tokens = world.receiver.at("/broken").map(({ headers }) => headers["i-twilio-idempotency-token"]);
    expect(new Set(tokens).size).toBe(1);
  });

  it("that meet a closed port are delivered once it is open", async () => {
    const world = inWorld();
    const spare = await openReceiver();
    const port = Number(new URL(spare.url).port);
    await spare.close();
    const { sid } = await world.send({ To: "+15005554007", StatusCallback: `http://127.0.0.1:${port}/later` });
    await world.until("the refusal", async () => (await webhooksOf(world, sid)).length === 1);
    expect(await webhooksOf(world, sid)).toMatchObject([{ attempt: 1, response_status: null, error_code: 11202 }]);
    const open = await openReceiver(port);
    await world.advance(6 * seconds);
    await world.until("the callback", () => open.at("/later").length === 1);
    await world.until("its record", async () => (await callbacksOf(world, sid))[0]?.state === "delivered");
    await open.close();
  });

  it("stop when the receiver answers 410", async () => {
    const world = inWorld();
    const url = world.receiver.script("/gone", { status: 410 });
    const { sid } = await world.send({ To: "+15005554007", StatusCallback: url });
    await world.until("the end", async () => (await callbacksOf(world, sid))[0]?.state === "parked");
    await world.advance(48 * hours);
    const { sid: later } = await world.send();
    await world.arrived(later, "delivered");
    expect(world.receiver.at("/gone")).toHaveLength(1);
  });

  it("for a receiver that never answers keep nobody else's waiting", async () => {
    const world = inWorld();
    const dead = await openReceiver();
    const url = dead.script("/never", async () => new Promise(() => {}));
    const well = world.receiver.script("/well", {});
    const waiting = await Promise.all(
      Array.from({ length: 30 }, async () => world.send({ To: "+15005554007", StatusCallback: url })),
    );
    await world.until("the dead one to be full", () => dead.at("/never").length === 10);
    const begun = performance.now();
    const { sid } = await world.send({ To: "+15005554007", StatusCallback: well });
    await world.until("the callback", () => world.receiver.at("/well").length === 1);
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(world.receiver.at("/well")[0]?.form["MessageSid"]).toBe(sid);
    expect(dead.at("/never")).toHaveLength(10);
    expect(waiting).toHaveLength(30);
    await dead.close();
  });
});
