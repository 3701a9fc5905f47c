import { describe, expect, it } from "vitest";
import { pad, printable, truncate, widthOf, wrap } from "./text.ts";

describe("text from elsewhere", () => {
  it("cannot move the cursor, change colours or turn the direction of writing", () => {
    expect(printable("a\u001B[2Jb\u0007c\u009Bd\u202Ee\u2066f")).toBe(
      "a\u{FFFD}[2Jb\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f",
    );
  });

  it("stays on one line and keeps everything that is only to be read", () => {
    expect(printable("one\r\ntwo\nthree\tfour")).toBe("one⏎two⏎three four");
    expect(printable("Ünïcödé 👩‍👩‍👧 日本語 שלום")).toBe("Ünïcödé 👩‍👩‍👧 日本語 שלום");
  });
});

describe("the width of text", () => {
  it.each([
    ["", 0],
    ["Hello", 5],
    ["Ünïcödé", 7],
    ["日本語", 6],
    ["🎂", 2],
    ["👩‍👩‍👧", 2],
    ["❤️", 2],
    ["e\u0301", 1],
    ["→ …", 3],
  ])("of %j is %i columns", (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  it("is never exceeded by what is cut, and cutting splits no character", () => {
    expect(truncate("Hello", 5)).toBe("Hello");
    expect(truncate("Hello there", 7)).toBe("Hello…");
    expect(truncate("日本語", 4)).toBe("日…");
    expect(truncate("👩‍👩‍👧👩‍👩‍👧", 3)).toBe("👩‍👩‍👧…");
    expect(truncate("Hello", 1)).toBe("…");
  });

  it("is filled up on the side that is asked for", () => {
    expect(pad("日", 4)).toBe("日  ");
    expect(pad("日", 4, "right")).toBe("  日");
    expect(pad("longer", 3)).toBe("longer");
  });
});

describe("wrapping", () => {
  it("breaks between words, and inside a word only when the word alone is too long", () => {
    expect(wrap("the quick brown fox", 10)).toEqual(["the quick", "brown fox"]);
    expect(wrap("see https://example.com/long now", 10)).toEqual(["see", "https://ex", "ample.com/", "long now"]);
  });

  it("keeps the writer's own lines, the empty ones too", () => {
    expect(wrap("one\n\ntwo", 10)).toEqual(["one", "", "two"]);
    expect(wrap("", 10)).toEqual([""]);
  });

  it("ends even where nothing fits", () => {
    expect(wrap("日本", 1)).toEqual(["日本"]);
  });
});
