// Answers as XML and CSV: shapes, names, and what people may write into a text.
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf } from "./csv.ts";
import { formatOf, refuseTable } from "./format.ts";
import { nounOf, pascalOf, singularOf } from "./names.ts";
import { xmlErrorOf, xmlOf } from "./xml.ts";

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
});
const read = (xml: string): unknown => {
  const { TwilioResponse: root } = parser.parse(xml) as { readonly TwilioResponse: unknown };
  return root;
};

describe("a format", () => {
  it.each([
    ["https://a/x.json", "text/xml", "json"],
    ["https://a/x.xml?PageSize=5", "application/json", "xml"],
    ["https://a/x.csv", undefined, "csv"],
    ["https://a/x", undefined, "json"],
    ["https://a/x", "*/*", "json"],
    ["https://a/x", "application/json", "json"],
    ["https://a/x", "application/xml", "xml"],
    ["https://a/x?y=.json", "text/csv", "csv"],
    ["https://a/x", "application/json;q=0.5, text/xml", "xml"],
    ["https://a/x", "text/xml;q=0.1, application/json", "json"],
    ["https://a/x", "text/xml;q=0", "json"],
    ["https://a/x", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "json"],
    ["https://a/x", "image/png", "json"],
  ])("of %s with Accept %s is %s", (url, accept, format) => {
    expect(formatOf(url, accept)).toBe(format);
  });

  it("of a table is only for lists", () => {
    expect(() => refuseTable("https://a/x.csv?a", false)).toThrow(/lists/u);
    refuseTable("https://a/x.csv", true);
    refuseTable("https://a/x.xml", false);
  });
});

describe("a name", () => {
  it.each([
    ["num_segments", "NumSegments"],
    ["sid", "Sid"],
    ["SMS", "SMS"],
    ["2fa code", "Field2fa-code"],
  ])("%s is %s", (name, pascal) => expect(pascalOf(name)).toBe(pascal));

  it.each([
    ["messages", "Message"],
    ["media_list", "Media"],
    ["countries", "Country"],
    ["usage_records", "UsageRecord"],
    ["addresses", "Address"],
    ["balance", "Balance"],
    ["keys", "Key"],
  ])("of one of %s is %s", (list, one) => expect(singularOf(list)).toBe(one));

  it.each([
    ["/Accounts/{AccountSid}/Messages/{Sid}", "Message"],
    ["/Accounts/{Sid}", "Account"],
    ["/Accounts/{AccountSid}/Balance", "Balance"],
    ["/Accounts/{AccountSid}/IncomingPhoneNumbers/TollFree", "IncomingPhoneNumber"],
    ["/Accounts/{AccountSid}/AvailablePhoneNumbers/{CountryCode}/Local", "AvailablePhoneNumber"],
  ])("of what %s answers is %s", (path, noun) => expect(nounOf(path)).toBe(noun));
});

const page = {
  page: 0,
  page_size: 50,
  start: 0,
  end: 1,
  uri: "/x?PageSize=50&Page=0",
  first_page_uri: "/x?Page=0",
  previous_page_uri: null,
  next_page_uri: null,
};

describe("XML", () => {
  it("of a single thing has its fields below its name", () => {
    const xml = xmlOf(
      { sid: "SM1", price: null, num_media: "0", subresource_uris: { media: "/m" }, tags: ["a", "b"] },
      "Message",
    );
    expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n')).toBe(true);
    expect(read(xml)).toEqual({
      Message: { Sid: "SM1", Price: "", NumMedia: "0", SubresourceUris: { Media: "/m" }, Tags: { Tag: ["a", "b"] } },
    });
  });

  it("of a list has its page as attributes and its items below", () => {
    const xml = xmlOf({ messages: [{ sid: "SM1" }, { sid: "SM2" }], ...page }, "Message");
    expect(read(xml)).toEqual({
      Messages: {
        "@page": "0",
        "@pagesize": "50",
        "@start": "0",
        "@end": "1",
        "@uri": "/x?PageSize=50&Page=0",
        "@firstpageuri": "/x?Page=0",
        "@previouspageuri": "",
        "@nextpageuri": "",
        Message: [{ Sid: "SM1" }, { Sid: "SM2" }],
      },
    });
  });

  it("of an empty list has the list", () => {
    expect(read(xmlOf({ messages: [], ...page }, "Message"))).toHaveProperty("Messages.@page", "0");
  });

  it("of an error is a RestException", () => {
    expect(read(xmlErrorOf({ code: 20404, message: "no", more_info: "u", status: 404 }))).toEqual({
      RestException: { Code: "20404", Message: "no", MoreInfo: "u", Status: "404" },
    });
  });

  it("is well-formed and keeps every character that XML can hold, whatever a text says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (body) => {
        const xml = xmlOf({ body }, "Message");
        expect(XMLValidator.validate(xml)).toBe(true);
        // A parser reads line ends as \n, and what XML cannot write was replaced.
        const expected = body
          // oxlint-disable-next-line no-control-regex -- these are the characters that are meant
          .replaceAll(/[\u0000-\u0008\v\f\u000E-\u001F\uFFFE\uFFFF]/gu, "\uFFFD")
          .replaceAll(/\r\n?/gu, "\n");
        expect(read(xml)).toEqual({ Message: { Body: expected } });
      }),
    );
  });
});

describe("CSV", () => {
  const fields = ["sid", "body", "uris"];

  it("has a line of names, and one an item", () => {
    const items = [
      { sid: "SM1", body: 'a "b", c\nd', uris: { media: "/m" } },
      { sid: "SM2", body: null, uris: {} },
    ];
    expect(parse(csvOf({ messages: items, ...page }, fields))).toEqual([
      ["Sid", "Body", "Uris"],
      ["SM1", 'a "b", c\nd', '{"media":"/m"}'],
      ["SM2", "", "{}"],
    ]);
    expect(csvOf({ messages: [], ...page }, fields)).toBe("Sid,Body,Uris\r\n");
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+SUM(A1)", "'+SUM(A1)"],
    ["-2+3", "'-2+3"],
    ["@x", "'@x"],
    ["\t=1", "'\t=1"],
    ["＝1", "'＝1"],
    ["+15005550006", "+15005550006"],
    ["-0.00750", "-0.00750"],
    ["hello", "hello"],
  ])("writes %j as %j, so that no spreadsheet runs it", (body, cell) => {
    expect(parse(csvOf({ messages: [{ body }], ...page }, ["body"]))[1]).toEqual([cell]);
  });
});
