import fc from "fast-check";
import twilio from "twilio";
import { describe, expect, it } from "vitest";
import { reply } from "./index.ts";

const text = (xml: string): string =>
  xml.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string | undefined) =>
    code === undefined
      ? ({ amp: "&", lt: "<", gt: ">", quot: '"' }[name ?? ""] ?? "?")
      : String.fromCharCode(Number(code)),
  );

describe("a reply", () => {
  it("says what Twilio's own builder says", () => {
    const theirs = new twilio.twiml.MessagingResponse();
    theirs.message({ to: "+15558675310", action: "https://x/?a=1&b=2" }, "Tom & Jerry <3");
    theirs.redirect({ method: "POST" }, "https://x/next?a=1&b=2");
    const ours = reply()
      .message("Tom & Jerry <3", { to: "+15558675310", action: "https://x/?a=1&b=2" })
      .redirect("https://x/next?a=1&b=2", { method: "POST" });
    expect(ours.toString()).toBe(theirs.toString());
  });

  it("carries media beside its text", () => {
    const theirs = new twilio.twiml.MessagingResponse();
    const message = theirs.message("");
    message.body("Look");
    message.media("https://x/1.png");
    expect(
      reply()
        .message("Look", { media: ["https://x/1.png"] })
        .toString(),
    ).toBe(theirs.toString());
  });

  it("may be empty", () => {
    expect(reply().toString()).toBe(new twilio.twiml.MessagingResponse().toString());
  });

  it("keeps any text as it was, but for characters that XML cannot carry", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (body) => {
        const content = /<Message>([^<>]*)<\/Message>|<Message\/>/.exec(reply().message(body).toString())?.[1] ?? "";
        expect(text(content)).toBe(body);
      }),
    );
    expect(reply().message("a\u0000b\ud800c\uffffd\r\n\te").toString()).toContain(
      "<Message>abcd&#13;&#10;&#9;e</Message>",
    );
  });
});
