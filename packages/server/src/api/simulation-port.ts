// What the API of the simulated network asks of it.
import type { HandsetEntry, Profile } from "../domain/simulation/network.ts";

export interface Simulation {
  profile(): Profile;
  /** How far the clock is ahead of real time, in milliseconds. */
  offsetMs(): number;
  /** Changes the manners, moves the clock forward; durable when it resolves. */
  change(profile: Profile, advanceMs: number): Promise<void>;
  text(entry: HandsetEntry): Promise<void>;
}
