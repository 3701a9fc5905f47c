// Opening and closing countries for an account's messages. What is wrong is left out and told of.
import type { GeoChange } from "../../domain/accounts/geo.ts";
import type { Write } from "../../store/writes.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

export async function changeGeoPermissions(
  deps: Pick<Deps, "store" | "clock">,
  caller: Caller,
  changes: readonly GeoChange[],
  witness: Witness<readonly GeoChange[]>,
): Promise<void> {
  const accountId = caller.account.id;
  const at = deps.clock.now();
  const writes = changes
    .filter(({ errors }) => errors.length === 0)
    .map(({ country, enabled }): Write =>
      enabled ? { kind: "reopen country", accountId, country } : { kind: "close country", accountId, country, at },
    );
  const commit = await deps.store.commit([...witness(changes), ...writes]);
  orRefuse(commit, () => new Refusal(20409));
}
