// Sweeping: files that no row knows are removed. A crash leaves them behind, between a file and its commit,
// or between a deletion and its file. One folder at a time, so that it never takes long.
import type { Deps } from "../deps.ts";

/** How old a file has to be, in milliseconds of real time: much older than any commit after it. */
const ageMs = 3_600_000;
/** How many files the store is asked about at once. */
const askedMax = 500;

/** Looks through the folder behind this one; gives that one back, or null to begin again. */
export async function sweepFiles(deps: Pick<Deps, "store" | "media">, after: string | null): Promise<string | null> {
  const { sids, folder } = await deps.media.list(after, ageMs);
  for (let from = 0; from < sids.length; from += askedMax) {
    const asked = sids.slice(from, from + askedMax);
    const needed = await deps.store.read.media.neededAmong(asked);
    await deps.media.remove(asked.filter((sid) => !needed.has(sid)));
  }
  return folder;
}
