// Text on a terminal: how wide it is, how it is cut and wrapped, and what must never reach the screen.

/** Text from elsewhere on one line: no control characters, so that no message can steer a terminal. */
export const printable = (text: string): string =>
  text.replaceAll(/\r?\n/gu, "⏎").replaceAll("\t", " ").replaceAll(unsafe, "\u{FFFD}");

/** Columns that the text takes on a terminal. */
export const widthOf = (text: string): number => {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
};

/** The text in at most `width` columns; what is cut off is shown as an ellipsis. */
export const truncate = (text: string, width: number): string =>
  widthOf(text) <= width ? text : `${head(text, width - 1).trimEnd()}…`;

/** The text with spaces up to `width` columns. */
export const pad = (text: string, width: number, align: "left" | "right" = "left"): string => {
  const space = " ".repeat(Math.max(0, width - widthOf(text)));
  return align === "right" ? space + text : text + space;
};

/** The text as lines of at most `width` columns, broken between words where that is possible. */
export const wrap = (text: string, width: number): readonly string[] =>
  text.split(/\r?\n/u).flatMap((line) => wrapLine(printable(line), width));

// Control characters, and those that turn the direction of writing.
const unsafe = /\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;

const ascii = /^[ -~]*$/u;

// East Asian wide forms and emoji take two columns.
const wide =
  /\p{Emoji_Presentation}|\uFE0F|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

const head = (text: string, width: number): string => {
  let kept = "";
  let left = width;
  for (const { segment } of graphemes.segment(text)) {
    left -= widthOf(segment);
    if (left < 0) break;
    kept += segment;
  }
  return kept;
};

const wrapLine = (line: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (widthOf(longer) <= width) {
      current = longer;
      continue;
    }
    if (current !== "") lines.push(current);
    current = word;
    for (let part = head(current, width); part !== "" && part !== current; part = head(current, width)) {
      lines.push(part);
      current = current.slice(part.length);
    }
  }
  lines.push(current);
  return lines;
};
