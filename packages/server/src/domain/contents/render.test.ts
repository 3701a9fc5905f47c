// What templates say to a phone: every type, gaps, and what is refused.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../refusal.ts";
import { storable } from "../storable.ts";
import { contentTypes, type Content, type ContentTypes } from "./content.ts";
import { renderContent } from "./render.ts";
import { gapsMax, typesFrom } from "./shape.ts";

const template = (types: ContentTypes, variables: Readonly<Record<string, string>> = {}): Content => ({
  sid: "HX",
  accountId: 1,
  friendlyName: "a template",
  language: "en",
  variables,
  types,
  approval: null,
  createdAt: 0,
  updatedAt: 0,
});
const text = (body: string, variables?: Readonly<Record<string, string>>): Content =>
  template({ "twilio/text": { body } }, variables);
const refusalOf = (act: () => unknown): Refusal | null => {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof Refusal ? error : null;
  }
};

describe("gaps", () => {
  it("are filled by the message, else by the template", () => {
    const greeting = text("Hello {{1}}, {{ greeting }}", { 1: "friend", greeting: "welcome" });
    expect(renderContent(greeting, null).body).toBe("Hello friend, welcome");
    expect(renderContent(greeting, '{"1":"Ann"}').body).toBe("Hello Ann, welcome");
    expect(renderContent(greeting, '{"1":"","other":"x"}').body).toBe("Hello , welcome");
  });

  it("that nothing fills are refused", () => {
    const refusal = refusalOf(() => renderContent(text("Hello {{1}}"), "{}"));
    expect(refusal).toMatchObject({ code: 21656, field: "ContentVariables" });
    expect(refusalOf(() => renderContent(text("{{constructor}}"), null))).toMatchObject({ code: 21656 });
  });

  it.each(["Ann", "[]", "null", '"x"', '{"1":5}', '{"1":null}', '{"1":{"a":"b"}}'])(
    "are not filled from %s, which is no object of texts",
    (variables) => {
      expect(refusalOf(() => renderContent(text("Hello {{1}}"), variables))).toMatchObject({ code: 21656 });
    },
  );

  it("are filled once: what fills one is text, whatever it looks like", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, two) => {
        const rendered = renderContent(text("<{{1}}|{{2}}>"), JSON.stringify({ 1: one, 2: two }));
        expect(rendered).toEqual({ body: `<${storable(one)}|${storable(two)}>`, media: [] });
      }),
    );
  });

  it("may be in the addresses of media", () => {
    const media = template({ "twilio/media": { body: "Your {{1}}", media: ["https://example.com/{{1}}.png"] } });
    expect(renderContent(media, '{"1":"owl"}')).toEqual({ body: "Your owl", media: ["https://example.com/owl.png"] });
  });
});

describe("a phone", () => {
  const actions = [
    { type: "URL", title: "Track", url: "https://example.com/{{1}}" },
    { type: "PHONE_NUMBER", title: "Call", phone: "+14155550100" },
    { type: "QUICK_REPLY", title: "Later", id: "later" },
  ];
  it.each<[keyof ContentTypes, ContentTypes, string, readonly string[]]>([
    ["twilio/text", { "twilio/text": { body: "Hi {{1}}" } }, "Hi x", []],
    ["twilio/media", { "twilio/media": { media: ["https://e.com/a.png"] } }, "", ["https://e.com/a.png"]],
    ["twilio/quick-reply", { "twilio/quick-reply": { body: "Ok?", actions: [{ title: "Yes" }] } }, "Ok?\nYes", []],
    [
      "twilio/call-to-action",
      { "twilio/call-to-action": { body: "Parcel", actions } },
      "Parcel\nTrack: https://example.com/x\nCall: +14155550100\nLater",
      [],
    ],
    [
      "twilio/list-picker",
      {
        "twilio/list-picker": {
          body: "When?",
          button: "Choose",
          items: [
            { id: "a", item: "Today", description: "by six" },
            { id: "b", item: "Tomorrow" },
          ],
        },
      },
      "When?\n1. Today - by six\n2. Tomorrow",
      [],
    ],
    [
      "twilio/card",
      { "twilio/card": { title: "Owl", subtitle: "Couriers", media: ["https://e.com/a.png"], actions } },
      "Owl\nCouriers\nTrack: https://example.com/x\nCall: +14155550100\nLater",
      ["https://e.com/a.png"],
    ],
    [
      "twilio/carousel",
      {
        "twilio/carousel": {
          body: "Two",
          cards: [{ title: "A", body: "a", media: "https://e.com/a.png" }, { body: "b" }],
        },
      },
      "Two\nA\na\nb",
      ["https://e.com/a.png"],
    ],
    [
      "twilio/catalog",
      { "twilio/catalog": { title: "Menu", body: "Today", items: [{ name: "Soup", price: 4.5 }] } },
      "Menu\nToday\n1. Soup - 4.5",
      [],
    ],
    [
      "twilio/location",
      { "twilio/location": { latitude: 37.77, longitude: "-122.41", label: "Depot" } },
      "Depot\n37.77, -122.41",
      [],
    ],
    [
      "twilio/flows",
      { "twilio/flows": { body: "Form", button_text: "Go", media_url: "https://e.com/f.png", pages: [{}] } },
      "Form",
      ["https://e.com/f.png"],
    ],
    ["twilio/schedule", { "twilio/schedule": { id: "s", title: "Slots", time_slots: "9, 10" } }, "Slots\n9, 10", []],
    [
      "whatsapp/card",
      { "whatsapp/card": { header_text: "Owl", body: "Hello", footer: "Bye", media: ["https://e.com/a.png"] } },
      "Owl\nHello\nBye",
      ["https://e.com/a.png"],
    ],
    [
      "whatsapp/authentication",
      {
        "whatsapp/authentication": {
          add_security_recommendation: true,
          code_expiration_minutes: 5,
          actions: [{ type: "COPY_CODE", copy_code_text: "Copy" }],
        },
      },
      "x is your verification code.\nFor your security, do not share this code.\nThis code expires in 5 minutes.",
      [],
    ],
    ["whatsapp/flows", { "whatsapp/flows": { body: "Form", button_text: "Go", flow_id: "1" } }, "Form", []],
  ])("shows %s as text and media", (type, types, body, media) => {
    expect(typesFrom(types)).toEqual(types);
    expect(renderContent(template(types), '{"1":"x"}')).toEqual({ body, media });
    expect(contentTypes).toContain(type);
  });

  it("shows the plainest type of a template that has several", () => {
    const both = template({ "twilio/card": { title: "Card" }, "twilio/text": { body: "Text" } });
    expect(renderContent(both, null).body).toBe("Text");
  });
});

describe("types", () => {
  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["none", {}],
    ["an unknown one", { "twilio/smoke": { body: "puff" } }],
    ["one that is no object", { "twilio/text": "Hello" }],
    ["a text without a body", { "twilio/text": {} }],
    ["a text with an empty body", { "twilio/text": { body: "" } }],
    ["media without media", { "twilio/media": { body: "Look", media: [] } }],
    ["a place without its place", { "twilio/location": { latitude: 1 } }],
    ["a name that every object has", { constructor: { body: "x" } }],
  ])("are refused with %s", (_, types) => {
    expect(refusalOf(() => typesFrom(types))).toMatchObject({ code: 20400, field: "types" });
  });

  it("have 100 different gaps at most, wherever they are", () => {
    const gaps = (count: number): string => Array.from({ length: count }, (_, at) => `{{${at}}}`).join(" ");
    expect(typesFrom({ "twilio/text": { body: `${gaps(gapsMax)} {{0}}` } })).toBeTruthy();
    const wide = { body: gaps(gapsMax), actions: [{ title: `{{${gapsMax}}}` }] };
    expect(refusalOf(() => typesFrom({ "twilio/quick-reply": wide }))).toMatchObject({ code: 92002 });
  });

  it("keep their JSON, with names in snake case", () => {
    expect(typesFrom({ twilioCard: { title: "A", actions: [{ webviewSize: "TALL" }], other: null } })).toEqual({
      "twilio/card": { title: "A", actions: [{ webview_size: "TALL" }], other: null },
    });
  });
});

describe("a long value in many gaps", () => {
  it("is refused before it has become a text of hundreds of megabytes", () => {
    const long = "x".repeat(30_000);
    const gaps = "{{1}}".repeat(12_000);
    for (const made of [
      () => renderContent(text(gaps, { 1: long }), null),
      () => renderContent(text(gaps), JSON.stringify({ 1: long })),
      () => renderContent(template({ "twilio/media": { media: [gaps] } }, { 1: long }), null),
    ]) {
      const before = process.memoryUsage().rss;
      expect(refusalOf(made)).toMatchObject({ code: 21617, field: "ContentVariables" });
      expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
    }
  });
});
