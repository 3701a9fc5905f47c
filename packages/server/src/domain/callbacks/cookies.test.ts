import { describe, expect, it } from "vitest";
import { cookieHeader, cookiesAfter, type Cookies } from "./cookies.ts";

const now = Date.UTC(2026, 0, 1);
const url = "https://shop.example.com/sms";
const after = (cookies: Cookies, ...headers: readonly string[]): Cookies =>
  cookiesAfter(
    cookies,
    headers.map((header) => ({ url, header })),
    now,
  );

describe("the session of two numbers", () => {
  it("gives back what was set, survives being written down, and replaces what is set again", () => {
    const first = after([], "step=1; Path=/", "lang=en");
    const kept: Cookies = JSON.parse(JSON.stringify(first));
    expect(cookieHeader(kept, url, now)).toBe("step=1; lang=en");
    expect(cookieHeader(after(kept, "step=2; Path=/"), url, now)).toContain("step=2");
  });

  it("tells a cookie only to the host, the path and the scheme that it is for", () => {
    const cookies = after([], "a=1", "b=2; Path=/admin", "c=3; Secure", "d=4; Domain=example.com");
    expect(cookieHeader(cookies, "https://other.example.org/sms", now)).toBeNull();
    expect(cookieHeader(cookies, "https://shop.example.com/sms", now)).toBe("d=4; a=1; c=3");
    expect(cookieHeader(cookies, "http://shop.example.com/admin/x", now)).toContain("b=2");
    expect(cookieHeader(cookies, "http://shop.example.com/sms", now)).not.toContain("c=3");
    expect(cookieHeader(cookies, "https://www.example.com/sms", now)).toBe("d=4");
  });

  it("forgets a cookie that has ended or is taken back", () => {
    const cookies = after([], "a=1; Max-Age=60", "b=2");
    expect(cookieHeader(cookies, url, now + 59_000)).toBe("a=1; b=2");
    expect(cookieHeader(cookies, url, now + 61_000)).toBe("b=2");
    expect(cookieHeader(after(cookies, "b=; Max-Age=0"), url, now)).toBe("a=1");
  });

  it("is bounded in number and in size, and never fails", () => {
    const many = Array.from({ length: 50 }, (_, n) => `c${n}=${n}`);
    expect(after([], ...many)).toHaveLength(20);
    expect(after([], `a=${"x".repeat(5_000)}`, "", "=;;;", "a=1; Domain=com", "a=1; Domain=evil.example")).toEqual([]);
  });
});

describe("a cookie without a sensible end", () => {
  it.each(["99999999999999999999", "9".repeat(400)])("of Max-Age=%s is kept, and does no harm", (age) => {
    const kept = cookiesAfter([], [{ url, header: `a=1; Max-Age=${age}` }], now);
    expect(cookieHeader(kept, url, now)).toBe("a=1");
    expect(cookiesAfter(kept, [{ url, header: `a=1; Max-Age=-${age}` }], now)).toEqual([]);
  });

  it("is none when its date is none", () => {
    const kept = cookiesAfter([], [{ url, header: "a=1; Expires=someday" }], now);
    expect(cookieHeader(kept, url, now)).toBe("a=1");
  });
});
