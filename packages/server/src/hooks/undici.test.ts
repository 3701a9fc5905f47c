// The webhook client against real servers on loopback, most of them up to no good.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { type Answer, type Answered, wholeAnswer } from "../domain/callbacks/answer.ts";
import type { Hooks, Post } from "./hooks.ts";
import { type HooksOptions, openHooks } from "./undici.ts";

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((close) => close()));
});

describe("a server that answers", () => {
  it("gets the form and the headers, and its answer comes back", async () => {
    const base = await serve((request, response) => {
      void textOf(request).then((body) => {
        response.setHeader("set-cookie", ["a=1", "b=2"]).setHeader("content-type", "text/xml; charset=utf-8");
        response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body }));
      });
    });
    const answer = await answered(hooks().send(post(`${base}/sms?x=1`, { headers: { "X-Home-Region": "us1" } })));
    expect(answer).toMatchObject({ status: 200, contentType: "text/xml; charset=utf-8", truncated: false });
    expect(answer.url).toBe(`${base}/sms?x=1`);
    expect(answer.headers["set-cookie"]).toBe("a=1\nb=2");
    expect(JSON.parse(answer.body)).toMatchObject({
      method: "POST",
      url: "/sms?x=1",
      body: "To=%2B15005550006",
      headers: { "user-agent": "TwilioProxy/1.1", "accept-encoding": "identity", "x-home-region": "us1" },
    });
  });

  it.each([204, 304, 404, 500])("with %i has answered", async (status) => {
    const base = await serve((_, response) => response.writeHead(status).end());
    expect(await hooks().send(post(base))).toMatchObject({ kind: "answered", status, body: "", contentType: null });
  });

  it("is reached by its name too", async () => {
    const base = await serve((_, response) => response.end("hello"));
    const answer = await answered(hooks().send(post(base.replace("127.0.0.1", "localhost"))));
    expect(answer.body).toBe("hello");
  });

  it("in another character set is read in it", async () => {
    const base = await serve((_, response) =>
      response.setHeader("content-type", 'text/plain; charset="ISO-8859-1"').end(Buffer.from("gr\xfc\xdfe", "latin1")),
    );
    expect((await answered(hooks().send(post(base)))).body).toBe("grüße");
  });

  it("with a packed body has nothing unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024));
    const base = await serve((_, response) => response.setHeader("content-encoding", "gzip").end(bomb));
    const answer = await answered(hooks().send(post(base)));
    expect(answer.body.length).toBeLessThanOrEqual(bomb.length);
    expect(answer.headers["content-encoding"]).toBe("gzip");
  });

  it("with an endless body is hung up on after 64 KiB, which only some callers mind", async () => {
    let hungUp = (): void => undefined;
    const gone = new Promise<void>((resolve) => (hungUp = resolve));
    const base = await serve((_, response) => {
      const more = (): void => {
        while (response.writable && response.write(Buffer.alloc(8_192, "x")));
      };
      response.on("drain", more).on("close", hungUp);
      more();
    });
    const answer = await answered(hooks().send(post(base)));
    await gone;
    expect(answer).toMatchObject({ status: 200, truncated: true });
    expect(answer.body).toHaveLength(65_536);
    expect(wholeAnswer(answer)).toMatchObject({ kind: "failed", code: 11750 });
  });

  it("with exactly 64 KiB is read in full", async () => {
    const base = await serve((_, response) => response.end(Buffer.alloc(65_536, "x")));
    const answer = await answered(hooks().send(post(base)));
    expect(answer.truncated).toBe(false);
    expect(wholeAnswer(answer)).toBe(answer);
  });

  it("with very many headers has only 8 KiB of them kept", async () => {
    const base = await serve((_, response) => {
      for (let n = 0; n < 12; n++) response.setHeader(`x-${n}`, "y".repeat(1_000));
      response.end();
    });
    const { headers } = await answered(hooks().send(post(base)));
    expect(JSON.stringify(headers).length).toBeLessThan(9_000);
  });

  it("is not connected to anew for each of many requests", async () => {
    const sockets = new Set<Socket>();
    const base = await serve((request, response) => {
      sockets.add(request.socket);
      response.end();
    });
    const client = hooks();
    for (let n = 0; n < 20; n++) await client.send(post(base));
    expect(sockets.size).toBeLessThanOrEqual(2);
  });
});

describe("redirects", () => {
  it("are followed; after a 302 the POST is a GET without the form", async () => {
    const base = await serve((request, response) => {
      if (request.url === "/a") response.writeHead(302, { location: "/b" }).end("over there");
      else void textOf(request).then((body) => response.end(`${request.method} ${request.url} ${body}`));
    });
    const answer = await answered(hooks().send(post(`${base}/a`)));
    expect(answer).toMatchObject({ body: "GET /b ", url: `${base}/b` });
  });

  it("are signed each for its own address, and every cookie on the way is brought back", async () => {
    const base = await serve((request, response) => {
      if (request.url === "/a") response.writeHead(302, { location: "/b", "set-cookie": ["a=1", "b=2"] }).end();
      else response.setHeader("set-cookie", "c=3").end(String(request.headers["x-signed"]));
    });
    const headersOf: Post["headersOf"] = ({ url }) => ({ "X-Signed": url });
    const answer = await answered(hooks().send(post(`${base}/a`, { headersOf })));
    expect(answer.body).toBe(`${base}/b`);
    expect(answer.cookies).toEqual([
      { url: `${base}/a`, header: "a=1" },
      { url: `${base}/a`, header: "b=2" },
      { url: `${base}/b`, header: "c=3" },
    ]);
  });

  it("with 307 keep method and form", async () => {
    const base = await serve((request, response) => {
      if (request.url === "/a") response.writeHead(307, { location: "/b" }).end();
      else void textOf(request).then((body) => response.end(`${request.method} ${body}`));
    });
    expect((await answered(hooks().send(post(`${base}/a`)))).body).toBe("POST To=%2B15005550006");
  });

  it("are followed 10 times; the 11th is 11215", async () => {
    const base = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end("there");
      else response.writeHead(301, { location: `/${left - 1}` }).end();
    });
    expect((await answered(hooks().send(post(`${base}/10`)))).body).toBe("there");
    expect(await hooks().send(post(`${base}/11`))).toMatchObject({ kind: "failed", code: 11215 });
  });

  it("to anything but http and https are 11200", async () => {
    const base = await serve((_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end());
    expect(await hooks().send(post(base))).toMatchObject({ kind: "failed", code: 11200 });
  });
});

describe("a server that fails", () => {
  it("to listen is 11202", async () => {
    const { base, close } = await listen(createTcpServer());
    await close();
    expect(await hooks().send(post(base))).toMatchObject({ kind: "failed", code: 11202, url: `${base}/` });
  });

  it("to answer in time is 11203, when the time is up and not later", async () => {
    const base = await serve(() => undefined);
    const answer = await hooks().send(post(base, { totalTimeoutMs: 300 }));
    expect(answer).toMatchObject({ kind: "failed", code: 11203 });
    expect(answer.durationMs).toBeGreaterThanOrEqual(290);
    expect(answer.durationMs).toBeLessThan(1_500);
  });

  it("to finish, and drips a byte now and then, is 11203", async () => {
    const base = await serve((_, response) => {
      const timer = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(timer));
    });
    const answer = await hooks().send(post(base, { totalTimeoutMs: 400 }));
    expect(answer).toMatchObject({ kind: "failed", code: 11203 });
    expect(answer.durationMs).toBeLessThan(1_500);
  });

  it("to finish its headers is 11203", async () => {
    const base = await serveBytes((socket) => socket.write("HTTP/1.1 200 OK\r\nx: "));
    expect(await hooks().send(post(base, { totalTimeoutMs: 300 }))).toMatchObject({ code: 11203 });
  });

  it("to shake hands in time is 11201", async () => {
    const base = await serveBytes(() => undefined);
    const answer = await hooks().send(post(base.replace("http:", "https:"), { connectTimeoutMs: 200 }));
    expect(answer).toMatchObject({ kind: "failed", code: 11201 });
  });

  it("to speak TLS is 11220", async () => {
    const base = await serveBytes((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    expect(await hooks().send(post(base.replace("http:", "https:")))).toMatchObject({ kind: "failed", code: 11220 });
  });

  it("to speak HTTP is 11206", async () => {
    const base = await serveBytes((socket) => socket.end("220 mail.example ESMTP\r\n"));
    expect(await hooks().send(post(base))).toMatchObject({ kind: "failed", code: 11206 });
  });

  it("because it hangs up is 11205", async () => {
    const base = await serveBytes((socket) => socket.destroy());
    expect(await hooks().send(post(base))).toMatchObject({ kind: "failed", code: 11205 });
  });

  it("because it hangs up in the middle of its answer has not answered", async () => {
    const base = await serveBytes((socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc"));
    expect(await hooks().send(post(base))).toMatchObject({ kind: "failed" });
  });

  it("because more than ten requests wait for it does not hold up the eleventh beyond its time", async () => {
    const base = await serve(() => undefined);
    const client = hooks();
    const all = Array.from({ length: 12 }, () => client.send(post(base, { totalTimeoutMs: 300 })));
    const answers = await Promise.all(all);
    expect(answers.every((answer) => answer.kind === "failed" && answer.code === 11203)).toBe(true);
    expect(Math.max(...answers.map((answer) => answer.durationMs))).toBeLessThan(1_500);
  });
});

describe("trying again", () => {
  it("happens as often as it is granted, and only after what it is granted for", async () => {
    let asked = 0;
    const base = await serve((_, response) => {
      asked += 1;
      response.writeHead(asked < 3 ? 503 : 200).end();
    });
    const after = (answer: Answer): boolean => answer.kind === "answered" && answer.status === 503;
    expect(await hooks().send(post(base, { retries: { count: 1, after } }))).toMatchObject({ status: 503 });
    expect(asked).toBe(2);
    asked = 0;
    expect(await hooks().send(post(base, { retries: { count: 5, after } }))).toMatchObject({ status: 200 });
    expect(asked).toBe(3);
    asked = 0;
    expect(await hooks().send(post(base, { retries: { count: 5, after: () => false } }))).toMatchObject({
      status: 503,
    });
    expect(asked).toBe(1);
  });

  it("ends when the time of all tries together is up", async () => {
    const base = await serve((_, response) => setTimeout(() => response.writeHead(500).end(), 100));
    const begun = performance.now();
    const retries = { count: 100, after: () => true };
    const answer = await hooks().send(post(base, { retries, totalTimeoutMs: 450 }));
    expect(answer).toMatchObject({ kind: "failed", code: 11203 });
    expect(performance.now() - begun).toBeLessThan(1_500);
  });

  it("a server that is slower than the read time is 11203 before the total time is up", async () => {
    const base = await serve(() => undefined);
    const answer = await hooks().send(post(base, { readTimeoutMs: 300 }));
    expect(answer).toMatchObject({ kind: "failed", code: 11203 });
    expect(answer.durationMs).toBeLessThan(2_500);
  });
});

describe("a server that asks who we are", () => {
  it("by Digest is told", async () => {
    const seen: string[] = [];
    const base = await serve((request, response) => {
      const authorization = request.headers.authorization ?? "";
      seen.push(authorization);
      if (authorization.startsWith("Digest ")) response.end("welcome");
      else response.writeHead(401, { "www-authenticate": `Digest realm="x", nonce="n1", qop="auth"` }).end();
    });
    const answer = await answered(hooks().send(post(base.replace("://", "://me:secret@"))));
    expect(answer.body).toBe("welcome");
    expect(seen).toHaveLength(2);
    expect(seen[1]).toMatch(/^Digest username="me", realm="x", uri="\/"/u);
  });

  it("and is not satisfied has answered 401, once", async () => {
    let asked = 0;
    const base = await serve((_, response) => {
      asked += 1;
      response.writeHead(401, { "www-authenticate": `Digest realm="x", nonce="n1"` }).end();
    });
    expect(await hooks().send(post(base.replace("://", "://me:wrong@")))).toMatchObject({ status: 401 });
    expect(asked).toBe(2);
  });
});

describe("a request that cannot be sent", () => {
  it.each(["not a url", "/relative", "ftp://example.com/", "mailto:a@b.example", "http://"])(
    "to %s is 11200",
    async (url) => {
      expect(await hooks().send(post(url))).toMatchObject({ kind: "failed", code: 11200 });
    },
  );

  it("because a header has a line feed is a failure, not an exception", async () => {
    const base = await serve((_, response) => response.end());
    expect(await hooks().send(post(base, { headers: { "x-a": "b\r\nx-c: d" } }))).toMatchObject({
      kind: "failed",
      code: 11200,
    });
  });

  it("because the client was closed is 11205, and says nothing of the password", async () => {
    const client = hooks();
    await client.close();
    expect(await client.send(post("http://user:secret@127.0.0.1:9/"))).toMatchObject({
      code: 11205,
      url: "http://127.0.0.1:9/",
    });
  });

  it("because nobody knows the host is 11210", async () => {
    const client = hooks({ nameServers: ["127.0.0.1:9"] });
    expect(await client.send(post("http://nobody.invalid/"))).toMatchObject({ kind: "failed", code: 11210 });
  });
});

describe("closing", () => {
  it("lets a request that is under way end", async () => {
    let arrived = (): void => undefined;
    const asked = new Promise<void>((resolve) => (arrived = resolve));
    let reply = (): void => undefined;
    const base = await serve((_, response) => {
      reply = () => response.end("late but there");
      arrived();
    });
    const client = hooks();
    const sending = client.send(post(base));
    await asked;
    const closing = client.close();
    reply();
    await closing;
    expect((await answered(sending)).body).toBe("late but there");
  });
});

function hooks(over: Partial<HooksOptions> = {}): Hooks {
  const client = openHooks({ allowPrivate: true, ...over });
  opened.push(() => client.close());
  return client;
}

function post(url: string, over: Partial<Post> = {}): Post {
  const form = [["To", "+15005550006"]] as const;
  return { url, method: "POST", form, headers: {}, connectTimeoutMs: 5_000, totalTimeoutMs: 10_000, ...over };
}

async function answered(sending: ReturnType<Hooks["send"]>): Promise<Answered> {
  const answer = await sending;
  if (answer.kind === "failed") throw new Error(`${answer.code} ${answer.message}`);
  return answer;
}

async function serve(listener: (request: IncomingMessage, response: ServerResponse) => unknown): Promise<string> {
  return opening(createServer((request, response) => void listener(request, response)));
}

async function serveBytes(listener: (socket: Socket) => unknown): Promise<string> {
  return opening(createTcpServer((socket) => void listener(socket.on("error", () => undefined))));
}

async function opening(server: Server): Promise<string> {
  const { base, close } = await listen(server);
  opened.push(close);
  return base;
}

async function listen(server: Server): Promise<{ base: string; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The address of a TCP server is never the path that the type allows for.
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { base: `http://127.0.0.1:${port}`, close };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  // Without an encoding set, Node gives buffers.
  for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
