// What every route of the REST door is given.
import type { Deps } from "../verbs/deps.ts";
import type { Logger } from "../log.ts";
import type { Credentials } from "./credentials.ts";
import type { Trust } from "./forwarded.ts";
import type { Limits } from "./limits/limits.ts";
import type { Meter } from "./meter.ts";
import type { RunningKeys } from "./idempotency.ts";
import type { Simulation } from "./simulation-port.ts";

export interface Room {
  readonly deps: Deps;
  readonly log: Logger;
  readonly credentials: Credentials;
  readonly meter: Meter;
  readonly runningKeys: RunningKeys;
  readonly limits: Limits;
  /** Which peers are proxies whose word counts. */
  readonly trusts: Trust;
  readonly simulation: Simulation;
  /** What absolute links begin with, without a slash behind it; null: with what the request came by. */
  readonly publicUrl: string | null;
}
