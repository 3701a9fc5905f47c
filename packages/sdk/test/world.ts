// A server to call in tests, and a client that calls it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterEach } from "vitest";
import { Pennywire, type PennywireOptions } from "../src/index.ts";

/** A request as the server got it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly form: URLSearchParams;
  /** The body as it came. */
  readonly text: string;
}

/** What the server does with its nth request. */
export type Answer = (seen: Seen, response: ServerResponse, index: number) => void;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server of node:http that answers as told, what it saw, and a client for it that waits for nothing. */
export const world = async (answer: Answer, options: PennywireOptions = {}) => {
  const seen: Seen[] = [];
  const waits: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      const { method = "", url = "", headers } = request;
      const one: Seen = { method, url, headers, form: new URLSearchParams(text), text };
      seen.push(one);
      answer(one, response, seen.length - 1);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const client = new Pennywire({
    baseUrl: `http://127.0.0.1:${port}`,
    accountSid,
    authToken: "token",
    sleep: async (ms) => void waits.push(ms),
    random: () => 0.5,
    ...options,
  });
  return { client, seen, waits };
};

export const accountSid = `AC${"0".repeat(32)}`;
export const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
};
export const refuse = (
  response: ServerResponse,
  status: number,
  code: number,
  headers: Record<string, string> = {},
): void =>
  json(
    response,
    status,
    { code, message: `code ${code}`, more_info: "https://x", status, details: { field: "To" } },
    headers,
  );

export const wireMessage = (sid: string) => ({
  sid,
  account_sid: accountSid,
  api_version: "2010-04-01",
  body: "Hello",
  from: "+15005550006",
  to: "+15558675310",
  messaging_service_sid: null,
  status: "queued",
  direction: "outbound-api",
  num_segments: "1",
  num_media: "0",
  price: "-0.00790",
  price_unit: "USD",
  error_code: null,
  error_message: null,
  date_created: "Thu, 24 Aug 2023 05:01:45 +0000",
  date_updated: "Thu, 24 Aug 2023 05:01:45 +0000",
  date_sent: null,
  subresource_uris: { media: "/x" },
  uri: "/y",
});
