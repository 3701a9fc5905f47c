// Private addresses denied: nothing of a customer's choosing may open a connection into this machine or its network.
import { createSocket } from "node:dgram";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Hooks, Post } from "./hooks.ts";
import { type HooksOptions, openHooks } from "./undici.ts";

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((close) => close()));
});

describe("private addresses denied", () => {
  it("no spelling of loopback reaches a server here", async () => {
    const secret = await serve((_, response) => response.end("secret"));
    const client = hooks();
    const hosts = [
      "127.0.0.1",
      "127.1",
      "127.0.1",
      "127.255.255.254",
      "2130706433",
      "0x7f000001",
      "0x7f.1",
      "0177.0.0.1",
      "017700000001",
      "0",
      "0.0.0.0",
      "127.0.0.1.",
      "１２７.０.０.１",
      "localhost",
      "LOCALHOST.",
      "[::1]",
      "[::]",
      "[0:0:0:0:0:0:0:1]",
      "[::ffff:127.0.0.1]",
      "[::ffff:7f00:1]",
      "[::127.0.0.1]",
      "[64:ff9b::127.0.0.1]",
      "[2002:7f00:1::]",
    ];
    for (const host of hosts) {
      const answer = await client.send(post(`http://${host}:${secret.port}/`));
      // Some systems do not know "localhost" with a dot behind it: then it is no way in either.
      expect(answer, host).toMatchObject({ kind: "failed", code: expect.toBeOneOf([11205, 11210]) });
      expect(JSON.stringify(answer), host).not.toContain("secret");
    }
    expect(secret.connections()).toBe(0);
  });

  it("neither private networks nor the cloud's own addresses are reached, and no time is lost on them", async () => {
    const client = hooks();
    for (const host of ["10.0.0.1", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "[fd00:ec2::254]"]) {
      const answer = await client.send(post(`http://${host}/latest/meta-data`));
      expect(answer, host).toMatchObject({ kind: "failed", code: 11205 });
      expect(answer.durationMs).toBeLessThan(1_000);
    }
  });

  it("a redirect does not reach them either", async () => {
    const secret = await serve((_, response) => response.end("secret"));
    const door = await serve((_, response) => {
      response.writeHead(302, { location: `http://127.0.0.2:${secret.port}/` }).end();
    });
    const client = hooks({ allowedNetworks: ["127.0.0.1/32"] });
    const answer = await client.send(post(`http://127.0.0.1:${door.port}/`));
    expect(answer).toMatchObject({ kind: "failed", code: 11205, url: `http://127.0.0.2:${secret.port}/` });
    expect([door.connections(), secret.connections()]).toEqual([1, 0]);
  });

  it("a host name that leads to them is refused, also when it leads to a public address as well", async () => {
    const secret = await serve((_, response) => response.end("secret"));
    const nameServers = [await openNameServer([["127.0.0.1"], ["127.0.0.1", "192.0.2.7"]])];
    const client = hooks({ nameServers });
    expect(await client.send(post(`http://a.example:${secret.port}/`))).toMatchObject({ code: 11205 });
    expect(await client.send(post(`http://b.example:${secret.port}/`))).toMatchObject({ code: 11205 });
    expect(secret.connections()).toBe(0);
  });

  it("a host name that changes its address is judged by the address that is connected to", async () => {
    const door = await serve((_, response) => response.setHeader("connection", "close").end("hello"));
    const nameServers = [await openNameServer([["127.0.0.1"], ["127.0.0.2"]])];
    const allowed = { nameServers, allowedNetworks: ["127.0.0.1/32"] };
    const url = `http://rebinding.example:${door.port}/`;
    // Two clients, because one keeps the first look-up's answer for 5 s.
    expect(await hooks(allowed).send(post(url))).toMatchObject({ kind: "answered", body: "hello" });
    expect(await hooks(allowed).send(post(url))).toMatchObject({ kind: "failed", code: 11205 });
    expect(door.connections()).toBe(1);
  });

  it("the failure names no address that a name leads to", async () => {
    const nameServers = [await openNameServer([["10.11.12.13"]])];
    const answer = await hooks({ nameServers }).send(post("http://inner.example/"));
    expect(JSON.stringify(answer)).not.toContain("10.11.12.13");
  });

  it("ports of other protocols are refused", async () => {
    const client = hooks({ allowedNetworks: ["127.0.0.0/8"] });
    for (const port of [22, 25, 6667]) {
      expect(await client.send(post(`http://127.0.0.1:${port}/`))).toMatchObject({ kind: "failed", code: 11205 });
    }
  });
});

function hooks(over: Partial<HooksOptions> = {}): Hooks {
  const client = openHooks({ allowPrivate: false, ...over });
  opened.push(() => client.close());
  return client;
}

function post(url: string): Post {
  return {
    url,
    method: "POST",
    form: [["To", "+15005550006"]],
    headers: {},
    connectTimeoutMs: 5_000,
    totalTimeoutMs: 10_000,
  };
}

async function serve(listener: RequestListener): Promise<{ port: number; connections: () => number }> {
  let connections = 0;
  const server = createServer(listener).on("connection", () => connections++);
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  opened.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  // The address of a TCP server is never the path that the type allows for.
  return { port: (server.address() as AddressInfo).port, connections: () => connections };
}

/** Answers the n-th question for A records with the n-th addresses, and has no AAAA records. TTL 0. */
async function openNameServer(replies: readonly (readonly string[])[]): Promise<string> {
  const left = [...replies];
  const socket = createSocket("udp4");
  socket.on("message", (query, from) => {
    let end = 12;
    while (query.readUInt8(end) !== 0) end += 1 + query.readUInt8(end);
    const isA = query.readUInt16BE(end + 1) === 1;
    const addresses = isA ? (left.shift() ?? []) : [];
    const head = Buffer.from(query.subarray(0, end + 5));
    for (const [at, value] of [
      [2, 0x8180],
      [6, addresses.length],
      [8, 0],
      [10, 0],
    ] as const)
      head.writeUInt16BE(value, at);
    const records = addresses.map((one) =>
      Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...one.split(".").map(Number)]),
    );
    socket.send(Buffer.concat([head, ...records]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  opened.push(() => new Promise((resolve) => socket.close(() => resolve())));
  return `127.0.0.1:${socket.address().port}`;
}
