// What a credential may do. A route has a permission (the contract names it); here it is held against the credential.
import { Refusal } from "../refusal.ts";

export type Rights =
  /** An account's own token, a main key: everything, and the subaccounts too. */
  | { readonly kind: "full" }
  /** A standard key: everything of its own account but accounts, keys and tokens. */
  | { readonly kind: "standard" }
  /** A restricted key: what its policy allows, of its own account. */
  | { readonly kind: "restricted"; readonly allow: readonly string[] }
  /** Test credentials: two things, and those only for show. */
  | { readonly kind: "test" };

/** Whether it may do all that the account's own token may. */
export const isFull = ({ kind }: Rights): boolean => kind === "full";

/** Whether what it asks for is checked and answered, and then forgotten. */
export const isRehearsal = ({ kind }: Rights): boolean => kind === "test";

/** Refuses a route whose permission the credential lacks. */
export const checkRight = (rights: Rights, permission: string): void => {
  switch (rights.kind) {
    case "full":
      return;
    case "standard":
      if (permission.startsWith(identity)) throw noStandardKey();
      return;
    case "restricted":
      if (secretive.some((prefix) => permission.startsWith(prefix))) throw noStandardKey();
      if (rights.allow.some((allowed) => covers(allowed, permission))) return;
      throw new Refusal(20403, `This restricted API key lacks the permission ${permission}.`);
    case "test":
      if (!rehearsed.has(permission)) throw new Refusal(20008);
  }
};

/** Whether this is the name of a permission, or of all that lie below it. Names of routes that we do not have allow nothing. */
export const isPermission = (text: string): boolean =>
  /^\/(twilio|pennywire)(\/[a-z\d.-]+){0,2}\/(read|list|create|update|delete|\*)$/.test(text);

/**
 * Refuses to let a restricted key make or widen a key that may do more than itself: its policy would end where it wants it
 * to. `policy` is null for keys that have none.
 */
export const checkGrant = (rights: Rights, policy: readonly string[] | null): void => {
  if (rights.kind !== "restricted") return;
  const { allow } = rights;
  const granted = policy ?? everything;
  if (granted.every((permission) => allow.some((allowed) => covers(allowed, permission)))) return;
  throw new Refusal(20403, "A restricted API key hands on only what it may do itself.", "Policy");
};

/** What no policy limits. */
const everything = ["/twilio/*", "/pennywire/*"] as const;

/** Whether a permission that a key was given is this one, or one above it that ends in a star. */
export const covers = (allowed: string, permission: string): boolean =>
  allowed.endsWith("/*") ? permission.startsWith(allowed.slice(0, -1)) : allowed === permission;

/** Accounts, keys and tokens. */
const identity = "/twilio/iam/";

/** Whoever reaches these holds the account's token afterwards, so no policy gives them away. */
const secretive = ["/twilio/iam/auth-tokens", "/twilio/iam/test-credentials"] as const;

/** What test credentials may ask for. */
const rehearsed: ReadonlySet<string> = new Set([
  "/twilio/messaging/messages/create",
  "/twilio/phone-numbers/active-numbers/create",
]);

const noStandardKey = (): Refusal =>
  new Refusal(
    20003,
    "This API key cannot reach accounts, keys and tokens. Use the account's auth token or a main API key.",
  );
