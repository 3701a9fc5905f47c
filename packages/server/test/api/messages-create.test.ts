// POST Messages: what is accepted, and every refusal with its code and its place in the order of checks.
import { routes } from "@pennywire/contract";
import { describe, expect, it } from "vitest";
import { expectContract, expectRefusal, oneWorld, phone, sender, type Answer } from "../world.ts";

const inWorld = oneWorld();
type Form = Readonly<Record<string, string | readonly string[]>>;
const full: Form = { To: phone, From: sender, Body: "Hello" };
const post = async (form: Form): Promise<Answer> => inWorld().api("/Messages.json", { method: "POST", form });
const without = (...names: readonly string[]): Form =>
  Object.fromEntries(Object.entries(full).filter(([name]) => !names.includes(name)));

describe("201", () => {
  it("gives all twenty fields", async () => {
    const world = inWorld();
    const json = expectContract(
      routes.createMessage,
      await post({ ...full, StatusCallback: "https://example.com/status" }),
    );
    const sid = expect.stringMatching(/^SM[0-9a-f]{32}$/u);
    const date = expect.stringMatching(
      /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$/u,
    );
    const path = new RegExp(`^/2010-04-01/Accounts/${world.owner.sid}/Messages/SM[0-9a-f]{32}`, "u");
    expect(json).toEqual({
      sid,
      account_sid: world.owner.sid,
      api_version: "2010-04-01",
      body: "Hello",
      from: sender,
      to: phone,
      messaging_service_sid: null,
      status: "queued",
      direction: "outbound-api",
      num_segments: "1",
      num_media: "0",
      price: "-0.00830",
      price_unit: "USD",
      error_code: null,
      error_message: null,
      date_created: date,
      date_updated: date,
      date_sent: null,
      subresource_uris: { media: expect.stringMatching(path), feedback: expect.stringMatching(path) },
      uri: expect.stringMatching(path),
    });
    expect(Object.keys(json as object)).toHaveLength(20);
  });

  it.each([
    ["+1 (555) 867-5310", phone],
    ["+1.555.867.5310", phone],
    ["+447400123456", "+447400123456"],
  ])("takes the recipient %s for %s", async (To, to) => {
    expect((await post({ ...full, To })).json).toMatchObject({ to });
  });

  it.each([
    ["x".repeat(160), "1"],
    ["x".repeat(161), "2"],
    ["€".repeat(80), "1"],
    ["€".repeat(81), "2"],
    ["ж".repeat(70), "1"],
    ["ж".repeat(71), "2"],
    ["😀".repeat(35), "1"],
    ["x".repeat(1_600), "11"],
  ])("counts the segments of %s", async (Body, segments) => {
    expect((await post({ ...full, Body })).json).toMatchObject({ num_segments: segments, body: Body });
  });

  it("replaces look-alikes when asked to", async () => {
    const Body = "“Quoted” – really…";
    expect((await post({ ...full, Body })).json).toMatchObject({ body: Body, num_segments: "1" });
    expect((await post({ ...full, Body, SmartEncoded: "True" })).json).toMatchObject({ body: '"Quoted" - really...' });
  });

  it("takes media with a text and without, ten at most", async () => {
    const MediaUrl = Array.from({ length: 10 }, (_, index) => `https://example.com/${index}.jpg`);
    expect((await post({ ...full, MediaUrl })).json).toMatchObject({
      num_media: "10",
      sid: expect.stringMatching(/^MM/u),
    });
    expect((await post({ ...without("Body"), MediaUrl: "https://example.com/1.jpg" })).json).toMatchObject({
      num_media: "1",
      body: "",
    });
  });

  it("takes every documented option of no consequence here", async () => {
    const options = {
      ProvideFeedback: "true",
      Attempt: "1",
      MaxPrice: "0.5",
      ForceDelivery: "false",
      ContentRetention: "retain",
    };
    const more = {
      AddressRetention: "retain",
      RiskCheck: "disable",
      ShortenUrls: "false",
      SendAsMms: "false",
      ValidityPeriod: "36000",
    };
    expect((await post({ ...full, ...options, ...more })).status).toBe(201);
  });
});

const longUrl = `https://example.com/${"x".repeat(4_000)}`;

// In the order of the reference, section 4.3; each is met by its own request below, and wins over all that follow.
const refusals: readonly (readonly [code: number, field: string, what: string, form: Form])[] = [
  [21604, "To", "no recipient", without("To")],
  [21604, "To", "an empty recipient", { ...full, To: "" }],
  [21604, "To", "two recipients", { ...full, To: [phone, phone] }],
  [21603, "From", "no sender", without("From")],
  [21603, "From", "an empty sender", { ...full, From: "" }],
  [21602, "Body", "no content", without("Body")],
  [21602, "Body", "an empty text", { ...full, Body: "" }],
  [21602, "Body", "empty media", { ...without("Body"), MediaUrl: "" }],
  [21211, "To", "a recipient that is a word", { ...full, To: "somebody" }],
  [21211, "To", "a recipient of three digits", { ...full, To: "+12" }],
  [21211, "To", "a recipient of no country", { ...full, To: "+999123456789" }],
  [21211, "To", "a recipient that is too long", { ...full, To: `+1${"5".repeat(60)}` }],
  [21910, "From", "a recipient on another channel", { ...full, To: `whatsapp:${phone}` }],
  [21910, "From", "a sender on another channel", { ...full, From: `whatsapp:${sender}` }],
  [21617, "Body", "a text of 1601 characters", { ...full, Body: "x".repeat(1_601) }],
  [
    21623,
    "MediaUrl",
    "eleven media",
    { ...full, MediaUrl: Array.from({ length: 11 }, () => "https://example.com/a.jpg") },
  ],
  [21620, "MediaUrl", "media of another scheme", { ...full, MediaUrl: "ftp://example.com/a.jpg" }],
  [21620, "MediaUrl", "media that are no URL", { ...full, MediaUrl: ["https://example.com/a.jpg", "cat"] }],
  [21609, "StatusCallback", "a callback that is no URL", { ...full, StatusCallback: "example.com/status" }],
  [21609, "StatusCallback", "a callback of another scheme", { ...full, StatusCallback: "javascript:alert(1)" }],
  [21609, "StatusCallback", "a callback that is too long", { ...full, StatusCallback: longUrl }],
  [
    21609,
    "StatusCallback",
    "a callback at a host with an underscore",
    { ...full, StatusCallback: "https://my_host.example.com/" },
  ],
  [21212, "From", "a sender that is none", { ...full, From: "not a sender at all!" }],
  [21606, "From", "a number of nobody's", { ...full, From: "+15558675000" }],
  [21606, "From", "a short code of nobody's", { ...full, From: "12345" }],
  [21612, "To", "a sender ID to a country that takes none", { ...full, From: "Pennywire" }],
  [21211, "To", "a recipient that is a short code", { ...full, To: "12345" }],
  [21211, "To", "a recipient whose owner is paid", { ...full, To: "+19005550100" }],
  [21211, "To", "a recipient that is the sender", { ...full, To: sender }],
  [
    21408,
    "To",
    "media to a country without a price for them",
    { ...full, To: "+447400123456", MediaUrl: "https://example.com/a.jpg" },
  ],
  [21610, "To", "a recipient who has opted out", { ...full, To: "+15005550004" }],
  [21611, "From", "a sender whose queue is full", { ...full, From: "+15005550008" }],
];

describe.each([...new Set(refusals.map(([code]) => code))])("400 %d", (code) => {
  it.each(refusals.filter(([one]) => one === code).map(([, field, what, form]) => [what, field, form] as const))(
    "is the answer to %s",
    async (_what, field, form) => {
      expectRefusal(await post(form), 400, code, field);
    },
  );
});

describe.each([
  [21624, "ValidityPeriod", ["0", "-1", "36001", "1.5", "soon"]],
  [21701, "MessagingServiceSid", [`MG${"0".repeat(32)}`]],
  [21705, "MessagingServiceSid", ["MG1", "nonsense"]],
  [21655, "ContentSid", [`HX${"0".repeat(32)}`]],
  [21654, "ContentVariables", ['{"1":"Ann"}']],
  [21420, "ApplicationSid", [`AP${"0".repeat(32)}`]],
  [35118, "ScheduleType", ["fixed"]],
  [20400, "SendAsMms", ["maybe"]],
  [20400, "Attempt", ["-1", "many"]],
  [20400, "TrafficType", ["paid"]],
  [20400, "RiskCheck", ["maybe"]],
  [20400, "MessageIntent", ["gossip"]],
  [21664, "FallbackFrom", [phone]],
  [21665, "FallbackFrom", ["somebody"]],
  [21658, "PersistentAction", ["nowhere"]],
  [21658, "Tags", ["shop", "[]", '{"shop":7}', JSON.stringify({ shop: "x".repeat(129) })]],
  [35126, "ScheduleType", ["whenever"]],
  [35119, "SendAt", ["2030-01-01T00:00:00Z"]],
  [20400, "SmartEncoded", ["maybe"]],
  [21627, "MaxPrice", ["-1", "much"]],
  [30029, "ContentRetention", ["burn"]],
  [30030, "AddressRetention", ["burn"]],
] as const)("400 %d", (code, field, values) => {
  it.each([...values])(`is the answer to ${field}=%s`, async (value) => {
    expectRefusal(await post({ ...full, [field]: value }), 400, code, field);
  });
});

describe("the order of the checks", () => {
  const order: readonly (readonly [code: number, form: Form])[] = [
    [21604, { To: "" }],
    [21603, { From: "" }],
    [21602, { Body: "" }],
    [21211, { To: "somebody" }],
    [21617, { Body: "x".repeat(1_601) }],
    [21606, { From: "+15558675000" }],
    [21610, { To: "+15005550004" }],
  ];
  const pairs = order.flatMap(([first, one], index) =>
    order.slice(index + 1).flatMap(([second, other]) => {
      const clash = Object.keys(one).some((name) => name in other);
      return clash ? [] : [[first, second, { ...full, ...one, ...other }] as const];
    }),
  );
  it.each(pairs)("tells %d before %d", async (first, _second, form) => {
    expect((await post(form)).json).toMatchObject({ code: first });
  });
});

describe("a plus sign that was lost on the way", () => {
  it.each([
    [21211, "To", { To: phone.slice(1) }],
    [21211, "To", { To: ` ${phone.slice(1)}` }],
    [21212, "From", { From: ` ${sender.slice(1)}` }],
  ] as const)("is named in the answer %d", async (code, field, form) => {
    const answer = await post({ ...full, ...form });
    expectRefusal(answer, 400, code, field);
    expect((answer.json as { readonly message: string }).message).toContain("%2B");
  });

  it("is named when it stood in the form as it is, too", async () => {
    const answer = await inWorld().api("/Messages.json", { form: `To=${phone}&From=%2B15005550006&Body=Hello` });
    expect((answer.json as { readonly message: string }).message).toContain("%2B");
  });
});
