// Colour, sparingly: what is good is green, what is bad is red, what is under way is yellow, the rest is dim.

/** Colours one piece of text, or leaves it as it is. */
export type Colour = (text: string) => string;

export interface Paint {
  readonly bold: Colour;
  readonly dim: Colour;
  readonly red: Colour;
  readonly green: Colour;
  readonly yellow: Colour;
}

/** Paint that colours, or that does nothing. */
export const createPaint = (enabled: boolean): Paint => ({
  bold: colour(enabled, 1, 22),
  dim: colour(enabled, 2, 22),
  red: colour(enabled, 31, 39),
  green: colour(enabled, 32, 39),
  yellow: colour(enabled, 33, 39),
});

/** A message's status in its colour. */
export const paintStatus = (paint: Paint, status: string): string => {
  if (good.includes(status)) return paint.green(status);
  return bad.includes(status) ? paint.red(status) : paint.yellow(status);
};

const good: readonly string[] = ["delivered", "received", "read"];

const bad: readonly string[] = ["failed", "undelivered", "canceled"];

const colour =
  (enabled: boolean, on: number, off: number): Colour =>
  (text) =>
    enabled && text !== "" ? `\u001B[${on}m${text}\u001B[${off}m` : text;
