// Putting the whole together: what must be right before anything begins to work.
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createApp, type App } from "./app.ts";
import { createLogger } from "./log.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const newDatabase = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "pennywire-app-"));
  folders.push(folder);
  return `file:${join(folder, "test.db")}`;
};

const start = async (databaseUrl: string, secret: string): Promise<App> =>
  createApp({
    databaseUrl,
    secret,
    accountSid: null,
    authToken: null,
    credit: 1_000_000,
    privateWebhooks: true,
    publicUrl: null,
    trustedProxies: [],
    rateLimit: 0,
    senderRates: false,
    log: createLogger("silent"),
  });

const right = "the secret of this database, long enough";

describe("a start", () => {
  it("with another secret is refused before any work is touched, and the right one starts again", async () => {
    const databaseUrl = newDatabase();
    await (await start(databaseUrl, right)).close();
    await expect(start(databaseUrl, "another secret, long enough as well")).rejects.toThrow(/PENNYWIRE_SECRET/u);
    await (await start(databaseUrl, right)).close();
  });
});

describe("a stop", () => {
  it("does not wait for clients that keep their connections and never pause", async () => {
    const app = await start(newDatabase(), right);
    const port = await app.listen(0, "127.0.0.1");
    const agent = new Agent({ keepAlive: true, maxSockets: 4 });
    const ask = async (): Promise<string> =>
      new Promise((resolve) => {
        const asked = request({ port, path: "/healthz", agent }, (answer) => {
          answer.resume();
          answer.once("end", () => resolve("answered"));
        });
        asked.once("error", (error) => resolve("code" in error ? String(error.code) : error.message));
        asked.end();
      });
    const askOn = async (): Promise<string> => {
      const outcome = await ask();
      return outcome === "answered" ? askOn() : outcome;
    };
    const clients = Array.from({ length: 4 }, askOn);
    await ask();
    const begun = performance.now();
    await app.close();
    expect(performance.now() - begun).toBeLessThan(5_000);
    // Refused, or, on a kept connection that had no request under way at that moment, closed.
    for (const end of await Promise.all(clients)) expect(["ECONNREFUSED", "ECONNRESET"]).toContain(end);
    agent.destroy();
  });
});
