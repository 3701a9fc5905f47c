import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../refusal.ts";
import { checkGrant, checkRight, covers, isPermission, type Rights } from "./rights.ts";

const refusal = (rights: Rights, permission: string): number | null => {
  try {
    checkRight(rights, permission);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

const word = fc.stringMatching(/^[a-z]{1,8}(-[a-z]{1,5})?(\.[a-z]{1,5})?$/);
const action = fc.constantFrom("read", "list", "create", "update", "delete");
const permission = fc.tuple(word, word, action).map((parts) => `/twilio/${parts.join("/")}`);

describe("rights", () => {
  it("of the token and of main keys have no end", () => {
    fc.assert(fc.property(permission, (one) => refusal({ kind: "full" }, one) === null));
  });

  it("of standard keys end at accounts, keys and tokens", () => {
    expect(refusal({ kind: "standard" }, "/twilio/messaging/messages/create")).toBeNull();
    expect(refusal({ kind: "standard" }, "/twilio/billing/balance/read")).toBeNull();
    for (const one of ["accounts/list", "accounts/read", "api-keys/create", "auth-tokens.promote/create"]) {
      expect(refusal({ kind: "standard" }, `/twilio/iam/${one}`)).toBe(20003);
    }
  });

  it("of restricted keys are what their policy lists, and what lies below a star", () => {
    fc.assert(
      fc.property(permission, permission, (one, other) => {
        expect(refusal({ kind: "restricted", allow: [one] }, one)).toBeNull();
        expect(refusal({ kind: "restricted", allow: [one] }, other)).toBe(one === other ? null : 20403);
        const above = one.slice(0, one.lastIndexOf("/"));
        expect(refusal({ kind: "restricted", allow: [`${above}/*`] }, one)).toBeNull();
        expect(refusal({ kind: "restricted", allow: ["/twilio/*"] }, one)).toBeNull();
        expect(refusal({ kind: "restricted", allow: [] }, one)).toBe(20403);
      }),
    );
  });

  it("of restricted keys never reach the account's tokens", () => {
    const rights = { kind: "restricted", allow: ["/twilio/*"] } as const;
    expect(refusal(rights, "/twilio/iam/auth-tokens.secondary/create")).toBe(20003);
    expect(refusal(rights, "/twilio/iam/test-credentials/read")).toBe(20003);
    expect(refusal(rights, "/pennywire/ledger.verify/read")).toBe(20403);
  });

  it("of test credentials are to send and to buy", () => {
    expect(refusal({ kind: "test" }, "/twilio/messaging/messages/create")).toBeNull();
    expect(refusal({ kind: "test" }, "/twilio/phone-numbers/active-numbers/create")).toBeNull();
    fc.assert(fc.property(permission, (one) => refusal({ kind: "test" }, one) === 20008));
  });
});

describe("a permission", () => {
  it.each([
    "/twilio/messaging/messages/create",
    "/twilio/messaging/services.phonenumbers/list",
    "/twilio/*",
    "/pennywire/ledger.verify/read",
  ])("may be %s", (text) => expect(isPermission(text)).toBe(true));

  it.each([
    "",
    "*",
    "/",
    "/*",
    "/twilio",
    "/twilio/messaging/messages",
    "/twilio/messaging/messages/send",
    "twilio/messaging/messages/create",
    "/Twilio/messaging/messages/create",
    "/twilio/a/b/c/create",
    "/twilio/messaging/*/create",
    "/other/messages/create",
    "/twilio//create",
  ])("is not %s", (text) => expect(isPermission(text)).toBe(false));

  it("does not cover a resource whose name only begins like its own", () => {
    expect(covers("/twilio/messaging/messages/*", "/twilio/messaging/messages.feedback/create")).toBe(false);
    expect(covers("/twilio/messaging/*", "/twilio/messaging/messages.feedback/create")).toBe(true);
  });
});

describe("a restricted key", () => {
  it("hands on nothing that it may not do itself", () => {
    const refuses = (allow: readonly string[], policy: readonly string[] | null): boolean => {
      try {
        checkGrant({ kind: "restricted", allow }, policy);
        return false;
      } catch (error) {
        return error instanceof Refusal && error.code === 20403;
      }
    };
    fc.assert(
      fc.property(fc.array(permission), permission, (allow, other) => {
        expect(refuses(allow, allow)).toBe(false);
        expect(refuses(allow, [...allow, other])).toBe(!allow.includes(other));
        expect(refuses(allow, ["/twilio/*"])).toBe(true);
        expect(refuses(["/twilio/*"], allow)).toBe(false);
        expect(refuses(allow, null)).toBe(true);
      }),
    );
    expect(refuses(["/twilio/*"], null)).toBe(true);
    expect(refuses(["/twilio/*", "/pennywire/*"], null)).toBe(false);
    for (const kind of ["full", "standard"] as const) checkGrant({ kind }, ["/twilio/*"]);
  });
});
