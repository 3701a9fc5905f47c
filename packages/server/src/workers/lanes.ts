// Lanes keep one slow or dead receiver from taking all the hands: each has a share, and one that
// keeps failing is left alone for a while.
import type { Clock } from "../domain/clock.ts";

export interface LaneRules<Item> {
  readonly laneOf: (item: Item) => string;
  /** A lane with this many under way gets no more. */
  readonly laneMax: number;
  /** After so many failures in a row the lane rests. */
  readonly failuresMax: number;
  readonly restMs: number;
}

export interface Lanes<Item> {
  /** Takes a place; the function gives it back and says whether it went well. */
  enter(item: Item): (well: boolean) => void;
  /** The lanes that get nothing now. */
  busy(): readonly string[];
  /** When the first resting lane opens again; infinity when none rests. */
  nextOpening(): number;
}

interface Lane {
  running: number;
  failures: number;
  restsUntil: number;
}

export const createLanes = <Item>(rules: LaneRules<Item> | null, clock: Clock): Lanes<Item> => {
  if (rules === null)
    return { enter: () => () => undefined, busy: () => [], nextOpening: () => Number.POSITIVE_INFINITY };
  const lanes = new Map<string, Lane>();
  return {
    enter: (item) => {
      const name = rules.laneOf(item);
      const lane = lanes.get(name) ?? { running: 0, failures: 0, restsUntil: 0 };
      lanes.set(name, lane);
      lane.running += 1;
      return (well) => {
        lane.running -= 1;
        lane.failures = well ? 0 : lane.failures + 1;
        if (lane.failures >= rules.failuresMax) lane.restsUntil = clock.now() + rules.restMs;
        if (lane.running === 0 && lane.failures === 0) lanes.delete(name);
      };
    },
    busy: () => {
      const now = clock.now();
      const full = [...lanes].filter(([, lane]) => lane.running >= rules.laneMax || lane.restsUntil > now);
      return full.map(([name]) => name);
    },
    nextOpening: () => {
      const now = clock.now();
      const resting = [...lanes.values()].map(({ restsUntil }) => restsUntil).filter((at) => at > now);
      return resting.reduce((first, at) => Math.min(first, at), Number.POSITIVE_INFINITY);
    },
  };
};
