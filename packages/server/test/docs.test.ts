// The reference at /docs: that it comes from here alone, and that a browser draws every operation of the document.
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { document, routes } from "@pennywire/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { curlOf, fieldsOf, matches, operationsOf, type Api, type Operation } from "../docs/reading.js";
import { oneWorld } from "./world.ts";

/** Not the waiting kind: the server that is asked runs in this very process. */
const run = promisify(execFile);

const inWorld = oneWorld();
let api: Api;
let operations: readonly Operation[];
beforeAll(async () => {
  api = (await (await fetch(`${inWorld().url()}/openapi.json`)).json()) as Api;
  operations = operationsOf(api);
});

const operation = (id: string): Operation => {
  const found = operations.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
};

describe("the page", () => {
  it("and its files come from here, and may load nothing from elsewhere", async () => {
    const page = await (await fetch(`${inWorld().url()}/docs`)).text();
    const files = [...page.matchAll(/(?:href|src)="(docs\/[^"]+)"/gu)].map(([, file = ""]) => file);
    expect(files).toHaveLength(2);
    for (const path of ["docs", ...files, "docs/reading.js"]) {
      const answer = await fetch(`${inWorld().url()}/${path}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none';/u);
      expect(answer.headers.get("content-security-policy")).not.toMatch(/unsafe|https?:|\*/u);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(await answer.text()).not.toMatch(/(?:src|href)="https?:|@import|url\(/u);
    }
    expect(page).not.toMatch(/<script>|<style|style="|onclick=/u);
  });

  it.each(["tsconfig.json", "page.html", "..%2Fpackage.json", "nothing.js"])("does not give out %s", async (file) => {
    expect((await fetch(`${inWorld().url()}/docs/${file}`)).status).toBe(404);
  });
});

describe("reading the document", () => {
  it("finds every operation, and the webhooks", () => {
    expect(
      operations
        .filter(({ isWebhook }) => !isWebhook)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(
      Object.values(routes)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(operations.filter(({ isWebhook }) => isWebhook).map(({ path }) => path)).toEqual(
      Object.keys(document()["webhooks"] ?? {}),
    );
  });

  it("finds an operation by path, name, parameter and code", () => {
    const create = operation("createMessage");
    for (const words of ["send a message", "messages.json POST", "StatusCallback", "21610", ""]) {
      expect(matches(api, create, words), words).toBe(true);
    }
    expect(matches(api, create, "messages nonsense")).toBe(false);
  });

  it("shows the fields of an answer, those of a list below it", () => {
    const fields = fieldsOf(api, operation("listMessages").raw.responses["200"]?.content?.["application/json"]?.schema);
    const messages = fields.find(({ name }) => name === "messages");
    expect(messages?.type).toBe("list of object");
    expect(messages?.inner.map(({ name }) => name)).toEqual(expect.arrayContaining(["sid", "body", "num_segments"]));
  });

  it("gives a request that works as it stands", async () => {
    const world = inWorld();
    const env = {
      PATH: process.env["PATH"],
      TWILIO_ACCOUNT_SID: world.owner.user,
      TWILIO_AUTH_TOKEN: world.owner.password,
    };
    for (const [id, field] of [
      ["createMessage", "sid"],
      ["fetchBalance", "balance"],
    ] as const) {
      const command = curlOf(api, operation(id), world.url());
      const { stdout } = await run("sh", ["-c", `${command} -s`], { env });
      expect(JSON.parse(stdout), command).toHaveProperty(field);
    }
  });
});

const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);

describe.skipIf(chromium === undefined)("in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "pennywire-docs-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const drawn = async (hash: string): Promise<string> => {
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${folder}`];
    const args = [...flags, "--virtual-time-budget=5000", "--dump-dom", `${inWorld().url()}/docs${hash}`];
    return (await run(chromium ?? "", args, { timeout: 25_000, maxBuffer: 10_000_000 })).stdout;
  };

  it("an operation is drawn with its request, parameters, fields and codes", async () => {
    const page = await drawn("#createMessage");
    for (const text of [
      "Send a message",
      "MessagingServiceSid",
      "num_segments",
      "400 21610",
      `${inWorld().url()}/2010-04-01`,
    ]) {
      expect(page).toContain(text);
    }
    expect(page).not.toContain("Reading the document.");
  });
});
