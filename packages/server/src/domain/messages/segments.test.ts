import fc from "fast-check";
import { SegmentedMessage } from "sms-segments-calculator";
import { describe, expect, it } from "vitest";
import { segmentsOf } from "./segments.ts";
import { smartEncode } from "./smart-encoding.ts";

// The calculator is slow: few runs at a time, other bodies at every run.
const runs = 150;

const gsm = ["a", "Z", "0", " ", "@", "\n", "\r", "\r\n", "é", "Ω", "\f", "^", "{", "}", "\\", "[", "~", "]", "|", "€"];
// Whole signs: emoji, flags, families, Hangul, Indic letters.
const signs = [
  "😀",
  "❤️",
  "👍🏽",
  "👩‍👩‍👧‍👦",
  "🇫🇷",
  "🇯🇵",
  "1️⃣",
  "🧑‍🚀",
  "🏳️‍🌈",
  "🏴‍☠️",
  "é",
  "ж",
  "漢",
  "한",
  "각",
  "क्ष",
  "किं",
  "স্ব",
  "กำ",
  "a",
  "\r\n",
];
// Pieces of signs, in any order. No flags among them: the calculator errs about a flag that a joiner follows.
const marks = [
  "क",
  "ि",
  "्",
  "\u0301",
  "\u200D",
  "\u200C",
  "\uFE0F",
  "👩",
  "❤",
  "♀",
  "ᄀ",
  "ᅡ",
  "ᆨ",
  "가",
  "각",
  "\uD83D",
  "\uDE00",
  "\u200B",
  "ж",
  "\r",
  "\n",
];

const pieces = (of: readonly string[], maxLength: number) =>
  fc.array(fc.constantFrom(...of), { maxLength, size: "max" }).map((parts) => parts.join(""));

const anyBody = fc.oneof(
  fc.string({ unit: "binary-ascii", maxLength: 700, size: "max" }),
  fc.string({ unit: "grapheme-ascii", maxLength: 700, size: "max" }),
  pieces(gsm, 700),
);
const codeUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400, size: "max" })
  .map((units) => String.fromCharCode(...units));

const agrees = (body: string, smart: boolean): void => {
  const theirs = new SegmentedMessage(body, "auto", smart);
  const ours = segmentsOf(smart ? smartEncode(body) : body);
  expect({ encoding: ours.encoding, segments: ours.segments }).toEqual({
    encoding: theirs.encodingName,
    segments: theirs.segmentsCount,
  });
};

describe("segmentsOf", () => {
  it.each([
    ["160 letters", "a".repeat(160), "GSM-7", 1, 160],
    ["161 letters", "a".repeat(161), "GSM-7", 2, 161],
    ["306 letters", "a".repeat(306), "GSM-7", 2, 306],
    ["307 letters", "a".repeat(307), "GSM-7", 3, 307],
    ["80 euro signs", "€".repeat(80), "GSM-7", 1, 160],
    ["an extension pair at the end of a part", `${"a".repeat(152)}€${"a".repeat(10)}`, "GSM-7", 2, 164],
    ["a part that an extension pair leaves one short", `${"a".repeat(152)}€${"a".repeat(152)}`, "GSM-7", 3, 306],
    ["70 Cyrillic letters", "ж".repeat(70), "UCS-2", 1, 70],
    ["71 Cyrillic letters", "ж".repeat(71), "UCS-2", 2, 71],
    ["35 emoji", "😀".repeat(35), "UCS-2", 1, 70],
    ["36 emoji", "😀".repeat(36), "UCS-2", 2, 72],
    ["67 emoji, 33 to a part", "😀".repeat(67), "UCS-2", 3, 134],
    ["nothing", "", "GSM-7", 1, 0],
  ])("counts %s", (_, body, encoding, segments, units) => {
    expect(segmentsOf(body)).toEqual({ encoding, segments, units });
  });

  it("knows the same alphabet as the public calculator", () => {
    const differing: number[] = [];
    // Beyond the symbols of U+2xxx no character is plain: a sample of the rest is enough.
    for (let code = 0; code <= 0xffff; code += code < 0x3000 ? 1 : 37) {
      const character = String.fromCharCode(code);
      const theirs = new SegmentedMessage(character);
      const ours = segmentsOf(character);
      if (ours.encoding !== theirs.encodingName || ours.units !== theirs.numberOfCharacters) differing.push(code);
    }
    expect(differing).toEqual([]);
  });

  it.each([false, true])(
    "agrees with the public calculator on plain and extended text (smart encoding: %s)",
    (smart) => {
      fc.assert(
        fc.property(anyBody, (body) => agrees(body, smart)),
        { numRuns: runs },
      );
    },
  );

  it.each([false, true])(
    "agrees with the public calculator on emoji, flags and scripts (smart encoding: %s)",
    (smart) => {
      fc.assert(
        fc.property(pieces(signs, 120), (body) => agrees(body, smart)),
        { numRuns: runs },
      );
    },
  );

  it("agrees with the public calculator on pieces of signs in any order", () => {
    fc.assert(
      fc.property(pieces(marks, 160), (body) => agrees(body, false)),
      { numRuns: runs },
    );
  });

  it.each([false, true])("agrees with the public calculator on any characters (smart encoding: %s)", (smart) => {
    const body = fc.string({ unit: "binary", maxLength: 300, size: "max" });
    fc.assert(
      fc.property(body, (text) => agrees(text, smart)),
      { numRuns: runs },
    );
  });

  it.each([false, true])(
    "agrees with the public calculator on any code units, halves of pairs too (smart encoding: %s)",
    (smart) => {
      fc.assert(
        fc.property(codeUnits, (text) => agrees(text, smart)),
        { numRuns: runs },
      );
    },
  );

  it("cuts a letter under more accents than a part can hold", () => {
    expect(segmentsOf(`e${"\u0301".repeat(199)}`)).toEqual({ encoding: "UCS-2", segments: 3, units: 200 });
  });
});
