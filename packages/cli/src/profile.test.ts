import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CliError } from "./failure.ts";
import { findProfile, profilePath, type ProfileFlags } from "./profile.ts";

let home = "";
beforeEach(() => (home = mkdtempSync(join(tmpdir(), "pennywire-cli-"))));
afterEach(() => rmSync(home, { recursive: true, force: true }));

const local = { baseUrl: "http://127.0.0.1:8000", accountSid: "ACfile", authToken: "filetoken" };

const find = (flags: ProfileFlags, env: Readonly<Record<string, string>> = {}) => findProfile({ env, home }, flags);

const leave = (text: string, env: Readonly<Record<string, string>> = {}): string => {
  const path = profilePath({ env, home });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode: 0o600 });
  return path;
};

const refused = (flags: ProfileFlags, env: Readonly<Record<string, string>> = {}): CliError => {
  try {
    find(flags, env);
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error("a profile was found");
};

describe("the profile", () => {
  it("is the one that a local server left, when nothing else is said", () => {
    const path = leave(JSON.stringify(local));
    expect(find({})).toEqual({
      baseUrl: local.baseUrl,
      accountSid: "ACfile",
      credentials: { authToken: "filetoken" },
      source: path,
    });
  });

  it("is looked for where XDG_CONFIG_HOME points", () => {
    const env = { XDG_CONFIG_HOME: join(home, "settings") };
    const path = leave(JSON.stringify(local), env);
    expect(path).toBe(join(home, "settings", "pennywire", "local.json"));
    expect(find({}, env).accountSid).toBe("ACfile");
  });

  it("goes by flags before PENNYWIRE_, by PENNYWIRE_ before TWILIO_, by TWILIO_ before the file", () => {
    leave(JSON.stringify(local));
    const twilio = {
      TWILIO_ACCOUNT_SID: "ACtwilio",
      TWILIO_AUTH_TOKEN: "twiliotoken",
      TWILIO_BASE_URL: "http://t.test",
    };
    const own = {
      PENNYWIRE_ACCOUNT_SID: "ACown",
      PENNYWIRE_AUTH_TOKEN: "owntoken",
      PENNYWIRE_BASE_URL: "http://p.test",
    };
    expect(find({}, twilio)).toMatchObject({
      baseUrl: "http://t.test",
      accountSid: "ACtwilio",
      credentials: { authToken: "twiliotoken" },
      source: "the environment variable TWILIO_AUTH_TOKEN",
    });
    expect(find({}, { ...twilio, ...own })).toMatchObject({
      baseUrl: "http://p.test",
      accountSid: "ACown",
      credentials: { authToken: "owntoken" },
    });
    const flags = { baseUrl: "http://f.test", accountSid: "ACflag", authToken: "flagtoken" };
    expect(find(flags, { ...twilio, ...own })).toEqual({
      baseUrl: "http://f.test",
      accountSid: "ACflag",
      credentials: { authToken: "flagtoken" },
      source: "the flag --auth-token",
    });
  });

  it("takes an API key with its secret before the auth token of the same place", () => {
    const env = {
      PENNYWIRE_ACCOUNT_SID: "AC1",
      PENNYWIRE_AUTH_TOKEN: "token",
      PENNYWIRE_API_KEY: "SK1",
      PENNYWIRE_API_SECRET: "secret",
    };
    expect(find({}, env).credentials).toEqual({ apiKey: "SK1", apiSecret: "secret" });
    expect(find({ authToken: "flagtoken" }, env).credentials).toEqual({ authToken: "flagtoken" });
  });

  it("takes a key from a flag and its secret from the environment", () => {
    const env = { PENNYWIRE_ACCOUNT_SID: "AC1", PENNYWIRE_AUTH_TOKEN: "token", TWILIO_API_SECRET: "secret" };
    expect(find({ apiKey: "SK1" }, env).credentials).toEqual({ apiKey: "SK1", apiSecret: "secret" });
  });

  it("does without half a key, and takes an empty variable for none", () => {
    const env = {
      PENNYWIRE_ACCOUNT_SID: "AC1",
      PENNYWIRE_API_KEY: "SK1",
      PENNYWIRE_BASE_URL: "",
      TWILIO_AUTH_TOKEN: "t",
    };
    expect(find({}, env)).toMatchObject({ baseUrl: "http://127.0.0.1:7366", credentials: { authToken: "t" } });
  });

  it("uses the file's token for the file's account only", () => {
    leave(JSON.stringify(local));
    expect(find({ accountSid: "ACfile" }).credentials).toEqual({ authToken: "filetoken" });
    expect(refused({ accountSid: "ACother" }).message).toContain("No credentials are known for ACother");
  });

  it.each(["http://localhost:9000", "http://127.0.0.1:9000", "http://[::1]:9000", "http://127.0.0.1:8000/"])(
    "sends the file's token to its own server and to this machine: %s",
    (baseUrl) => {
      leave(JSON.stringify(local));
      expect(find({ baseUrl }).credentials).toEqual({ authToken: "filetoken" });
    },
  );

  it.each(["https://api.example.com", "http://127.0.0.1.example.com", "http://10.0.0.1:8000"])(
    "never sends the file's token to another machine: %s",
    (baseUrl) => {
      leave(JSON.stringify(local));
      expect(refused({ baseUrl }).exitCode).toBe(4);
    },
  );
});

describe("a missing profile", () => {
  it("says where was looked, and the exit code says authentication", () => {
    const error = refused({});
    expect(error).toMatchObject({ message: "No account is known.", exitCode: 4 });
    expect(error.why).toContain(join(home, ".config", "pennywire", "local.json"));
  });

  it.each([
    "not json",
    "[]",
    "null",
    '{"baseUrl":"http://x","accountSid":"AC1"}',
    '{"baseUrl":1,"accountSid":2,"authToken":3}',
  ])("a damaged file is named: %s", (text) => {
    const path = leave(text);
    expect(refused({}).message).toBe(`The profile ${path} is damaged.`);
  });

  it("an unreadable file is named", () => {
    const path = leave(JSON.stringify(local));
    rmSync(path);
    mkdirSync(path); // reading a folder fails for every user, also for one who may read everything
    chmodSync(path, 0o700);
    expect(refused({}).message).toBe(`The profile ${path} cannot be read.`);
  });
});
