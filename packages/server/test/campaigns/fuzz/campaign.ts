// Fuzzing: generated requests at a real server. Promised: no 5xx, no crash, no hang, every answer as the contract has
// it, nothing of another tenant's in it, no memory that grows; and after a flood of broken HTTP the next client is
// served as if nothing had been.
import { routes } from "@pennywire/contract";
import fc from "fast-check";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { Agent } from "undici";
import { bookProblems, createClient, firstCredentials, type Client, type Reply } from "../client.ts";
import type { Ground } from "../ground.ts";
import type { Finding } from "../program.ts";
import { newFolder, startServer, type RunningServer } from "../server.ts";
import { basic, createAsk } from "./ask.ts";
import { createCast, type Cast } from "./cast.ts";
import { furnish, openForeign, withRecords, type Foreign } from "./foreign.ts";
import { judge, routesAt } from "./judge.ts";
import { createLearned } from "./learned.ts";
import { anyProbe, type Probe } from "./probes.ts";
import { floodWithBrokenHttp } from "./raw.ts";
import { calmSnapshot, changes, snapshot } from "./snapshot.ts";

export interface FuzzOptions {
  readonly seed: number;
  /** Generated requests. */
  readonly requests: number;
  /** Connections with broken HTTP. */
  readonly raw: number;
  /** Makes a database; null is a SQLite file of its own. */
  readonly ground: (() => Promise<Ground>) | null;
  /** Growth of memory that is too much, in per cent; null where the run is too short to tell. */
  readonly growthMaxPercent: number | null;
}

/** Each request is answered within so long, in milliseconds. */
const answerMaxMs = 2_000;
/** Requests that are under way together. */
const together = 8;
/** After so many requests it is seen to that all callers can still ask. */
const tendEvery = 400;
/** Part of the run after which memory is looked at for the first time: caches are full by then. */
const warmShare = 0.4;
/** More than anybody can spend here, in dollars, and the same in micros. */
const creditDollars = 1_000_000;
const creditMicros = creditDollars * 1_000_000;
/** Messages that are there when connections with broken HTTP ask for them. */
const firstMessages = 20;

export const fuzz = async ({ seed, requests, raw, ground, growthMaxPercent }: FuzzOptions): Promise<Finding> => {
  const folder = newFolder("pennywire-fuzz-");
  const database = ground === null ? null : await ground();
  const databaseUrl = database?.url ?? `file:${join(folder, "pennywire.db")}`;
  const other = await openForeign(databaseUrl, folder, creditMicros);
  const server = await startServer({
    folder,
    databaseUrl,
    credentials: firstCredentials,
    credit: String(creditDollars),
    privateWebhooks: "deny",
  });
  const agent = new Agent({ connections: together });
  const ask = createAsk(server.baseUrl, agent);
  const violations: string[] = [];
  try {
    const furnished = await furnish(ask, other);
    const foreign = withRecords(furnished, (await calmSnapshot(ask, furnished)).values());
    const before = await snapshot(ask, foreign);
    // Before the rest, because later the first account's token is another one.
    const broken = raw === 0 ? null : await floodAtFirst(server, raw, seed);
    violations.push(...(broken?.violations ?? []));
    const cast = await createCast(ask);
    const generated = await generate({ server, agent, cast, foreign }, seed, requests);
    violations.push(...generated.violations);
    violations.push(...changes(before, await snapshot(ask, foreign)));
    await cast.tend();
    violations.push(...(await afterwards(server, cast)));
    const grown = growth(generated.warmKib, generated.endKib);
    if (growthMaxPercent !== null && grown > growthMaxPercent) violations.push(`memory grew by ${grown.toFixed(1)} %`);
    const on = ground === null ? "SQLite" : "PostgreSQL";
    const seen = [`on ${on}: ${generated.seen}`, memoryLine(generated.warmKib, generated.endKib)];
    seen.push(`the other tenant was read at ${before.size} places before and after`);
    return { seen: [...seen, ...(broken?.seen ?? [])], violations };
  } finally {
    await agent.destroy();
    await server.kill();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const floodAtFirst = async (server: RunningServer, count: number, seed: number): Promise<Finding> => {
  const client = createClient(server.baseUrl, firstCredentials, 4);
  const form = { To: "+15558675310", From: "+14155550100", Body: "Before the flood." };
  for (let sent = 0; sent < firstMessages; sent += 1) await client.call("POST", client.path("/Messages.json"), form);
  const found = await floodWithBrokenHttp({ baseUrl: server.baseUrl, count, seed, client });
  await client.close();
  return found;
};

interface Stage {
  readonly server: RunningServer;
  readonly agent: Agent;
  readonly cast: Cast;
  readonly foreign: Foreign;
}

/** A request as it goes out. */
interface Sent extends Pick<Probe, "method" | "path" | "headers" | "body" | "isChunked"> {}

const generate = async ({ server, agent, cast, foreign }: Stage, seed: number, requests: number) => {
  const violations: string[] = [];
  const statuses = new Map<number, number>();
  const learned = createLearned(foreign.given);
  const reached = new Set<string>();
  let asked = 0;
  let tended = 0;
  let slowest = { ms: 0, what: "" };
  let warmKib = 0;
  const look = async (probe: Probe, sent: Sent): Promise<Reply> => {
    const begun = performance.now();
    const reply = await replyTo(server, agent, sent);
    const tookMs = performance.now() - begun;
    if (tookMs > slowest.ms) slowest = { ms: tookMs, what: `${sent.method} ${sent.path.slice(0, 120)}` };
    statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
    asked += 1;
    if (asked === Math.floor(requests * warmShare)) warmKib = residentKib(server.pid);
    const problems = [...judge(probe, sent.path, reply), ...leaksOf(reply, foreign)];
    if (problems.length > 0)
      throw new Error(
        `${problems.join("; ")}: as ${probe.role}: ${shown(sent)} ${reply.status} ${reply.text.slice(0, 600)}`,
      );
    if (reply.status < 400)
      for (const { id } of routesAt(sent.method, new URL(`http://a${sent.path}`).pathname)) reached.add(id);
    learned.learn(cast.member(probe.role).account, sent.method, sent.path, reply);
    cast.hear(sent.path, reply);
    return reply;
  };
  const ask = async (probe: Probe): Promise<void> => {
    const { user, password, account } = cast.member(probe.role);
    const authorization = probe.authorization === undefined ? basic(user, password) : probe.authorization;
    const isForm = probe.headers["content-type"]?.includes("form") ?? true;
    const sent = {
      method: probe.method,
      path: learned.fill(probe.path, account, encodeURIComponent),
      headers: { ...probe.headers, ...(authorization === null ? {} : { authorization }) },
      body:
        probe.body === null
          ? null
          : filledBytes(probe.body, (text) => learned.fill(text, account, isForm ? encodeURIComponent : asItIs)),
      isChunked: probe.isChunked,
    };
    const first = await look(probe, sent);
    if (!probe.isRepeated) return;
    const second = await look(probe, sent);
    if (second.headers["idempotent-replayed"] === "true" && first.status < 300 && second.text !== first.text)
      throw new Error(`the same key is answered otherwise: ${shown(sent)} ${first.text} ${second.text}`);
  };
  const property = fc.asyncProperty(
    fc.array(anyProbe, { minLength: together, maxLength: together }),
    async (probes) => {
      if (asked >= requests) return;
      if (asked - tended >= tendEvery) {
        tended = asked;
        await cast.tend();
      }
      await Promise.all(probes.map(ask));
    },
  );
  // Not shrunk: the failing request is named, and a server that hangs would make every step of the way last seconds.
  const result = await fc.check(property, { seed, numRuns: Math.ceil(requests / together), endOnFailure: true });
  if (result.failed) violations.push(`batch ${result.numRuns}: ${String(result.errorInstance)}`);
  const counts = [...statuses].toSorted(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
  const missed = Object.keys(routes).filter((id) => !reached.has(id));
  const seen = `${asked} generated requests, slowest answer ${slowest.ms.toFixed(0)} ms (${slowest.what}); ${counts.join(", ")}; ${reached.size} operations done, never: ${missed.join(", ")}`;
  return { violations, seen, warmKib, endKib: residentKib(server.pid) };
};

const asItIs = (text: string): string => text;

/** Bytes whose gaps are filled; whatever else is in them stays, be it text or not. */
const filledBytes = (bytes: Uint8Array, fill: (text: string) => string): Uint8Array =>
  Buffer.from(fill(Buffer.from(bytes).toString("latin1")), "latin1");

/** What an answer shows that is the other tenant's. */
const leaksOf = ({ text, headers }: Reply, { secrets }: Foreign): readonly string[] => {
  const said = `${text} ${JSON.stringify(headers)}`;
  // One by one: a pattern of them all takes seconds for a long list.
  return secrets.filter((secret) => said.includes(secret)).map((secret) => `it shows the other tenant's ${secret}`);
};

const replyTo = async (server: RunningServer, agent: Agent, sent: Sent): Promise<Reply> => {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new Error(`after ${answerMaxMs} ms`)), answerMaxMs);
  try {
    const late = once(patience.signal, "abort").then(() => {
      throw new Error(`after ${answerMaxMs} ms`);
    });
    return await Promise.race([exchange(server, agent, sent, patience.signal), late]);
  } catch (error) {
    const ended = server.ended();
    const why = ended === null ? String(error) : `the server ended with ${ended}`;
    throw new Error(`no answer: ${why}: ${shown(sent)}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
};

const exchange = async (server: RunningServer, agent: Agent, sent: Sent, signal: AbortSignal): Promise<Reply> => {
  const { method, path, headers, body, isChunked } = sent;
  const answer = await agent.request({
    origin: server.baseUrl,
    method,
    path,
    headers,
    body: body === null ? null : isChunked ? Readable.from([body]) : body,
    signal,
  });
  return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
};

/** Enough of a request to send it again by hand. */
const shown = ({ method, path, headers, body }: Sent): string => {
  const text = body === null ? "" : Buffer.from(body).toString("latin1");
  return `${method} ${JSON.stringify(path.slice(0, 300))} ${JSON.stringify(headers).slice(0, 600)} ${JSON.stringify(text.slice(0, 900))} (${text.length} bytes)`;
};

/** The server is as it was before: alive, its books in order, its log without errors, its next answer right. */
const afterwards = async (server: RunningServer, cast: Cast): Promise<readonly string[]> => {
  if (server.ended() !== null) return [`the server ended with ${server.ended()}`];
  const client = createClient(server.baseUrl, cast.member("owner"), 4);
  const form = { To: "+15558675399", From: await anyNumber(client), Body: "Still here." };
  const reply = await client.call("POST", client.path("/Messages.json"), form);
  const problems = [
    ...(reply.status === 201 ? [] : [`afterwards a message is answered with ${reply.status}: ${reply.text}`]),
    ...(await bookProblems(client)),
    ...server.errors().map((line) => `the server logged ${line.slice(0, 600)}`),
  ];
  await client.close();
  return problems;
};

const anyNumber = async (client: Client): Promise<string> => {
  const { text } = await client.call("GET", client.path("/IncomingPhoneNumbers.json?PageSize=1"));
  return /"phone_number":"(\+\d+)"/u.exec(text)?.[1] ?? "";
};

/** Memory of a process, in KiB; 0 where the system does not say. */
const residentKib = (pid: number): number => {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
};

const growth = (warmKib: number, endKib: number): number => (warmKib === 0 ? 0 : ((endKib - warmKib) / warmKib) * 100);

const memoryLine = (warmKib: number, endKib: number): string => {
  const mib = (kib: number): string => `${Math.round(kib / 1_024)} MiB`;
  return `memory: ${mib(warmKib)} when warm, ${mib(endKib)} at the end (${growth(warmKib, endKib).toFixed(1)} %)`;
};
