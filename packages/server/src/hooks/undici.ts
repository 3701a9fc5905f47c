// The real way out to customers' servers. Nothing here trusts them: every address is checked when connecting, every
// answer has a size and a time limit, nothing is unpacked, and whatever goes wrong comes back as a Failed.
import { randomBytes } from "node:crypto";
import { networkInterfaces } from "node:os";
import { TextDecoder } from "node:util";
import { Agent, type Dispatcher } from "undici";
import type { Answer, Answered, SetCookie } from "../domain/callbacks/answer.ts";
import { createAddressGuard } from "./address-guard.ts";
import { createConnector } from "./connector.ts";
import { type Reason, reasonOf, reasons } from "./failure.ts";
import { fetchBytes } from "./fetch-bytes.ts";
import type { Hooks, Post } from "./hooks.ts";
import { firstLeg, type Leg, legAfter, legAnswering } from "./leg.ts";
import { createResolver } from "./resolver.ts";

export interface HooksOptions {
  /** Whether loopback, private and other inner addresses, and ports of other protocols, may be called. */
  readonly allowPrivate: boolean;
  /** Networks in CIDR notation that may be called although inner addresses may not. */
  readonly allowedNetworks?: readonly string[];
  /** Name servers to ask instead of the system's: "address" or "address:port". */
  readonly nameServers?: readonly string[];
  /** PEM certificates of issuers to trust beside the well-known ones. */
  readonly trustedRoots?: readonly string[];
}

/** Opens nothing until the first send. Connections live 4 s longer than their last request. */
export function openHooks(options: HooksOptions): Hooks {
  const guard = createAddressGuard({
    allowPrivate: options.allowPrivate,
    allowedNetworks: options.allowedNetworks ?? [],
    ownAddresses: ownAddresses(),
  });
  const resolver = createResolver(options.nameServers === undefined ? {} : { nameServers: options.nameServers });
  // The time for connecting belongs to a connection, and requests share connections: so one agent for each.
  const agents = new Map<string, Agent>();
  let closing: Promise<void> | null = null;

  const agentFor = ({ connectTimeoutMs, serverName = true }: Pick<Post, "connectTimeoutMs" | "serverName">): Agent => {
    const timeoutMs = Math.min(Math.max(Math.ceil(connectTimeoutMs / 100) * 100, 100), CONNECT_TIMEOUT_MAX_MS);
    const name = `${timeoutMs} ${serverName}`;
    const open = agents.get(name) ?? createAgent(timeoutMs, serverName);
    agents.set(name, open);
    return open;
  };
  const createAgent = (timeoutMs: number, serverName: boolean): Agent =>
    new Agent({
      connect: createConnector({ guard, resolver, timeoutMs, serverName, trustedRoots: options.trustedRoots ?? [] }),
      connections: CONNECTIONS_PER_ORIGIN,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      // The total time says it all; undici's own are a second inexact and start anew with every byte.
      headersTimeout: 0,
      bodyTimeout: 0,
    });

  return {
    async send(post) {
      const leg = firstLeg(post);
      if (leg === null) return failed(post.url, reasons.notHttp, 0);
      if (closing !== null) return failed(leg.url.href, reasons.closed, 0);
      return send(agentFor(post), post, leg);
    },
    async fetchBytes(wanted) {
      if (closing !== null) return { kind: "refused", ...reasons.closed };
      return fetchBytes(agentFor(wanted), wanted);
    },
    close() {
      closing ??= Promise.all([...agents.values()].map((agent) => agent.close())).then(() => resolver.close());
      return closing;
    },
  };
}

// Twilio's upper bound of the connection override `ct`; with steps of 100 ms it also bounds the number of agents.
const CONNECT_TIMEOUT_MAX_MS = 10_000;

// One customer's slow server must not hold more of our sockets than this.
const CONNECTIONS_PER_ORIGIN = 10;

// Just under the 5 s after which Node's own servers hang up, so that we do not write into a closing connection.
const KEEP_ALIVE_MS = 4_000;

// As many as Twilio follows.
const REDIRECTS_MAX = 10;

// Twilio's limit of a TwiML document; beyond it an answer is cut.
const BODY_MAX_BYTES = 64 * 1024;

// Answers' headers are kept for the customer's debugger; more than this nobody reads there.
const HEADERS_MAX_CHARS = 8 * 1024;

// As much as RFC 7616 has in its examples.
const CNONCE_BYTES = 16;

// Of one answer; more is no session but an accident.
const COOKIES_MAX = 20;

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map(({ address }) => address));
}

/** As many tries as are granted, in the time that is granted to all of them together. */
async function send(agent: Agent, post: Post, first: Leg): Promise<Answer> {
  const startedAt = performance.now();
  const durationMs = (): number => Math.round(performance.now() - startedAt);
  const route = { url: first.url.href };
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), post.totalTimeoutMs);
  // undici notices an abort only once it is connected; somebody in the queue would wait on.
  const late = new Promise<Reason>((resolve) => {
    deadline.signal.addEventListener("abort", () => resolve(reasons.tooLate));
  });

  const once = async (): Promise<Answer> => {
    try {
      const outcome = await Promise.race([late, exchange(agent, post, first, route, deadline.signal)]);
      if ("code" in outcome) return failed(route.url, outcome, durationMs());
      return { ...outcome, durationMs: durationMs(), url: route.url };
    } catch (error) {
      return failed(route.url, deadline.signal.aborted ? reasons.tooLate : reasonOf(error), durationMs());
    }
  };

  const { count, after } = post.retries ?? { count: 0, after: () => false };
  try {
    let answer = await once();
    for (let tries = 0; tries < count && !deadline.signal.aborted && after(answer); tries++) answer = await once();
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

type Reply = Omit<Answered, "durationMs" | "url">;

/** Goes along the redirects and writes into `route` where it is. */
async function exchange(
  agent: Agent,
  post: Post,
  first: Leg,
  route: { url: string },
  signal: AbortSignal,
): Promise<Reply | Reason> {
  const { readTimeoutMs = 0 } = post;
  const cookies: SetCookie[] = [];
  const request = async (leg: Leg): Promise<Dispatcher.ResponseData> => {
    const response = await agent.request({
      origin: leg.url.origin,
      path: leg.url.pathname + leg.url.search,
      method: leg.method,
      headers: leg.headers,
      body: leg.body,
      headersTimeout: readTimeoutMs,
      bodyTimeout: readTimeoutMs,
      signal,
    });
    const said = [response.headers["set-cookie"] ?? []].flat();
    cookies.push(...said.slice(0, COOKIES_MAX).map((header) => ({ url: leg.url.href, header })));
    return response;
  };

  let leg = first;
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
    route.url = leg.url.href;
    if (leg.url.protocol !== "http:" && leg.url.protocol !== "https:") return reasons.notHttp;

    let response = await request(leg);
    const proven = response.statusCode === 401 ? provenBy(leg, response.headers) : null;
    if (proven !== null) {
      await response.body.dump({ limit: BODY_MAX_BYTES, signal });
      response = await request(proven);
    }
    const next = legAfter(post, leg, response.statusCode, response.headers["location"]);
    if (next === null) return { ...(await replyFrom(response)), cookies };

    await response.body.dump({ limit: BODY_MAX_BYTES, signal });
    leg = next;
  }
  return reasons.tooManyRedirects;
}

function provenBy(leg: Leg, headers: ResponseHeaders): Leg | null {
  const challenge = textOf("www-authenticate", headers["www-authenticate"]);
  return challenge === null ? null : legAnswering(leg, challenge, randomBytes(CNONCE_BYTES).toString("hex"));
}

async function replyFrom(response: Dispatcher.ResponseData): Promise<Omit<Reply, "cookies">> {
  const contentType = textOf("content-type", response.headers["content-type"]);
  const { bytes, truncated } = await readBody(response.body);
  return {
    kind: "answered",
    status: response.statusCode,
    contentType,
    body: decoderFor(contentType).decode(bytes),
    truncated,
    headers: keptHeaders(response.headers),
  };
}

async function readBody(body: AsyncIterable<Uint8Array>): Promise<{ bytes: Uint8Array; truncated: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    // Leaving the loop hangs up; the rest is never read.
    if (length > BODY_MAX_BYTES) break;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, BODY_MAX_BYTES), truncated: length > BODY_MAX_BYTES };
}

function decoderFor(contentType: string | null): TextDecoder {
  const charset = /;\s*charset\s*=\s*"?([\w.:-]+)/iu.exec(contentType ?? "")?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset);
  } catch {
    // A name nobody knows: most of the world writes UTF-8 whatever it says.
    return new TextDecoder();
  }
}

type ResponseHeaders = Dispatcher.ResponseData["headers"];

function keptHeaders(headers: ResponseHeaders): Record<string, string> {
  const kept: [string, string][] = [];
  let room = HEADERS_MAX_CHARS;
  for (const [name, values] of Object.entries(headers)) {
    const text = textOf(name, values) ?? "";
    room -= name.length + text.length;
    if (room >= 0) kept.push([name, text]);
  }
  return Object.fromEntries(kept);
}

function textOf(name: string, values: ResponseHeaders[string]): string | null {
  if (values === undefined) return null;
  return Array.isArray(values) ? values.join(name === "set-cookie" ? "\n" : ", ") : values;
}

function failed(url: string, reason: Reason, durationMs: number): Answer {
  return { kind: "failed", ...reason, durationMs, url };
}
