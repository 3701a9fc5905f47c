// The socket under the API: what it says to requests that reach no route.
import { Hono } from "hono";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { pino } from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { bodyBytesMax, readBody } from "../api/read-input.ts";
import { unreadable } from "../api/unreadable.ts";
import { Refusal } from "../domain/refusal.ts";
import { closed, listening } from "./http-server.ts";

const opened: Awaited<ReturnType<typeof listening>>["server"][] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map(closed));
});

const requestId = `RQ${"0".repeat(32)}`;

/** A server with one route, which reads its body. */
const app = new Hono();
app.all("*", async (c) => c.text(`${(await readBody(c)).length} characters`));
const errors: Error[] = [];
app.onError((error, c) => {
  errors.push(error);
  return c.text("refused", error instanceof Refusal ? 413 : 500);
});

const serve = async (): Promise<number> => {
  const answer = (error: unknown): Response => unreadable(error, requestId, pino({ level: "silent" }));
  const { server, port } = await listening(app.fetch, answer, 0, "127.0.0.1");
  opened.push(server);
  return port;
};

/** Sends bytes and gives back everything that is answered. */
const say = async (port: number, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let heard = "";
    socket.on("data", (piece) => {
      heard += piece.toString();
    });
    socket.on("close", () => resolve(heard));
    socket.on("error", reject);
    socket.write(bytes);
  });

describe("a body where none belongs", () => {
  it("is taken in and dropped, so that its sender hears the answer", async () => {
    const port = await serve();
    const head = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 6000000\r\n\r\n";
    expect(await say(port, head + "x".repeat(6_000_000))).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("without end is not taken in for ever", async () => {
    const port = await serve();
    const head = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 90000000\r\n\r\n";
    const heard = await say(port, head + "x".repeat(40_000_000)).catch(() => "cut off");
    expect(["", "cut off"]).toContain(heard);
  });
});

describe("a request whose URL cannot be read", () => {
  for (const [what, bytes] of [
    ["a Host header that is no host", "GET / HTTP/1.1\r\nHost: x/y\r\nConnection: close\r\n\r\n"],
    ["a Host header with a space", "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n"],
    ["a path with a backslash", "GET /a\\b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"],
  ] as const) {
    it(`is refused with a code and a request id: ${what}`, async () => {
      const heard = await say(await serve(), bytes);
      expect(heard).toMatch(/^HTTP\/1\.1 400 /);
      expect(heard.toLowerCase()).toContain(`twilio-request-id: ${requestId.toLowerCase()}`);
      expect(heard).toContain('"code":20400');
    });
  }
});

/** Posts a body of undeclared length; the status, and whether the connection had been used before. */
const post = async (port: number, agent: Agent, body: string): Promise<{ status: number; reused: boolean }> =>
  new Promise((resolve, reject) => {
    const headers = { "transfer-encoding": "chunked" };
    const sending = request({ host: "127.0.0.1", port, method: "POST", agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, reused: sending.reusedSocket }));
    });
    sending.on("error", reject);
    sending.end(body);
  });

describe("a caller that hangs up in the middle of its body", () => {
  for (const framing of ["Content-Length: 400", "Transfer-Encoding: chunked"]) {
    it(`is refused like any other that sends rubbish, and is no failure of ours: ${framing}`, async () => {
      const port = await serve();
      errors.length = 0;
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => undefined);
      socket.end(`POST / HTTP/1.1\r\nHost: a\r\n${framing}\r\n\r\n4\r\nTo=1`);
      await expect.poll(() => errors.length).toBe(1);
      expect(errors[0]).toBeInstanceOf(Refusal);
    });
  }
});

describe("a body of undeclared length that is too large", () => {
  for (const times of [2, 20]) {
    it(`is refused, and the next request on the connection is answered: ${times} times the limit`, async () => {
      const port = await serve();
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      expect((await post(port, agent, "a".repeat(bodyBytesMax * times))).status).toBe(413);
      expect(await post(port, agent, "To=1")).toEqual({ status: 200, reused: true });
      agent.destroy();
    });
  }
});

describe("what is not HTTP, or not in time, or too much", () => {
  for (const [what, bytes, status, code] of [
    ["noise", "\u0016\u0003\u0001\u0002\u0000\r\n\r\n", 400, 20400],
    ["a line that is no request", "HELLO\r\n\r\n", 400, 20400],
    ["two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400, 20400],
    ["headers without end", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, 431, 20431],
    [
      "an expectation that nobody can meet",
      "POST / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\nContent-Length: 2\r\n\r\n",
      417,
      20417,
    ],
  ] as const) {
    it(`is answered with a code, a request id and the end of the connection: ${what}`, async () => {
      const heard = await say(await serve(), bytes);
      const [head = "", body = ""] = heard.split("\r\n\r\n");
      expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} \\w`, "u"));
      expect(head.toLowerCase()).toContain(`twilio-request-id: ${requestId.toLowerCase()}`);
      expect(head.toLowerCase()).toContain("connection: close");
      expect(JSON.parse(body)).toMatchObject({ code, status, message: expect.stringMatching(/\S/u) });
    });
  }

  it("of a body that breaks off is answered as well", async () => {
    const head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    expect(await say(await serve(), `${head}2\r\nab\r\nno length\r\n`)).toMatch(/^HTTP\/1\.1 400 /u);
  });

  it("ends the connection after answers that were owed before", async () => {
    const heard = await say(await serve(), "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nabHELLO\r\n\r\n");
    expect(heard.match(/HTTP\/1\.1 \d+|2 characters/gu)).toEqual(["HTTP/1.1 200", "2 characters", "HTTP/1.1 400"]);
  });
});
