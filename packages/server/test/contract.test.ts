// The contract against the server: every route of one is a route of the other.
import { fullPath, routes, type Route } from "@pennywire/contract";
import { expect, it } from "vitest";
import { createApi } from "../src/api/api.ts";
import { createCredentials } from "../src/api/credentials.ts";
import { createRunningKeys } from "../src/api/idempotency.ts";
import { createLimits } from "../src/api/limits/limits.ts";
import { createMeter } from "../src/api/meter.ts";
import { addressesOf } from "../src/api/mount.ts";
import { createLogger } from "../src/log.ts";
import { healthyProfile } from "../src/domain/simulation/network.ts";
import { oneWorld, phone } from "./world.ts";

const inWorld = oneWorld();
const all: readonly Route[] = Object.values(routes);

/** What is mounted besides, and needs no credentials. */
const openPaths = ["/healthz", "/readyz", "/openapi.json", "/docs", "/docs/:file", "/"];

it("every route of the contract is mounted at its address", async () => {
  const world = inWorld();
  for (const route of all) {
    const path = fullPath(route)
      .replace("{AccountSid}", world.owner.sid)
      .replace("{E164}", phone)
      .replaceAll(/\{\w+\}/gu, `SM${"0".repeat(32)}`);
    const answer = await world.api(path, { method: route.method.toUpperCase() });
    // Something of this name may not exist, but the method is there, and the meter knows the route.
    expect([401, 405], `${route.id} ${answer.text}`).not.toContain(answer.status);
    expect(answer.status, `${route.id} ${answer.text}`).toBeLessThan(500);
  }
  const { json } = await world.api("/Usage/Calls.json?PageSize=1000");
  const { calls } = json as { readonly calls: readonly { readonly method: string; readonly route: string }[] };
  const metered = new Set(calls.map(({ method, route }) => `${method} ${route}`));
  // A file of a message is open to whoever knows where it is, and nobody's call.
  const expected = all
    .filter(({ id }) => id !== "fetchMediaBytes")
    .map((route) => `${route.method.toUpperCase()} ${fullPath(route)}`);
  expect([...metered].filter((one) => !one.includes("Usage/Calls")).toSorted()).toEqual(
    expected.filter((one) => !one.includes("Usage/Calls")).toSorted(),
  );
});

it("every mounted path is in the contract, or on a short list of open ones", () => {
  const { deps } = inWorld().app();
  const log = createLogger("silent");
  const api = createApi({
    deps,
    log,
    credentials: createCredentials(deps),
    meter: createMeter(deps, "test", log),
    runningKeys: createRunningKeys(),
    limits: createLimits({ ratePerS: 0, monotonicMs: () => 0 }),
    trusts: () => false,
    publicUrl: null,
    simulation: { profile: () => healthyProfile, offsetMs: () => 0, apply: () => {} },
  });
  const known = new Set([...all.flatMap(addressesOf), ...openPaths]);
  expect(api.routes.map(({ path }) => path).filter((path) => !known.has(path))).toEqual([]);
  const methods = new Set(api.routes.map(({ method, path }) => `${method} ${path}`));
  for (const route of all) {
    for (const path of addressesOf(route)) expect(methods).toContain(`${route.method.toUpperCase()} ${path}`);
  }
});

it("the document that is served is the contract's", async () => {
  const world = inWorld();
  const response = await fetch(`${world.url()}/openapi.json`);
  const { paths } = (await response.json()) as { readonly paths: Readonly<Record<string, object>> };
  for (const route of all) expect(Object.keys(paths[fullPath(route)] ?? {}), route.id).toContain(route.method);
});
