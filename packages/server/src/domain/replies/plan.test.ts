import { describe, expect, it } from "vitest";
import { faultOfRefusal, planOf } from "./plan.ts";
import { readReply } from "./reply.ts";

const base = "https://shop.example.com/app/sms?a=b";
const planned = (verbs: string) =>
  planOf(readReply({ status: 200, contentType: "text/xml", body: `<Response>${verbs}</Response>` }), base);

describe("a document's plan", () => {
  it("has whole addresses where the document has relative ones", () => {
    const { messages, redirect, faults } = planned(
      `<Message statusCallback="/told"><Body>a</Body><Media>cat.jpg</Media></Message><Redirect method="GET">next?c=d</Redirect>`,
    );
    expect(messages).toMatchObject([
      { statusCallback: "https://shop.example.com/told", media: ["https://shop.example.com/app/cat.jpg"] },
    ]);
    expect(redirect).toEqual({ url: "https://shop.example.com/app/next?c=d", method: "GET" });
    expect(faults).toEqual([]);
  });

  it("reaches nothing behind an action or a redirect", () => {
    expect(planned(`<Message action="/go">a</Message><Message>b</Message>`).messages).toMatchObject([
      { body: "a", action: "https://shop.example.com/go" },
    ]);
    expect(planned(`<Redirect>/x</Redirect><Message>b</Message>`).messages).toEqual([]);
  });

  it("leaves out addresses that cannot be called, says so, and sends the message all the same", () => {
    const { messages, faults } = planned(`<Message statusCallback="ftp://x.example/">a</Message>`);
    expect(messages).toMatchObject([{ body: "a", statusCallback: null }]);
    expect(faults.map(({ code }) => code)).toEqual([14105]);
    expect(planned(`<Message action="mailto:a@b.example">a</Message>`).faults.map(({ code }) => code)).toEqual([12200]);
    expect(planned("<Redirect>file:///etc/passwd</Redirect>")).toMatchObject({
      redirect: null,
      faults: [{ code: 11200 }],
    });
  });

  it("of plain text is one message, and of nothing none", () => {
    expect(planOf({ kind: "text", body: "hi" }, base).messages).toMatchObject([{ body: "hi", to: null, from: null }]);
    expect(planOf({ kind: "nothing" }, base)).toEqual({ messages: [], redirect: null, faults: [] });
  });
});

it.each([
  [21211, 14101],
  [21606, 14102],
  [21617, 14103],
  [21609, 14105],
  [21621, 14108],
  [21608, 14111],
  [21610, 21610],
  [20402, 20402],
])("a reply that is refused with %i is told of with %i", (code, told) => {
  expect(faultOfRefusal(code, "why")).toEqual({ code: told, message: "why" });
});
