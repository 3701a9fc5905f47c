// How many parts a body takes on the air, and in which alphabet: what a message costs.
// Agrees with the public segment calculator, so that a price can be foretold.
import { isGraphemeBoundary, isHighSurrogate, isLowSurrogate } from "./graphemes.ts";
import { septetsOf } from "./gsm.ts";

export type Encoding = "GSM-7" | "UCS-2";

/** `units` are septets in GSM-7 (an extension character is two), UTF-16 code units in UCS-2. */
export interface Segmentation {
  readonly encoding: Encoding;
  readonly segments: number;
  readonly units: number;
}

/** Counts the parts of `body`. Never throws, whatever the string holds; an empty body is one part. */
export const segmentsOf = (body: string): Segmentation => {
  if (plainAscii.test(body))
    return { encoding: "GSM-7", segments: countGsmParts(body, body.length), units: body.length };

  let units = 0;
  for (let at = 0; at < body.length; at += 1) {
    const weight = septetsOf(body.charCodeAt(at));
    if (weight === 0) return { encoding: "UCS-2", segments: countUcs2Parts(body), units: body.length };
    units += weight;
  }

  return { encoding: "GSM-7", segments: countGsmParts(body, units), units };
};

// The ASCII characters of one septet: nearly every body, and the quickest way to see it.
const plainAscii = /^[\n\r -Z_a-z]*$/;

// A part carries 140 octets. When there are several, each spends 6 of them on the header that
// puts them back together: 160 septets become 153, 70 code units become 67.
const septetsAlone = 160;
const septetsPerPart = 153;
const unitsAlone = 70;
const unitsPerPart = 67;

const countGsmParts = (body: string, units: number): number => {
  if (units <= septetsAlone) return 1;
  if (units === body.length) return Math.ceil(units / septetsPerPart);

  let parts = 1;
  let filled = 0;
  for (let at = 0; at < body.length; at += 1) {
    const weight = septetsOf(body.charCodeAt(at));
    if (filled + weight > septetsPerPart) {
      parts += 1;
      filled = 0;
    }
    filled += weight;
  }
  return parts;
};

const countUcs2Parts = (body: string): number => {
  if (body.length <= unitsAlone) return 1;

  let parts = 1;
  for (let end = unitsPerPart; end < body.length; parts += 1) end = cutBefore(body, end) + unitsPerPart;
  return parts;
};

/** Where a full part that would end at `end` stops, so that nothing a reader sees as one sign is torn. */
const cutBefore = (body: string, end: number): number => {
  for (let at = end; at > end - unitsPerPart; at -= 1) {
    if (isGraphemeBoundary(body, at)) return at;
  }
  // A letter under so many accents that no part could hold it is cut after all, between characters.
  return isHighSurrogate(body.charCodeAt(end - 1)) && isLowSurrogate(body.charCodeAt(end)) ? end - 1 : end;
};
