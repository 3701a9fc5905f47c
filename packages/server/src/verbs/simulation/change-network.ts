// Changing the simulated network's manners and its clock: written down first, so that a restart
// finds them.
import { simulationSetting, type Profile } from "../../domain/simulation/network.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Deps, type Witness } from "../deps.ts";

export interface NetworkState {
  readonly profile: Profile;
  /** How far the clock is ahead of real time, in milliseconds. */
  readonly offsetMs: number;
}

export async function changeNetwork(
  deps: Pick<Deps, "store">,
  state: NetworkState,
  witness: Witness<NetworkState>,
): Promise<void> {
  const commit = await deps.store.commit([
    ...witness(state),
    { kind: "put setting", name: simulationSetting, value: state },
  ]);
  orRefuse(commit, () => new Refusal(20409));
}
