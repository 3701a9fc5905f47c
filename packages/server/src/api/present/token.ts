// Auth tokens and test credentials as the API shows them.
import { toIso8601 } from "@pennywire/contract/wire";
import type { TestCredentials } from "../../domain/accounts/test-credentials.ts";
import type { ShownToken } from "../../verbs/accounts/create-secondary-token.ts";
import type { PromotedToken } from "../../verbs/accounts/promote-secondary-token.ts";

export const presentSecondary = ({ account, token, at }: ShownToken, url: string) => ({
  account_sid: account.sid,
  date_created: toIso8601(at),
  date_updated: toIso8601(at),
  secondary_auth_token: token,
  url,
});

export const presentPromoted = ({ account, token, madeAt, at }: PromotedToken, url: string) => ({
  account_sid: account.sid,
  auth_token: token,
  date_created: toIso8601(madeAt),
  date_updated: toIso8601(at),
  url,
});

/** @param token in clear: its owner may read it again and again, because it opens nothing of worth */
export const presentTestCredentials = (credentials: TestCredentials, token: string, url: string) => ({
  account_sid: credentials.sid,
  auth_token: token,
  date_created: toIso8601(credentials.createdAt),
  date_updated: toIso8601(credentials.updatedAt),
  url,
});
