import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { decimal, flag, jsonList, jsonObject, list, oneOf, refusalOf, text, whole } from "./input.ts";
import { routes } from "./routes.ts";

const message = { To: "+15558675310", From: "+15005550006", Body: "Hello" };
const parse = (input: unknown) => {
  const result = routes.createMessage.body.safeParse(input);
  return result.success ? result.data : refusalOf(result.error);
};

describe("a form and a JSON body", () => {
  it("with the same words mean the same", () => {
    const form = parse({
      ...message,
      MediaUrl: "https://a/b",
      SmartEncoded: "TRUE",
      ValidityPeriod: "60",
      MaxPrice: "0.5",
    });
    const json = parse({
      ...message,
      MediaUrl: ["https://a/b"],
      SmartEncoded: true,
      ValidityPeriod: 60,
      MaxPrice: 0.5,
    });
    expect(form).toEqual(json);
    expect(form).toEqual({
      ...message,
      MediaUrl: ["https://a/b"],
      SmartEncoded: true,
      ValidityPeriod: 60,
      MaxPrice: 0.5,
    });
  });

  it("may say null or nothing for what is not given", () => {
    expect(
      parse({
        ...message,
        StatusCallback: null,
        MediaUrl: null,
        SmartEncoded: "",
        ValidityPeriod: "",
        ScheduleType: "",
      }),
    ).toEqual({
      ...message,
      StatusCallback: null,
      MediaUrl: null,
    });
  });

  it("may have parameters that nobody knows; they are left out", () => {
    expect(parse({ ...message, Foo: "bar" })).toEqual(message);
  });

  it("cannot reach the prototype", () => {
    expect(parse(JSON.parse('{"__proto__":{"To":"+1","From":"+1","Body":"x"},"constructor":1}'))).toMatchObject({
      code: 21604,
    });
    expect(Object.hasOwn(Object.prototype, "To")).toBe(false);
  });

  it("of any kind are parsed or refused, never a crash", () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.dictionary(fc.constantFrom(...Object.keys(routes.createMessage.body.shape)), fc.anything()),
    );
    fc.assert(
      fc.property(anything, (input) => {
        const result = routes.createMessage.body.safeParse(input);
        expect(result.success || refusalOf(result.error).code > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("what is missing", () => {
  it("is told before what is wrong: recipient, sender, content", () => {
    expect(parse({ ValidityPeriod: "x" })).toEqual({ code: 21604, field: "To" });
    expect(parse({ To: "+1", ValidityPeriod: "x" })).toEqual({ code: 21603, field: "From" });
    expect(parse({ To: "+1", From: "+1", ValidityPeriod: "x" })).toEqual({ code: 21602, field: "Body" });
    expect(parse({ ...message, ValidityPeriod: "x" })).toEqual({ code: 21624, field: "ValidityPeriod" });
  });

  it("includes what is empty", () => {
    expect(parse({ ...message, To: "" })).toMatchObject({ code: 21604 });
    expect(parse({ ...message, From: "" })).toMatchObject({ code: 21603 });
    expect(parse({ ...message, Body: "", MediaUrl: "" })).toMatchObject({ code: 21602 });
  });

  it("is not the sender when a messaging service is named", () => {
    expect(parse({ ...message, From: null, MessagingServiceSid: "MG1" })).toMatchObject({ MessagingServiceSid: "MG1" });
  });
});

describe("the building blocks", () => {
  const refused = (schema: z.ZodType, value: unknown) => {
    const result = z.object({ Field: schema }).safeParse({ Field: value });
    return result.success ? null : refusalOf(result.error).code;
  };

  it("refuse with their own code", () => {
    expect(refused(text(20002, 3), "four")).toBe(20002);
    expect(refused(text(20002), ["a", "b"])).toBe(20002);
    expect(refused(flag(20400), "yes")).toBe(20400);
    expect(refused(whole(21624, 1, 10), "11")).toBe(21624);
    expect(refused(whole(21624, 1, 10), "1.5")).toBe(21624);
    expect(refused(whole(21624, 1, 10), "1e1")).toBe(21624);
    expect(refused(decimal(21627, 0, 1), "-0.1")).toBe(21627);
    expect(refused(list(21620, 2), ["a", "b", "c"])).toBe(21620);
    expect(refused(list(21620), [1])).toBe(21620);
    expect(refused(oneOf(21403, ["GET", "POST"]), "get")).toBe(21403);
  });

  it("read JSON as it is and from text, alike, and refuse what is no such JSON", () => {
    const object = jsonObject(20400, z.string());
    const several = jsonList(20400, jsonObject(20400, z.string()), 2);
    for (const value of [{ a: "b" }, '{"a":"b"}']) expect(object.parse(value)).toEqual({ a: "b" });
    for (const value of [[{ a: "b" }], '[{"a":"b"}]', '{"a":"b"}', ['{"a":"b"}']]) {
      expect(several.parse(value)).toEqual([{ a: "b" }]);
    }
    for (const nothing of ["", null, undefined]) expect(object.parse(nothing) ?? null).toBeNull();
    const tooDeep = `${"[".repeat(5_000)}${"]".repeat(5_000)}`;
    for (const value of ["{", "[]", "5", { a: 1 }, tooDeep]) expect(refused(object, value)).toBe(20400);
    for (const value of ["{", "5", '["a"]', ["{}", "{}", "{}"], tooDeep]) expect(refused(several, value)).toBe(20400);
  });

  it("fall back to a general code for what no block refused", () => {
    expect(refused(z.string(), 1)).toBe(20400);
  });
});

describe("pages", () => {
  it("larger than the most are asked for without a refusal; smaller than one are refused", () => {
    const { query } = routes.listMessages;
    expect(query.parse({ PageSize: "5000" })).toEqual({ PageSize: 5000 });
    expect(query.safeParse({ PageSize: "0" }).success).toBe(false);
  });
});
