// Smart encoding: look-alikes of plain characters become the plain ones, so that one curly
// quote does not turn a message into UCS-2. The rows are the public calculator's, odd ones
// (two spaces for a no-break space, seven for a tab) included, so that counts agree.
import { codePointsIn } from "./code-points.ts";

/** `body` with every look-alike replaced; the same string when there is none. */
export const smartEncode = (body: string): string => {
  if (plainAscii.test(body)) return body;
  for (let at = 0; at < body.length; at += 1) {
    if (replacements.has(body.charCodeAt(at))) return replaceFrom(body, at);
  }
  return body;
};

// Most bodies are of these, and none of these is a look-alike.
const plainAscii = /^[\n\r -_a-~]*$/;

const replaceFrom = (body: string, start: number): string => {
  let plain = body.slice(0, start);
  for (let at = start; at < body.length; at += 1) {
    plain += replacements.get(body.charCodeAt(at)) ?? body.charAt(at);
  }
  return plain;
};

// What is written, then the code points that become it, in hexadecimal.
const rows: readonly (readonly [string, string])[] = [
  ["", "0000 0003 0004 0010-0014 0017 0019 200B 200C 2060 FEFF"],
  [" ", "2001 2028 2029"],
  ["  ", "0080 008D 0090 009B 009F 00A0 2000 2002-200A 202F 205F 3000"],
  ["       ", "0009"],
  ["'", "0060 00B4 02B9 02BB-02BD 02C8 02CA 02CB 0313 0314 2018 2019 201B 275B 275C FE10 FE11"],
  ['"', "00AB 00BB 02BA 02EE 201C-201F 275D 275E 301D 301E"],
  ["1/4", "00BC"],
  ["1/2", "00BD"],
  ["3/4", "00BE"],
  ["...", "2026"],
  ["!!", "203C"],
  ["!", "01C3 FE15 FE57"],
  ["#", "FE5F"],
  ["$", "FE69"],
  ["%", "FE6A"],
  ["&", "FE60"],
  ["(", "2768 276A 27EE 2985 FE59"],
  [")", "2769 276B 27EF 2986 FE5A"],
  ["*", "204E 2217 229B 2722-2725 2731-2733 273A-273D 2743 2749-274B 29C6 FE61"],
  ["+", "02D6 FE62"],
  [",", "0326 201A 3001 FE50 FE51 FF64"],
  ["-", "2010 2013-2015 2022 2043 23BC 23BD FE63"],
  [".", "3002 FE52 FF61"],
  ["/", "00F7 0337 0338 2044 2215 29F8"],
  [":", "02D0 02F8 2982 A789 FE13"],
  [";", "204F FE14 FE54"],
  ["<", "2039 FE64"],
  ["=", "0347 A78A FE66"],
  [">", "203A FE65"],
  ["?", "FE16 FE56"],
  ["@", "FE6B"],
  ["\\", "20E5 29F5 29F9 FE68"],
  ["^", "02C6 0302 1DCD"],
  ["_", "0332 2017"],
  ["{", "2774 FE5B"],
  ["|", "20D2 20D3 2223 239C 239F 23B8 23B9 23D0"],
  ["}", "2775 FE5C"],
  ["~", "02DC 02F7 0303 0330 0334 223C"],
];

// Small capitals, by letter.
const smallCapitals: readonly (readonly [string, string])[] = [
  ["A", "1D00"],
  ["B", "0299"],
  ["C", "1D04"],
  ["D", "1D05"],
  ["E", "1D07"],
  ["F", "A730"],
  ["G", "0262"],
  ["H", "029C"],
  ["I", "026A"],
  ["J", "1D0A"],
  ["K", "1D0B"],
  ["L", "029F"],
  ["M", "1D0D"],
  ["N", "0274"],
  ["O", "1D0F"],
  ["P", "1D18"],
  ["R", "0280"],
  ["S", "A731"],
  ["T", "1D1B"],
  ["U", "1D1C"],
  ["V", "1D20"],
  ["W", "1D21"],
  ["Y", "028F"],
  ["Z", "1D22"],
];

// Full-width forms stand in the order of ASCII. The calculator leaves the lower-case letters alone.
const fullWidth = "FF01-FF3F FF5B-FF5E";
const fullWidthOffset = 0xff01 - 0x21;

const replacements: ReadonlyMap<number, string> = new Map([
  ...codePointsIn(fullWidth).map((code) => [code, String.fromCharCode(code - fullWidthOffset)] as const),
  ...[...rows, ...smallCapitals].flatMap(([plain, list]) => codePointsIn(list).map((code) => [code, plain] as const)),
]);
