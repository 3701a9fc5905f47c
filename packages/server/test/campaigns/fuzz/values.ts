// Values for parameters: plausible ones, so that requests get far, and hostile ones, so that they should not.
import fc from "fast-check";
import { firstCredentials } from "../client.ts";

/** Stands for the SID of something that was made earlier in the run; `{message:7}` is the eighth, counted in a circle. */
export const learned = fc
  .tuple(fc.constantFrom("message", "number", "key"), fc.nat(50))
  .map(([kind, index]) => `{${kind}:${index}}`);

const loneSurrogates = fc
  .array(fc.integer({ min: 0xd800, max: 0xdfff }), { minLength: 1, maxLength: 4 })
  .map((units) => String.fromCharCode(...units));

const nasty = fc.constantFrom(
  "",
  " ",
  "\0",
  "a\0b",
  "null",
  "undefined",
  "[object Object]",
  "__proto__",
  "constructor",
  "toString",
  "-1",
  "0",
  "-0",
  "1e309",
  "NaN",
  "Infinity",
  "9".repeat(40),
  "0x10",
  "１２３",
  "true",
  "TRUE",
  "' or '1'='1",
  '"; drop table messages; --',
  "%",
  "%00",
  "%ff%fe",
  "..%2f..%2f",
  "\r\nSet-Cookie: a=b",
  "<script>alert(1)</script>",
  "{{constructor}}",
  "${7*7}",
  "\u202e\u200b\ufeff",
  "🏴󠁧󠁢󠁥󠁮󠁧󠁿".repeat(9),
  "é".repeat(1_601),
  "a".repeat(1_600),
  "(".repeat(5_000),
  "x".repeat(20_000),
);

/** Any text, from nothing to more than anybody takes. */
export const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 200 }) },
  { weight: 4, arbitrary: nasty },
  { weight: 1, arbitrary: loneSurrogates },
  { weight: 1, arbitrary: learned },
);

const phone = fc.oneof(
  fc.constantFrom("+15005550006", "+14155550100", "+15558675310", "+442079460000", "15558675310", " 15558675310"),
  fc.integer({ min: 0, max: 9_999 }).map((digits) => `+1415556${String(digits).padStart(4, "0")}`),
  fc.integer({ min: 0, max: 9 }).map((digit) => `+1500555000${digit}`),
  fc.integer({ min: 0, max: 99 }).map((digits) => `+15005553${String(digits).padStart(3, "0")}`),
  fc.integer({ min: 0, max: 4 }).map((digit) => `+1500555200${digit}`),
);

// Loopback and private addresses only: the server must refuse to call them, and nothing may leave this machine.
const url = fc.oneof(
  fc.constantFrom(
    "http://127.0.0.1:9/",
    "http://[::1]:9/",
    "http://10.0.0.1/a?b=c#d",
    "https://127.0.0.1:9/",
    "http://2130706433/",
  ),
  fc.constantFrom(
    "ftp://127.0.0.1/",
    "http://",
    "//127.0.0.1",
    "http://user:pass@127.0.0.1:9/",
    "javascript:1",
    "http://127.0.0.1:99999/",
  ),
  fc.string({ unit: "binary", maxLength: 30 }).map((path) => `http://127.0.0.1:9/${path}`),
);

const day = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc
    .date({ noInvalidDate: true, min: new Date("2020-01-01"), max: new Date("2030-01-01") })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.constantFrom("2026-02-30", "0000-00-00", "-30days", "+99999days", "2026-11-22 10:00", "2026-11-22T25:00:00"),
);

const count = fc
  .oneof(fc.integer({ min: -2, max: 50 }), fc.integer(), fc.constantFrom(100_001, 2_147_483_648, 1_000_000_000))
  .map(String);

const token = fc.oneof(
  fc.constantFrom("PA1", "PB1", "PAzzzzzzzzzzz", "PA1X1", "PB0Xzzzzzzzzzzz", "PA", "PC1"),
  fc.constantFrom("PA", "PB").map((side) => `${side}SK${"0".repeat(32)}`),
);

const word = fc.constantFrom(
  "true",
  "false",
  "GET",
  "POST",
  "fixed",
  "retain",
  "discard",
  "obfuscate",
  "enable",
  "otp",
  "canceled",
  "voice",
  "in-use",
);

/** A value of the kind that a parameter of this name takes. */
export const plausible = (name: string): fc.Arbitrary<string> => {
  if (name === "From")
    return fc.oneof({ weight: 4, arbitrary: fc.constant("+14155550100") }, { weight: 1, arbitrary: phone });
  if (/^(To|PhoneNumber|E164|FallbackFrom)$/.test(name)) return phone;
  if (/Url|^StatusCallback$/.test(name)) return url;
  if (/^(Date|Start|End|SendAt)/.test(name)) return day;
  if (name === "PageToken") return token;
  if (/^Page|Period|Seed|Percent|Attempt$|MaxPrice/.test(name)) return count;
  if (name.endsWith("DelayMs")) return fc.integer({ min: 0, max: 300 }).map(String);
  // Moves every clock of the server: rarely far.
  if (name === "AdvanceMs") return fc.constantFrom("0", "1000", "600000", "31536000000");
  if (name === "AccountSid") return fc.constant(firstCredentials.user);
  if (name.endsWith("Sid")) return learned;
  if (/^(Body|FriendlyName|Tags|Category)$/.test(name))
    return fc.oneof(fc.string({ unit: "grapheme", maxLength: 80 }), fc.constantFrom("", "sms", '{"a":"b"}'));
  return word;
};
