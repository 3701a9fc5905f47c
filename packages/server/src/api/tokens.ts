// Auth tokens that take turns, and test credentials.
import { fullPath, routes, type Route } from "@pennywire/contract";
import type { Hono } from "hono";
import type { TestCredentials } from "../domain/accounts/test-credentials.ts";
import { Refusal } from "../domain/refusal.ts";
import { createSecondaryToken, type ShownToken } from "../verbs/accounts/create-secondary-token.ts";
import { dropSecondaryToken } from "../verbs/accounts/drop-secondary-token.ts";
import { makeTestCredentials } from "../verbs/accounts/make-test-credentials.ts";
import { promoteSecondaryToken, type PromotedToken } from "../verbs/accounts/promote-secondary-token.ts";
import { answerWith, mount } from "./mount.ts";
import { presentPromoted, presentSecondary, presentTestCredentials } from "./present/token.ts";
import type { Room } from "./room.ts";

export const mountTokens = (app: Hono, room: Room): void => {
  const { deps, credentials } = room;

  mount(app, room, routes.createSecondaryToken, async ({ caller, base, answering }) => {
    const made = answering(
      (token: ShownToken) => presentSecondary(token, urlOf(base, routes.createSecondaryToken)),
      true,
    );
    await createSecondaryToken(deps, caller, made.witness);
    credentials.forget();
    return made.answer();
  });

  mount(app, room, routes.deleteSecondaryToken, async ({ caller }) => {
    await dropSecondaryToken(deps, caller);
    credentials.forget();
    return answerWith(204, null);
  });

  mount(app, room, routes.promoteSecondaryToken, async ({ caller, base, answering }) => {
    const url = urlOf(base, routes.promoteSecondaryToken);
    const made = answering((token: PromotedToken) => presentPromoted(token, url), true);
    await promoteSecondaryToken(deps, caller, made.witness);
    credentials.forget();
    return made.answer();
  });

  const shown = (made: TestCredentials, base: string) =>
    presentTestCredentials(made, deps.secrets.open(made.tokenSealed), urlOf(base, routes.fetchTestCredentials));

  mount(app, room, routes.fetchTestCredentials, async ({ caller: { account }, base }) => {
    const made = await deps.store.read.keys.testCredentialsOf(account.id);
    if (made === null) throw new Refusal(20404, "This account has no test credentials yet. Make some with POST.");
    return answerWith(200, shown(made, base));
  });

  mount(app, room, routes.createTestCredentials, async ({ caller, base, answering }) => {
    const made = answering((credentialsMade: TestCredentials) => shown(credentialsMade, base), true);
    await makeTestCredentials(deps, caller, made.witness);
    credentials.forget();
    return made.answer();
  });
};

const urlOf = (base: string, route: Route): string => `${base}${fullPath(route)}`;
