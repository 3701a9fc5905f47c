// pennywire run, for real: programs that know only Twilio, the official packages unchanged, and a server that they have
// never heard of.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World as Platform } from "../../server/test/world.ts";
import { runChild } from "../src/child.ts";
import { startProxy, type StartedProxy } from "../src/proxy/start.ts";
import { run } from "../src/run.ts";
import { processWorld, type World } from "../src/world.ts";

const folder = mkdtempSync(join(tmpdir(), "pennywire-run-"));
const programs = fileURLToPath(new URL("programs", import.meta.url));
let platform: Platform;
beforeAll(async () => {
  platform = await openWorld("sqlite");
});
afterAll(async () => {
  await platform.close();
  rmSync(folder, { recursive: true });
});

/** Debian's own Python, where its packages are. */
const python = "/usr/bin/python3";
const hasTwilioForPython = spawnSync(python, ["-c", "import twilio"]).status === 0;

const env = (): Readonly<Record<string, string | undefined>> => ({
  PATH: process.env["PATH"],
  HOME: folder,
  XDG_CONFIG_HOME: folder,
  PENNYWIRE_BASE_URL: platform.url(),
  PENNYWIRE_ACCOUNT_SID: platform.owner.user,
  PENNYWIRE_AUTH_TOKEN: platform.owner.password,
  // What a person who works with the real service has set.
  TWILIO_ACCOUNT_SID: `AC${"f".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "the real one",
  NO_PROXY: "*.twilio.com",
});

const world = (said: string[] = []): World => ({
  ...processWorld(),
  env: env(),
  home: folder,
  stdout: { write: (text) => said.push(text) },
  stderr: { write: (text) => said.push(text) },
  openProxy: async (settings) => startProxy(folder, env(), settings),
  runProgram: async (program, args, settings) => runChild(program, args, { ...env(), ...settings }),
});

const expected = {
  body: "From an old program",
  services: expect.arrayContaining(["One", "Two"]),
  missing: { status: 404, code: 20404 },
};

/** Runs a program, and gives what it wrote down. */
const seenBy = async (program: string, script: string): Promise<{ readonly links: readonly string[] }> => {
  const file = join(folder, `${script}.json`);
  expect(await run(["run", "--", program, join(programs, script), file], world())).toBe(7);
  const seen: unknown = JSON.parse(readFileSync(file, "utf8"));
  expect(seen).toMatchObject(expected);
  return seen as { readonly links: readonly string[] };
};

describe("a program written for Twilio", () => {
  it("in Node, with the official package, lands here, and its exit code is ours", async () => {
    const { links } = await seenBy(process.execPath, "send.cjs");
    for (const link of links) expect(link).toMatch(/^https:\/\/messaging\.twilio\.com\/v1\/Services\/MG/u);
  });

  it.skipIf(!hasTwilioForPython)("in Python, with Debian's package, does so as well", async () => {
    expect(await seenBy(python, "send.py")).toHaveProperty("links");
  });

  it("with an edge and a region does so too", async () => {
    const file = join(folder, "edge.json");
    const args = ["run", "--", process.execPath, join(programs, "send.cjs"), file];
    const regional = {
      ...world(),
      runProgram: async (program: string, words: readonly string[], settings: Readonly<Record<string, string>>) =>
        runChild(program, words, { ...env(), ...settings, TWILIO_EDGE: "dublin", TWILIO_REGION: "ie1" }),
    };
    expect(await run(args, regional)).toBe(7);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject(expected);
  });

  it("that is not there is told so, and one that is ended by a signal ends as shells say", async () => {
    const said: string[] = [];
    expect(await run(["run", "no-such-program"], world(said))).toBe(1);
    expect(said.join("")).toContain("There is no program named no-such-program.");
    const suicide = ["run", "--", process.execPath, "-e", "process.kill(process.pid, 'SIGTERM')"];
    expect(await run(suicide, world())).toBe(128 + 15);
  });
});

describe("the proxy", () => {
  const opened: { close(): unknown }[] = [];
  afterEach(() => {
    for (const one of opened.splice(0)) one.close();
  });

  const open = async (passThrough: boolean, refused: string[] = []): Promise<StartedProxy> => {
    const onRefused = (target: string): void => void refused.push(target);
    const proxy = await world().openProxy({ baseUrl: platform.url(), passThrough, onRefused });
    opened.push(proxy);
    return proxy;
  };

  const listening = async (server: Server): Promise<number> => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    opened.push(server);
    return (server.address() as AddressInfo).port;
  };

  /** Asks the proxy for a tunnel, or for a plain address; gives the status and the body. */
  const ask = async (proxy: StartedProxy, method: string, path: string): Promise<readonly [number, string]> =>
    new Promise((resolve, reject) => {
      const asked = request(proxy.variables["HTTP_PROXY"] ?? "", { method, path, agent: false });
      const tell = (status: number, stream: NodeJS.ReadableStream, head = ""): void => {
        let text = head;
        stream.on("data", (piece: Buffer) => (text += piece.toString()));
        stream.on("end", () => resolve([status, text]));
      };
      asked.on("connect", (answer, socket, head) => {
        if (answer.statusCode === 200) {
          socket.destroy();
          resolve([200, ""]);
        } else tell(answer.statusCode ?? 0, socket, head.toString());
      });
      asked.on("response", (answer) => tell(answer.statusCode ?? 0, answer));
      asked.on("error", reject);
      asked.end();
    });

  it("refuses other hosts in a sentence that helps, and says so to the person", async () => {
    const refused: string[] = [];
    const proxy = await open(false, refused);
    for (const target of ["example.com:443", "api.twilio.com:80", "api.twilio.com.example.com:443"]) {
      const [status, text] = await ask(proxy, "CONNECT", target);
      expect(status).toBe(403);
      expect(text).toMatch(/--pass-through/u);
    }
    expect(await ask(proxy, "GET", "http://example.com/x")).toEqual([403, expect.stringContaining("example.com")]);
    expect(refused).toEqual(["example.com:443", "api.twilio.com:80", "api.twilio.com.example.com:443", "example.com"]);
  });

  it("lets them through when it is told to, and still plays Twilio", async () => {
    const port = await listening(createServer((_incoming, outgoing) => outgoing.end("it is me")));
    const refused: string[] = [];
    const proxy = await open(true, refused);
    expect(await ask(proxy, "CONNECT", `127.0.0.1:${port}`)).toEqual([200, ""]);
    expect(await ask(proxy, "GET", `http://127.0.0.1:${port}/`)).toEqual([200, "it is me"]);
    expect(await ask(proxy, "CONNECT", "api.twilio.com:443")).toEqual([200, ""]);
    expect((await ask(proxy, "GET", "http://api.twilio.com/"))[0]).toBe(403);
    expect(refused).toEqual(["api.twilio.com"]);
  });

  it("says that nothing listens there", async () => {
    const port = await listening(createServer());
    opened.pop()?.close();
    expect((await ask(await open(true), "CONNECT", `127.0.0.1:${port}`))[0]).toBe(502);
  });
});
