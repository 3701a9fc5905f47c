import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../refusal.ts";
import { tagsOf } from "./options.ts";

const refusal = new Refusal(21658);
const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
};

describe("tags", () => {
  it("are read back as they were written, ten at most", () => {
    const labels = fc.dictionary(
      fc.string({ maxLength: 128 }).filter((name) => name !== "__proto__"),
      fc.string({ maxLength: 128 }),
      { maxKeys: 10, noNullPrototype: true },
    );
    fc.assert(
      fc.property(labels, (tags) => {
        expect(tagsOf(JSON.stringify(tags))).toEqual(tags);
      }),
    );
    const eleven = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`t${index}`, ""]));
    expect(() => tagsOf(JSON.stringify(eleven))).toThrow(Refusal);
  });

  it("are refused, and nothing worse, when they are anything else", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(thrownBy(() => tagsOf(text)) ?? refusal).toBeInstanceOf(Refusal);
      }),
    );
  });
});
