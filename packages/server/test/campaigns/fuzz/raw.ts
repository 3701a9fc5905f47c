// Broken HTTP: bytes that no client library would send, on sockets of their own. The server may answer 400 or hang up;
// it may not fall over, obey a smuggled request, or keep the next client waiting.
import { connect, type Socket } from "node:net";
import { listMessages, firstCredentials, type Client } from "../client.ts";
import { createRandom, type Random } from "../random.ts";

interface Flood {
  readonly baseUrl: string;
  readonly count: number;
  readonly seed: number;
  /** A well-behaved client, who has to be served all the while. */
  readonly client: Client;
}

/** After so many broken ones a well-behaved client looks whether it is served. */
const lookEvery = 20;
/** How long the well-behaved client waits at most, in milliseconds. */
const patienceMs = 2_000;
/** How long a broken connection is listened to, in milliseconds. */
const listenMs = 500;
/** Connections that say nothing more and are left open until the end. */
const silentMax = 100;
/** Nobody else in the run sends to this phone: a message to it was smuggled. */
const smuggledTo = "+14155569999";
const authorization = `Authorization: Basic ${Buffer.from(`${firstCredentials.user}:${firstCredentials.password}`).toString("base64")}`;

export const floodWithBrokenHttp = async ({ baseUrl, count, seed, client }: Flood) => {
  const random = createRandom(seed);
  const { hostname, port } = new URL(baseUrl);
  const violations: string[] = [];
  const silent: Socket[] = [];
  const answers = new Map<string, number>();
  let slowestMs = 0;
  const listeners: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    const [name, bytes] = random.pick(kinds)(random);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => undefined);
    socket.write(Buffer.from(bytes, "latin1"));
    if (name === "unfinished" && silent.length < silentMax) silent.push(socket);
    else {
      listeners.push(
        listen(socket, name === "half-closed").then((status) => {
          answers.set(status, (answers.get(status) ?? 0) + 1);
        }),
      );
    }
    if (index % lookEvery !== 0) continue;
    const took = await look(client, violations);
    slowestMs = Math.max(slowestMs, took);
    await Promise.all(listeners.splice(0));
  }
  await Promise.all(listeners);
  violations.push(...(await checkPipeline(hostname, Number(port), client)));
  slowestMs = Math.max(slowestMs, await look(client, violations));
  for (const socket of silent) socket.destroy();
  const smuggled = (await listMessages(client)).filter(({ to }) => to === smuggledTo);
  if (smuggled.length > 0) violations.push(`${smuggled.length} smuggled requests were obeyed`);
  const counts = [...answers]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([status, times]) => `${status}: ${times}`);
  const seen = `${count} broken connections, ${silent.length} of them left open; ${counts.join(", ")}; the next client was served within ${slowestMs.toFixed(0)} ms`;
  return { violations, seen: [seen] };
};

const look = async (client: Client, violations: string[]): Promise<number> => {
  const begun = performance.now();
  const reply = await client.call("GET", client.path("/Balance.json")).catch((error: unknown) => String(error));
  const took = performance.now() - begun;
  if (typeof reply === "string" || reply.status !== 200)
    violations.push(`the next client gets ${JSON.stringify(reply)}`);
  if (took > patienceMs) violations.push(`the next client waited ${took.toFixed(0)} ms`);
  return took;
};

/** The status of the first answer; "closed" or "silence" when there is none. */
const listen = async (socket: Socket, isHalfClosed: boolean): Promise<string> =>
  new Promise((resolve) => {
    let heard = "";
    const end = (otherwise: string): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? otherwise);
    };
    const timer = setTimeout(() => end("silence"), listenMs);
    socket.on("data", (bytes) => {
      heard += bytes.toString("latin1");
      if (heard.includes("\r\n\r\n")) end("answered");
    });
    socket.on("close", () => end("closed"));
    if (isHalfClosed) socket.end();
  });

/** Twenty requests in one packet are answered in their order, each with its own. */
const checkPipeline = async (hostname: string, port: number, client: Client): Promise<readonly string[]> => {
  const sids = (await listMessages(client)).slice(0, 20).map(({ sid }) => sid);
  const asked = sids.map((sid, index) => {
    const last = index === sids.length - 1 ? "Connection: close\r\n" : "";
    return `GET ${client.path(`/Messages/${sid}.json`)} HTTP/1.1\r\nHost: a\r\n${authorization}\r\n${last}\r\n`;
  });
  const text = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, hostname);
    let heard = "";
    socket.on("data", (bytes) => {
      heard += bytes.toString("latin1");
    });
    socket.on("close", () => resolve(heard));
    socket.on("error", reject);
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.write(asked.join(""));
  });
  const answered = [...text.matchAll(/"sid":"((?:SM|MM)[0-9a-f]{32})"/g)].map(([, sid]) => sid);
  return answered.join() === sids.join()
    ? []
    : [`pipelined requests got ${answered.length} answers of ${sids.length}, or in another order`];
};

type Kind = (random: Random) => readonly [name: string, bytes: string];

const inner = (): string => {
  const body = new URLSearchParams({ To: smuggledTo, From: "+14155550100", Body: "smuggled" }).toString();
  const path = `/2010-04-01/Accounts/${firstCredentials.user}/Messages.json`;
  return `POST ${path} HTTP/1.1\r\nHost: a\r\n${authorization}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
};

const post = (headers: readonly string[], body: string): string =>
  [`POST /2010-04-01/Accounts/${firstCredentials.user}/Messages.json HTTP/1.1`, "Host: a", ...headers, "", body].join(
    "\r\n",
  );

const noise = (random: Random, length: number): string =>
  Array.from({ length }, () => String.fromCharCode(random.between(0, 255))).join("");

// Requests that carry another one behind them have no credentials themselves, so only what is smuggled could send.
const kinds: readonly [Kind, ...Kind[]] = [
  (random) => ["noise", noise(random, random.between(1, 400))],
  (random) => ["request line", `${noise(random, random.between(1, 20))} / HTTP/1.1\r\nHost: a\r\n\r\n`],
  (random) => ["version", `GET / HTTP/${random.pick(["0.9", "1.2", "2.0", "9.9", "x", ""])}\r\nHost: a\r\n\r\n`],
  () => ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  (random) => ["TLS", `\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03${noise(random, 200)}`],
  () => ["no host", "GET /healthz HTTP/1.1\r\n\r\n"],
  (random) => ["host", `GET /healthz HTTP/1.1\r\nHost: ${random.pick(["a b", "[", "@", "a:b:c", "\xff", ""])}\r\n\r\n`],
  () => ["two hosts", "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"],
  (random) => [
    "target",
    `GET ${random.pick(["*", "a", "http://b/healthz", "http://[/", "//", "/\xff\xfe", "?", "/%", "a:1"])} HTTP/1.1\r\nHost: a\r\n\r\n`,
  ],
  () => ["connect", "CONNECT 127.0.0.1:9 HTTP/1.1\r\nHost: a\r\n\r\n"],
  () => [
    "upgrade",
    "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n",
  ],
  (random) => ["expect", post([`Expect: ${random.pick(["100-continue", "x"])}`, "Content-Length: 4"], "To=1")],
  () => ["length and chunks", post(["Content-Length: 5", "Transfer-Encoding: chunked"], `0\r\n\r\n${inner()}`)],
  () => ["chunks and length", post(["Transfer-Encoding: chunked", "Content-Length: 5"], `0\r\n\r\n${inner()}`)],
  (random) => [
    "coding",
    post(
      [`Transfer-Encoding: ${random.pick(["xchunked", "chunked, identity", "\x0bchunked", "identity"])}`],
      `0\r\n\r\n${inner()}`,
    ),
  ],
  () => ["two lengths", post(["Content-Length: 4", "Content-Length: 400"], `To=1${inner()}`)],
  (random) => [
    "length",
    post(
      [`Content-Length: ${random.pick(["-1", "+4", "4 4", "0x4", "1e3", "99999999999999999999", "", "4,4"])}`],
      `To=1${inner()}`,
    ),
  ],
  (random) => [
    "chunk",
    post(
      ["Transfer-Encoding: chunked"],
      `${random.pick(["g", "-1", "0x4", "ffffffffffffffffff", "4;x=y", " 4", "4\n"])}\r\nTo=1\r\n0\r\n\r\n`,
    ),
  ],
  () => ["trailers", post(["Transfer-Encoding: chunked"], `4\r\nTo=1\r\n0\r\n${"X: y\r\n".repeat(3_000)}\r\n`)],
  () => ["folded", "GET /healthz HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n"],
  () => ["bare LF", "GET /healthz HTTP/1.1\nHost: a\n\n"],
  () => ["NUL", "GET /healthz HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n"],
  (random) => ["header", `GET /healthz HTTP/1.1\r\nHost: a\r\n${noise(random, 30)}: ${noise(random, 30)}\r\n\r\n`],
  (random) => [
    "large head",
    `GET /healthz HTTP/1.1\r\nHost: a\r\nX: ${"y".repeat(random.between(10_000, 200_000))}\r\n\r\n`,
  ],
  () => ["many headers", `GET /healthz HTTP/1.1\r\nHost: a\r\n${"X: y\r\n".repeat(2_500)}\r\n`],
  (random) => ["pipeline", `GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n`.repeat(random.between(2, 200))],
  (random) => ["unfinished", post([authorization, "Content-Length: 4000"], "To=1").slice(0, random.between(1, 250))],
  (random) => ["half-closed", post(["Content-Length: 4000"], "To=1").slice(0, random.between(1, 200))],
];
