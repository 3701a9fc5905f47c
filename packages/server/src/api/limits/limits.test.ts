// Limits of accounts, keys and addresses, on a clock that a test moves.
import { describe, expect, it } from "vitest";
import { createLimits } from "./limits.ts";

const at = (ratePerS: number, concurrentMax = 1_000) => {
  let now = 0;
  const limits = createLimits({ ratePerS, monotonicMs: () => now, concurrentMax });
  const ask = (accountId: number, keySid: string) => {
    const standing = limits.begin(accountId, keySid);
    if (!standing.refused) limits.end(accountId);
    return standing;
  };
  return { limits, ask, pass: (ms: number) => (now += ms) };
};

describe("the rate of an account", () => {
  it("is shared by its keys, and is whole again after a second", () => {
    const { ask, pass } = at(4);
    for (const key of ["SK1", "SK2", "SK3", "SK4"]) expect(ask(1, key).refused).toBe(false);
    expect(ask(1, "SK5").refused).toBe(true);
    expect(ask(2, "SK6").refused).toBe(false);
    pass(250);
    expect(ask(1, "SK5").refused).toBe(false);
    expect(ask(1, "SK5").refused).toBe(true);
    pass(1_000);
    for (const key of ["SK1", "SK2", "SK3", "SK4"]) expect(ask(1, key).refused).toBe(false);
  });

  it("of a key counts over all accounts that it reaches", () => {
    const { ask } = at(3);
    for (const account of [1, 2, 3]) expect(ask(account, "AC1").refused).toBe(false);
    expect(ask(4, "AC1").refused).toBe(true);
    expect(ask(4, "AC4").refused).toBe(false);
  });

  it("is told in the fields of the IETF's draft", () => {
    const { ask } = at(10);
    expect(ask(1, "SK1").headers).toEqual({
      "Twilio-Concurrent-Requests": "1",
      RateLimit: '"account";r=9;t=1',
      "RateLimit-Policy": '"account";q=10;w=1, "key";q=10;w=1',
    });
    for (let asked = 0; asked < 8; asked += 1) ask(2, "SK1");
    expect(ask(3, "SK1").headers["RateLimit"]).toBe('"key";r=0;t=1');
  });

  it("is not spent by requests that are refused", () => {
    const { ask, pass } = at(1);
    ask(1, "SK1");
    for (let asked = 0; asked < 100; asked += 1) expect(ask(1, "SK1").refused).toBe(true);
    pass(1_000);
    expect(ask(1, "SK1").refused).toBe(false);
  });

  it("of 0 is no limit, and says nothing of one", () => {
    const { ask } = at(0);
    for (let asked = 0; asked < 1_000; asked += 1) expect(ask(1, "SK1").refused).toBe(false);
    expect(ask(1, "SK1").headers).toEqual({ "Twilio-Concurrent-Requests": "1" });
  });
});

describe("requests at once", () => {
  it("are counted, and refused above the limit until one has ended", () => {
    const { limits } = at(0, 2);
    expect(limits.begin(1, "SK1").headers["Twilio-Concurrent-Requests"]).toBe("1");
    expect(limits.begin(1, "SK1").headers["Twilio-Concurrent-Requests"]).toBe("2");
    expect(limits.begin(1, "SK1").refused).toBe(true);
    expect(limits.begin(2, "SK2").refused).toBe(false);
    limits.end(1);
    expect(limits.begin(1, "SK1").headers["Twilio-Concurrent-Requests"]).toBe("2");
  });
});

describe("an address that cannot sign in", () => {
  it("is not told why when it has tried too often, and a moment later it is", () => {
    const { limits, pass } = at(100);
    for (let tried = 0; tried < 20; tried += 1) expect(limits.admitStranger("192.0.2.1")).toBe(true);
    expect(limits.admitStranger("192.0.2.1")).toBe(false);
    expect(limits.admitStranger("192.0.2.2")).toBe(true);
    pass(50);
    expect(limits.admitStranger("192.0.2.1")).toBe(true);
  });

  it("gains nothing by taking another one of its own network", () => {
    const { limits } = at(100);
    for (let tried = 0; tried < 20; tried += 1) {
      expect(limits.admitStranger(`2001:db8:1:2::${tried.toString(16)}`)).toBe(true);
    }
    expect(limits.admitStranger("2001:db8:1:2:ffff:0:0:1")).toBe(false);
    expect(limits.admitStranger("2001:db8:1:3::1")).toBe(true);
    for (let tried = 0; tried < 20; tried += 1) limits.admitStranger("192.0.2.7");
    expect(limits.admitStranger("::ffff:192.0.2.7")).toBe(false);
  });
});

describe("files that are sent at once", () => {
  it("are two of one payer and sixteen of all, and each makes room again when it has ended", () => {
    const { limits } = at(0);
    expect([1, 1, 1].map((payer) => limits.beginUpload(payer))).toEqual([true, true, false]);
    const others = Array.from({ length: 20 }, (_, index) => limits.beginUpload(index + 2));
    expect(others.filter(Boolean)).toHaveLength(14);
    limits.endUpload(1);
    expect([1, 1].map((payer) => limits.beginUpload(payer))).toEqual([true, false]);
    limits.endUpload(2);
    expect(limits.beginUpload(99)).toBe(true);
  });
});
