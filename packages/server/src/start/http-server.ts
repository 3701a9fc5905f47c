// The listening socket: limits that keep slow and greedy clients from taking it all.
import { getRequestListener } from "@hono/node-server";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { invariant } from "../domain/invariant.ts";

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
/** How long requests under way may still take at a stop, in milliseconds. */
const drainMs = 10_000;
/** How often connections are looked for at a stop whose last request has ended, in milliseconds. */
const idleCheckMs = 50;

type Fetch = (request: Request) => Response | Promise<Response>;

/** `unreadable` answers what cannot be made a request that `fetch` could take. */
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
