// The socket under the API: what it says to requests that reach no route.
import { pino } from "pino";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { unreadable } from "../api/unreadable.ts";
import { closed, listening } from "./http-server.ts";

const opened: Awaited<ReturnType<typeof listening>>["server"][] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map(closed));
});

const requestId = `RQ${"0".repeat(32)}`;

const serve = async (): Promise<number> => {
  const answer = (error: unknown): Response => unreadable(error, requestId, pino({ level: "silent" }));
  const { server, port } = await listening(() => new Response("a route"), answer, 0, "127.0.0.1");
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
