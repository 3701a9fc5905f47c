// Whose turn it is. Work that lies in rows has owners (accounts, receivers), and each owner with something due gets its
// turn, so one that has a million rows does not delay one that has a single one. Kept in memory and learned from the
// writes of this process; what others write is found by looking at the tables again.

/** Owners that one round of claims serves at most: each costs a statement. */
const ownersMax = 50;

export interface Turn {
  readonly owner: string;
  /** When the owner's first work is due, as far as is known. */
  readonly dueAt: number;
}

export interface Turns {
  /** Something of this owner is due at that moment. */
  learn(turn: Turn): void;
  /** The owners with something due whose turn is next. */
  pick(now: number, passedOver: ReadonlySet<string>, max: number): readonly string[];
  /** Who has the most urgent work; null when nobody has any. */
  first(): Turn | null;
  /** Asks the tables when an owner's first work is due, and takes their word; what is learned meanwhile counts as well. */
  correct(owner: string, dueOf: (owner: string) => Promise<number | null>): Promise<number | null>;
}

export const createTurns = (): Turns => {
  // In the order of their turns: whoever was picked goes to the end.
  const waiting = new Map<string, Turn>();
  const learn = (turn: Turn): void => {
    const known = waiting.get(turn.owner);
    if (known === undefined || turn.dueAt < known.dueAt) waiting.set(turn.owner, turn);
  };
  return {
    learn,
    pick: (now, passedOver, max) => {
      const picked: Turn[] = [];
      for (const turn of waiting.values()) {
        if (picked.length >= Math.min(max, ownersMax)) break;
        if (turn.dueAt <= now && !passedOver.has(turn.owner)) picked.push(turn);
      }
      for (const turn of picked) {
        waiting.delete(turn.owner);
        waiting.set(turn.owner, turn);
      }
      return picked.map(({ owner }) => owner);
    },
    first: () => {
      let first: Turn | null = null;
      for (const turn of waiting.values()) if (first === null || turn.dueAt < first.dueAt) first = turn;
      return first;
    },
    correct: async (owner, dueOf) => {
      const before = waiting.get(owner);
      const dueAt = await dueOf(owner);
      if (waiting.get(owner) === before) waiting.delete(owner);
      if (dueAt !== null) learn({ owner, dueAt });
      return dueAt;
    },
  };
};
