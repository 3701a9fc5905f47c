// Reads that are asked again and again are remembered for a moment. What this node writes is
// forgotten at once; what another node writes counts after the moment.
import { LRUCache } from "lru-cache";

/** How long a read is remembered, in milliseconds. */
const rememberedMs = 1_000;
/** Rows remembered of one kind. */
const rowsMax = 10_000;

export interface Remembered<Key extends string | number, Row extends object> {
  find(key: Key): Promise<Row | null>;
  forget(): void;
}

/** Remembers what was found; what was not is asked for again. */
export const remembered = <Key extends string | number, Row extends object>(
  find: (key: Key) => Promise<Row | null>,
): Remembered<Key, Row> => {
  const rows = new LRUCache<Key, Row>({ max: rowsMax, ttl: rememberedMs });
  // A read that began before something was forgotten must not be remembered after it.
  let age = 0;
  return {
    find: async (key) => {
      const known = rows.get(key);
      if (known !== undefined) return known;
      const begun = age;
      const row = await find(key);
      if (row !== null && begun === age) rows.set(key, row);
      return row;
    },
    forget: () => {
      age += 1;
      rows.clear();
    },
  };
};
