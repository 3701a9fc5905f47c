// The resolver against a name server of our own on loopback, which answers as the test says.
import { createSocket } from "node:dgram";
import { afterEach, describe, expect, it } from "vitest";
import { createResolver, HOST_NOT_FOUND, type NameResolver } from "./resolver.ts";

type Reply = readonly string[] | "no such name" | "broken" | "silence";

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

describe("a name server's answers", () => {
  it("are kept for at least 5 s, even when the name server says 0", async () => {
    const names = await openNameServer(() => ["127.0.0.1"]);
    expect(await names.resolver.resolve("a.example")).toMatchObject([{ address: "127.0.0.1", family: 4 }]);
    await names.resolver.resolve("a.example");
    expect(names.asked).toEqual(["a.example A", "a.example AAAA"]);
  });

  it("are shared by all who ask at the same time", async () => {
    const names = await openNameServer(() => ["127.0.0.1", "127.0.0.2"]);
    const all = await Promise.all(Array.from({ length: 20 }, () => names.resolver.resolve("b.example")));
    expect(all.every((addresses) => addresses.length === 2)).toBe(true);
    expect(names.asked).toHaveLength(2);
  });

  it("that a name does not exist are kept as well", async () => {
    const names = await openNameServer(() => "no such name");
    await expect(names.resolver.resolve("dead.example")).rejects.toMatchObject({ code: HOST_NOT_FOUND });
    await expect(names.resolver.resolve("dead.example")).rejects.toMatchObject({ code: HOST_NOT_FOUND });
    expect(names.asked).toHaveLength(2);
  });

  it("that are errors end as a name not found", async () => {
    const names = await openNameServer(() => "broken");
    await expect(names.resolver.resolve("broken.example")).rejects.toMatchObject({ code: HOST_NOT_FOUND });
  });

  it("that never come are waited for no longer than a webhook may take to connect, eight names at once", async () => {
    const names = await openNameServer(() => "silence");
    const startedAt = performance.now();
    const dead = Array.from({ length: 8 }, (_, n) => names.resolver.resolve(`silent${n}.example`));
    const outcomes = await Promise.allSettled(dead);
    expect(outcomes.every((outcome) => outcome.status === "rejected")).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(9_000);
  }, 20_000);
});

describe("names that are no name server's affair", () => {
  it("localhost is found, and no name server is asked", async () => {
    const names = await openNameServer(() => "no such name");
    const addresses = await names.resolver.resolve("localhost");
    expect(addresses.every(({ address }) => address === "127.0.0.1" || address === "::1")).toBe(true);
    expect(names.asked).toEqual([]);
  });

  it("a name without a dot that the system does not know is not found", async () => {
    const names = await openNameServer(() => ["127.0.0.1"]);
    await expect(names.resolver.resolve("nowhere-to-be-found")).rejects.toMatchObject({ code: HOST_NOT_FOUND });
  });
});

async function openNameServer(replyTo: (name: string) => Reply): Promise<{ resolver: NameResolver; asked: string[] }> {
  const asked: string[] = [];
  const socket = createSocket("udp4");
  socket.on("message", (query, from) => {
    const { name, type, end } = questionOf(query);
    asked.push(`${name} ${type === TYPE_A ? "A" : "AAAA"}`);
    const reply = replyTo(name);
    if (reply !== "silence") socket.send(answerTo(query.subarray(0, end), type, reply), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  const resolver = createResolver({ nameServers: [`127.0.0.1:${socket.address().port}`] });
  opened.push(() => {
    resolver.close();
    socket.close();
  });
  return { resolver, asked };
}

const TYPE_A = 1;

function questionOf(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join("."), type: query.readUInt16BE(at + 1), end: at + 5 };
}

/** RFC 1035 4.1: the question again, then A records with a TTL of 0. There are never AAAA records. */
function answerTo(question: Buffer, type: number, reply: Exclude<Reply, "silence">): Buffer {
  const addresses = type === TYPE_A && typeof reply !== "string" ? reply : [];
  const head = Buffer.from(question);
  head.writeUInt16BE(reply === "no such name" ? 0x8183 : reply === "broken" ? 0x8182 : 0x8180, 2);
  head.writeUInt16BE(addresses.length, 6);
  head.writeUInt16BE(0, 8);
  head.writeUInt16BE(0, 10);
  const record = Buffer.from([0xc0, 12, 0, TYPE_A, 0, 1, 0, 0, 0, 0, 0, 4]);
  return Buffer.concat([
    head,
    ...addresses.flatMap((address) => [record, Buffer.from(address.split(".").map(Number))]),
  ]);
}
