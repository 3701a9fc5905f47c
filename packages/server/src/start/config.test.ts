// What the environment may say, where a wrong value would otherwise be found out late.
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

describe("PENNYWIRE_TRUSTED_PROXIES", () => {
  it.each([
    ["", []],
    ["10.0.0.0/8", ["10.0.0.0/8"]],
    ["10.0.0.7, ::1", ["10.0.0.7/32", "::1/128"]],
    ["loopback,192.0.2.0/24", ["127.0.0.0/8", "::1/128", "192.0.2.0/24"]],
  ])("%j is %j", (text, ranges) => {
    expect(readConfig({ PENNYWIRE_TRUSTED_PROXIES: text }).trustedProxies).toEqual(ranges);
  });

  it.each(["proxy.example.com", "10.0.0.0/99", "10.0.0.1,,"])("%j is refused by its name", (text) => {
    const read = (): unknown => readConfig({ PENNYWIRE_TRUSTED_PROXIES: text });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/PENNYWIRE_TRUSTED_PROXIES/u);
  });
});

describe("PENNYWIRE_RATE_LIMIT", () => {
  it("is none when nothing is said, and whole requests a second otherwise", () => {
    expect(readConfig({}).rateLimit).toBe(0);
    expect(readConfig({ PENNYWIRE_RATE_LIMIT: "100" }).rateLimit).toBe(100);
    for (const text of ["-1", "1.5", "fast"]) {
      expect(() => readConfig({ PENNYWIRE_RATE_LIMIT: text })).toThrow(/PENNYWIRE_RATE_LIMIT/u);
    }
  });
});
