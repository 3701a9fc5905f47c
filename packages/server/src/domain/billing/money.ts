// Money as integers: one micro is a millionth of a dollar. No float ever holds an amount; at the
// door an amount is a decimal string.

/** Integer millionths of a US dollar. */
export type Micros = number;

/** Largest amount that a JavaScript number holds exactly: about 9.0 billion dollars. */
export const microsMax = Number.MAX_SAFE_INTEGER;

/** The one currency of today's price lists. */
export const currency = "USD";

/** `8300` → `"0.00830"`: at least five decimals, as prices of texts are printed, and six when the sixth is not zero. */
export const toDecimal = (micros: Micros): string => {
  const digits = Math.abs(micros).toString().padStart(7, "0");
  const fraction = digits.slice(-6);
  const shown = fraction.endsWith("0") ? fraction.slice(0, 5) : fraction;
  return `${micros < 0 ? "-" : ""}${digits.slice(0, -6)}.${shown}`;
};

const decimal = /^(-?)(\d{1,10})(?:\.(\d{1,6}))?$/;

/** `"100"`, `"0.0083"` → micros; null when it is no decimal with at most six places, or too large. */
export const fromDecimal = (text: string): Micros | null => {
  const parts = decimal.exec(text);
  if (parts === null) return null;
  const [, sign = "", whole = "0", fraction = ""] = parts;
  const micros = Number(whole) * 1_000_000 + Number(fraction.padEnd(6, "0"));
  if (micros > microsMax) return null;
  return sign === "-" && micros !== 0 ? -micros : micros;
};
