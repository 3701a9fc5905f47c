// Fuzzing: generated requests at a real server. Promised: no 5xx, no crash, no hang, every answer as the contract has
// it, no memory that grows; and after a flood of broken HTTP the next client is served as if nothing had been.
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
import { judge } from "./judge.ts";
import { anyProbe, type Probe } from "./probes.ts";
import { floodWithBrokenHttp } from "./raw.ts";

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
/** Part of the run after which memory is looked at for the first time: caches are full by then. */
const warmShare = 0.4;
/** More than anybody can spend here, in dollars. */
const credit = "100000";

interface Learned {
  readonly message: string[];
  readonly number: string[];
  readonly key: string[];
}

/** SIDs of each kind that are kept for later requests. */
const learnedMax = 50;

export const fuzz = async ({ seed, requests, raw, ground, growthMaxPercent }: FuzzOptions): Promise<Finding> => {
  const folder = newFolder("pennywire-fuzz-");
  const database = ground === null ? null : await ground();
  const databaseUrl = database?.url ?? `file:${join(folder, "pennywire.db")}`;
  const server = await startServer({
    folder,
    databaseUrl,
    credentials: firstCredentials,
    credit,
    privateWebhooks: "deny",
  });
  const client = createClient(server.baseUrl, firstCredentials, 4);
  const violations: string[] = [];
  try {
    const generated = await generate(server, seed, requests);
    violations.push(...generated.violations);
    const broken = await floodWithBrokenHttp({ baseUrl: server.baseUrl, count: raw, seed, client });
    violations.push(...broken.violations);
    violations.push(...(await afterwards(server, client)));
    const grown = growth(generated.warmKib, generated.endKib);
    if (growthMaxPercent !== null && grown > growthMaxPercent) violations.push(`memory grew by ${grown.toFixed(1)} %`);
    const on = ground === null ? "SQLite" : "PostgreSQL";
    const seen = [`on ${on}: ${generated.seen}`, memoryLine(generated.warmKib, generated.endKib)];
    if (raw > 0) seen.push(...broken.seen);
    return { seen, violations };
  } finally {
    await client.close();
    await server.kill();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const generate = async (server: RunningServer, seed: number, requests: number) => {
  const violations: string[] = [];
  const statuses = new Map<number, number>();
  const learned: Learned = { message: [], number: [], key: [] };
  const agent = new Agent({ connections: together });
  let asked = 0;
  let slowestMs = 0;
  let warmKib = 0;
  const ask = async (probe: Probe): Promise<void> => {
    const path = withLearned(probe.path, learned);
    const begun = performance.now();
    const reply = await replyTo(server, agent, { ...probe, path });
    slowestMs = Math.max(slowestMs, performance.now() - begun);
    learn(learned, probe.method, reply.text);
    statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
    asked += 1;
    if (asked === Math.floor(requests * warmShare)) warmKib = residentKib(server.pid);
    const problems = judge(probe, path, reply);
    if (problems.length > 0)
      throw new Error(
        `${problems.join("; ")}: ${shownProbe({ ...probe, path })} ${reply.status} ${reply.text.slice(0, 300)}`,
      );
  };
  const property = fc.asyncProperty(
    fc.array(anyProbe, { minLength: together, maxLength: together }),
    async (probes) => {
      await Promise.all(probes.map(ask));
    },
  );
  // Not shrunk: the failing request is named, and a server that hangs would make every step of the way last seconds.
  const result = await fc.check(property, { seed, numRuns: Math.ceil(requests / together), endOnFailure: true });
  if (result.failed) violations.push(`batch ${result.numRuns}: ${String(result.errorInstance)}`);
  await agent.destroy();
  const counts = [...statuses].toSorted(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
  const seen = `${asked} generated requests, slowest answer ${slowestMs.toFixed(0)} ms; ${counts.join(", ")}`;
  return { violations, seen, warmKib, endKib: residentKib(server.pid) };
};

const replyTo = async (server: RunningServer, agent: Agent, probe: Probe): Promise<Reply> => {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new Error(`after ${answerMaxMs} ms`)), answerMaxMs);
  try {
    const late = once(patience.signal, "abort").then(() => {
      throw new Error(`after ${answerMaxMs} ms`);
    });
    return await Promise.race([exchange(server, agent, probe, patience.signal), late]);
  } catch (error) {
    const ended = server.ended();
    const why = ended === null ? String(error) : `the server ended with ${ended}`;
    throw new Error(`no answer: ${why}: ${shownProbe(probe)}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
};

const exchange = async (server: RunningServer, agent: Agent, probe: Probe, signal: AbortSignal): Promise<Reply> => {
  const { method, path, headers, body, isChunked } = probe;
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
const shownProbe = ({ method, path, headers, body }: Probe): string => {
  const text = body === null ? "" : Buffer.from(body).toString("latin1");
  return `${method} ${JSON.stringify(path.slice(0, 300))} ${JSON.stringify(headers).slice(0, 600)} ${JSON.stringify(text.slice(0, 300))} (${text.length} bytes)`;
};

const withLearned = (path: string, learned: Learned): string =>
  path.replaceAll(/\{(message|number|key):(\d+)\}/g, (_, kind: keyof Learned, index: string) => {
    const known = learned[kind];
    return known[Number(index) % Math.max(1, known.length)] ?? `SM${"0".repeat(32)}`;
  });

const learn = (learned: Learned, method: string, text: string): void => {
  if (method === "DELETE") return;
  for (const [kind, shape] of shapes) {
    const sid = shape.exec(text)?.[1];
    if (sid === undefined || learned[kind].includes(sid)) continue;
    learned[kind].push(sid);
    if (learned[kind].length > learnedMax) learned[kind].shift();
  }
};

const shapes: readonly (readonly [keyof Learned, RegExp])[] = [
  ["message", /"sid":"((?:SM|MM)[0-9a-f]{32})"/],
  ["number", /"sid":"(PN[0-9a-f]{32})"/],
  ["key", /"sid":"(SK[0-9a-f]{32})"/],
];

/** The server is as it was before: alive, its books in order, its log without errors, its next answer right. */
const afterwards = async (server: RunningServer, client: Client): Promise<readonly string[]> => {
  if (server.ended() !== null) return [`the server ended with ${server.ended()}`];
  const form = { To: "+15558675310", From: "+14155550100", Body: "Still here." };
  const reply = await client.call("POST", client.path("/Messages.json"), form);
  return [
    ...(reply.status === 201 ? [] : [`afterwards a message is answered with ${reply.status}: ${reply.text}`]),
    ...(await bookProblems(client)),
    ...server.errors().map((line) => `the server logged ${line.slice(0, 600)}`),
  ];
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
