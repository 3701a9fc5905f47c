// Group commit by itself, with transactions that only say what they were asked.
import { BrokenDisk, StoreUnavailable, UnknownOutcome } from "../domain/store-failure.ts";
import { describe, expect, it } from "vitest";
import type { Outcome, Task } from "./batch.ts";
import { batchMax, groupCommit, patientMin, waitingMax, type Apply } from "./group-commit.ts";
import type { Write } from "./writes.ts";

const put = (name: string): Write => ({ kind: "put setting", name, value: null });
const kept = (): Outcome => ({ kind: "commit", commit: { kept: true } });

/** Keeps everything, and notes how much came together. */
const recording = (
  answer: Apply = async (tasks) => tasks.map(kept),
): { readonly sizes: readonly number[]; readonly apply: Apply } => {
  const sizes: number[] = [];
  return {
    sizes,
    apply: async (tasks) => {
      sizes.push(tasks.length);
      return answer(tasks);
    },
  };
};

const names = (tasks: readonly Task[]): readonly string[] =>
  tasks
    .flatMap((task) => (task.kind === "commit" ? task.writes : []))
    .map((write) => (write.kind === "put setting" ? write.name : ""));

describe("group commit", () => {
  it("puts all that is asked in one turn into one transaction", async () => {
    const { sizes, apply } = recording();
    const group = groupCommit(apply, () => {});
    await Promise.all(["a", "b", "c"].map(async (name) => group.commit([put(name)], false)));
    expect(sizes).toEqual([3]);
  });

  it("cuts what is too much for one transaction, in order", async () => {
    const asked: string[] = [];
    const { sizes, apply } = recording(async (tasks) => {
      asked.push(...names(tasks));
      return tasks.map(kept);
    });
    const group = groupCommit(apply, () => {});
    const all = Array.from({ length: 2 * batchMax + 1 }, (_, index) => String(index));
    await Promise.all(all.map(async (name) => group.commit([put(name)], false)));
    expect(sizes).toEqual([batchMax, batchMax, 1]);
    expect(asked).toEqual(all);
  });

  it("lets patient commits wait for urgent ones, but never leaves them out of a transaction", async () => {
    const batches: (readonly string[])[] = [];
    const { apply } = recording(async (tasks) => {
      batches.push(names(tasks));
      return tasks.map(kept);
    });
    const group = groupCommit(apply, () => {});
    const line = (name: string, isPatient: boolean) =>
      Array.from({ length: batchMax }, async () => group.commit([put(name)], isPatient));
    await Promise.all([...line("patient", true), ...line("urgent", false)]);
    const count = (batch: readonly string[] | undefined, name: string) => batch?.filter((one) => one === name).length;
    expect(count(batches[0], "urgent")).toBe(batchMax - patientMin);
    expect(count(batches[0], "patient")).toBe(patientMin);
    expect(batches.flat()).toHaveLength(2 * batchMax);
  });

  it("gathers what is asked while a transaction runs for the next one", async () => {
    let finish = (): void => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { sizes, apply } = recording(async (tasks) => {
      if (names(tasks).includes("first")) await finished;
      return tasks.map(kept);
    });
    const group = groupCommit(apply, () => {});
    const commits = [group.commit([put("first")], false)];
    await new Promise((resolve) => setImmediate(resolve));
    commits.push(group.commit([put("a")], false), group.commit([put("b")], false));
    finish();
    await Promise.all(commits);
    expect(sizes).toEqual([1, 2]);
  });

  it("says that it is overloaded before it takes more on than it can remember", async () => {
    const group = groupCommit(recording().apply, () => {});
    const commits = Array.from({ length: waitingMax }, async () => group.commit([], false));
    await expect(group.commit([], false)).rejects.toThrow(StoreUnavailable);
    await expect(
      group.claim({ statement: { all: () => [], run: () => [], execute: () => [] }, values: {}, expects: "rows" }),
    ).rejects.toThrow(StoreUnavailable);
    await Promise.all(commits);
    expect(await group.commit([], false)).toEqual({ kept: true });
  });

  it("tries each task by itself when one of them spoils the transaction", async () => {
    const { sizes, apply } = recording(async (tasks) => {
      if (names(tasks).includes("poison")) throw new Error("cannot");
      return tasks.map(kept);
    });
    const told: string[] = [];
    const group = groupCommit(apply, (writes) => told.push(...names([{ kind: "commit", writes }])));
    const [a, poison, b] = await Promise.allSettled(
      ["a", "poison", "b"].map(async (name) => group.commit([put(name)], false)),
    );
    expect([a?.status, poison?.status, b?.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(sizes).toEqual([3, 1, 1, 1]);
    expect(told).toEqual(["a", "b"]);
  });

  it.each([
    ["a full or unreachable store", new StoreUnavailable("the disk is full")],
    ["a broken disk", new BrokenDisk("SQLITE_IOERR_FSYNC", null)],
    ["a commit that may have been kept", new UnknownOutcome(null)],
  ])("never tries again after %s, and tells everyone", async (_, error) => {
    const { sizes, apply } = recording(async () => {
      throw error;
    });
    const group = groupCommit(apply, () => {});
    const commits = await Promise.allSettled(["a", "b"].map(async (name) => group.commit([put(name)], false)));
    expect(commits).toEqual([
      { status: "rejected", reason: error },
      { status: "rejected", reason: error },
    ]);
    expect(sizes).toEqual([2]);
  });

  it("is drained when everything asked has been answered", async () => {
    const group = groupCommit(recording().apply, () => {});
    await group.drained();
    let isAnswered = false;
    void group.commit([], false).then(() => {
      isAnswered = true;
    });
    await group.drained();
    expect(isAnswered).toBe(true);
  });
});
