// Rate limits over HTTP: who is refused, what is said, and that a limit of one is nobody else's.
import twilio from "twilio";
import { describe, expect, it } from "vitest";
import { twilioClient } from "../twilio-client.ts";
import { expectRefusal, oneWorld, type Answer } from "../world.ts";

const limited = oneWorld("sqlite", { rateLimit: 5 });
const statuses = (answers: readonly Answer[]): readonly number[] => answers.map(({ status }) => status);

describe("an account with a rate of five", () => {
  it("is answered five times at once, then told when to come again", async () => {
    const world = limited();
    const tenant = await world.openTenant();
    const begun = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 40 }, async () => world.api("/Balance.json", { as: tenant })),
    );
    const earned = ((performance.now() - begun) / 1_000) * 5;
    const admitted = statuses(answers).filter((status) => status === 200).length;
    expect(admitted).toBeGreaterThanOrEqual(5);
    expect(admitted).toBeLessThanOrEqual(5 + Math.ceil(earned));
    const refused = answers.find(({ status }) => status === 429);
    if (refused === undefined) throw new Error("forty are too many");
    expectRefusal(refused, 429, 20429);
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(refused.headers.get("ratelimit")).toBe('"account";r=0;t=1');
    expect(refused.headers.get("ratelimit-policy")).toBe('"account";q=5;w=1, "key";q=5;w=1');
    await world.until(
      "the allowance to come back",
      async () => (await world.api("/Balance.json", { as: tenant })).status === 200,
    );
  });

  it("does not take from another's", async () => {
    const world = limited();
    const [busy, quiet] = [await world.openTenant(), await world.openTenant()];
    await Promise.all(Array.from({ length: 20 }, async () => world.api("/Balance.json", { as: busy })));
    expect((await world.api("/Balance.json", { as: quiet })).status).toBe(200);
  });

  it("is what the official client reads as an error with its code", async () => {
    const world = limited();
    const tenant = await world.openTenant();
    const client = twilioClient(world, tenant, tenant.sid);
    const asked = await Promise.allSettled(Array.from({ length: 40 }, async () => client.balance.fetch()));
    const reasons = asked.flatMap((each) => (each.status === "rejected" ? [each.reason as unknown] : []));
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) {
      expect(reason).toBeInstanceOf(twilio.RestException);
      expect(reason).toMatchObject({ status: 429, code: 20429 });
    }
  });
});

describe("somebody who cannot sign in", () => {
  it("is told so twenty times a second, and then to wait; who can is not disturbed", async () => {
    const world = limited();
    const tenant = await world.openTenant();
    const answers = await Promise.all(Array.from({ length: 40 }, async () => world.api("/Balance.json", { as: null })));
    const refused = statuses(answers);
    expect(refused.filter((status) => status === 401).length).toBeGreaterThanOrEqual(20);
    expect(refused).toContain(429);
    expect((await world.api("/Balance.json", { as: tenant })).status).toBe(200);
  });
});

describe("a server without a limit", () => {
  const free = oneWorld();

  it("says nothing of one", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, async () => free().api("/Balance.json")));
    expect(new Set(statuses(answers))).toEqual(new Set([200]));
    expect(answers[0]?.headers.get("ratelimit")).toBeNull();
  });
});
