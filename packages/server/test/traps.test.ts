// The traps of compatibility: small things on the wire over which one official client or another is known to fall. One
// test for each, and where a trap may lie on any route, the test walks all routes of the contract.
import { fullPath, routes, type Route } from "@pennywire/contract";
import twilio from "twilio";
import { beforeAll, describe, expect, it } from "vitest";
import { twilioClient } from "./twilio-client.ts";
import { oneWorld, phone, secondSender, sender, type Answer } from "./world.ts";

const inWorld = oneWorld();
const all: readonly Route[] = Object.values(routes);
const flatMeta = new Set("page page_size start end uri first_page_uri previous_page_uri next_page_uri meta".split(" "));

/** What stands for the parameters of a path: things that exist. */
const named = new Map<string, string>();
const pathOf = (route: Route): string =>
  fullPath(route).replaceAll(/\{(\w+)\}/gu, (_, name: string) => named.get(name) ?? `XX${"0".repeat(32)}`) +
  (route.id === "listIamKeys" ? `?AccountSid=${named.get("AccountSid")}` : "");

beforeAll(async () => {
  const world = inWorld();
  const message = await world.send();
  const made = await world.api("/v1/Services", { form: { FriendlyName: "Owls" } });
  const { sid } = made.json as { readonly sid: string };
  for (const [name, value] of [
    ["AccountSid", world.owner.sid],
    ["MessageSid", message.sid],
    ["ServiceSid", sid],
    ["CountryCode", "US"],
    ["IsoCountry", "US"],
    ["E164", phone],
  ] as const) {
    named.set(name, value);
  }
  await world.api("/Keys.json", { form: { FriendlyName: "one" } });
  await world.api("/Applications.json", { form: { FriendlyName: "one" } });
  await world.arrived(message.sid, "delivered");
});

const isList = ({ method, success }: Route): boolean =>
  method === "get" && (success.schema?.meta()?.id?.endsWith("List") ?? false);
const lists = all.filter(isList);
const answersOf = async (some: readonly Route[]): Promise<readonly (readonly [Route, Answer])[]> =>
  Promise.all(some.map(async (route) => [route, await inWorld().api(pathOf(route))] as const));

/** Every name and value in an answer, at any depth. */
const fieldsIn = (value: unknown): readonly (readonly [string, unknown])[] => {
  if (typeof value !== "object" || value === null) return [];
  const fields = Object.entries(value);
  return [...fields, ...fields.flatMap(([, inner]) => fieldsIn(inner))];
};

describe("trap", () => {
  it("1: every list answers 200 and nothing else", async () => {
    for (const [route, answer] of await answersOf(lists)) expect(answer.status, `${route.id} ${answer.text}`).toBe(200);
  });

  it("2: every list has exactly one key that is not about the page, and it is an array", async () => {
    for (const [route, { json }] of await answersOf(lists)) {
      const keys = Object.keys(json as object).filter((key) => !flatMeta.has(key));
      expect(keys, route.id).toHaveLength(1);
      expect((json as Record<string, unknown>)[keys[0] ?? ""], route.id).toBeInstanceOf(Array);
    }
  });

  it("3: every list of the newer products has all of its links, null where there is no page", async () => {
    const newer = lists.filter(({ product }) => product !== "api");
    expect(newer.length).toBeGreaterThan(10);
    for (const [route, { json }] of await answersOf(newer)) {
      expect(Object.keys((json as { readonly meta: object }).meta).toSorted(), route.id).toEqual(
        ["first_page_url", "key", "next_page_url", "page", "page_size", "previous_page_url", "url"].toSorted(),
      );
    }
  });

  it("4: tokens and secrets are letters and digits", async () => {
    const key = await inWorld().api("/Keys.json", { form: {} });
    const account = await inWorld().api("/2010-04-01/Accounts.json", { form: { FriendlyName: "child" } });
    const secondary = await inWorld().api("/v1/AuthTokens/Secondary", { method: "POST" });
    const test = await inWorld().api("/v1/TestCredentials", { method: "POST" });
    await inWorld().api("/v1/AuthTokens/Secondary", { method: "DELETE" });
    const secrets = [key, account, secondary, test].flatMap(({ json }) =>
      fieldsIn(json).flatMap(([name, value]) => (/(token|secret)$/u.test(name) ? [value] : [])),
    );
    expect(secrets).toHaveLength(4);
    for (const secret of secrets) expect(secret).toMatch(/^[0-9a-zA-Z]{32,}$/u);
  });

  it("5: counts and prices of messages and usage are text", async () => {
    const message = await inWorld().send();
    const [usage] = ((await inWorld().api("/Usage/Records.json")).json as { usage_records: object[] }).usage_records;
    for (const [object, names] of [
      [message, ["num_segments", "num_media", "price"]],
      [usage ?? {}, ["count", "usage", "price"]],
    ] as const) {
      for (const name of names) expect(typeof (object as Record<string, unknown>)[name], name).toBe("string");
    }
  });

  it("6: the error code of a message is a number, that of an alert is text", async () => {
    const lost = await inWorld().send({ To: "+15005553003" });
    const undelivered = await inWorld().arrived(lost.sid, "undelivered");
    expect(lost.error_code).toBeNull();
    expect(typeof undelivered.error_code).toBe("number");
    const { alerts } = (await inWorld().api("/v1/Alerts")).json as {
      readonly alerts: readonly { error_code: unknown }[];
    };
    expect(alerts.length).toBeGreaterThan(0);
    for (const { error_code } of alerts) expect(typeof error_code).toBe("string");
  });

  it("7: dates are RFC 2822 on the 2010 API, and ISO 8601 without milliseconds on the newer products", async () => {
    const rfc = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/u;
    const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u;
    // The keys of IAM are those of the 2010 API, dates included.
    const older = new Set(["api", "iam"]);
    let seen = 0;
    for (const [route, { json }] of await answersOf(lists.filter(({ product }) => product !== "pennywire"))) {
      for (const [name, value] of fieldsIn(json)) {
        if (!name.startsWith("date_") || value === null) continue;
        expect(value, `${route.id} ${name}`).toMatch(older.has(route.product) ? rfc : iso);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(5);
  });

  it("8: a request that is sent again, as a client does after a 5xx, makes one message", async () => {
    const again = { headers: { "Idempotency-Key": "after a lost answer" } };
    const body = "Once and once only";
    const answers = [await inWorld().send({ Body: body }, again), await inWorld().send({ Body: body }, again)];
    expect(answers[1]).toEqual(answers[0]);
    const list = await twilioClient(inWorld()).messages.list({ to: phone, limit: 20 });
    expect(list.filter((message) => message.body === body)).toHaveLength(1);
  });

  it("9: links of pages lead back to whoever was asked, whatever name it was asked by", async () => {
    for (const name of ["one", "two", "three"]) await inWorld().api("/v1/Services", { form: { FriendlyName: name } });
    const pages = await inWorld().api("/v1/Services?PageSize=2");
    const { meta } = pages.json as { readonly meta: { readonly next_page_url: string } };
    expect(meta.next_page_url.startsWith(`${inWorld().url()}/`)).toBe(true);
    expect(pages.text).not.toContain("twilio.com");
    expect((await inWorld().api(meta.next_page_url.slice(inWorld().url().length))).status).toBe(200);
  });

  it("10: every delete of something that exists answers 204 with an empty body", async () => {
    const client = twilioClient(inWorld());
    const service = await client.messaging.v1.services.create({ friendlyName: "to go" });
    const key = await client.newKeys.create({});
    const application = await client.applications.create({ friendlyName: "to go" });
    for (const path of [
      `/Keys/${key.sid}.json`,
      `/Applications/${application.sid}.json`,
      `/v1/Services/${service.sid}`,
    ]) {
      const answer = await inWorld().api(path, { method: "DELETE" });
      expect([answer.status, answer.text], path).toEqual([204, ""]);
    }
    const sent = await client.messages.create({ to: phone, from: sender, body: "gone" });
    await inWorld().arrived(sent.sid, "delivered");
    expect(await client.messages(sent.sid).removeWithHttpInfo()).toMatchObject({ statusCode: 204, body: true });
  });

  it("11: what is created is answered with 201", () => {
    const creating = all.filter(({ id, method }) => method === "post" && id.startsWith("create"));
    const asTwilioHasThem = new Set([
      "createFeedback",
      "createCallerId",
      "createValidationRequest",
      "createMessageFeedback",
    ]);
    expect(creating.length).toBeGreaterThan(10);
    const others = creating.filter(({ id, success }) => success.status !== 201 && !asTwilioHasThem.has(id));
    expect(others.map(({ id }) => id)).toEqual([]);
  });

  it("12: a refusal has no title and no type in words, which would hide its message from three clients", async () => {
    const refused = await inWorld().api("/Messages.json", { form: { From: sender, Body: "no recipient" } });
    expect(Object.keys(refused.json as object).toSorted()).toEqual([
      "code",
      "details",
      "message",
      "more_info",
      "status",
    ]);
  });

  it("13: a bare plus in a path and a form's content type on a GET are no mistakes", async () => {
    const lookup = await inWorld().api(`/v2/PhoneNumbers/${sender}`);
    expect(lookup.json).toMatchObject({ phone_number: sender });
    const escaped = await inWorld().api(`/v2/PhoneNumbers/${encodeURIComponent(sender)}`);
    expect(escaped.json).toMatchObject({ phone_number: sender });
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    for (const path of ["/Messages.json", "/v1/Services"]) {
      expect((await inWorld().api(path, { headers })).status, path).toBe(200);
    }
  });

  it("14: DateSent< and DateSent> are filters, however they are escaped", async () => {
    const count = async (query: string): Promise<number> => {
      const { json } = await inWorld().api(`/Messages.json?${query}`);
      return (json as { readonly messages: readonly unknown[] }).messages.length;
    };
    expect(await count("DateSent%3E=2001-01-01")).toBeGreaterThan(0);
    for (const query of ["DateSent%3E=2099-01-01", "DateSent>=2099-01-01", "DateSent%3C=2001-01-01"]) {
      expect(await count(query), query).toBe(0);
    }
  });

  it("15 and 16: no name comes twice in a webhook, and a GET is signed with its parameters", async () => {
    const { receiver, owner } = inWorld();
    const client = twilioClient(inWorld());
    const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: sender });
    await client
      .incomingPhoneNumbers(number?.sid ?? "")
      .update({ smsUrl: `${receiver.url}/get?shop=1`, smsMethod: "GET" });
    await inWorld().text(phone, "Hello + & = é");
    const request = await inWorld().until("the webhook", () => receiver.at("/get")[0] ?? null);
    const asked = new URL(request.url);
    const names = [...asked.searchParams.keys()];
    expect(new Set(names).size).toBe(names.length);
    const header = request.headers["x-twilio-signature"];
    expect(twilio.validateRequest(owner.password, String(header), asked.href, {})).toBe(true);
    await client.incomingPhoneNumbers(number?.sid ?? "").update({ smsUrl: "", smsMethod: "POST" });
  });

  it("17: capabilities of a number can be read in capitals and in small letters", async () => {
    const [number] = await twilioClient(inWorld()).incomingPhoneNumbers.list({ phoneNumber: sender });
    expect(number?.capabilities).toMatchObject({
      sms: true,
      SMS: true,
      mms: true,
      MMS: true,
      voice: expect.any(Boolean),
    });
  });

  it("18: capabilities in the pool of a service are a list of words", async () => {
    const client = twilioClient(inWorld());
    const service = await client.messaging.v1.services.create({ friendlyName: "pool" });
    const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: secondSender });
    const inPool = await client.messaging.v1
      .services(service.sid)
      .phoneNumbers.create({ phoneNumberSid: number?.sid ?? "" });
    expect(inPool.capabilities).toContain("SMS");
    await client.messaging.v1.services(service.sid).remove();
  });

  it("19: statuses and directions are words that strict clients know", async () => {
    const statuses =
      "queued sending sent failed delivered undelivered receiving received accepted scheduled read partially_delivered canceled";
    const known = new Set(statuses.split(" "));
    for (const { status, direction } of await twilioClient(inWorld()).messages.list({ limit: 100 })) {
      expect(known).toContain(status);
      expect(["inbound", "outbound-api", "outbound-call", "outbound-reply"]).toContain(direction);
    }
  });

  it("20: every refusal has a body in Twilio's form", async () => {
    const answers = [
      await inWorld().api("/Nothing.json"),
      await inWorld().api("/Messages.json", { method: "PUT" }),
      await inWorld().api("/Messages.json", { as: null }),
      await inWorld().api("/Messages.json", { form: { Body: "x".repeat(100_000) } }),
      await inWorld().api("/v1/Nothing"),
      await inWorld().api("/Messages.json", { json: ["no", "object"] }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 405, 401, 413, 404, 400]);
    for (const { json, status } of answers) {
      expect(json).toMatchObject({ code: expect.any(Number), message: expect.stringMatching(/\S/u), status });
    }
  });
});
