import { describe, expect, it } from "vitest";
import { readReply } from "./reply.ts";

const answer = (contentType: string | null, body: string, status = 200) => readReply({ contentType, body, status });

describe("readReply", () => {
  it.each(["text/xml", "application/xml", "text/html", "Text/XML; charset=utf-8"])(
    "reads %s as TwiML",
    (contentType) => {
      expect(answer(contentType, "<Response/>")).toEqual({ kind: "twiml", twiml: { verbs: [], warnings: [] } });
    },
  );

  it("sends plain text back as one message", () => {
    expect(answer("text/plain; charset=utf-8", "Thanks!\n")).toEqual({ kind: "text", body: "Thanks!" });
  });

  it("does nothing on 204, and on an empty body of any type", () => {
    expect([answer(null, "", 204), answer("application/json", ""), answer("text/xml", " \n")]).toEqual(
      Array.from({ length: 3 }, () => ({ kind: "nothing" })),
    );
  });

  it.each([
    ["an answer of 500", "text/xml", "<Response/>", 500, 11200],
    ["an answer of 404", "text/html", "", 404, 11200],
    ["a redirect nobody followed", null, "", 302, 11200],
    ["JSON", "application/json", "{}", 200, 12300],
    ["a body of no type", null, "<Response/>", 200, 12300],
    ["broken XML", "text/xml", "<Response>", 200, 12100],
    ["an HTML page", "text/html", "<html></html>", 200, 12102],
  ])("finds a fault with %s", (_, contentType, body, status, code) => {
    expect(answer(contentType, body, status)).toMatchObject({ kind: "fault", code });
  });
});
