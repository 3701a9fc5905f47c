// Lanes keep one slow or dead receiver from taking all the hands: each has a share, and one that
// keeps failing is left alone for a while.
import type { Clock } from "../domain/clock.ts";

export interface LaneRules<Item> {
  readonly laneOf: (item: Item) => string;
  /** A lane never has more than this under way. */
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
  /** How many items every lane that is not busy could take: a claim does not choose whose it gets. */
  room(): number;
  /** When the first resting lane opens again; infinity when none rests. */
  nextOpening(): number;
}

interface Lane {
  running: number;
  failures: number;
  restsUntil: number;
}

/**
 * Idle lanes whose failures are remembered, for each rule. Callers may name as many receivers as they like, and every
 * claim looks at all that rest; the ones that failed longest ago are forgotten first.
 */
export const idleLanesMax = 500;

export const createLanes = <Item>(rules: readonly LaneRules<Item>[], clock: Clock): Lanes<Item> => {
  const kinds = rules.map((rule) => createKind(rule, clock));
  return {
    enter: (item) => {
      const leaves = kinds.map((kind) => kind.enter(item));
      return (well) => {
        for (const leave of leaves) leave(well);
      };
    },
    busy: () => kinds.flatMap((kind) => kind.busy()),
    room: () => kinds.reduce((least, kind) => Math.min(least, kind.room()), Number.POSITIVE_INFINITY),
    nextOpening: () => kinds.reduce((first, kind) => Math.min(first, kind.nextOpening()), Number.POSITIVE_INFINITY),
  };
};

const createKind = <Item>(rule: LaneRules<Item>, clock: Clock): Lanes<Item> => {
  const lanes = new Map<string, Lane>();
  /** Idle lanes, the one that has been idle longest first. */
  const idle = new Set<string>();
  const rest = (name: string): void => {
    idle.add(name);
    const [oldest] = idle;
    if (idle.size <= idleLanesMax || oldest === undefined) return;
    idle.delete(oldest);
    lanes.delete(oldest);
  };
  return {
    enter: (item) => {
      const name = rule.laneOf(item);
      const lane = lanes.get(name) ?? { running: 0, failures: 0, restsUntil: 0 };
      lanes.set(name, lane);
      idle.delete(name);
      lane.running += 1;
      return (well) => {
        lane.running -= 1;
        lane.failures = well ? 0 : lane.failures + 1;
        if (lane.failures >= rule.failuresMax) lane.restsUntil = clock.now() + rule.restMs;
        if (lane.running > 0) return;
        if (lane.failures === 0) lanes.delete(name);
        else rest(name);
      };
    },
    busy: () => {
      const now = clock.now();
      const full = [...lanes].filter(([, lane]) => lane.running >= rule.laneMax || lane.restsUntil > now);
      return full.map(([name]) => name);
    },
    room: () => {
      const rooms = [...lanes.values()].map(({ running }) => rule.laneMax - running).filter((room) => room > 0);
      return rooms.reduce((least, room) => Math.min(least, room), rule.laneMax);
    },
    nextOpening: () => {
      const now = clock.now();
      const resting = [...lanes.values()].map(({ restsUntil }) => restsUntil).filter((at) => at > now);
      return resting.reduce((first, at) => Math.min(first, at), Number.POSITIVE_INFINITY);
    },
  };
};
