// Which product a request reaches: by path, by a first segment, by a header, by the Host; and where links lead.
import { routes, type Product, type Route } from "@pennywire/contract";
import { request as ask } from "node:http";
import { describe, expect, it } from "vitest";
import { createTrust } from "../../src/api/forwarded.ts";
import { routedPath } from "../../src/api/host.ts";
import { authorization, oneWorld, type World } from "../world.ts";

const inWorld = oneWorld();
const proxied = oneWorld("sqlite", { trustedProxies: ["127.0.0.0/8"] });
const named = oneWorld("sqlite", { publicUrl: "https://sms.example.com/twilio" });

const pathOf = (url: string, headers: Readonly<Record<string, string>> = {}): string =>
  routedPath(new Request(url, { headers }));

describe("the path of a request", () => {
  const account = `AC${"0".repeat(32)}`;

  it.each([
    ["http://127.0.0.1:7366/2010-04-01/Accounts/x/Messages.json", {}, "/Accounts/x/Messages"],
    ["http://127.0.0.1:7366/2010-04-01/Accounts/x/Messages.xml?a=.json", {}, "/Accounts/x/Messages"],
    ["http://127.0.0.1:7366/2010-04-01/Accounts/x/Messages.csv", {}, "/Accounts/x/Messages"],
    ["http://127.0.0.1:7366/2010-04-01/Accounts/x/Messages", {}, "/Accounts/x/Messages"],
    ["http://127.0.0.1:7366/api/2010-04-01/Accounts.json", {}, "/Accounts"],
    ["http://127.0.0.1:7366/2010-04-01/Accounts.json", { host: "api.twilio.com" }, "/Accounts"],
    ["http://127.0.0.1:7366/2010-04-01/Accounts.json", { host: "api.dublin.ie1.twilio.com" }, "/Accounts"],
    ["http://127.0.0.1:7366/2010-04-01/Accounts.json", { "x-twilio-product": "api" }, "/Accounts"],
    ["http://127.0.0.1:7366/2010-04-01/Accounts.json", { "x-twilio-product": "messaging" }, "/nowhere"],
    ["http://127.0.0.1:7366/2010-04-01/Accounts.json", { host: "messaging.twilio.com" }, "/nowhere"],
    [`http://127.0.0.1:7366/Accounts/${account}.json`, {}, "/nowhere"],
    [`http://127.0.0.1:7366/Accounts/${account}.json`, { host: "api.twilio.com" }, "/nowhere"],
    ["http://127.0.0.1:7366/v1/Services", {}, "/v1/Services"],
    ["http://127.0.0.1:7366/v1/Services", { host: "messaging.twilio.com" }, "/messaging/v1/Services"],
    ["http://127.0.0.1:7366/v1/Services", { host: "MESSAGING.twilio.com:443" }, "/messaging/v1/Services"],
    ["http://127.0.0.1:7366/v1/Services", { host: "messaging.us1.twilio.com" }, "/messaging/v1/Services"],
    ["http://127.0.0.1:7366/v1/Services", { host: "messaging.sydney.au1.twilio.com" }, "/messaging/v1/Services"],
    ["http://127.0.0.1:7366/v1/Services", { "x-twilio-product": "Messaging" }, "/messaging/v1/Services"],
    ["http://127.0.0.1:7366/v1/Services", { host: "flex-api.twilio.com" }, "/flex-api/v1/Services"],
    ["http://127.0.0.1:7366/v1/Services", { "x-twilio-product": "../x" }, "/nobody/v1/Services"],
    ["http://127.0.0.1:7366/v1/Services", { host: "messaging.twilio.com.example.com" }, "/v1/Services"],
    ["http://127.0.0.1:7366/v1/Services", { host: "twilio.com" }, "/v1/Services"],
    ["http://127.0.0.1:7366/v1/Services", { host: "xtwilio.com" }, "/v1/Services"],
  ])("%s with %j is %s", (url, headers, path) => expect(pathOf(url, headers)).toBe(path));
});

interface Heard {
  readonly status: number;
  readonly json: unknown;
}

/** As a client would ask that reaches us under another name. */
const as = async (world: World, path: string, headers: Readonly<Record<string, string>>): Promise<Heard> =>
  new Promise((resolve, reject) => {
    const url = new URL(path, world.url());
    const asked = ask(url, { headers: { authorization: authorization(world.owner), ...headers } }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (piece: string) => (text += piece));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, json: text === "" ? null : JSON.parse(text) }));
    });
    asked.on("error", reject);
    asked.end();
  });

const lists = (Object.values(routes) as readonly Route[]).filter(
  ({ method, product, path }) =>
    method === "get" && product !== "api" && product !== "pennywire" && !path.includes("{"),
);
const products = [...new Set(lists.map(({ product }) => product))];
const firstOf = (product: Product): string => {
  const route = lists.find((one) => one.product === product);
  return `${route?.root ?? ""}${route?.path ?? ""}`;
};

describe("a product", () => {
  it.each(products)(
    "%s answers under its host, with edge and region, by header and by first segment",
    async (product) => {
      const world = inWorld();
      const path = firstOf(product);
      const ways = [
        as(world, path, { host: `${product}.twilio.com` }),
        as(world, path, { host: `${product}.dublin.ie1.twilio.com` }),
        as(world, path, { "x-twilio-product": product }),
        as(world, `/${product}${path}`, {}),
      ];
      // Some lists need to be asked with more; what matters is that they hear it.
      for (const { status } of await Promise.all(ways)) expect([200, 400]).toContain(status);
    },
  );

  it.each(products)("%s does not answer under the host of another", async (product) => {
    for (const host of ["verify.twilio.com", "api.twilio.com"]) {
      expect(await as(inWorld(), firstOf(product), { host })).toMatchObject({ status: 404, json: { code: 20404 } });
    }
  });

  it("that is not there is a 404, whatever is asked of it", async () => {
    for (const path of ["/v2/Services", "/v1/ledger/verify", "/healthz", "/"]) {
      expect(await as(inWorld(), path, { host: "verify.twilio.com" })).toMatchObject({ status: 404 });
    }
  });

  it("api answers under its host only the 2010 API", async () => {
    const world = inWorld();
    const path = `/2010-04-01/Accounts/${world.owner.sid}/Messages.json`;
    expect(await as(world, path, { host: "api.twilio.com" })).toMatchObject({ status: 200 });
    expect(await as(world, `/api${path}`, {})).toMatchObject({ status: 200 });
    expect(await as(world, path, { host: "lookups.twilio.com" })).toMatchObject({ status: 404 });
  });
});

const services = (heard: Heard): unknown => (heard.json as { readonly meta: { readonly url: string } }).meta.url;

describe("a link", () => {
  const path = "/v1/Services";

  it("leads back to the host that was asked", async () => {
    const url = services(await as(inWorld(), path, { host: "sms.example.com:8080" }));
    expect(url).toMatch(/^http:\/\/sms\.example\.com:8080\/v1\/Services\?/u);
  });

  it("keeps a host of Twilio's, which only our proxy can have brought, by TLS", async () => {
    const url = services(await as(inWorld(), path, { host: "messaging.twilio.com" }));
    expect(url).toMatch(/^https:\/\/messaging\.twilio\.com\/v1\/Services\?/u);
  });

  it("begins with PUBLIC_URL where it is set", async () => {
    const url = services(await as(named(), path, { host: "messaging.twilio.com", "x-forwarded-host": "evil.example" }));
    expect(url).toMatch(/^https:\/\/sms\.example\.com\/twilio\/v1\/Services\?/u);
  });

  const forwarded = { host: "10.0.0.7", "x-forwarded-host": "sms.example.com, inner", "x-forwarded-proto": "https" };

  it("follows X-Forwarded-Host and -Proto of a proxy that is trusted", async () => {
    expect(services(await as(proxied(), path, forwarded))).toMatch(/^https:\/\/sms\.example\.com\/v1\/Services\?/u);
    const crooked = { ...forwarded, "x-forwarded-host": "a b/<c>", "x-forwarded-proto": "javascript" };
    expect(services(await as(proxied(), path, crooked))).toMatch(/^http:\/\/10\.0\.0\.7\/v1\/Services\?/u);
  });

  it("does not believe anybody else", async () => {
    expect(services(await as(inWorld(), path, forwarded))).toMatch(/^http:\/\/10\.0\.0\.7\/v1\/Services\?/u);
  });
});

describe("trust in proxies", () => {
  it("is by address, in both notations of the older one", () => {
    const trusts = createTrust(["10.0.0.0/8", "::1/128"]);
    for (const address of ["10.1.2.3", "::ffff:10.1.2.3", "::1"]) expect(trusts(address)).toBe(true);
    for (const address of ["11.1.2.3", "::2", "nonsense", undefined]) expect(trusts(address)).toBe(false);
    expect(createTrust([])("127.0.0.1")).toBe(false);
  });
});
