// Sharing out the hands: by a receiver, by an account, and without remembering every receiver there ever was.
import { describe, expect, it } from "vitest";
import { createLanes, idleLanesMax } from "./lanes.ts";

const clock = { now: () => 1_000 };
const rules = { laneOf: (item: string) => item, laneMax: 10, failuresMax: 2, restMs: 500 };

describe("a lane", () => {
  it("never gets more than its share: a claim is no larger than the least room that is left", () => {
    const lanes = createLanes([rules], clock);
    expect(lanes.room()).toBe(10);
    const leave = Array.from({ length: 9 }, () => lanes.enter("a"));
    expect([lanes.busy(), lanes.room()]).toEqual([[], 1]);
    leave.push(lanes.enter("a"));
    expect([lanes.busy(), lanes.room()]).toEqual([["a"], 10]);
    leave[0]?.(true);
    expect([lanes.busy(), lanes.room()]).toEqual([[], 1]);
  });

  it("rests after failures in a row, and forgets them at the first success", () => {
    const lanes = createLanes([rules], clock);
    lanes.enter("a")(false);
    lanes.enter("a")(true);
    lanes.enter("a")(false);
    expect(lanes.busy()).toEqual([]);
    lanes.enter("a")(false);
    expect([lanes.busy(), lanes.nextOpening()]).toEqual([["a"], 1_500]);
  });

  it("of each kind counts: an account with many receivers has a share of its own", () => {
    const whose = { ...rules, laneOf: () => "account", laneMax: 8, failuresMax: Number.POSITIVE_INFINITY };
    const lanes = createLanes([rules, whose], clock);
    for (const receiver of ["a", "b", "c", "d", "e", "f", "g", "h"]) lanes.enter(receiver);
    expect(lanes.busy()).toEqual(["account"]);
  });

  it("that has failed once is not remembered for ever", () => {
    const lanes = createLanes([{ ...rules, failuresMax: 1 }], clock);
    const running = lanes.enter("the first");
    for (let count = 0; count < idleLanesMax + 100; count += 1) lanes.enter(`receiver ${count}`)(false);
    expect(lanes.busy().length).toBeLessThanOrEqual(idleLanesMax + 1);
    running(false);
    expect(lanes.busy()).toContain("the first");
  });
});
