// The listening socket: limits that keep slow and greedy clients from taking it all.
import { getRequestListener } from "@hono/node-server";
import { createServer, ServerResponse, STATUS_CODES, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { RefusalCode } from "@pennywire/contract/errors";
import { invariant } from "../domain/invariant.ts";
import { Refusal } from "../domain/refusal.ts";

/** Time for a request's head, and for all of it, in milliseconds; below a load balancer's patience. */
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 30_000;
/** Longer than the 60 s that proxies keep connections, so that they close first. */
const keepAliveTimeoutMs = 65_000;
/** How often the limits above are looked at, in milliseconds. */
const connectionsCheckingIntervalMs = 5_000;
/** Largest head of a request, in bytes, and most connections. */
const headerBytesMax = 16_384;
const connectionsMax = 5_000;
/** Most bytes of a body that nobody asked for, before the connection is cut. */
const strayBytesMax = 8_388_608;
/** The only expectation there is (RFC 9110, 10.1.1). */
const continues = "100-continue";
/** How long requests under way may still take at a stop, in milliseconds. */
const drainMs = 10_000;
/** How often connections are looked for at a stop whose last request has ended, in milliseconds. */
const idleCheckMs = 50;

type Fetch = (request: Request) => Response | Promise<Response>;

/** `unreadable` answers what cannot be made a request that `fetch` could take, or what is not even HTTP. */
export const listening = async (
  fetch: Fetch,
  unreadable: (error: unknown) => Response,
  port: number,
  hostname: string,
) => {
  const listener = getRequestListener(fetch, { hostname, errorHandler: unreadable });
  const server = createServer(
    {
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveTimeoutMs,
      connectionsCheckingInterval: connectionsCheckingIntervalMs,
      maxHeaderSize: headerBytesMax,
    },
    // It never rejects: what goes wrong is answered by `unreadable`, or ends the connection.
    (incoming, outgoing) => afterStrayBody(incoming, () => void listener(incoming, outgoing)),
  );
  server.maxConnections = connectionsMax;
  server.on("clientError", (error, socket) => void endWith(unreadable(new Refusal(codeOf(error))), socket));
  // Without this, Node answers by itself, without a word why.
  server.on("checkExpectation", (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const answer = unreadable(new Refusal(20417, `The only expectation that can be met is ${continues}.`));
    void answer.text().then((body) => {
      // The body that is announced may never come, and the next request would be read from it.
      outgoing.shouldKeepAlive = false;
      const headers = { ...Object.fromEntries(answer.headers), "content-length": Buffer.byteLength(body) };
      outgoing.writeHead(answer.status, headers).end(body);
      incoming.resume();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  invariant(address !== null && typeof address !== "string", "a listening server has a port");
  return { server, port: (address satisfies AddressInfo).port };
};

/** What is wrong with bytes that Node's parser gave up on. */
const codeOf = (error: Error): RefusalCode => {
  const reason = "code" in error ? error.code : null;
  if (reason === "ERR_HTTP_REQUEST_TIMEOUT") return 20408;
  if (reason === "HPE_HEADER_OVERFLOW") return 20431;
  if (reason === "HPE_CHUNK_EXTENSIONS_OVERFLOW") return 20413;
  return 20400;
};

/** Answers on a bare socket and ends it, because what follows on it cannot be told apart any more. */
const endWith = async (answer: Response, socket: Duplex): Promise<void> => {
  const body = await answer.text();
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const length = `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n`;
  afterOwedAnswers(socket, (isFree) => {
    if (!isFree || !socket.writable) socket.destroy();
    else socket.end(`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ""}\r\n${headers}${length}\r\n${body}`);
  });
};

/**
 * Waits for the answers to requests that were read before, for which ours would else be taken. Not free is a socket whose
 * broken request has got the beginning of an answer already.
 */
const afterOwedAnswers = (socket: Duplex, go: (isFree: boolean) => void): void => {
  const owed: unknown = Reflect.get(socket, "_httpMessage");
  if (!isAnswer(owed)) go(true);
  else if (owed.req.complete) owed.once("close", () => setImmediate(afterOwedAnswers, socket, go));
  else go(!owed.headersSent);
};

const isAnswer = (value: unknown): value is ServerResponse => value instanceof ServerResponse;

/**
 * A GET has no body to speak of. One that comes all the same is dropped before the answer: a sender
 * that is still writing when the connection closes never hears it.
 */
const afterStrayBody = (incoming: IncomingMessage, answer: () => void): void => {
  const { method, headers } = incoming;
  const isBare = (headers["content-length"] ?? "0") === "0" && headers["transfer-encoding"] === undefined;
  if (isBare || (method !== "GET" && method !== "HEAD")) {
    answer();
    return;
  }
  let bytes = 0;
  incoming.on("data", (piece: Buffer) => {
    bytes += piece.length;
    if (bytes > strayBytesMax) incoming.destroy();
  });
  incoming.once("end", answer);
};

/** Accepts nothing new, lets what is under way end, then closes every connection. */
export const closed = async (server: Server): Promise<void> => {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), drainMs);
    // A client that always has a request under way would else go on for all that time, and then lose one half-way.
    server.prependListener("request", (_, outgoing) => outgoing.setHeader("Connection", "close"));
    const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(idle);
      resolve();
    });
    server.closeIdleConnections();
  });
};
