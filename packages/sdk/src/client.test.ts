import { describe, expect, it } from "vitest";
import { accountSid, json, refuse, wireMessage, world } from "../test/world.ts";
import {
  ApiError,
  AuthenticationError,
  ConflictError,
  ConnectionError,
  InsufficientFundsError,
  NotFoundError,
  PennywireError,
  PermissionError,
  RateLimitError,
  ServerError,
  TimeoutError,
} from "./index.ts";

describe("a call", () => {
  it("speaks the wire's names and credentials, and answers in ours", async () => {
    const { client, seen } = await world((_, response) => json(response, 201, wireMessage("SM1")));
    const message = await client.messages.create({
      to: "+15558675310",
      from: "+15005550006",
      body: "Hé & <ü>",
      mediaUrl: ["https://a/1", "https://a/2"],
      smartEncoded: true,
      sendAt: new Date("2026-01-01T00:00:00.123Z"),
      statusCallback: undefined,
    });
    expect(message).toMatchObject({
      sid: "SM1",
      numSegments: 1,
      numMedia: 0,
      price: "-0.00790",
      errorCode: null,
      dateSent: null,
    });
    expect(message.dateCreated).toEqual(new Date("2023-08-24T05:01:45Z"));
    const [call] = seen;
    expect(call?.method).toBe("POST");
    expect(call?.url).toBe(`/2010-04-01/Accounts/${accountSid}/Messages.json`);
    expect(call?.headers.authorization).toBe(`Basic ${btoa(`${accountSid}:token`)}`);
    expect([...(call?.form ?? [])]).toEqual([
      ["To", "+15558675310"],
      ["From", "+15005550006"],
      ["Body", "Hé & <ü>"],
      ["MediaUrl", "https://a/1"],
      ["MediaUrl", "https://a/2"],
      ["SmartEncoded", "true"],
      ["SendAt", "2026-01-01T00:00:00Z"],
    ]);
  });

  it("uses an API key when one is given", async () => {
    const { client, seen } = await world((_, response) => json(response, 200, {}), {
      apiKey: "SK1",
      apiSecret: "secret",
    });
    await client.balance.get();
    expect(seen[0]?.headers.authorization).toBe(`Basic ${btoa("SK1:secret")}`);
  });

  it("sends extra headers, and answers nothing for a deletion", async () => {
    const { client, seen } = await world((_, response) => void response.writeHead(204).end());
    expect(await client.keys.delete("SK 1", { headers: { "X-Trace": "t" } })).toBeUndefined();
    expect(seen[0]).toMatchObject({ method: "DELETE", url: `/2010-04-01/Accounts/${accountSid}/Keys/SK%201.json` });
    expect(seen[0]?.headers["x-trace"]).toBe("t");
  });

  it("leaves out what the wire has twice", async () => {
    const { client } = await world((_, response) =>
      json(response, 200, { capabilities: { sms: true, SMS: true, mms: true, MMS: true } }),
    );
    expect((await client.numbers.get("PN1")).capabilities).toEqual({ sms: true, mms: true });
  });

  it("sends JSON where the wire has names and lists that a form cannot say, and leaves data as it is", async () => {
    const { client, seen } = await world((_, response) => json(response, 200, {}));
    await client.contents.update("HX1", {
      friendlyName: "Hello",
      variables: { firstName: "Ann", last_name: "Lee" },
      types: { "twilio/text": { body: "Hi {{firstName}}" } },
    });
    const at = new Date("2026-01-01T00:00:00Z");
    await client.optOutSettings.update("MG1", {
      stopKeywords: ["ENOUGH"],
      countries: [{ country: "DE", stopReply: at.toISOString() }],
    });
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "PUT /v1/Content/HX1",
      "POST /v1/OptOutSettings/MG1",
    ]);
    expect(seen.map(({ headers }) => headers["content-type"])).toEqual(["application/json", "application/json"]);
    expect(seen.map(({ text }) => JSON.parse(text) as unknown)).toEqual([
      {
        friendly_name: "Hello",
        variables: { firstName: "Ann", last_name: "Lee" },
        types: { "twilio/text": { body: "Hi {{firstName}}" } },
      },
      { StopKeywords: ["ENOUGH"], Countries: [{ Country: "DE", StopReply: at.toISOString() }] },
    ]);
  });

  it("sends and gets files as they are", async () => {
    const { client, seen } = await world(({ method }, response) =>
      method === "POST"
        ? json(response, 201, { sid: "IM1", date_created: "2026-01-01T00:00:00Z" })
        : void response.writeHead(200, { "content-type": "image/png" }).end(Buffer.from([0, 255, 128])),
    );
    const begun = await client.optOuts.imports.create("phone_number\n+1\n", { scope: "MG1" });
    expect([begun.sid, begun.dateCreated]).toEqual(["IM1", new Date("2026-01-01T00:00:00Z")]);
    expect(seen[0]).toMatchObject({ url: "/v1/OptOuts/Imports?Scope=MG1", text: "phone_number\n+1\n" });
    expect(seen[0]?.headers["content-type"]).toBe("text/csv");
    const bytes = await client.messages.media.bytes("SM1", "ME1");
    expect([bytes.type, ...new Uint8Array(await bytes.arrayBuffer())]).toEqual(["image/png", 0, 255, 128]);
  });

  it("clears a list with an empty one, and names the account where the wire wants it", async () => {
    const { client, seen } = await world((_, response) => json(response, 200, { keys: [] }));
    await client.services.update("MG1", { friendlyName: "x", statusCallback: "" });
    await client.messages.create({ to: "+1", mediaUrl: [] });
    await client.iamKeys.create({ policy: { allow: ["/a"] } });
    await client.iamKeys.create({ accountSid: "AC2" });
    await client.iamKeys.list().toArray();
    expect(seen.map(({ form }) => form.toString())).toEqual([
      "FriendlyName=x&StatusCallback=",
      "To=%2B1&MediaUrl=",
      `AccountSid=${accountSid}&Policy=%7B%22allow%22%3A%5B%22%2Fa%22%5D%7D`,
      "AccountSid=AC2",
      "",
    ]);
    expect(seen[4]?.url).toBe(`/v1/Keys?AccountSid=${accountSid}`);
  });

  it("never follows a redirect with its credentials", async () => {
    const { client, seen } = await world(
      (_, response) => void response.writeHead(302, { location: "/elsewhere" }).end(),
    );
    await expect(client.account.get()).rejects.toMatchObject({ status: 302 });
    expect(seen).toHaveLength(1);
  });

  it("reaches the simulation and the books", async () => {
    const { client, seen } = await world(({ method }, response) =>
      json(
        response,
        200,
        method === "GET" ? { messages: [{ at: "2026-01-01T00:00:00.500Z" }], ok: true, checks: [] } : { sid: "SM1" },
      ),
    );
    const { handsets } = client.simulation;
    expect((await handsets.messages("+15558675310").toArray())[0]?.at).toEqual(new Date("2026-01-01T00:00:00.500Z"));
    await handsets.send("+15558675310", { to: "+15005550006", body: "Hi" });
    await client.simulation.network.update({ advanceMs: 5 });
    expect((await client.ledger.verify()).ok).toBe(true);
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "GET /sim/v1/Handsets/%2B15558675310/Messages",
      "POST /sim/v1/Handsets/%2B15558675310/Messages",
      "POST /sim/v1/Network",
      "GET /v1/ledger/verify",
    ]);
  });
});

describe("a refusal", () => {
  const kinds = [
    [400, ApiError],
    [401, AuthenticationError],
    [402, InsufficientFundsError],
    [403, PermissionError],
    [404, NotFoundError],
    [409, ConflictError],
    [429, RateLimitError],
    [500, ServerError],
    [503, ServerError],
  ] as const;

  it.each(kinds)("with status %i has its own class and says what the server said", async (status, Kind) => {
    const { client } = await world((_, response) => refuse(response, status, 21211, { "Twilio-Request-Id": "RQ1" }), {
      retries: 0,
    });
    const error: unknown = await client.balance.get().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Kind);
    expect(error).toBeInstanceOf(PennywireError);
    expect(error).toMatchObject({
      name: Kind.name,
      status,
      code: 21211,
      message: "code 21211",
      moreInfo: "https://x",
      details: { field: "To" },
      requestId: "RQ1",
      retryable: status === 429 || status >= 500,
    });
  });

  it("that is not JSON still has its status", async () => {
    const { client } = await world((_, response) => void response.writeHead(502, "Bad Gateway").end("<html>"), {
      retries: 0,
    });
    await expect(client.balance.get()).rejects.toMatchObject({
      name: "ServerError",
      status: 502,
      code: null,
      message: "HTTP 502 Bad Gateway",
    });
  });

  it("is also a good status with a page that is not ours", async () => {
    const { client } = await world((_, response) => void response.writeHead(200).end("<html>"));
    await expect(client.balance.get()).rejects.toThrow("not JSON");
  });
});

describe("trying again", () => {
  it("repeats a post with the same idempotency key until it works", async () => {
    const { client, seen, waits } = await world((_, response, index) => {
      if (index === 0) return refuse(response, 503, 20503);
      if (index === 1) return void response.destroy();
      return json(response, 201, wireMessage("SM1"));
    });
    expect((await client.messages.create({ to: "+1", from: "+1", body: "x" })).sid).toBe("SM1");
    const keys = seen.map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-z]+-[0-9a-f-]{36}$/);
    expect(waits).toEqual([250, 500]);
  });

  it("makes a new key for each post and takes the caller's own", async () => {
    const { client, seen } = await world((_, response) => json(response, 201, wireMessage("SM1")));
    const input = { to: "+1", from: "+1", body: "x" };
    await client.messages.create(input);
    await client.messages.create(input);
    await client.messages.create(input, { idempotencyKey: "order-17" });
    const [first, second, third] = seen.map(({ headers }) => headers["idempotency-key"]);
    expect(first).not.toBe(second);
    expect(third).toBe("order-17");
  });

  it("waits as long as Retry-After says, but not for minutes", async () => {
    const patient = await world((_, response, index) =>
      index === 0 ? refuse(response, 429, 20429, { "Retry-After": "3" }) : json(response, 200, {}),
    );
    await patient.client.balance.get();
    expect(patient.waits).toEqual([3000]);
    const long = await world((_, response) => refuse(response, 429, 20429, { "Retry-After": "3600" }));
    await expect(long.client.balance.get()).rejects.toBeInstanceOf(RateLimitError);
    expect(long.seen).toHaveLength(1);
  });

  it("waits for a request that is still running under the same key, and for no other conflict", async () => {
    const running = await world((_, response, index) =>
      index === 0 ? refuse(response, 409, 20409) : json(response, 201, wireMessage("SM1")),
    );
    await running.client.messages.create({ to: "+1", from: "+1", body: "x" });
    expect(running.seen).toHaveLength(2);
    const conflict = await world((_, response) => refuse(response, 409, 20009));
    await expect(conflict.client.messages.delete("SM1")).rejects.toBeInstanceOf(ConflictError);
    expect(conflict.seen).toHaveLength(1);
  });

  it("gives up after the retries it was given, and never repeats a plain refusal", async () => {
    const failing = await world((_, response) => refuse(response, 500, 20500), { retries: 3 });
    await expect(failing.client.balance.get()).rejects.toBeInstanceOf(ServerError);
    expect(failing.seen).toHaveLength(4);
    const refusing = await world((_, response) => refuse(response, 400, 21211));
    await expect(refusing.client.messages.create({ to: "x" })).rejects.toBeInstanceOf(ApiError);
    expect(refusing.seen).toHaveLength(1);
  });

  it("takes a 404 for a deletion whose first answer was lost", async () => {
    const { client } = await world((_, response, index) =>
      index === 0 ? void response.destroy() : refuse(response, 404, 20404),
    );
    await client.messages.delete("SM1");
    await expect(client.messages.delete("SM1")).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe("no answer", () => {
  it("is a ConnectionError that names what happened", async () => {
    const { client } = await world(() => {}, { baseUrl: "http://127.0.0.1:1", retries: 0 });
    const error: unknown = await client.balance.get().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).not.toBeInstanceOf(TimeoutError);
  });

  it("in time is a TimeoutError, also when the answer stops half way", async () => {
    const silent = await world(() => {}, { retries: 1, timeoutMs: 50 });
    await expect(silent.client.balance.get()).rejects.toBeInstanceOf(TimeoutError);
    expect(silent.seen).toHaveLength(2);
    const stuck = await world((_, response) => void response.writeHead(200).write("{"), { retries: 0 });
    await expect(stuck.client.balance.get({ timeoutMs: 50 })).rejects.toBeInstanceOf(TimeoutError);
  });

  it("because the caller aborted is the caller's own reason, and is not tried again", async () => {
    const abort = new AbortController();
    const { client, seen } = await world(() => abort.abort(new Error("enough")));
    await expect(client.balance.get({ signal: abort.signal })).rejects.toThrow("enough");
    expect(seen).toHaveLength(1);
    await expect(client.balance.get({ signal: abort.signal })).rejects.toThrow("enough");
    expect(seen).toHaveLength(1);
  });

  it("can be aborted while waiting for the next attempt", async () => {
    const abort = new AbortController();
    const { client, seen } = await world(
      (_, response) => {
        refuse(response, 503, 20503, { "Retry-After": "50" });
        response.on("close", () => setTimeout(() => abort.abort(new Error("enough")), 20));
      },
      { sleep: undefined },
    );
    await expect(client.balance.get({ signal: abort.signal })).rejects.toThrow("enough");
    expect(seen).toHaveLength(1);
  });
});
