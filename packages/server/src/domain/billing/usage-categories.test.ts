// The tree of categories: every leaf is counted once in the total.
import fc from "fast-check";
import { expect, it } from "vitest";
import { figuresOf, usageCategories, usageCategory } from "./usage-categories.ts";
import type { UsageSum } from "./usage.ts";

const leaves = [...new Set(usageCategories().flatMap(({ of }) => of))];

const sums = fc.array(
  fc.record({
    category: fc.constantFrom(...leaves),
    bucket: fc.constant(""),
    count: fc.integer({ min: 0, max: 1_000_000 }),
    usage: fc.integer({ min: 0, max: 1_000_000 }),
    price: fc.integer({ min: 0, max: 1_000_000_000 }),
  }),
);

const priceOf = (name: string, rows: readonly UsageSum[]): number => {
  const category = usageCategory(name);
  return category === null ? Number.NaN : figuresOf(category, rows).price;
};

it("names no category twice", () => {
  const names = usageCategories().map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

it("parents are the sums of their children, and the total is everything once", () => {
  fc.assert(
    fc.property(sums, (rows) => {
      for (const channel of ["sms", "mms"]) {
        const [inbound, outbound] = [priceOf(`${channel}-inbound`, rows), priceOf(`${channel}-outbound`, rows)];
        expect(priceOf(channel, rows)).toBe(inbound + outbound);
        expect(inbound).toBe(
          priceOf(`${channel}-inbound-longcode`, rows) + priceOf(`${channel}-inbound-shortcode`, rows),
        );
        expect(outbound).toBe(
          priceOf(`${channel}-outbound-longcode`, rows) + priceOf(`${channel}-outbound-shortcode`, rows),
        );
      }
      expect(priceOf("totalprice", rows)).toBe(rows.reduce((total, { price }) => total + price, 0));
    }),
  );
});
