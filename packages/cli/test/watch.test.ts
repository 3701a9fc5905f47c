// messages watch against a server that has more messages than a page holds.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../src/run.ts";
import type { World } from "../src/world.ts";
import { accountSid, now } from "./answers.ts";

let stored: number[] = [];
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://pennywire.test");
  const at = Number(searchParams.get("Page") ?? 0);
  const size = Number(searchParams.get("PageSize") ?? 50);
  const rows = stored.toReversed().slice(at * size, (at + 1) * size);
  const next = (at + 1) * size < stored.length ? `${pathname}?PageSize=${size}&Page=${at + 1}` : null;
  response.writeHead(200, { "content-type": "application/json" });
  response.end(
    JSON.stringify({ ...envelope, page: at, page_size: size, next_page_uri: next, messages: rows.map(messageOf) }),
  );
});

beforeEach(async () => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe("messages watch", () => {
  const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

  it("tells the new message, and none of the old ones behind the first page", async () => {
    stored = upTo(120);
    expect(await watched(() => stored.push(121))).toEqual(["text 121"]);
  });

  it("takes what a deletion moves onto the first page for old", async () => {
    stored = upTo(120);
    expect(await watched(() => (stored = stored.filter((number) => number !== 110)))).toEqual([]);
  });

  it("tells a burst of more than a page", async () => {
    stored = upTo(120);
    const burst = Array.from({ length: 130 }, (_, index) => index + 121);
    expect(await watched(() => stored.push(...burst))).toEqual(burst.map((number) => `text ${number}`));
  });

  it("tells the first messages of an account that had none", async () => {
    stored = [];
    expect(await watched(() => stored.push(1, 2))).toEqual(["text 1", "text 2"]);
  });
});

/** Looks three times, with the change between the first look and the second; gives the texts that were told. */
const watched = async (change: () => unknown): Promise<readonly string[]> => {
  const lines: string[] = [];
  const interrupt = new AbortController();
  let waits = 0;
  const world: World = {
    env: {
      PENNYWIRE_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on a port
      PENNYWIRE_ACCOUNT_SID: accountSid,
      PENNYWIRE_AUTH_TOKEN: "token",
    },
    home: "/nobody",
    stdin: Object.assign(new PassThrough(), { isTTY: false }),
    stdout: { isTTY: false, write: (text) => lines.push(...text.split("\n").filter((line) => line !== "")) },
    stderr: { isTTY: false, write: () => undefined },
    now: () => now,
    timeZone: "UTC",
    sleep: async () => {
      waits += 1;
      if (waits === 1) change();
      if (waits === 3) interrupt.abort();
    },
    interrupted: () => interrupt.signal,
    readFile: async () => "",
    startServer: async () => undefined,
    openProxy: async () => ({ variables: {}, close: () => undefined }),
    runProgram: async () => 0,
  };
  await run(["messages", "watch"], world);
  return lines.map((line) => line.split("\t").at(-1) ?? "");
};

const envelope = { start: 0, end: 0, uri: "", first_page_uri: "", previous_page_uri: null };

const messageOf = (number: number) => ({
  sid: `SM${String(number).padStart(32, "0")}`,
  account_sid: accountSid,
  api_version: "2010-04-01",
  body: `text ${number}`,
  from: "+15005550006",
  to: "+15558675310",
  messaging_service_sid: null,
  status: "delivered",
  direction: "outbound-api",
  num_segments: "1",
  num_media: "0",
  price: "-0.00830",
  price_unit: "USD",
  error_code: null,
  error_message: null,
  date_created: "Sun, 22 Nov 2026 16:04:00 +0000",
  date_updated: "Sun, 22 Nov 2026 16:04:00 +0000",
  date_sent: null,
  subresource_uris: {},
  uri: "",
});
