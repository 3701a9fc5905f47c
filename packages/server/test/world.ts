// A whole platform for one test: the real server on a database of its own, listening on a free port, with a simulated
// network that is quick, and a customer's server that keeps what it is sent.
import { message, type Route } from "@pennywire/contract";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import type { z } from "zod";
import { createApp, type App } from "../src/app.ts";
import type { AccountStatus } from "../src/domain/accounts/account.ts";
import { grantTransfer } from "../src/domain/billing/ledger.ts";
import { present } from "../src/domain/invariant.ts";
import { createLogger } from "../src/log.ts";
import { anAccount, aNumber, ordinal } from "./builders.ts";
import { dropTemplate, postgresDisk, sqliteDisk } from "./disk.ts";
import { judge } from "./judge.ts";
import { openReceiver, type Receiver } from "./receiver.ts";

export type EngineName = (typeof engines)[number];
export type WireMessage = z.infer<typeof message>;
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A user name and a password: an account's SID and token, or a key's SID and secret. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

export interface Tenant extends Credentials {
  readonly sid: string;
  readonly id: number;
  /** A number of its own. */
  readonly phoneNumber: string;
}

export interface Request {
  /** GET when nothing is sent, else POST. */
  readonly method?: string;
  readonly form?: Fields | string;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Who asks: the first account when left out, nobody when null. */
  readonly as?: Credentials | null;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; null when it is empty. */
  readonly json: unknown;
}

export interface WorldOptions {
  /** What the first account may spend, in micros; 100 dollars when left out. */
  readonly credit?: number;
  /** Whether senders keep to their segments a second; not, when left out. */
  readonly senderRates?: boolean;
  /** Requests a second of an account; no limit, when left out. */
  readonly rateLimit?: number;
  /** What links begin with; with what a request came by, when left out. */
  readonly publicUrl?: string;
  /** Proxies whose X-Forwarded headers count; none, when left out. */
  readonly trustedProxies?: readonly string[];
}

export interface World {
  readonly engine: EngineName;
  readonly app: () => App;
  /** Where it listens, without a slash behind it; somewhere else after a restart. */
  readonly url: () => string;
  /** The first account. */
  readonly owner: Tenant;
  readonly receiver: Receiver;
  /** A request: `/Messages.json` is below the caller's account, a path with a version or `/sim` in front is whole. */
  api(path: string, request?: Request): Promise<Answer>;
  /** Sends a message and expects a 201. What is not given is an ordinary text to an ordinary phone. */
  send(form?: Fields, request?: Request): Promise<WireMessage>;
  message(sid: string): Promise<WireMessage>;
  /** Waits for a message to come to this status. */
  arrived(sid: string, status: WireMessage["status"]): Promise<WireMessage>;
  /** Texts from a phone to a number of the first account. */
  text(from: string, body: string, more?: Fields): Promise<void>;
  /** What a phone shows, newest first. */
  handset(phone: string): Promise<readonly HandsetText[]>;
  balance(as?: Tenant): Promise<string>;
  /** Another account with money and a number, made past the API. */
  openTenant(credit?: number, status?: AccountStatus): Promise<Tenant>;
  /** Asks again and again until it is neither false nor null; fails after some seconds, and says what it waited for. */
  until<T>(what: string, condition: () => Promise<T | false | null> | T | false | null): Promise<T>;
  /** Moves the clock forward. */
  advance(ms: number): Promise<void>;
  /** Expects the books to balance. */
  verify(): Promise<void>;
  /** Ends the server and starts it anew on the same database. */
  restart(): Promise<void>;
  /** Everything that lies on the disk, as text. */
  stored(): Promise<string>;
  /** The names of the files that lie beside the database: media and imports. */
  files(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface HandsetText {
  readonly sid: string;
  readonly direction: "received" | "sent";
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly media: readonly string[];
}

export type OpenWorld = (options?: WorldOptions) => Promise<World>;

/** An ordinary phone. */
export const phone = "+15558675310";
/** The two numbers of the first account. */
export const sender = "+15005550006";
export const secondSender = "+14155550100";

/** Runs a chapter on SQLite and on PostgreSQL. Every world that it opens is closed after its test. */
export const describeEachEngine = (name: string, chapter: (open: OpenWorld) => void): void => {
  describe.each(engines)(`${name} (%s)`, (engine) => {
    const opened: World[] = [];
    afterAll(dropTemplate);
    afterEach(async () => {
      await Promise.all(opened.splice(0).map(async (world) => world.close()));
    });
    chapter(async (options) => {
      const world = await openWorld(engine, options);
      opened.push(world);
      return world;
    });
  });
};

/** The same with one world for the whole chapter, whose books are looked at after every test. */
export const describeInOneWorld = (name: string, chapter: (world: () => World) => void): void => {
  describe.each(engines)(`${name} (%s)`, (engine) => {
    afterAll(dropTemplate);
    const world = oneWorld(engine);
    afterEach(async () => world().verify());
    chapter(world);
  });
};

/** One world for all tests of a file or a chapter. */
export const oneWorld = (engine: EngineName = "sqlite", options?: WorldOptions): (() => World) => {
  let world: World | null = null;
  beforeAll(async () => {
    world = await openWorld(engine, options);
  });
  afterAll(async () => world?.close());
  return () => present(world, "the world is opened before the tests");
};

const engines = ["sqlite", "postgres"] as const;

export const openWorld = async (engine: EngineName, options: WorldOptions = {}): Promise<World> => {
  const { credit } = options;
  const disk =
    engine === "sqlite" ? await sqliteDisk() : await postgresDisk(credit === undefined ? firstStarted : null);
  const receiver = await openReceiver();
  const start = async (): Promise<{ readonly app: App; readonly url: string }> => {
    const app = await startApp(disk.url, options, join(disk.folder, "media"));
    return { app, url: `http://127.0.0.1:${await app.listen(0, "127.0.0.1")}` };
  };
  let { app, url } = await start();
  const owner = { sid: firstSid, id: 1, user: firstSid, password: firstToken, phoneNumber: sender };
  const api = async (path: string, request: Request = {}): Promise<Answer> => ask(url, owner, path, request);

  const world: World = {
    engine,
    app: () => app,
    url: () => url,
    owner,
    receiver,
    api,
    ...gesturesOf(api),
    openTenant: async (money = dollars(10), status = "active") => openTenant(app, money, status),
    until: waitUntil,
    restart: async () => {
      await app.close();
      ({ app, url } = await start());
    },
    stored: disk.text,
    files: async () => filesIn(join(disk.folder, "media")),
    close: async () => {
      await receiver.close();
      await app.close();
      await disk.remove();
    },
  };
  // Quick, but later than the carrier's answer, so that statuses come one after the other.
  await api("/sim/v1/Network", { form: { ReceiptDelayMs: "30" } });
  return world;
};

export function dollars(amount: number): number {
  return Math.round(amount * 1_000_000);
}

/** The body of an answer, when it is exactly what the contract says: nothing missing, nothing more. */
export const expectContract = (route: Route, answer: Answer): unknown => {
  const { status, schema } = route.success;
  expect(answer.status, answer.text).toBe(status);
  // What the schema does not know is left out of what it gives back, at any depth.
  if (schema !== null) expect(schema.parse(answer.json)).toEqual(answer.json);
  else expect(answer.text).toBe("");
  return answer.json;
};

/** An answer that refuses with this code, in the form that every SDK reads. */
export const expectRefusal = (answer: Answer, status: number, code: number, field?: string): void => {
  expect(answer.json, answer.text).toEqual({
    code,
    status,
    message: expect.stringMatching(/\S/u),
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    ...(field === undefined ? {} : { details: { field } }),
  });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("twilio-request-id")).toMatch(/^RQ[0-9a-f]{32}$/u);
};

const startApp = async (databaseUrl: string, options: WorldOptions = {}, folder: string | null = null): Promise<App> =>
  createApp({
    ...(folder === null ? {} : { mediaFolder: folder }),
    databaseUrl,
    secret: "a secret for tests, long enough for anybody",
    accountSid: firstSid,
    authToken: firstToken,
    credit: options.credit ?? dollars(100),
    privateWebhooks: true,
    publicUrl: options.publicUrl ?? null,
    trustedProxies: options.trustedProxies ?? [],
    rateLimit: options.rateLimit ?? 0,
    senderRates: options.senderRates ?? false,
    log: createLogger("silent"),
  });

const filesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
};

const firstStarted = async (databaseUrl: string): Promise<void> => (await startApp(databaseUrl)).close();

const firstSid = `AC${"0123456789abcdef".repeat(2)}`;
const firstToken = "tokenOfTheFirstAccount0123456789";

/** Longest wait for something that comes by itself, in milliseconds, and how often it is looked for. */
const waitMaxMs = 10_000;
const lookEveryMs = 10;

type Gestures = Pick<World, "send" | "message" | "arrived" | "text" | "handset" | "balance" | "advance" | "verify">;

const gesturesOf = (api: World["api"]): Gestures => {
  const read = async (sid: string): Promise<WireMessage> => message.parse((await api(`/Messages/${sid}.json`)).json);
  return {
    send: async (form = {}, request = {}) => {
      const answer = await api("/Messages.json", {
        ...request,
        form: { To: phone, From: sender, Body: "Hello", ...form },
      });
      expect(answer.status, answer.text).toBe(201);
      return message.parse(answer.json);
    },
    message: read,
    arrived: async (sid, status) =>
      waitUntil(`${sid} to be ${status}`, async () => {
        const now = await read(sid);
        return now.status === status ? now : null;
      }),
    text: async (from, body, more = {}) => {
      const answer = await api(`/sim/v1/Handsets/${from}/Messages`, { form: { To: sender, Body: body, ...more } });
      expect(answer.status, answer.text).toBe(201);
    },
    handset: async (phoneNumber) => {
      const { json } = await api(`/sim/v1/Handsets/${phoneNumber}/Messages`);
      return (json as { readonly messages: readonly HandsetText[] }).messages;
    },
    balance: async (as) => {
      const { json } = await api("/Balance.json", as === undefined ? {} : { as });
      return (json as { readonly balance: string }).balance;
    },
    advance: async (ms) => {
      expect((await api("/sim/v1/Network", { form: { AdvanceMs: String(ms) } })).status).toBe(200);
    },
    verify: async () => {
      const { json } = await api("/v1/ledger/verify");
      const { checks } = json as { readonly checks: readonly { readonly ok: boolean }[] };
      expect(checks.filter(({ ok }) => !ok)).toEqual([]);
      expect(checks.length).toBeGreaterThan(0);
    },
  };
};

const waitUntil: World["until"] = async (what, condition) => {
  const deadline = Date.now() + waitMaxMs;
  for (;;) {
    const found = await condition();
    if (found !== false && found !== null) return found;
    if (Date.now() > deadline) throw new Error(`waited ${waitMaxMs} ms in vain for ${what}`);
    await pause(lookEveryMs);
  }
};

const ask = async (url: string, owner: Tenant, path: string, request: Request): Promise<Answer> => {
  const caller = request.as === undefined ? owner : request.as;
  const account = caller !== null && "sid" in caller && typeof caller.sid === "string" ? caller.sid : owner.sid;
  const whole = /^\/(2010-04-01|sim|v1|v2)\//u.test(path) ? path : `/2010-04-01/Accounts/${account}${path}`;
  const headers = new Headers(request.headers);
  if (caller !== null) headers.set("Authorization", authorization(caller));
  const body = bodyOf(request, headers);
  const method = request.method ?? (body === null ? "GET" : "POST");
  // A redirect is an answer of its own.
  const response = await fetch(`${url}${whole}`, { method, headers, body, redirect: "manual" });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
  const { status } = response;
  const json: unknown = isJson && text !== "" ? JSON.parse(text) : null;
  judge({ method, path: whole, product: headers.get("x-twilio-product"), status, text, json });
  return { status, headers: response.headers, text, json };
};

export const authorization = ({ user, password }: Credentials): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

const bodyOf = ({ form, json }: Request, headers: Headers): string | null => {
  if (json !== undefined) {
    if (!headers.has("Content-Type")) headers.set("Content-Type", "application/json");
    return JSON.stringify(json);
  }
  if (form === undefined) return null;
  if (!headers.has("Content-Type")) headers.set("Content-Type", "application/x-www-form-urlencoded");
  if (typeof form === "string") return form;
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    (typeof value === "string" ? [value] : value).map((each): [string, string] => [name, each]),
  );
  return new URLSearchParams(pairs).toString();
};

const openTenant = async ({ deps }: App, credit: number, status: AccountStatus): Promise<Tenant> => {
  const password = deps.secrets.newSecret();
  const now = deps.clock.now();
  const account = anAccount({
    // With room between them for subaccounts, which get the numbers that follow.
    id: 1_000 * ordinal(),
    sid: deps.newSid("AC"),
    status,
    tokenHash: deps.secrets.hash(password),
    tokenSealed: deps.secrets.seal(password),
    createdAt: now,
    updatedAt: now,
  });
  const number = aNumber({ sid: deps.newSid("PN"), accountId: account.id });
  const commit = await deps.store.commit([
    { kind: "open account", account },
    { kind: "open balance", accountId: account.id, creditLimit: 0 },
    { kind: "post", transfer: grantTransfer(account, "welcome", credit, now), covered: false },
    { kind: "rent number", number },
  ]);
  expect(commit).toEqual({ kept: true });
  return { sid: account.sid, id: account.id, user: account.sid, password, phoneNumber: number.phoneNumber };
};
