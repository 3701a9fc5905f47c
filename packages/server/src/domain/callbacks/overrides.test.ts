import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "./answer.ts";
import { connectionOf, isTriedAgain, plainConnection, retryCauses } from "./overrides.ts";

const url = "https://example.com/sms?a=b";
const codesOf = (fragment: string): readonly number[] =>
  connectionOf(`${url}#${fragment}`).faults.map(({ code }) => code);

const answered = (status: number): Answer => ({
  kind: "answered",
  status,
  contentType: null,
  body: "",
  truncated: false,
  headers: {},
  cookies: [],
  durationMs: 1,
  url,
});
const failed = (code: 11201 | 11202 | 11203 | 11206): Answer => ({
  kind: "failed",
  code,
  message: "",
  durationMs: 1,
  url,
});

describe("connection overrides", () => {
  it("are Twilio's defaults where nothing is said", () => {
    expect(connectionOf(url)).toEqual({ connection: plainConnection, faults: [] });
    expect(connectionOf(`${url}#top`)).toEqual({ connection: plainConnection, faults: [] });
  });

  it("are read from the fragment", () => {
    const { connection, faults } = connectionOf(`${url}#ct=200&rt=3000&tt=9000&rc=5&rp=5xx,rt&sni=n&e=dublin,tokyo-ix`);
    expect(faults).toEqual([]);
    expect(connection).toEqual({
      connectMs: 200,
      readMs: 3_000,
      totalMs: 9_000,
      retries: 5,
      retryAfter: ["5xx", "rt"],
      serverName: false,
    });
  });

  it.each([
    ["ct=99", 11240],
    ["ct=10001", 11240],
    ["rt=15001", 11240],
    ["tt=soon", 11240],
    ["sni=maybe", 11240],
    ["e=atlantis", 11241],
    ["rp=6xx", 11242],
    ["rp=", 11242],
    ["rc=6", 11243],
    ["rc=-1", 11243],
  ])("that say %s are told of with %i, and the default counts", (fragment, code) => {
    expect(codesOf(fragment)).toEqual([code]);
    expect(connectionOf(`${url}#${fragment}`).connection).toEqual(plainConnection);
  });

  it("of any text are read within their limits", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("ct", "rt", "tt", "rc", "rp", "sni", "e", "x"), fc.string())),
        (said) => {
          const { connection } = connectionOf(`${url}#${said.map(([name, value]) => `${name}=${value}`).join("&")}`);
          expect(connection.totalMs).toBeLessThanOrEqual(15_000);
          expect(connection.connectMs).toBeGreaterThanOrEqual(100);
          expect(connection.retries).toBeLessThanOrEqual(5);
        },
      ),
    );
  });
});

describe("another try", () => {
  const after = (rp: string, answer: Answer): boolean =>
    isTriedAgain(connectionOf(`${url}#rp=${rp}`).connection, answer);

  it("is made by default when no connection came about, and only then", () => {
    expect(isTriedAgain(plainConnection, failed(11202))).toBe(true);
    expect(isTriedAgain(plainConnection, failed(11201))).toBe(true);
    expect(isTriedAgain(plainConnection, failed(11203))).toBe(false);
    expect(isTriedAgain(plainConnection, answered(503))).toBe(false);
  });

  it("is made for what the policy names", () => {
    expect(after("5xx", answered(503))).toBe(true);
    expect(after("5xx", answered(404))).toBe(false);
    expect(after("4xx", answered(404))).toBe(true);
    expect(after("rt", failed(11203))).toBe(true);
    expect(after("5xx,rt", failed(11202))).toBe(false);
    for (const answer of [answered(404), answered(500), failed(11202), failed(11206)])
      expect(after("all", answer)).toBe(true);
  });

  it("is never made after a good answer", () => {
    for (const cause of retryCauses) expect(after(cause, answered(200))).toBe(false);
  });
});
