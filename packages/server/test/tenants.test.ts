// The tenant matrix: every route of the contract, asked by every kind of caller. Generated from the routes, so that one that
// is added is in it; real objects are found by the contract's own lists.
import { fullPath, permissionOf, routes, type Route } from "@pennywire/contract";
import type { z } from "zod";
import { beforeAll, describe, expect, it } from "vitest";
import {
  makeKey,
  makeRestrictedKey,
  makeTestCredentials,
  openSubaccount,
  setStatus,
  type KeyCredentials,
} from "./family.ts";
import { expectRefusal, oneWorld, phone, secondSender, type Answer, type Tenant } from "./world.ts";

const inWorld = oneWorld();
const all: readonly Route[] = Object.values(routes);
/** Bytes of media are read by whoever knows their address, as with Twilio: it is handed to phones and webhooks. */
const behindCredentials = all.filter(({ success }) => success.bytes === undefined);
const ofAccounts = behindCredentials.filter(({ path }) => path.includes("{AccountSid}"));

/** Longest time that one row of the matrix takes on a busy machine, in milliseconds. */
const rowMs = 120_000;

/** What stands in paths for parameters that are no SIDs. */
const words: Readonly<Record<string, string>> = {
  CountryCode: "US",
  IsoCountry: "US",
  E164: phone,
  PhoneNumber: phone,
  Number: phone,
  Field: "line_type",
};
const schemaOf = (route: Route, name: string): z.ZodType | undefined =>
  (route.params.shape as Readonly<Record<string, z.ZodType>>)[name];
const names = ({ path }: Route): readonly string[] => [...path.matchAll(/\{(\w+)\}/gu)].map(([, name = ""]) => name);
/** The letters that SIDs of this parameter begin with; null for a parameter that is no SID. */
const lettersOf = (route: Route, name: string): string | null => {
  const pattern = schemaOf(route, name)?.meta()?.["pattern"];
  return typeof pattern === "string" ? (/^\^\(([A-Z]{2})/u.exec(pattern)?.[1] ?? null) : null;
};
const madeUp = (route: Route, name: string): string =>
  words[name] ?? `${lettersOf(route, name) ?? "SM"}${"0".repeat(32)}`;

const ask = async (
  route: Route,
  as: KeyCredentials | Tenant | null,
  account: string,
  sids: (name: string) => string = (name) => madeUp(route, name),
): Promise<Answer> => {
  const path = fullPath(route).replaceAll(/\{(\w+)\}/gu, (_, name: string) =>
    name === "AccountSid" ? account : sids(name),
  );
  const product = route.product === "api" || route.product === "pennywire" ? {} : { "X-Twilio-Product": route.product };
  return inWorld().api(path, { method: route.method.toUpperCase(), as, headers: product });
};

/** Asks every one of these routes, one after the other, and says which one it was that did not answer as it should. */
const eachRoute = async (some: readonly Route[], judge: (route: Route) => Promise<void>): Promise<void> => {
  const complaints: string[] = [];
  for (const route of some) {
    await judge(route).catch((error: unknown) => {
      complaints.push(`${route.id}: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
  expect(complaints).toEqual([]);
};

/** Answered for itself: found, not found or wrong, but neither a stranger's answer nor a fault of ours. */
const expectServed = (answer: Answer): void => {
  expect([401, 403, 405, 429, 501], answer.text).not.toContain(answer.status);
  expect(answer.status, answer.text).toBeLessThan(500);
};

describe("every route", () => {
  it("refuses nobody in particular", { timeout: rowMs }, async () => {
    const { owner } = inWorld();
    await eachRoute(behindCredentials, async (route) => expectRefusal(await ask(route, null, owner.sid), 401, 20003));
  });

  it("refuses a suspended and a closed account", { timeout: rowMs }, async () => {
    for (const status of ["suspended", "closed"] as const) {
      const tenant = await inWorld().openTenant(undefined, status);
      await eachRoute(behindCredentials, async (route) =>
        expectRefusal(await ask(route, tenant, tenant.sid), 403, 20005),
      );
    }
  });

  it("refuses a subaccount that its parent has suspended, and a key of it", { timeout: rowMs }, async () => {
    const branch = await openSubaccount(inWorld());
    const key = await makeKey(inWorld(), branch);
    await setStatus(inWorld(), branch, "suspended");
    for (const as of [branch, key]) {
      await eachRoute(behindCredentials, async (route) => expectRefusal(await ask(route, as, branch.sid), 403, 20005));
    }
  });

  it(
    "answers another account, a subaccount and a key as if its account did not exist",
    { timeout: rowMs },
    async () => {
      const world = inWorld();
      const stranger = await world.openTenant();
      const branch = await openSubaccount(world);
      const callers = [
        stranger,
        branch,
        await makeKey(world, stranger),
        await makeKey(world, branch, { KeyType: "main" }),
      ];
      for (const as of callers) {
        await eachRoute(ofAccounts, async (route) => {
          const foreign = await ask(route, as, world.owner.sid);
          expectRefusal(foreign, 404, 20404);
          expect((await ask(route, as, `AC${"0".repeat(32)}`)).text).toBe(foreign.text);
        });
      }
    },
  );

  it("keeps a standard and a restricted key out of subaccounts", { timeout: rowMs }, async () => {
    const world = inWorld();
    const branch = await openSubaccount(world);
    for (const as of [await makeKey(world), await makeRestrictedKey(world, "/twilio/*", "/pennywire/*")]) {
      await eachRoute(ofAccounts, async (route) => expectRefusal(await ask(route, as, branch.sid), 404, 20404));
    }
  });

  it("names the permission that a restricted key lacks", { timeout: rowMs }, async () => {
    const as = await makeRestrictedKey(inWorld());
    await eachRoute(behindCredentials, async (route) => {
      const answer = await ask(route, as, inWorld().owner.sid);
      if (isSecretive(route)) return expectRefusal(answer, 401, 20003);
      expectRefusal(answer, 403, 20403);
      expect(answer.text).toContain(permissionOf(route));
    });
  });

  it("refuses test credentials, but for the two that are for show", { timeout: rowMs }, async () => {
    const as = await makeTestCredentials(inWorld());
    await eachRoute(behindCredentials, async (route) => {
      const answer = await ask(route, as, as.sid);
      if (forShow.has(permissionOf(route))) expectServed(answer);
      else expectRefusal(answer, 403, 20008);
    });
  });

  it("serves an account's own token, its main key, and a subaccount's own token", { timeout: rowMs }, async () => {
    const world = inWorld();
    const tenant = await world.openTenant();
    const main = await makeKey(world, tenant, { KeyType: "main" });
    for (const as of [tenant, main, await openSubaccount(world)]) {
      await eachRoute(behindCredentials, async (route) => expectServed(await ask(route, as, as.sid)));
    }
  });

  it("serves a standard key, but for accounts, keys and tokens", { timeout: rowMs }, async () => {
    const as = await makeKey(inWorld(), await inWorld().openTenant());
    await eachRoute(behindCredentials, async (route) => {
      const answer = await ask(route, as, as.sid);
      if (permissionOf(route).startsWith("/twilio/iam/")) expectRefusal(answer, 401, 20003);
      else expectServed(answer);
    });
  });

  it("serves a restricted key that may do everything, but for tokens", { timeout: rowMs }, async () => {
    const as = await makeRestrictedKey(inWorld(), "/twilio/*", "/pennywire/*");
    await eachRoute(behindCredentials, async (route) => {
      const answer = await ask(route, as, as.sid);
      if (isSecretive(route)) expectRefusal(answer, 401, 20003);
      else expectServed(answer);
    });
  });

  it(
    "serves a parent's token and main key below a subaccount, and reading of one that is suspended",
    { timeout: rowMs },
    async () => {
      const world = inWorld();
      const tenant = await world.openTenant();
      const branch = await openSubaccount(world, tenant);
      for (const as of [tenant, await makeKey(world, tenant, { KeyType: "main" })]) {
        await eachRoute(ofAccounts, async (route) => expectServed(await ask(route, as, branch.sid)));
      }
      await setStatus(world, branch, "suspended", tenant);
      await eachRoute(ofAccounts, async (route) => {
        const answer = await ask(route, tenant, branch.sid);
        if (route.method === "get" || route.id === "updateAccount") expectServed(answer);
        else expectRefusal(answer, 403, 20005);
      });
    },
  );
});

describe("an object of another account", () => {
  const found = new Map<string, Readonly<Record<string, string>>>();
  beforeAll(async () => {
    await furnish();
    const real = await findReal();
    for (const route of all)
      if (names(route).some((name) => lettersOf(route, name) !== null)) found.set(route.id, real(route));
  }, rowMs);

  it("is there for its own account", { timeout: rowMs }, async () => {
    const { owner } = inWorld();
    const readable = all.filter((route) => route.method === "get" && found.has(route.id));
    const seen: string[] = [];
    await eachRoute(readable, async (route) => {
      const sids = found.get(route.id) ?? {};
      if (Object.values(sids).some((sid) => /^..0{32}$/u.test(sid))) return;
      const answer = await ask(route, owner, owner.sid, (name) => sids[name] ?? madeUp(route, name));
      expectServed(answer);
      if (answer.status === 200) seen.push(route.id);
    });
    // Those that the first account surely has; the others of the list depend on what else there is.
    for (const id of ["fetchMessage", "fetchKey", "fetchSigningKey", "fetchIamKey", "fetchNumber", "fetchAccount"]) {
      expect(seen).toContain(id);
    }
  });

  it.each(["stranger", "subaccount"] as const)(
    "is answered to a %s exactly like one that does not exist",
    { timeout: rowMs },
    async (kind) => {
      const world = inWorld();
      const as = kind === "stranger" ? await world.openTenant() : await openSubaccount(world);
      await eachRoute(
        all.filter(({ id }) => found.has(id)),
        async (route) => {
          const sids = found.get(route.id) ?? {};
          const foreign = await ask(route, as, as.sid, (name) => sids[name] ?? madeUp(route, name));
          const missing = await ask(route, as, as.sid);
          if (route.path.endsWith("{AccountSid}") || !/\{(?!AccountSid)\w*Sid\}/u.test(route.path)) return;
          expect([foreign.status, foreign.text]).toEqual([missing.status, missing.text]);
          // A request without its parameters may be refused for those first.
          expect(route.method === "post" ? [400, 404] : [404], foreign.text).toContain(foreign.status);
        },
      );
    },
  );

  it("is in none of a stranger's lists", { timeout: rowMs }, async () => {
    const { owner } = inWorld();
    const stranger = await inWorld().openTenant();
    const secrets = new Set(
      [...found.values()].flatMap((sids) => Object.values(sids)).filter((sid) => !/^..0{32}$/u.test(sid)),
    );
    for (const word of ["US", phone]) secrets.delete(word);
    secrets.delete(stranger.sid);
    await eachRoute(
      all.filter(({ method }) => method === "get"),
      async (route) => {
        const { text } = await ask(route, stranger, stranger.sid);
        for (const secret of [...secrets, owner.sid, owner.password]) expect(text).not.toContain(secret);
      },
    );
    await inWorld().verify();
  });
});

const isSecretive = (route: Route): boolean =>
  /^\/twilio\/iam\/(auth-tokens|test-credentials)/u.test(permissionOf(route));
const forShow: ReadonlySet<string> = new Set([
  "/twilio/messaging/messages/create",
  "/twilio/phone-numbers/active-numbers/create",
]);

/** Gives the first account one of what can be had by a request or two. */
const furnish = async (): Promise<void> => {
  const world = inWorld();
  const { sid } = await world.send({ StatusCallback: world.receiver.url });
  await world.arrived(sid, "delivered");
  await makeKey(world);
  const MG = await world.api("/v1/Services", { form: { FriendlyName: "Shop" } });
  const PN = await world.api(`/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(secondSender)}`);
  const service = (MG.json as { readonly sid?: string } | null)?.sid ?? "";
  const number = (PN.json as { readonly incoming_phone_numbers: readonly { readonly sid: string }[] })
    .incoming_phone_numbers[0];
  const made: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    [`/v1/Services/${service}/PhoneNumbers`, { PhoneNumberSid: number?.sid ?? "" }],
    [`/v1/Services/${service}/AlphaSenders`, { AlphaSender: "Shop" }],
    ["/Applications.json", { FriendlyName: "Shop" }],
    ["/Usage/Triggers.json", { CallbackUrl: world.receiver.url, TriggerValue: "1000", UsageCategory: "sms" }],
    ["/v1/OptOuts", { Scope: secondSender, PhoneNumber: "+15558675366" }],
    ["/sim/v1/ShortCodes", { ShortCode: "73667" }],
    ["/OutgoingCallerIds.json", { PhoneNumber: phone }],
  ];
  for (const [path, form] of made) await world.api(path, { form });
  const types = { "twilio/text": { body: "Hello" } };
  await world.api("/v1/Content", { json: { friendly_name: "hello", language: "en", types } });
};

/** For each route the SIDs of real objects: the first of the list that lies above each parameter, or a made-up one. */
const findReal = async (): Promise<(route: Route) => Readonly<Record<string, string>>> => {
  const { owner } = inWorld();
  const known = new Map<string, string>([["AC", owner.sid]]);
  const firsts = new Map<string, string>();
  const sidsOf = (route: Route): Readonly<Record<string, string>> =>
    Object.fromEntries(
      names(route).map((name) => {
        const above = `${route.product} ${route.path.slice(0, route.path.indexOf(`/{${name}}`))}`;
        return [name, firsts.get(above) ?? known.get(lettersOf(route, name) ?? "") ?? madeUp(route, name)];
      }),
    );
  const lists = all.filter(({ method, success }) => method === "get" && success.schema !== null);
  // Short paths first: what they list stands in the longer ones.
  for (const route of lists.toSorted((one, other) => one.path.length - other.path.length)) {
    const sids = sidsOf(route);
    const asked =
      route.id === "listIamKeys"
        ? await inWorld().api(`/v1/Keys?AccountSid=${owner.sid}`)
        : await ask(route, owner, owner.sid, (name) => sids[name] ?? "");
    const sid = firstSid(asked.json);
    if (sid === null) continue;
    firsts.set(`${route.product} ${route.path}`, sid);
    if (!known.has(sid.slice(0, 2))) known.set(sid.slice(0, 2), sid);
  }
  return sidsOf;
};

const firstSid = (json: unknown): string | null => {
  if (typeof json !== "object" || json === null) return null;
  const list: unknown = Object.values(json).find((value) => Array.isArray(value));
  const first: unknown = Array.isArray(list) ? list[0] : null;
  if (typeof first !== "object" || first === null || !("sid" in first)) return null;
  return typeof first.sid === "string" ? first.sid : null;
};
