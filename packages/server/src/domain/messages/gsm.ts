// The alphabet of a plain text message: GSM 03.38 (3GPP TS 23.038), the default table and its
// extension. Promises how many septets a character takes, from one table look-up.

/**
 * Septets of one UTF-16 code unit: 1 in the default table, 2 in the extension (escape and
 * character), 0 when the alphabet does not have it.
 */
export const septetsOf = (codeUnit: number): number => septets[codeUnit] ?? 0;

// Sixteen characters a row, in the order of their septets. The escape (0x1B) is no character
// of its own: U+FFFF holds its place.
const defaultTable =
  "@£$¥èéùìòÇ\nØø\rÅå" +
  "Δ_ΦΓΛΩΠΨΣΘΞ\uFFFFÆæßÉ" +
  " !\"#¤%&'()*+,-./" +
  "0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNO" +
  "PQRSTUVWXYZÄÖÑÜ§" +
  "¿abcdefghijklmno" +
  "pqrstuvwxyzäöñüà";
const extensionTable = "\f^{}\\[~]|€";

const tabulate = (): Uint8Array => {
  const table = new Uint8Array(0x20ac + 1); // the euro sign is the last
  for (const character of defaultTable.replace("\uFFFF", "")) table[character.charCodeAt(0)] = 1;
  for (const character of extensionTable) table[character.charCodeAt(0)] = 2;
  return table;
};

const septets = tabulate();
