// The simulated network's settings as they lie in the store.
import { z } from "zod";
import { healthyProfile, simulationSetting, type Profile } from "../domain/simulation/network.ts";
import type { Store } from "../store/store.ts";

const range = z.object({ min: z.number(), max: z.number() });
const shape = z.object({
  profile: z.object({
    seed: z.number(),
    acceptDelayMs: range,
    receiptDelayMs: range,
    failurePercent: z.number(),
  }),
  offsetMs: z.number(),
});

/** What was set before; the healthy network and the real time when nothing was. */
export const readSimulation = async (
  store: Store,
): Promise<{ readonly profile: Profile; readonly offsetMs: number }> => {
  const saved = shape.safeParse(await store.read.simulation.setting(simulationSetting));
  return saved.success ? saved.data : { profile: healthyProfile, offsetMs: 0 };
};
