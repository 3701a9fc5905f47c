import { describe, expect, it } from "vitest";
import { permissionOf } from "./permission.ts";
import type { Route } from "./route.ts";
import { routes } from "./routes.ts";

const all: readonly Route[] = Object.values(routes);

describe("the permission of a route", () => {
  it("is there for every one, in one form", () => {
    for (const route of all) {
      expect([route.id, permissionOf(route)]).toEqual([
        route.id,
        expect.stringMatching(
          /^\/(twilio|pennywire)\/([a-z][a-z\d-]*\/)?[a-z][a-z\d.-]*\/(read|list|create|update|delete)$/,
        ),
      ]);
    }
  });

  it("says what the route does to the same resource", () => {
    const actions: Readonly<Record<string, readonly string[]>> = {
      get: ["read", "list"],
      post: ["create", "update"],
      put: ["update"],
      patch: ["update"],
      delete: ["delete"],
    };
    for (const route of all) expect(actions[route.method]).toContain(permissionOf(route).split("/").at(-1));
  });

  it.each([
    [routes.createMessage, "/twilio/messaging/messages/create"],
    [routes.listMessages, "/twilio/messaging/messages/list"],
    [routes.fetchMessage, "/twilio/messaging/messages/read"],
    [routes.updateMessage, "/twilio/messaging/messages/update"],
    [routes.deleteMessage, "/twilio/messaging/messages/delete"],
    [routes.listNumbers, "/twilio/phone-numbers/active-numbers/list"],
    [routes.listUsageRecords, "/twilio/billing/usage/read"],
    [routes.fetchBalance, "/twilio/billing/balance/read"],
    [routes.listAccounts, "/twilio/iam/accounts/list"],
    [routes.createAccount, "/twilio/iam/accounts/create"],
    [routes.updateAccount, "/twilio/iam/accounts/update"],
    [routes.createKey, "/twilio/iam/api-keys/create"],
    [routes.createSigningKey, "/twilio/iam/api-keys/create"],
    [routes.createIamKey, "/twilio/iam/api-keys/create"],
    [routes.listIamKeys, "/twilio/iam/api-keys/list"],
    [routes.promoteSecondaryToken, "/twilio/iam/auth-tokens.promote/create"],
    [routes.createTestCredentials, "/twilio/iam/test-credentials/create"],
    [routes.verifyLedger, "/pennywire/ledger.verify/read"],
  ] as const)("of $id is Twilio's name", (route, permission) => {
    expect(permissionOf(route)).toBe(permission);
  });
});
