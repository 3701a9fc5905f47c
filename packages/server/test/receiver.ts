// A customer's server for tests: it keeps every request that it gets, and answers as the test has told it to.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

export interface Captured {
  readonly method: string;
  /** Path and query, as they came. */
  readonly target: string;
  /** The whole address, as the sender was given it. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The fields of the body's form. */
  readonly form: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

export interface Said {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is answered to the nth request (from 1) for a path; a promise keeps the caller waiting. */
export type Script = (request: Captured, nth: number) => Said | Promise<Said>;

export interface Receiver {
  /** `http://127.0.0.1:…`, without a slash behind it. */
  readonly url: string;
  /** Answers this path so from now on; what is not scripted is answered with 204. Gives the whole address back. */
  script(path: string, script: Script | Said): string;
  /** What came for this path, in order. */
  at(path: string): readonly Captured[];
  /** Takes it off the network, callers that wait included. */
  close(): Promise<void>;
}

/** Listens on a free port of the loopback, or on the one that is given. */
export const openReceiver = async (port = 0): Promise<Receiver> => {
  const scripts = new Map<string, Script>();
  const captured = new Map<string, Captured[]>();
  let url = "";
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const one = await captureOf(request, url);
    const path = pathOf(one.target);
    const before = captured.get(path) ?? [];
    captured.set(path, [...before, one]);
    const { status, type, body, headers } = (await scripts.get(path)?.(one, before.length + 1)) ?? {};
    const typed = type === undefined ? {} : { "Content-Type": type };
    response.writeHead(status ?? (body === undefined ? 204 : 200), { ...typed, ...headers }).end(body);
  };
  const server = createServer((request, response) => {
    // Whoever has hung up in the meantime is no concern of the test's.
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  return {
    url,
    script: (path, script) => {
      scripts.set(path, typeof script === "function" ? script : () => script);
      return `${url}${path}`;
    },
    at: (path) => captured.get(path) ?? [],
    close: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const captureOf = async (request: IncomingMessage, base: string): Promise<Captured> => {
  const target = request.url ?? "/";
  const body = await text(request);
  return {
    method: request.method ?? "",
    target,
    url: `${base}${target}`,
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    form: Object.fromEntries(new URLSearchParams(body)),
    query: Object.fromEntries(new URL(target, base).searchParams),
  };
};

const pathOf = (target: string): string => target.split("?", 1)[0] ?? target;
