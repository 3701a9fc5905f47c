// Making an account's test credentials, or giving those that it has a new password.
import type { TestCredentials } from "../../domain/accounts/test-credentials.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

export async function makeTestCredentials(
  deps: Pick<Deps, "store" | "clock" | "newSid" | "secrets">,
  { account }: Caller,
  witness: Witness<TestCredentials>,
): Promise<void> {
  const before = await deps.store.read.keys.testCredentialsOf(account.id);
  const now = deps.clock.now();
  const token = deps.secrets.newSecret();
  const credentials: TestCredentials = {
    accountId: account.id,
    sid: before?.sid ?? deps.newSid("AC"),
    tokenHash: deps.secrets.hash(token),
    tokenSealed: deps.secrets.seal(token),
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
  const kind = before === null ? "open test credentials" : "change test credentials";
  const commit = await deps.store.commit([{ kind, credentials }, ...witness(credentials)]);
  orRefuse(commit, () => new Refusal(20412, "Another request has just made these credentials. Fetch them."));
}
