// What is the same on every route: who may ask, how a request is read, and what every answer carries.
import { routes, type Route } from "@pennywire/contract";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import {
  authorization,
  expectContract,
  expectRefusal,
  oneWorld,
  phone,
  sender,
  type Answer,
  type World,
} from "../world.ts";

const inWorld = oneWorld();
const form = { To: phone, From: sender, Body: "Hello" };
const all: readonly Route[] = Object.values(routes);
/** All but the bytes of media, which are open to whoever knows where they are. */
const closed = all.filter(({ success }) => success.bytes === undefined);

const pathOf = (world: World, route: Route): string =>
  `${route.root}${route.path}${route.suffix}`
    .replace("{AccountSid}", world.owner.sid)
    .replace("{E164}", phone)
    .replaceAll(/\{\w+\}/gu, `SM${"0".repeat(32)}`);

/** Sends these bytes and reads until the server closes the connection. */
const raw = async (world: World, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(new URL(world.url()).port), "127.0.0.1", () => socket.write(text));
    socket.setEncoding("utf8");
    socket.on("data", (piece: string) => (answer += piece));
    socket.on("close", () => resolve(answer));
    socket.on("error", (error) => (answer === "" ? reject(error) : resolve(answer)));
  });

describe("401 20003", () => {
  it.each(closed.map((route) => [route.id, route] as const))("%s asks for credentials", async (_id, route) => {
    const world = inWorld();
    const answer = await world.api(pathOf(world, route), { method: route.method.toUpperCase(), as: null });
    expectRefusal(answer, 401, 20003);
    expect(answer.headers.get("www-authenticate")).toBe('Basic realm="Twilio API"');
  });

  it.each([
    ["no scheme", "secret"],
    ["another scheme", "Bearer abc"],
    ["no base64", "Basic ???"],
    ["no colon", `Basic ${Buffer.from("AC123").toString("base64")}`],
    ["an unknown account", authorization({ user: `AC${"f".repeat(32)}`, password: "x" })],
    ["an unknown key", authorization({ user: `SK${"f".repeat(32)}`, password: "x" })],
    [
      "a wrong token",
      authorization({ user: `AC${"0123456789abcdef".repeat(2)}`, password: "tokenOfTheFirstAccount012345678" }),
    ],
    ["an empty token", authorization({ user: `AC${"0123456789abcdef".repeat(2)}`, password: "" })],
    ["a token of a megabyte, nearly", `Basic ${"A".repeat(9_000)}`],
    ["a SID in capitals", authorization({ user: `ac${"0123456789ABCDEF".repeat(2)}`, password: "x" })],
  ])("is the answer to %s", async (_what, header) => {
    expectRefusal(await inWorld().api("/Messages.json", { as: null, headers: { Authorization: header } }), 401, 20003);
  });
});

describe("404 20404", () => {
  it.each([
    "/2010-04-01/Accounts/nobody/Nothing.json",
    "/2010-04-01/",
    "/2010-04-01/healthz",
    "/2010-04-01/v1/ledger/verify",
    "/2010-04-01x",
    "/nothing",
    "/v2/Services",
    "/2010-04-01/accounts/x/messages.json",
  ])("is the answer to %s, with credentials and without", async (path) => {
    const world = inWorld();
    for (const headers of [{}, { Authorization: authorization(world.owner) }]) {
      const response = await fetch(`${world.url()}${path}`, { headers });
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 20404, status: 404 });
    }
  });

  it("is the answer to an account path without its version", async () => {
    const world = inWorld();
    const response = await fetch(`${world.url()}/Accounts/${world.owner.sid}/Messages.json`, {
      headers: { Authorization: authorization(world.owner) },
    });
    expect(response.status).toBe(404);
  });

  it.each(["%00", "SM%00", "%ED%A0%80", "%ff", "SM%2F..", "a".repeat(5_000)])(
    "is the answer to the SID %s",
    async (sid) => {
      expectRefusal(await inWorld().api(`/Messages/${sid}.json`), 404, 20404);
      expectRefusal(await inWorld().api(`/Keys/${sid}.json`), 404, 20404);
      expectRefusal(await inWorld().api(`/IncomingPhoneNumbers/${sid}.json`), 404, 20404);
    },
  );
});

/** The routes that a path reaches: its own, and those whose parameter takes its last word. */
const reaching = (path: string): readonly Route[] => {
  const words = path.split("/");
  return closed.filter((route) => {
    const own = `${route.root}${route.path}`.split("/");
    return own.length === words.length && own.every((word, at) => word === words[at] || word.startsWith("{"));
  });
};

describe("405 20004", () => {
  it.each([...new Set(closed.map(({ root, path }) => `${root}${path}`))].map((path) => [path] as const))(
    "%s names the methods that it has",
    async (path) => {
      const world = inWorld();
      const here = closed.filter((route) => `${route.root}${route.path}` === path);
      const methods = here.map(({ method }) => method.toUpperCase());
      const taken = reaching(path).map(({ method }) => method.toUpperCase());
      const [route] = here;
      if (route === undefined) throw new Error("a path has a route");
      for (const method of ["PUT", "PATCH", "GET", "POST", "DELETE"].filter((one) => !taken.includes(one))) {
        const answer = await world.api(pathOf(world, route), { method });
        expectRefusal(answer, 405, 20004);
        expect(answer.headers.get("allow")?.split(", ")).toEqual(expect.arrayContaining(methods));
      }
    },
  );
});

describe("413 20413", () => {
  const tooMuch = `To=${encodeURIComponent(phone)}&From=x&Body=${"x".repeat(70_000)}`;

  it("is the answer to a body that is declared too large", async () => {
    expectRefusal(await inWorld().api("/Messages.json", { form: tooMuch }), 413, 20413);
  });

  it("is the answer to a body that comes in chunks and never ends", async () => {
    const world = inWorld();
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(Buffer.alloc(16_384, "x")),
    });
    const response = await fetch(`${world.url()}/2010-04-01/Accounts/${world.owner.sid}/Messages.json`, {
      method: "POST",
      headers: { Authorization: authorization(world.owner), "Content-Type": "application/x-www-form-urlencoded" },
      body,
      duplex: "half",
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 20413 });
  });

  it("does not keep the next request from being answered", async () => {
    const world = inWorld();
    const head = `POST /2010-04-01/Accounts/${world.owner.sid}/Messages.json HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization(world.owner)}\r\n`;
    const answer = await raw(world, `${head}Connection: close\r\nContent-Length: 100000\r\n\r\nTo=x`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /u);
    expect((await world.api("/Balance.json")).status).toBe(200);
  });
});

describe("415 20415", () => {
  it.each(["application/xml", "multipart/form-data; boundary=x", "image/png"])("is the answer to %s", async (type) => {
    expectRefusal(await inWorld().api("/Messages.json", { form, headers: { "Content-Type": type } }), 415, 20415);
  });
});

describe("400 20400", () => {
  it.each(["{", "[]", "null", '"text"', "1", `{"a":${"[".repeat(20)}${"]".repeat(20)}}`])(
    "is the answer to the JSON body %s",
    async (body) => {
      const headers = { "Content-Type": "application/json" };
      expectRefusal(await inWorld().api("/Messages.json", { form: body, headers }), 400, 20400);
    },
  );

  it("is the answer to a form of more than 200 fields", async () => {
    const many = Array.from({ length: 201 }, (_, index) => `f${index}=1`).join("&");
    expectRefusal(await inWorld().api("/Messages.json", { form: many }), 400, 20400);
  });
});

describe("a body", () => {
  const sent = async (request: Parameters<World["api"]>[1]): Promise<Answer> => {
    const answer = await inWorld().api("/Messages.json", request);
    expectContract(routes.createMessage, answer);
    return answer;
  };

  it("may be a form, JSON, or a form without a content type", async () => {
    await sent({ form });
    await sent({ json: form });
    await sent({
      json: {
        ...form,
        MediaUrl: ["https://example.com/a.jpg"],
        ValidityPeriod: 60,
        SmartEncoded: true,
        StatusCallback: null,
      },
    });
    await sent({
      form: new URLSearchParams(form).toString(),
      headers: { "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8" },
    });
    await sent({ json: form, headers: { "Content-Type": "application/vnd.api+json" } });
    const world = inWorld();
    const bytes = Buffer.from(new URLSearchParams(form).toString());
    const response = await fetch(`${world.url()}/2010-04-01/Accounts/${world.owner.sid}/Messages.json`, {
      method: "POST",
      headers: { Authorization: authorization(world.owner) },
      body: bytes,
    });
    expect(response.status).toBe(201);
  });

  it("may bring names that nobody knows, and values with every character", async () => {
    const Body = "é ñ 😀 \u200d ' \" < & + % \t\n end";
    expect(
      (await sent({ form: { ...form, Body, Nonsense: "1", __proto__: "2", constructor: "3" } })).json,
    ).toMatchObject({ body: Body });
    expect((await sent({ json: { ...form, Body } })).json).toMatchObject({ body: Body });
  });

  it("has NUL and lone surrogates replaced, which no phone shows and not every database keeps", async () => {
    expect((await sent({ form: { ...form, Body: "a\0b" } })).json).toMatchObject({ body: "a\uFFFDb" });
    const headers = { "Content-Type": "application/json" };
    const body = `{"To":"${phone}","From":"${sender}","Body":"a\\ud800b"}`;
    expect((await sent({ form: body, headers })).json).toMatchObject({ body: "a\uFFFDb" });
  });

  it("is read by its path with and without .json", async () => {
    expectContract(routes.createMessage, await inWorld().api("/Messages", { form }));
    expectContract(routes.listMessages, await inWorld().api("/Messages"));
  });
});

describe("every answer", () => {
  it("carries a request id of its own, its duration, and no invitation to keep it", async () => {
    const world = inWorld();
    const answers = [
      await world.api("/Messages.json", { form }),
      await world.api("/Messages.json"),
      await world.api("/Messages.json", { form: {}, method: "POST" }),
      await world.api("/Nothing.json"),
      await world.api("/Messages.json", { method: "PUT" }),
      await world.api("/Messages.json", { as: null }),
    ];
    expect(new Set(answers.map(({ headers }) => headers.get("twilio-request-id"))).size).toBe(answers.length);
    for (const { headers } of answers) {
      expect(headers.get("content-type")).toMatch(/^application\/json/u);
      expect(headers.get("twilio-request-id")).toMatch(/^RQ[0-9a-f]{32}$/u);
      expect(headers.get("twilio-request-duration")).toMatch(/^\d+\.\d{3}$/u);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  it("to HEAD is that to GET without its body", async () => {
    const answer = await inWorld().api("/Messages.json", { method: "HEAD" });
    expect([answer.status, answer.text]).toEqual([200, ""]);
  });
});

describe("without credentials", () => {
  it.each([
    ["/healthz", "text/plain", "ok"],
    ["/readyz", "text/plain", "ready"],
    ["/openapi.json", "application/json", '"openapi":"3.1'],
    ["/", "text/html", "Pennywire"],
  ])("%s is open to all", async (path, type, content) => {
    const response = await fetch(`${inWorld().url()}${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain(type);
    expect(await response.text()).toContain(content);
  });
});
