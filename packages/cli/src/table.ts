// Lists and details. On a terminal: aligned, and never wider than it. Elsewhere: one line a row, its fields
// separated by tabs, without headers, with exact values; a format for other programs.
import type { Io } from "./io.ts";
import { pad, printable, truncate, widthOf } from "./text.ts";

/** One column of a list of `T`. */
export interface Column<T> {
  readonly header: string;
  readonly text: (item: T) => string;
  /** The exact value, where it differs from what people read. */
  readonly raw?: (item: T) => string;
  readonly paint?: (text: string, item: T) => string;
  readonly align?: "left" | "right";
  /** May be cut down to so many columns when the terminal is narrow. */
  readonly shrinkTo?: number;
  /** Shown to people only, or to programs only. */
  readonly only?: "people" | "programs";
}

/** Prints a list. */
export const printTable = <T>(io: Io, columns: readonly Column<T>[], items: readonly T[]): void => {
  if (io.isTerminal)
    printAligned(
      io,
      columns.filter(({ only }) => only !== "programs"),
      items,
    );
  else
    printSeparated(
      io,
      columns.filter(({ only }) => only !== "people"),
      items,
    );
};

/** A name and what belongs to it. */
export interface Detail {
  readonly name: string;
  readonly text: string;
  /** The exact value, where it differs from what people read. */
  readonly raw?: string;
  readonly paint?: (text: string) => string;
}

/** Prints the details of one thing. */
export const printDetails = (io: Io, details: readonly Detail[]): void => {
  const width = Math.max(...details.map(({ name }) => name.length));
  for (const { name, text, raw, paint } of details) {
    if (io.isTerminal) {
      const shown = printable(text);
      io.print(`${io.paint.dim(pad(name, width))}  ${paint === undefined ? shown : paint(shown)}`);
    } else io.print(`${name}\t${field(raw ?? text)}`);
  }
};

const gap = "  ";

const printAligned = <T>(io: Io, columns: readonly Column<T>[], items: readonly T[]): void => {
  const rows = items.map((item) => columns.map((column) => printable(column.text(item))));
  const natural = columns.map(({ header }, at) =>
    Math.max(widthOf(header), ...rows.map((row) => widthOf(row[at] ?? ""))),
  );
  const widths = fit(natural, columns, io.columns - gap.length * (columns.length - 1));
  const line = (texts: readonly string[], paint: (text: string, column: Column<T>) => string): string =>
    columns
      .map((column, at) => {
        const width = widths[at] ?? 0;
        const text = truncate(texts[at] ?? "", width);
        const padding = pad("", width - widthOf(text));
        return column.align === "right" ? padding + paint(text, column) : paint(text, column) + padding;
      })
      .join(gap)
      .trimEnd();
  io.print(
    line(
      columns.map(({ header }) => header.toUpperCase()),
      (text) => io.paint.dim(text),
    ),
  );
  items.forEach((item, at) => io.print(line(rows[at] ?? [], (text, { paint }) => paint?.(text, item) ?? text)));
};

// Takes what is too much from the columns that may shrink, the last one first.
const fit = <T>(natural: readonly number[], columns: readonly Column<T>[], room: number): readonly number[] => {
  const widths = [...natural];
  let excess = natural.reduce((sum, width) => sum + width, 0) - room;
  for (let at = columns.length - 1; at >= 0 && excess > 0; at -= 1) {
    const width = widths[at] ?? 0;
    const cut = Math.min(excess, Math.max(0, width - (columns[at]?.shrinkTo ?? width)));
    widths[at] = width - cut;
    excess -= cut;
  }
  return widths;
};

const printSeparated = <T>(io: Io, columns: readonly Column<T>[], items: readonly T[]): void => {
  for (const item of items) io.print(columns.map(({ text, raw }) => field((raw ?? text)(item))).join("\t"));
};

const field = (text: string): string => printable(text.replaceAll(/\s+/gu, " "));
