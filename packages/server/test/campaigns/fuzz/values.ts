// Values for parameters: plausible ones, so that requests get far, and hostile ones, so that they should not.
import { permissionOf, routes, type Route } from "@pennywire/contract";
import fc from "fast-check";
import { sidPrefixes } from "../../../src/domain/sid.ts";
import { foreign, gapOf, self } from "./learned.ts";

/** A SID of one of these kinds: mostly one that the run has seen, else another tenant's. */
export const sidOf = (...kinds: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...kinds), fc.nat(50), fc.nat(9))
    .map(([kind, index, chance]) => gapOf(chance < 8 ? kind : `${foreign}${kind}`, index));

/** The SID of anything. */
export const learned = sidOf(...sidPrefixes);

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

const phone: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("+15005550006", "+14155550100", "+15558675310", "+442079460000", "15558675310", " 15558675310"),
  fc.integer({ min: 0, max: 9_999 }).map((digits) => `+1415556${String(digits).padStart(4, "0")}`),
  fc.integer({ min: 0, max: 9 }).map((digit) => `+1500555000${digit}`),
  fc.integer({ min: 0, max: 99 }).map((digits) => `+15005553${String(digits).padStart(3, "0")}`),
  fc.integer({ min: 0, max: 4 }).map((digit) => `+1500555200${digit}`),
  fc.nat(50).map((index) => gapOf("number", index)),
  fc.nat(50).map((index) => gapOf("from", index)),
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

/** From five minutes to 35 days ahead is what is taken; the server's clock may have been moved. */
const sendAt = fc.oneof(
  fc.integer({ min: 0, max: 40 * 86_400_000 }).map((ms) => new Date(Date.now() + ms).toISOString()),
  day,
);

const count = fc
  .oneof(fc.integer({ min: -2, max: 50 }), fc.integer(), fc.constantFrom(100_001, 2_147_483_648, 1_000_000_000))
  .map(String);

const token = fc.oneof(
  { weight: 3, arbitrary: fc.nat(50).map((index) => gapOf("token", index)) },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.constantFrom("PA1", "PB1", "PAzzzzzzzzzzz", "PA1X1", "PB0Xzzzzzzzzzzz", "PA", "PC1"),
      fc.constantFrom("PA", "PB").map((side) => `${side}SK${"0".repeat(32)}`),
    ),
  },
);

const name = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 80 }),
  fc.constantFrom("", "sms", "Owl Couriers", '{"a":"b"}', "STOP", "START", "HELP", "a\u0000b", "=1+1"),
);

const country = fc.constantFrom("US", "CA", "GB", "DE", "FR", "AU", "BR", "IN", "us", "XX", "AQ", "", "USA");
const kindsOf: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(Messaging)?ServiceSid$/, ["MG"]],
  [/ContentSid$/, ["HX"]],
  [/ApplicationSid$/, ["AP"]],
  [/^PhoneNumberSid$/, ["PN"]],
  [/^ShortCodeSid$/, ["SC"]],
  [/^MessageSid$/, ["SM", "MM"]],
  [/^KeySid$/, ["SK"]],
  [/^ActorSid$/, ["AC", "SK"]],
  [/^Sid$/, ["XE", "PN", "SC"]],
];

const permissions = [...new Set((Object.values(routes) as readonly Route[]).map(permissionOf))];
const policy = fc
  .array(fc.oneof(fc.constantFrom(...permissions), fc.constantFrom("/twilio/messaging/*", "/twilio/*", "*", "/a/b")), {
    maxLength: 5,
  })
  .map((allow) => ({ allow }));

const category = fc.constantFrom("sms", "sms-outbound", "mms", "totalprice", "phonenumbers", "lookups", "calls", "x");

const template = fc.oneof(fc.constantFrom("Hi {{1}}", "{{name}} {{ 2 }}", "{{", "{{1}}".repeat(120)), name);
/** Bodies of content templates, some right and some not. */
const contentTypes: fc.Arbitrary<unknown> = fc.oneof(
  template.map((body) => ({ "twilio/text": { body } })),
  fc.tuple(template, url).map(([body, media]) => ({ "twilio/media": { body, media: [media] } })),
  fc.tuple(template, name).map(([body, title]) => ({
    "twilio/quick-reply": { body, actions: [{ title, id: "a", type: "QUICK_REPLY" }] },
    "twilio/text": { body },
  })),
  fc.tuple(template, url).map(([title, address]) => ({
    "twilio/card": { title, subtitle: title, media: [address], actions: [{ type: "URL", title: "x", url: address }] },
  })),
  fc.tuple(template, fc.jsonValue({ maxDepth: 3 })).map(([body, more]) => ({
    "twilio/list-picker": { body, button: "x", items: [{ id: "1", item: "a", description: more }] },
    "whatsapp/card": more,
  })),
  fc.dictionary(fc.constantFrom("twilio/text", "twilio/location", "x"), fc.jsonValue({ maxDepth: 4 })),
);

const permissionChanges = fc.array(
  fc.record({ country_code: country, type: fc.constantFrom("country", "x"), enabled: fc.boolean() }),
  { maxLength: 4 },
);

/** A value of the kind that a parameter of this name takes; null when the name says nothing. */
// oxlint-disable-next-line complexity -- a table of names
export const named = (of: string): fc.Arbitrary<unknown> | null => {
  if (of === "From")
    return often(
      4,
      fc.nat(50).map((index) => gapOf("from", index)),
      phone,
    );
  if (of === "Scope")
    return fc.oneof(
      fc.nat(50).map((index) => gapOf("from", index)),
      sidOf("MG"),
      phone,
    );
  if (of === "PhoneNumber")
    return often(
      1,
      fc.nat(50).map((index) => gapOf("number", index)),
      phone,
    );
  if (/^(To|E164|FallbackFrom|phone_number|phoneNumber|NearNumber)$/.test(of)) return phone;
  if (/Url$|^StatusCallback$|^MessageStatusCallback$/.test(of)) return url;
  if (of === "SendAt") return sendAt;
  if (/^(LastVerifiedDate|last_verified_date|DateOfBirth)$/.test(of))
    return fc.constantFrom("20240229", "19700101", "20240230");
  if (/^(Date|Start|End)|^Day$/.test(of)) return day;
  if (of === "PageToken") return token;
  if (/^Page|Seed|Percent|Attempt$|MaxPrice|^CallDelay|^Distance$/.test(of)) return count;
  if (of.endsWith("DelayMs")) return fc.integer({ min: 0, max: 300 }).map(String);
  // Moves every clock of the server: rarely far.
  if (of === "AdvanceMs")
    return often(30, fc.constantFrom("0", "1000", "600000"), fc.constantFrom("2678400000", "31536000000"));
  if (of === "AccountSid") return often(6, fc.constant(self), sidOf("AC"));
  if (of.endsWith("Sid")) return sidOf(...(kindsOf.find(([shape]) => shape.test(of))?.[1] ?? sidPrefixes));
  if (/Country|^country/.test(of)) return country;
  if (of === "AreaCode") return fc.constantFrom("415", "408", "206", "999", "20", "x");
  if (of === "Contains") return fc.constantFrom("415", "51055*****", "+1415", "PENNY*", "%", "_", "****");
  if (of === "AlphaSender") return fc.constantFrom("Owl", "Owl Couriers", "OWL 2", "123", "a".repeat(11), "Ä");
  if (of === "ShortCode") return fc.integer({ min: 100, max: 999_999 }).map(String);
  if (of === "Fields") return fc.constantFrom("line_type_intelligence", "sms_pumping_risk,caller_name", "x", "");
  if (of === "Field") return often(5, fc.constant("line_type_intelligence"), name);
  if (/Category$|^category$/.test(of)) return category;
  if (of === "TriggerValue") return fc.constantFrom("1", "+5", "0.5", "1000000", "-1", "x");
  if (of === "types") return contentTypes;
  if (of === "Permissions") return permissionChanges;
  if (of === "Policy") return policy;
  if (/^(ContentVariables|variables|Tags)$/.test(of))
    return fc.dictionary(fc.constantFrom("1", "2", "name", "__proto__"), name).map((object) => object);
  if (of.endsWith("Keywords"))
    return fc.array(fc.constantFrom("ENDE", "stop", "STOP", "ja", "", "é"), { maxLength: 4 });
  if (/^(Body|FriendlyName|friendly_name|friendlyName|reason)$|Reply$/.test(of)) return name;
  return null;
};

/** Parameters that mean something else on one route than their name says elsewhere. */
export const special: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  "updateMessage Body": fc.constantFrom("", "", "x"),
  "createLocalNumber PhoneNumber": fc.nat(50).map((index) => gapOf("numberLocal", index)),
  "createMobileNumber PhoneNumber": fc.nat(50).map((index) => gapOf("numberMobile", index)),
  "createTollFreeNumber PhoneNumber": fc.nat(50).map((index) => gapOf("numberTollFree", index)),
  "createNumber AreaCode": fc.constantFrom("415", "408", "206", "212", "999"),
  "sendFromHandset To": fc.nat(50).map((index) => gapOf("from", index)),
  "createApprovalRequest name": fc.constantFrom("hello", "hello_2", "Hello"),
  "createApprovalRequest category": fc.constantFrom("UTILITY", "MARKETING", "AUTHENTICATION", "x"),
};

/** `usual`, so many times for every `odd`. */
export const often = <A, B>(times: number, usual: fc.Arbitrary<A>, odd: fc.Arbitrary<B>): fc.Arbitrary<A | B> =>
  fc.oneof<[fc.WeightedArbitrary<A>, fc.WeightedArbitrary<B>]>(
    { weight: times, arbitrary: usual },
    { weight: 1, arbitrary: odd },
  );
