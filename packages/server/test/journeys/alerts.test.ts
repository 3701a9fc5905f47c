// What goes wrong is told: alerts with the request and the answer, the debugger's webhook, and, for what goes right,
// the audit events of changed settings.
import { debuggerEvent, routes } from "@pennywire/contract";
import { expect, it } from "vitest";
import twilio from "twilio";
import { configure, from, newPhone, twiml } from "../conversation.ts";
import { describeInOneWorld, expectContract, expectRefusal, type Tenant, type World } from "../world.ts";

interface WireAlert {
  readonly sid: string;
  readonly resource_sid: string;
  readonly error_code: string;
  readonly log_level: string;
  readonly alert_text: string;
}

const alertsOf = async (world: World, query = "", as?: Tenant): Promise<readonly WireAlert[]> => {
  const answer = await world.api(`/v1/Alerts?PageSize=1000${query}`, as === undefined ? {} : { as });
  return (expectContract(routes.listAlerts, answer) as { readonly alerts: readonly WireAlert[] }).alerts;
};

/** The alerts about a message, once there are so many. */
const alertsAbout = async (world: World, sid: string, count = 1): Promise<readonly WireAlert[]> =>
  world.until(`${count} alerts about ${sid}`, async () => {
    const found = (await alertsOf(world)).filter(({ resource_sid: resource }) => resource === sid);
    return found.length === count && found;
  });

const textFrom = async (world: World, phone: string): Promise<string> =>
  world.until("the text", async () => (await from(world, phone))[0]?.sid ?? null);

describeInOneWorld("an alert", (inWorld) => {
  it("of a failed webhook shows what was sent and what came back, and none of the password", async () => {
    const world = inWorld();
    const phone = newPhone();
    const said = { status: 500, type: "text/html", body: "<h1>Oops</h1>", headers: { "Set-Cookie": "secret=1" } };
    const url = world.receiver.script("/broken", said);
    await configure(world, { SmsUrl: url.replace("://", "://me:hunter2@") });
    await world.text(phone, "Hello & goodbye");
    const sid = await textFrom(world, phone);
    const [listed] = await alertsAbout(world, sid);
    const alert = expectContract(routes.fetchAlert, await world.api(`/v1/Alerts/${listed?.sid}`));
    expect(alert).toMatchObject({ ...listed, error_code: "11200", log_level: "error", request_method: "POST" });
    const shown = alert as { readonly [name: string]: string };
    expect(new URLSearchParams(shown["request_variables"]).get("Body")).toBe("Hello & goodbye");
    expect(shown["response_body"]).toBe("<h1>Oops</h1>");
    expect(new URLSearchParams(shown["response_headers"]).get("content-type")).toBe("text/html");
    expect(new URLSearchParams(shown["alert_text"]).get("httpResponse")).toBe("500");
    expect(JSON.stringify(alert)).not.toContain("hunter2");
    expect(JSON.stringify(alert)).not.toContain("secret=1");
  });

  it("is there for every fault of a document, with its level, and loses the text when that is redacted", async () => {
    const world = inWorld();
    const phone = newPhone();
    const odd = `<Say>Hi</Say><Message to="12">no</Message><Shout/>`;
    await configure(world, { SmsUrl: world.receiver.script("/odd", twiml(odd)) });
    await world.text(phone, "a very personal text");
    const sid = await textFrom(world, phone);
    const alerts = await alertsAbout(world, sid, 3);
    expect(alerts.map((alert) => `${alert.error_code} ${alert.log_level}`).toSorted()).toEqual([
      "12200 warning",
      "14101 warning",
      "14110 warning",
    ]);
    const [first] = alerts;
    const before = await world.api(`/v1/Alerts/${first?.sid}`);
    expect(before.text).toContain("personal");
    expect((await world.api(`/Messages/${sid}.json`, { form: { Body: "" } })).status).toBe(200);
    const after = await world.api(`/v1/Alerts/${first?.sid}`);
    expect(expectContract(routes.fetchAlert, after)).toMatchObject({
      request_variables: null,
      error_code: first?.error_code,
    });
    expect(after.text).not.toContain("personal");
  });

  it("is there for every message that failed or was not delivered, and for none that was", async () => {
    const world = inWorld();
    const failed = await world.send({ To: "+15005554006" });
    const undelivered = await world.send({ To: "+15005553005" });
    const delivered = await world.send();
    await world.arrived(delivered.sid, "delivered");
    expect(await alertsAbout(world, failed.sid)).toMatchObject([{ error_code: "30006", log_level: "error" }]);
    expect(await alertsAbout(world, undelivered.sid)).toMatchObject([{ error_code: "30005", log_level: "error" }]);
    expect((await alertsOf(world)).filter(({ resource_sid: sid }) => sid === delivered.sid)).toEqual([]);
  });

  it("is there for every try of a status callback that fails", async () => {
    const world = inWorld();
    const { sid } = await world.send({ StatusCallback: world.receiver.script("/unwell", { status: 404 }) });
    await world.arrived(sid, "delivered");
    const alerts = await alertsAbout(world, sid, 2);
    expect(alerts.map((alert) => alert.error_code)).toEqual(["11200", "11200"]);
  });

  it("is found by level and by time, and by nobody else", async () => {
    const world = inWorld();
    const { sid } = await world.send({ To: "+15005554006" });
    const [alert] = await alertsAbout(world, sid);
    const found = async (query: string): Promise<boolean> =>
      (await alertsOf(world, query)).some((one) => one.sid === alert?.sid);
    const now = new Date(world.app().deps.clock.now());
    const day = now.toISOString().slice(0, 10);
    const later = new Date(now.getTime() + 86_400_000).toISOString();
    expect(await found("&LogLevel=error")).toBe(true);
    expect(await found("&LogLevel=warning")).toBe(false);
    expect(await found(`&StartDate=${day}&EndDate=${later.slice(0, 10)}`)).toBe(true);
    expect(await found(`&StartDate=${encodeURIComponent(later)}`)).toBe(false);
    expect(await found("&EndDate=2020-01-01")).toBe(false);
    expectRefusal(await world.api("/v1/Alerts?StartDate=soon"), 400, 20400, "StartDate");
    const stranger = await world.openTenant();
    expect(await alertsOf(world, "", stranger)).toEqual([]);
    expectRefusal(await world.api(`/v1/Alerts/${alert?.sid}`, { as: stranger }), 404, 20404);
    expectRefusal(await world.api(`/v1/Alerts/NO${"0".repeat(32)}`), 404, 20404);
  });

  it("is forgotten after thirty days, and not before", async () => {
    const world = inWorld();
    const { sid } = await world.send({ To: "+15005554006" });
    await alertsAbout(world, sid);
    await world.advance(29 * 86_400_000);
    const { alerts } = world.app().deps.store.read;
    const [known] = await alertsAbout(world, sid);
    await world.advance(2 * 86_400_000);
    await world.until("the alert to be gone", async () => (await alerts.find(1, known?.sid ?? "")) === null);
    expect((await alertsOf(world)).map((alert) => alert.sid)).not.toContain(known?.sid);
  });
});

describeInOneWorld("the debugger's webhook", (inWorld) => {
  it("is told of every alert in a signed POST, but not of its own failures", async () => {
    const world = inWorld();
    const none = await world.api("/v1/DebuggerWebhook");
    expect(expectContract(routes.fetchDebuggerWebhook, none)).toMatchObject({ url: null, date_updated: null });
    const url = world.receiver.script("/debugger", { status: 500 });
    const set = await world.api("/v1/DebuggerWebhook", { form: { Url: url } });
    expect(expectContract(routes.updateDebuggerWebhook, set)).toMatchObject({ account_sid: world.owner.sid, url });
    const { sid } = await world.send({ To: "+15005554006", StatusCallback: "http://127.0.0.1:1/closed" });
    const about = async (code: string) =>
      world.until(
        code,
        () =>
          world.receiver.at("/debugger").find(({ form }) => form["Payload"]?.includes(`"error_code":"${code}"`)) ??
          null,
      );
    const failure = await about("30006");
    expect(failure.form).toMatchObject({
      Sid: expect.stringMatching(/^NO/u),
      AccountSid: world.owner.sid,
      ParentAccountSid: "",
      Level: "Error",
      PayloadType: "application/json",
      Timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u),
    });
    expect(debuggerEvent.parse(failure.form)).toEqual(failure.form);
    const signature = failure.headers["x-twilio-signature"] ?? "";
    expect(twilio.validateRequest(world.owner.password, signature, failure.url, { ...failure.form })).toBe(true);
    const refused = JSON.parse((await about("11202")).form["Payload"] ?? "");
    expect(refused).toMatchObject({
      resource_sid: sid,
      error_code: "11202",
      webhook: { request: { url: "http://127.0.0.1:1/closed", method: "POST", parameters: { MessageSid: sid } } },
    });
    expect((await alertsAbout(world, sid, 2)).map((alert) => alert.error_code).toSorted()).toEqual(["11202", "30006"]);
    expectRefusal(await world.api("/v1/DebuggerWebhook", { form: { Url: "ftp://x.example" } }), 400, 21402, "Url");
    expectContract(routes.updateDebuggerWebhook, await world.api("/v1/DebuggerWebhook", { form: { Url: "" } }));
  });
});

interface WireEvent {
  readonly sid: string;
  readonly event_type: string;
  readonly resource_sid: string;
}

const eventsOf = async (world: World, query = "", as?: Tenant): Promise<readonly WireEvent[]> => {
  const answer = await world.api(`/v1/Events?PageSize=1000${query}`, as === undefined ? {} : { as });
  return (expectContract(routes.listEvents, answer) as { readonly events: readonly WireEvent[] }).events;
};

describeInOneWorld("an audit event", (inWorld) => {
  it("is left by every change of a setting and by none that was refused, and tells no values", async () => {
    const world = inWorld();
    const made = await world.api("/Keys.json", { form: { FriendlyName: "a name nobody else has" } });
    const { sid, secret } = made.json as { readonly sid: string; readonly secret: string };
    expect((await world.api(`/Keys/${sid}.json`, { form: { FriendlyName: "another" } })).status).toBe(200);
    expect((await world.api(`/Keys/${sid}.json`, { form: { FriendlyName: "x".repeat(65) } })).status).toBe(400);
    expect((await world.api(`/Keys/${sid}.json`, { method: "DELETE" })).status).toBe(204);
    expect((await world.api(`/Keys/${sid}.json`, { method: "DELETE" })).status).toBe(404);
    const events = await eventsOf(world, `&ResourceSid=${sid}`);
    expect(events.map((event) => event.event_type)).toEqual(["key.deleted", "key.updated", "key.created"]);
    const whole = await world.api(`/v1/Events/${events[2]?.sid}`);
    expect(expectContract(routes.fetchEvent, whole)).toMatchObject({
      account_sid: world.owner.sid,
      actor_sid: world.owner.sid,
      actor_type: "account",
      resource_type: "key",
      resource_sid: sid,
      source: "api",
      source_ip_address: "127.0.0.1",
      event_data: { parameters: ["FriendlyName"] },
    });
    const all = JSON.stringify(
      await world
        .app()
        .deps.store.read.events.list(1, everyEvent, { size: 1_000, offset: 0, after: null, before: null }),
    );
    expect(all).not.toContain(secret);
    expect(all).not.toContain("nobody else");
  });

  it("names the key that was used, and is found by it, by its type and by where it came from", async () => {
    const world = inWorld();
    const { json } = await world.api("/Keys.json", { form: {} });
    const { sid: user, secret: password } = json as { readonly sid: string; readonly secret: string };
    const service = await world.api("/v1/Services", { form: { FriendlyName: "by key" }, as: { user, password } });
    const { sid } = service.json as { readonly sid: string };
    for (const query of [`&ActorSid=${user}`, "&EventType=service.created", "&SourceIpAddress=127.0.0.1"]) {
      expect(
        (await eventsOf(world, query)).map((event) => event.resource_sid),
        query,
      ).toContain(sid);
    }
    expect(await eventsOf(world, "&SourceIpAddress=10.1.2.3")).toEqual([]);
    const stranger = await world.openTenant();
    expect(await eventsOf(world, "", stranger)).toEqual([]);
    const [event] = await eventsOf(world, `&ResourceSid=${sid}`);
    expectRefusal(await world.api(`/v1/Events/${event?.sid}`, { as: stranger }), 404, 20404);
  });

  it("is left by no message, and once by a request that is repeated with its Idempotency-Key", async () => {
    const world = inWorld();
    const before = (await eventsOf(world)).length;
    await world.arrived((await world.send()).sid, "delivered");
    expect((await eventsOf(world)).length).toBe(before);
    const request = { form: { FriendlyName: "once" }, headers: { "Idempotency-Key": "one-service" } };
    const [first, second] = [await world.api("/v1/Services", request), await world.api("/v1/Services", request)];
    expect(second.text).toBe(first.text);
    expect((await eventsOf(world)).length).toBe(before + 1);
  });
});

const everyEvent = { actorSid: null, type: null, resourceSid: null, sourceIp: null, from: null, until: null };
