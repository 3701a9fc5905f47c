// Claims that are fair between the owners of work: each owner that has something due is given the same share, and what
// one cannot use goes to the others.
import { createTurns, type Turn } from "./turns.ts";

export interface ClaimOptions {
  readonly now: number;
  readonly limit: number;
  /** How long the work stays ours; longer than it can take. */
  readonly leaseMs: number;
  /** Lanes that have enough under way: accounts' numbers and, for callbacks, accounts with origins. */
  readonly busy: readonly string[];
  /** Names (SIDs, or refs of network events) of what the caller still works on although its lease has ended. */
  readonly underWay?: readonly string[];
}

/** What the tables are asked about one queue. */
export interface FairSource<Item> {
  /** Claims what is due of one owner, the most urgent first. */
  claimOf(owner: string, options: ClaimOptions): Promise<readonly Item[]>;
  /** When the owner's first work is due; null when it has none. */
  dueOf(owner: string): Promise<number | null>;
  /** Every owner that has work, with the moment its first is due. */
  owners(): Promise<readonly Turn[]>;
  /** How long it may be unknown that another process has written work, in milliseconds. */
  readonly lookEveryMs: number;
}

export interface FairQueue<Item> {
  learn(turn: Turn): void;
  claim(options: ClaimOptions): Promise<readonly Item[]>;
  nextDue(): Promise<number | null>;
  /** Work may be due earlier than what was learned of it. */
  lookAgain(): void;
}

export const createFairQueue = <Item>(source: FairSource<Item>): FairQueue<Item> => {
  const turns = createTurns();
  let lookedAt = Number.NEGATIVE_INFINITY;

  const look = async (): Promise<void> => {
    // A machine's time, not the platform's clock: that one may be moved by hours.
    if (performance.now() - lookedAt < source.lookEveryMs) return;
    lookedAt = performance.now();
    for (const turn of await source.owners()) turns.learn(turn);
  };

  /** True when the owner had as much as its share, and so perhaps more. */
  const serve = async (owner: string, options: ClaimOptions, found: Item[]): Promise<boolean> => {
    const items = await source.claimOf(owner, options);
    found.push(...items);
    if (items.length >= options.limit) return true;
    await turns.correct(owner, source.dueOf);
    return false;
  };

  return {
    learn: turns.learn,
    claim: async (options) => {
      await look();
      const found: Item[] = [];
      const passedOver = new Set(options.busy);
      while (found.length < options.limit) {
        const room = options.limit - found.length;
        const owners = turns.pick(options.now, passedOver, room);
        if (owners.length === 0) break;
        const limit = Math.floor(room / owners.length);
        await Promise.all(
          owners.map(async (owner) => {
            // What is due but not to be had (its receiver rests, another process has it) is not asked for again now.
            if (!(await serve(owner, { ...options, limit }, found))) passedOver.add(owner);
          }),
        );
      }
      return found;
    },
    nextDue: async () => {
      await look();
      // What was settled since is not told of, so the first is asked for until it is what the tables say.
      for (let first = turns.first(); first !== null; first = turns.first()) {
        if ((await turns.correct(first.owner, source.dueOf)) === first.dueAt) return first.dueAt;
      }
      return null;
    },
    lookAgain: () => {
      lookedAt = Number.NEGATIVE_INFINITY;
    },
  };
};
