// What the API of the simulated network asks of it.
import type { Profile } from "../domain/simulation/network.ts";

export interface Simulation {
  profile(): Profile;
  /** How far the clock is ahead of real time, in milliseconds. */
  offsetMs(): number;
  /** Takes on manners and a clock that were written down. */
  apply(profile: Profile, offsetMs: number): void;
}
