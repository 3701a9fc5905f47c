// XML and CSV on the 2010 API, over HTTP: which requests get them, errors and repeated answers included.
import { parse } from "csv-parse/sync";
import { XMLParser } from "fast-xml-parser";
import { beforeAll, describe, expect, it } from "vitest";
import { authorization, expectRefusal, oneWorld, phone, sender, type Answer, type WireMessage } from "../world.ts";

const inWorld = oneWorld();
const sent: WireMessage[] = [];
beforeAll(async () => {
  for (const body of ["=HYPERLINK(1)", "<b>&amp;</b>", "plain"]) sent.push(await inWorld().send({ Body: body }));
});

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "@", parseTagValue: false });
const xml = (answer: Answer): Readonly<Record<string, Readonly<Record<string, unknown>>>> => {
  expect(answer.headers.get("content-type")).toBe("application/xml");
  const root = parser.parse(answer.text) as {
    readonly TwilioResponse: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  return root.TwilioResponse;
};

describe("XML", () => {
  it("is the answer to .xml, with every field of the JSON", async () => {
    const [, message] = sent;
    if (message === undefined) throw new Error("three messages were sent");
    await inWorld().arrived(message.sid, "delivered");
    const json = (await inWorld().api(`/Messages/${message.sid}.json`)).json as Readonly<Record<string, unknown>>;
    const { Message } = xml(await inWorld().api(`/Messages/${message.sid}.xml`));
    for (const [name, value] of Object.entries(json)) {
      const pascal = name.replaceAll(/(?:^|_)(.)/gu, (_all, letter: string) => letter.toUpperCase());
      const isThing = typeof value === "object" && value !== null;
      expect([name, isThing ? null : Message?.[pascal]]).toEqual([name, isThing ? null : (value ?? "")]);
    }
    expect(Object.keys(Message ?? {})).toHaveLength(Object.keys(json).length);
    expect(Message?.["Body"]).toBe("<b>&amp;</b>");
  });

  it("is the answer to a path without ending when it is asked for, and JSON is when it is not", async () => {
    const world = inWorld();
    xml(await world.api("/Balance", { headers: { Accept: "application/xml" } }));
    xml(await world.api("/Balance", { headers: { Accept: "text/xml" } }));
    for (const Accept of ["*/*", "application/json", "text/html,application/xml;q=0.9,*/*;q=0.8"]) {
      expect((await world.api("/Balance", { headers: { Accept } })).json).toHaveProperty("balance");
    }
    expect((await world.api("/Balance.json", { headers: { Accept: "text/xml" } })).json).toHaveProperty("balance");
  });

  it("of a list has pages as attributes", async () => {
    const { Messages } = xml(await inWorld().api("/Messages.xml?PageSize=2"));
    expect(Messages).toMatchObject({
      "@page": "0",
      "@pagesize": "2",
      "@nextpageuri": expect.stringContaining("PageToken="),
    });
    expect(Messages?.["Message"]).toHaveLength(2);
  });

  it("is what a message is created by, and a repeated request gets it again", async () => {
    const request = { form: { To: phone, From: sender, Body: "once" }, headers: { "Idempotency-Key": "xml-1" } };
    const first = await inWorld().api("/Messages.xml", request);
    expect(first.status).toBe(201);
    const again = await inWorld().api("/Messages.xml", request);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(again.text).toBe(first.text);
    // What is remembered is the answer, not how it was written.
    expect(xml(again)["Message"]?.["Body"]).toBe("once");
  });

  it("is how errors come as well", async () => {
    const world = inWorld();
    const missing = await world.api(`/Messages/SM${"0".repeat(32)}.xml`);
    expect(missing.status).toBe(404);
    expect(xml(missing)).toEqual({
      RestException: {
        Code: "20404",
        Status: "404",
        Message: expect.stringMatching(/\S/u),
        MoreInfo: expect.stringContaining("20404"),
      },
    });
    expect(xml(await world.api("/Messages.xml", { as: null }))["RestException"]).toMatchObject({ Code: "20003" });
    expect(xml(await world.api("/Messages.xml", { method: "PUT" }))["RestException"]).toMatchObject({ Code: "20004" });
    expect(xml(await world.api("/Nothing.xml"))["RestException"]).toMatchObject({ Code: "20404" });
    const badNumber = await world.api("/Messages.xml", { form: { To: "x", From: sender, Body: "x" } });
    expect(xml(badNumber)["RestException"]).toMatchObject({ Code: "21211", Details: { Field: "To" } });
  });

  it("of what is gone is nothing", async () => {
    const message = await inWorld().send();
    await inWorld().arrived(message.sid, "delivered");
    const answer = await inWorld().api(`/Messages/${message.sid}.xml`, { method: "DELETE" });
    expect([answer.status, answer.text]).toEqual([204, ""]);
  });
});

describe("CSV", () => {
  it("is the answer to .csv on a list, with a column for each field", async () => {
    const { json } = await inWorld().api("/Messages.json");
    const { messages } = json as { readonly messages: readonly Readonly<Record<string, unknown>>[] };
    const answer = await inWorld().api("/Messages.csv");
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const [names = [], ...rows] = parse(answer.text);
    expect(rows).toHaveLength(messages.length);
    expect(names).toHaveLength(Object.keys(messages[0] ?? {}).length);
    const column = (name: string): readonly (string | undefined)[] => rows.map((row) => row[names.indexOf(name)]);
    expect(column("Sid")).toEqual(messages.map(({ sid }) => sid));
    expect(column("To")).toEqual(messages.map(({ to }) => to));
    expect(column("Body")).toContain("'=HYPERLINK(1)");
  });

  it("of an empty list has its names", async () => {
    const tenant = await inWorld().openTenant();
    const answer = await inWorld().api("/Messages.csv", { as: tenant });
    expect(parse(answer.text)).toEqual([expect.arrayContaining(["Sid", "Body", "To"])]);
  });

  it("is for lists only, and does nothing else by accident", async () => {
    const world = inWorld();
    const before = await world.api("/Messages.json");
    const answer = await world.api("/Messages.csv", { form: { To: phone, From: sender, Body: "no" } });
    expect([answer.status, parse(answer.text)[1]?.[0]]).toEqual([404, "20404"]);
    expect((await world.api("/Messages.json")).text).toBe(before.text);
    expect((await world.api("/Balance.csv")).status).toBe(404);
    expect((await world.api("/Balance", { headers: { Accept: "text/csv" } })).json).toHaveProperty("balance");
  });
});

describe("a page of another origin", () => {
  const Origin = "https://app.example.com";

  it("may ask, with credentials in a header and not otherwise", async () => {
    const world = inWorld();
    const asked = await world.api("/Balance.json", { headers: { Origin } });
    expect(asked.headers.get("access-control-allow-origin")).toBe("*");
    expect(asked.headers.get("access-control-allow-credentials")).toBeNull();
    expect(asked.headers.get("access-control-expose-headers")).toContain("Twilio-Request-Id");
    const refused = await world.api("/Balance.json", { headers: { Origin }, as: null });
    expectRefusal(refused, 401, 20003);
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
    expect((await world.api("/Balance.json")).headers.get("access-control-allow-origin")).toBeNull();
  });

  it("is told by OPTIONS what it may send", async () => {
    const world = inWorld();
    const headers = { Origin, "Access-Control-Request-Method": "POST" };
    const answer = await world.api("/Messages.json", { method: "OPTIONS", as: null, headers });
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(answer.headers.get("allow")?.split(", ")).toEqual(expect.arrayContaining(["GET", "POST"]));
    expect(answer.headers.get("access-control-allow-methods")).toContain("POST");
    expect(answer.headers.get("access-control-allow-headers")).toContain("Idempotency-Key");
    expect((await world.api("/Nothing.json", { method: "OPTIONS", as: null, headers })).status).toBe(404);
  });
});

describe("a kept header", () => {
  it("says how many requests of the account are under way", async () => {
    const answer = await fetch(`${inWorld().url()}/2010-04-01/Accounts/${inWorld().owner.sid}/Balance.json`, {
      headers: { Authorization: authorization(inWorld().owner) },
    });
    expect(answer.headers.get("twilio-concurrent-requests")).toMatch(/^[1-9]\d*$/u);
    expect(answer.headers.get("twilio-request-duration")).toMatch(/^\d+\.\d{3}$/u);
  });
});
