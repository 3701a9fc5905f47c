// What messages carry: which types, how large, and where copies are.
import { describe, expect, it } from "vitest";
import { bytesMaxOf, contentTypeOf, mediaUrls, otherBytesMax, pictureBytesMax } from "./media.ts";

describe("a content type", () => {
  it.each([
    ["image/jpeg", "image/jpeg"],
    ["Image/PNG; charset=binary", "image/png"],
    [" text/vcard ;x=1", "text/vcard"],
    ["", null],
    [null, null],
  ])("of %j is %j", (header, type) => {
    expect(contentTypeOf(header)).toBe(type);
  });

  it.each([
    ["image/jpeg", pictureBytesMax],
    ["image/gif", pictureBytesMax],
    ["video/mp4", otherBytesMax],
    ["application/pdf", otherBytesMax],
    ["text/html", null],
    ["image/svg+xml", null],
    ["application/octet-stream", null],
  ])("%s may have %j bytes", (type, bytes) => {
    expect(bytesMaxOf(type)).toBe(bytes);
  });
});

it("copies are at our own address, and what has not been fetched is where it was", () => {
  const copy = `ME${"0".repeat(32)}`;
  const message = { sid: "MM1", media: [copy, "https://example.com/a.png"] };
  expect(mediaUrls("https://sms.example.com", "AC1", message)).toEqual([
    `https://sms.example.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/${copy}`,
    "https://example.com/a.png",
  ]);
});
