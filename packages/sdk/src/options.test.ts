import { describe, expect, it } from "vitest";
import { toSettings } from "./options.ts";

const accountSid = `AC${"0".repeat(32)}`;
const authorization = (user: string, password: string): string => `Basic ${btoa(`${user}:${password}`)}`;

describe("the environment", () => {
  it("gives what the program does not", () => {
    const env = {
      PENNYWIRE_BASE_URL: "https://example.com/api/",
      PENNYWIRE_ACCOUNT_SID: accountSid,
      PENNYWIRE_AUTH_TOKEN: "t",
    };
    expect(toSettings({}, env)).toMatchObject({
      baseUrl: "https://example.com/api",
      accountSid,
      authorization: authorization(accountSid, "t"),
    });
    expect(toSettings({ authToken: "mine", baseUrl: "http://127.0.0.1:1" }, env)).toMatchObject({
      baseUrl: "http://127.0.0.1:1",
      authorization: authorization(accountSid, "mine"),
    });
  });

  it("may use Twilio's names, which ours beat", () => {
    const twilio = { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: "theirs" };
    expect(toSettings({}, twilio)).toMatchObject({
      baseUrl: "http://127.0.0.1:7366",
      authorization: authorization(accountSid, "theirs"),
    });
    expect(toSettings({}, { ...twilio, PENNYWIRE_AUTH_TOKEN: "ours" }).authorization).toBe(
      authorization(accountSid, "ours"),
    );
  });

  it("may hold an API key, which beats the auth token", () => {
    const env = {
      PENNYWIRE_ACCOUNT_SID: accountSid,
      PENNYWIRE_AUTH_TOKEN: "t",
      PENNYWIRE_API_KEY: "SK1",
      PENNYWIRE_API_SECRET: "s",
    };
    expect(toSettings({}, env).authorization).toBe(authorization("SK1", "s"));
    expect(toSettings({ authToken: "mine" }, env).authorization).toBe(authorization(accountSid, "mine"));
  });
});

describe("settings", () => {
  it("say what to do when something is missing or wrong", () => {
    expect(() => toSettings({}, {})).toThrow("PENNYWIRE_ACCOUNT_SID");
    expect(() => toSettings({ accountSid }, {})).toThrow("PENNYWIRE_AUTH_TOKEN");
    expect(() => toSettings({ accountSid, authToken: "t", baseUrl: "localhost:7366" }, {})).toThrow(
      "not an http or https URL",
    );
    expect(() => toSettings({ accountSid, authToken: "t", baseUrl: "nonsense" }, {})).toThrow("nonsense");
  });
});
