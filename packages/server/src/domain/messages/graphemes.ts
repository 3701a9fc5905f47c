// Where a reader sees one sign end and the next begin: grapheme clusters after UAX #29 of
// Unicode 10, the public segment calculator's. Not `Intl.Segmenter`: its clusters change with
// the release of Node, and a price must not.
import { codePointsIn } from "./code-points.ts";
import { graphemeKinds } from "./graphemes.gen.ts";

/**
 * Whether `text` may be cut before its code unit `at` (which is neither the first nor past the
 * end). As in the calculator, a carriage return and a line feed may be parted.
 */
export const isGraphemeBoundary = (text: string, at: number): boolean => {
  const before = codePointBefore(text, at);
  const after = text.codePointAt(at) ?? 0;
  if (isHighSurrogate(before) && isLowSurrogate(after)) return false;
  if (isPlain(before) && isPlain(after)) return true;

  const kindBefore = kinds.get(before);
  const kindAfter = kinds.get(after);
  if (kindBefore === "control" || kindAfter === "control") return true;
  if (kindAfter === "extend" || kindAfter === "spacingMark" || after === joiner) return false;
  if (kindBefore === "prepend") return false;
  if (kindAfter === "modifier") return !followsBase(text, at);
  if (before === joiner) return kindAfter !== "glueAfterJoiner" && kindAfter !== "baseAfterJoiner";
  if (isRegional(before) && isRegional(after)) return countRegionalsBefore(text, at) % 2 === 0;
  return !isHangulJoined(before, after);
};

export const isHighSurrogate = (codeUnit: number): boolean => codeUnit >= 0xd800 && codeUnit <= 0xdbff;
export const isLowSurrogate = (codeUnit: number): boolean => codeUnit >= 0xdc00 && codeUnit <= 0xdfff;

const joiner = 0x200d;

const codePointBefore = (text: string, at: number): number => {
  const unit = text.charCodeAt(at - 1);
  return isLowSurrogate(unit) && isHighSurrogate(text.charCodeAt(at - 2)) ? (text.codePointAt(at - 2) ?? unit) : unit;
};

// Below the combining accents only the controls are special, and they never join.
const isPlain = (code: number): boolean => code < 0x300;

type Kind = (typeof graphemeKinds)[number][0];

const kinds: ReadonlyMap<number, Kind> = new Map(
  graphemeKinds.flatMap(([kind, list]) => codePointsIn(list).map((code) => [code, kind] as const)),
);

/** Whether a skin tone at `at` has something to colour before it. */
const followsBase = (text: string, at: number): boolean => {
  let place = at;
  while (place > 0) {
    const code = codePointBefore(text, place);
    const kind = kinds.get(code);
    if (kind !== "extend") return kind === "base" || kind === "baseAfterJoiner";
    place -= code > 0xffff ? 2 : 1;
  }
  return false;
};

const isRegional = (code: number): boolean => code >= 0x1f1e6 && code <= 0x1f1ff;

// A flag is two regional indicators: in a row of them every second one begins a flag.
const countRegionalsBefore = (text: string, at: number): number => {
  let count = 0;
  while (isRegional(codePointBefore(text, at - 2 * count))) count += 1;
  return count;
};

const isHangulJoined = (before: number, after: number): boolean => {
  if (isLeading(before)) return isLeading(after) || isVowel(after) || isSyllable(after);
  if (isVowel(before) || isOpenSyllable(before)) return isVowel(after) || isTrailing(after);
  return (isTrailing(before) || isSyllable(before)) && isTrailing(after);
};

const isLeading = (code: number): boolean => (code >= 0x1100 && code <= 0x115f) || (code >= 0xa960 && code <= 0xa97c);
const isVowel = (code: number): boolean => (code >= 0x1160 && code <= 0x11a7) || (code >= 0xd7b0 && code <= 0xd7c6);
const isTrailing = (code: number): boolean => (code >= 0x11a8 && code <= 0x11ff) || (code >= 0xd7cb && code <= 0xd7fb);
const isSyllable = (code: number): boolean => code >= 0xac00 && code <= 0xd7a3;
// Syllables stand in rows of 28 by their trailing consonant; the first of a row has none.
const isOpenSyllable = (code: number): boolean => isSyllable(code) && (code - 0xac00) % 28 === 0;
