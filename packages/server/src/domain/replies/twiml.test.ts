import fc from "fast-check";
import twilio from "twilio";
import { describe, expect, it } from "vitest";
import { parseTwiml, TwimlError, type TwimlMessage } from "./twiml.ts";

const aMessage: TwimlMessage = {
  kind: "message",
  to: null,
  from: null,
  body: "",
  media: [],
  action: null,
  method: "POST",
  statusCallback: null,
};

const verbs = (inside: string) => parseTwiml(`<Response>${inside}</Response>`).verbs;
const warnings = (inside: string) => parseTwiml(`<Response>${inside}</Response>`).warnings.map(({ code }) => code);
const codeOf = (text: string): number | null => {
  try {
    parseTwiml(text);
    return null;
  } catch (error) {
    if (error instanceof TwimlError) return error.code;
    throw error;
  }
};

describe("parseTwiml", () => {
  it("reads messages in their order", () => {
    expect(verbs("<Message>one</Message><Message><Body>two</Body></Message><Sms>three</Sms>")).toEqual([
      { ...aMessage, body: "one" },
      { ...aMessage, body: "two" },
      { ...aMessage, body: "three" },
    ]);
  });

  it("reads every attribute and the media of a message", () => {
    const text = `<Message to="+15005550010" from="+15005550006" action="/next?a=1&amp;b=2" method="get" statusCallback="https://example.com/s">
      <Body>Look &lt;here&gt; <![CDATA[& there]]></Body>
      <Media>https://example.com/a.png</Media>
      <Media> b.png </Media>
    </Message>`;
    expect(verbs(text)).toEqual([
      {
        kind: "message",
        to: "+15005550010",
        from: "+15005550006",
        body: "Look <here> & there",
        media: ["https://example.com/a.png", "b.png"],
        action: "/next?a=1&b=2",
        method: "GET",
        statusCallback: "https://example.com/s",
      },
    ]);
    expect(warnings(text)).toEqual([]);
  });

  it("reads what the official library writes", () => {
    const response = new twilio.twiml.MessagingResponse();
    const message = response.message({ to: "+15005550010", statusCallback: "https://example.com/?a=1&b='2'" }, "");
    message.body('5 < 6 & "quotes" – ж 😀');
    message.media("https://example.com/a.png");
    response.redirect({ method: "GET" }, "https://example.com/more?x=1&y=2");
    expect(parseTwiml(response.toString())).toEqual({
      verbs: [
        {
          ...aMessage,
          to: "+15005550010",
          statusCallback: "https://example.com/?a=1&b='2'",
          body: '5 < 6 & "quotes" – ж 😀',
          media: ["https://example.com/a.png"],
        },
        { kind: "redirect", url: "https://example.com/more?x=1&y=2", method: "GET" },
      ],
      warnings: [],
    });
  });

  it("reads any text that the official library can write", () => {
    const text = fc.string({ unit: "grapheme" }).filter((body) => body.trim() !== "");
    fc.assert(
      fc.property(text, (body) => {
        const response = new twilio.twiml.MessagingResponse();
        response.message(body);
        expect(parseTwiml(response.toString()).verbs).toEqual([{ ...aMessage, body: body.trim() }]);
      }),
    );
  });

  it("never reaches what stands after a redirect or after a message with an action", () => {
    expect(verbs("<Redirect>/a</Redirect><Message>no</Message><Say/>")).toEqual([
      { kind: "redirect", url: "/a", method: "POST" },
    ]);
    expect(verbs('<Message action="/a">yes</Message><Message>no</Message>')).toHaveLength(1);
  });

  it.each([
    "<Response/>",
    "<Response></Response>",
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- quiet --><Response> </Response>\n',
    "\uFEFF<Response/>",
  ])("finds nothing to do in %j", (text) => {
    expect(parseTwiml(text)).toEqual({ verbs: [], warnings: [] });
  });

  it("prefers the body to text beside it", () => {
    expect(verbs("<Message>beside<Body>inside</Body></Message>")).toEqual([{ ...aMessage, body: "inside" }]);
    expect(warnings("<Message>beside<Body>inside</Body></Message>")).toEqual([12200]);
  });

  it.each([
    ["an unknown verb", "<Fax/>", 12200],
    ["a mis-cased verb", "<message>hi</message>", 12200],
    ["an unknown attribute", '<Message colour="red">hi</Message>', 12200],
    ["an unknown part of a message", "<Message><body>hi</body>hi</Message>", 12200],
    ["a second body", "<Message><Body>hi</Body><Body>ho</Body></Message>", 12200],
    ["an eleventh medium", `<Message>${"<Media>a</Media>".repeat(11)}</Message>`, 12200],
    ["text between verbs", "hi<Message>hi</Message>", 12200],
    ["an element in a body", "<Message><Body>hi<b>ho</b></Body></Message>", 12200],
    ["a verb for calls", "<Say><break/>hi</Say>", 14110],
    ["a method that is none", '<Message method="PUT">hi</Message>', 14104],
    ["an empty message", "<Message> </Message>", 14103],
    ["a redirect to nowhere", "<Redirect/>", 12200],
  ])("warns of %s and goes on", (_, inside, code) => {
    expect(warnings(inside)).toEqual([code]);
    expect(verbs(`${inside}<Message>after</Message>`).at(-1)).toEqual({ ...aMessage, body: "after" });
  });

  it.each([
    ["nothing", "", 12100],
    ["plain text", "hello", 12100],
    ["an element left open", "<Response><Message>hi</Response>", 12100],
    ["a bare ampersand", "<Response><Redirect>/a?b=1&c=2</Redirect></Response>", 12100],
    ["space before the declaration", ' <?xml version="1.0"?><Response/>', 12100],
    ["a second root", "<Response/><Response/>", 12100],
    ["an HTML page", "<!DOCTYPE html><html><body>Error</body></html>", 12100],
    ["an entity of one's own", '<!DOCTYPE r [<!ENTITY a "aaaa">]><Response>&a;</Response>', 12100],
    ["an unknown entity", "<Response><Message>a&nbsp;b</Message></Response>", 12100],
    ["a repeated attribute", '<Response><Message to="a" to="b">c</Message></Response>', 12100],
    ["eleven levels", `<Response>${"<a>".repeat(10)}${"</a>".repeat(10)}</Response>`, 12100],
    ["a hundred and one verbs", `<Response>${"<Message>a</Message>".repeat(101)}</Response>`, 12100],
    ["version 2.0", '<?xml version="2.0"?><Response/>', 12101],
    ["another root", "<html><body/></html>", 12102],
    ["a mis-cased root", "<response/>", 12102],
  ])("refuses %s", (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it("answers any text with a reading or with a TwimlError", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "<Response>",
        "</Response>",
        "<Message to='a'>",
        "</Message>",
        "<Body>",
        "</Body>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<?xml",
        "?>",
        "&amp;",
        "&#x",
        "<",
        ">",
        "\0",
        "\uD800",
      ),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => void codeOf(pieces.join(""))),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["open brackets", "<".repeat(65_536)],
    [
      "attributes",
      `<Response><Message ${Array.from({ length: 8_000 }, (_, at) => `a${at}=""`).join(" ")}/></Response>`,
    ],
    ["entities", `<Response><Message>${"&amp;".repeat(13_000)}</Message></Response>`],
    ["comments", `<Response>${"<!---->".repeat(9_000)}</Response>`],
    ["parts", `<Response><Message>${"<a/>".repeat(16_000)}</Message></Response>`],
    ["sections", `<Response><Message>${"<![CDATA[]]>".repeat(5_000)}</Message></Response>`],
  ])("is done with 64 KiB of %s in less than a second", (_, text) => {
    const start = performance.now();
    codeOf(text);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
