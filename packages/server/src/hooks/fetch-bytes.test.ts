// Fetching files: what is taken, what is refused and with which code, and that nothing is read beyond the limits.
import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, expect, it } from "vitest";
import type { FileWanted, Hooks } from "./hooks.ts";
import { openHooks } from "./undici.ts";

const opened: Hooks[] = [];
const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map(async (hooks) => hooks.close()));
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const hooksOf = (allowPrivate = true): Hooks => {
  const hooks = openHooks({ allowPrivate });
  opened.push(hooks);
  return hooks;
};

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/`;
};

const wanted = (url: string, given: Partial<FileWanted> = {}): FileWanted => ({
  url,
  connectTimeoutMs: 500,
  totalTimeoutMs: 2_000,
  bytesMaxOf: (type) => (type === "image/png" ? 1_000 : null),
  ...given,
});

const png = { "Content-Type": "image/png" };

it("gives every byte as it came, with its type", async () => {
  const bytes = Buffer.from([0, 255, 13, 10, 128]);
  const url = await serve((_request, response) => response.writeHead(200, png).end(bytes));
  const fetched = await hooksOf().fetchBytes(wanted(url));
  expect(fetched).toEqual({ kind: "fetched", contentType: "image/png", bytes });
});

it("11205: does not go to inner addresses", async () => {
  const asked: string[] = [];
  const url = await serve((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(200, png).end("secret");
  });
  expect(await hooksOf(false).fetchBytes(wanted(url))).toMatchObject({ kind: "refused", code: 11205 });
  expect(asked).toEqual([]);
});

it.each(["file:///etc/passwd", "ftp://127.0.0.1/a.png", "nonsense"])("11200: %s is nothing to fetch", async (url) => {
  expect(await hooksOf().fetchBytes(wanted(url))).toMatchObject({ kind: "refused", code: 11200 });
});

it("11215: redirects end somewhere", async () => {
  const url = await serve((_request, response) => response.writeHead(302, { Location: "/" }).end());
  expect(await hooksOf().fetchBytes(wanted(url))).toMatchObject({ kind: "refused", code: 11215 });
});

it("11203: a server that never ends has its time, and no more", async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200, png).write("x");
  });
  const begun = Date.now();
  const fetched = await hooksOf().fetchBytes(wanted(url, { totalTimeoutMs: 200 }));
  expect(fetched).toMatchObject({ kind: "refused", code: 11203 });
  expect(Date.now() - begun).toBeLessThan(1_500);
});

it("11751: more than the limit is not read on, whether or not it is declared", async () => {
  const written = { declared: 0, undeclared: 0 };
  const url = await serve((request, response) => {
    const kind = request.url === "/declared" ? "declared" : "undeclared";
    response.writeHead(200, kind === "declared" ? { ...png, "Content-Length": "100000000" } : png);
    const more = (): void => {
      while (!response.destroyed && written[kind] < 100_000_000) {
        written[kind] += 65_536;
        if (!response.write(Buffer.alloc(65_536))) return void response.once("drain", more);
      }
      response.end();
    };
    more();
  });
  for (const path of ["declared", "undeclared"]) {
    expect(await hooksOf().fetchBytes(wanted(`${url}${path}`))).toMatchObject({ kind: "refused", code: 11751 });
  }
  expect(Math.max(written.declared, written.undeclared)).toBeLessThan(50_000_000);
});

it("12300: a type that is not wanted is not read", async () => {
  const url = await serve((_request, response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<p>"));
  expect(await hooksOf().fetchBytes(wanted(url))).toMatchObject({ kind: "refused", code: 12300 });
});

it("11200: an error page is no picture", async () => {
  const url = await serve((_request, response) => response.writeHead(500, png).end("oops"));
  expect(await hooksOf().fetchBytes(wanted(url))).toMatchObject({ kind: "refused", code: 11200 });
});

it("11205: nothing is fetched once the door is closed", async () => {
  const hooks = hooksOf();
  await hooks.close();
  expect(await hooks.fetchBytes(wanted("http://127.0.0.1/"))).toMatchObject({ kind: "refused", code: 11205 });
});
