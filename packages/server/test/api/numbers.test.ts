// IncomingPhoneNumbers: the account's numbers and their settings.
import { routes } from "@pennywire/contract";
import { describe, expect, it } from "vitest";
import { expectContract, expectRefusal, oneWorld, secondSender, sender, type Answer } from "../world.ts";

const inWorld = oneWorld();
interface Listed {
  readonly next_page_uri: string | null;
  readonly incoming_phone_numbers: readonly { readonly sid: string; readonly phone_number: string }[];
}
const list = async (query = ""): Promise<Listed> =>
  expectContract(routes.listNumbers, await inWorld().api(`/IncomingPhoneNumbers.json${query}`)) as Listed;
const listed = async (query: string): Promise<readonly string[]> =>
  (await list(query)).incoming_phone_numbers.map(({ phone_number: number }) => number).toSorted();
const sidOf = async (): Promise<string> =>
  (await list()).incoming_phone_numbers.find(({ phone_number: number }) => number === sender)?.sid ?? "";
const update = async (form: Readonly<Record<string, string>>): Promise<Answer> =>
  inWorld().api(`/IncomingPhoneNumbers/${await sidOf()}.json`, { method: "POST", form });

describe("list 200", () => {
  it("gives both numbers of the first account", async () => {
    expect(await listed("")).toEqual([secondSender, sender].toSorted());
  });

  it.each([
    ["PhoneNumber=%2B15005550006", [sender]],
    ["PhoneNumber=5005", [sender]],
    ["PhoneNumber=1415***0100", [secondSender]],
    ["PhoneNumber=999999", []],
    [`FriendlyName=${encodeURIComponent("(415) 555-0100")}`, [secondSender]],
    ["FriendlyName=nobody", []],
    ["Beta=false&Origin=twilio", [secondSender, sender]],
    ["Origin=hosted", []],
    ["PhoneNumber=%25", []],
  ])("filters by %s", async (query, expected) => {
    expect(await listed(`?${query}`)).toEqual([...expected].toSorted());
  });

  it("has pages", async () => {
    const first = await list("?PageSize=1");
    expect(first.incoming_phone_numbers).toHaveLength(1);
    const second = expectContract(routes.listNumbers, await inWorld().api(first.next_page_uri ?? "")) as Listed & {
      readonly previous_page_uri: string | null;
    };
    expect(second.next_page_uri).toBeNull();
    expect(second.incoming_phone_numbers).not.toEqual(first.incoming_phone_numbers);
    const back = expectContract(routes.listNumbers, await inWorld().api(second.previous_page_uri ?? "")) as Listed;
    expect(back.incoming_phone_numbers).toEqual(first.incoming_phone_numbers);
  });

  it.each([
    [20007, "PageSize", "PageSize=0"],
    [21481, "PageToken", "PageToken=PAnonsense"],
    [20400, "Origin", "Origin=moon"],
  ])("is refused with %d by %s", async (code, field, query) => {
    expectRefusal(await inWorld().api(`/IncomingPhoneNumbers.json?${query}`), 400, code, field);
  });
});

describe("fetch 200", () => {
  it("gives a number with all its settings", async () => {
    const number = expectContract(
      routes.fetchNumber,
      await inWorld().api(`/IncomingPhoneNumbers/${await sidOf()}.json`),
    );
    expect(number).toMatchObject({
      phone_number: sender,
      friendly_name: "(500) 555-0006",
      capabilities: { sms: true, mms: true, SMS: true, MMS: true, voice: false, fax: false },
      sms_url: "",
      sms_method: "POST",
      status: "in-use",
      api_version: "2010-04-01",
    });
  });
});

describe("update 200", () => {
  it("changes what is given, leaves the rest, and an empty value clears", async () => {
    const form = {
      SmsUrl: "https://example.com/sms",
      SmsMethod: "GET",
      SmsFallbackUrl: "https://example.com/oops",
      FriendlyName: "Front desk",
    };
    expect(expectContract(routes.updateNumber, await update(form))).toMatchObject({
      sms_url: "https://example.com/sms",
      sms_method: "GET",
      sms_fallback_url: "https://example.com/oops",
      friendly_name: "Front desk",
    });
    expect((await update({ VoiceCallerIdLookup: "TRUE", VoiceUrl: "https://example.com/call" })).json).toMatchObject({
      sms_url: "https://example.com/sms",
      friendly_name: "Front desk",
      voice_caller_id_lookup: true,
      voice_url: "https://example.com/call",
    });
    expect((await update({ SmsUrl: "", SmsFallbackUrl: "", VoiceUrl: "" })).json).toMatchObject({
      sms_url: "",
      sms_fallback_url: "",
      voice_url: null,
    });
    expect((await update({})).status).toBe(200);
  });
});

describe("update 400", () => {
  it.each([
    [21402, "SmsUrl", { SmsUrl: "example.com" }],
    [21402, "SmsFallbackUrl", { SmsUrl: "https://example.com", SmsFallbackUrl: "ftp://example.com" }],
    [21402, "StatusCallback", { StatusCallback: "nonsense" }],
    [21402, "VoiceUrl", { VoiceUrl: `https://example.com/${"x".repeat(4_000)}` }],
    [21403, "SmsMethod", { SmsMethod: "PUT" }],
    [21403, "SmsFallbackMethod", { SmsFallbackMethod: "get" }],
    [21406, "SmsFallbackUrl", { SmsUrl: "", SmsFallbackUrl: "https://example.com" }],
    [20002, "FriendlyName", { FriendlyName: "x".repeat(65) }],
    [20400, "VoiceReceiveMode", { VoiceReceiveMode: "telegraph" }],
    [21420, "SmsApplicationSid", { SmsApplicationSid: `AP${"0".repeat(32)}` }],
    [21420, "VoiceApplicationSid", { VoiceApplicationSid: `AP${"0".repeat(32)}` }],
  ])("%d names %s", async (code, field, form: Readonly<Record<string, string>>) => {
    const before = (await inWorld().api(`/IncomingPhoneNumbers/${await sidOf()}.json`)).text;
    expectRefusal(await update(form), 400, code, field);
    expect((await inWorld().api(`/IncomingPhoneNumbers/${await sidOf()}.json`)).text).toBe(before);
  });
});

describe("404", () => {
  it("is the answer to a number that is none", async () => {
    const path = `/IncomingPhoneNumbers/PN${"0".repeat(32)}.json`;
    expectRefusal(await inWorld().api(path), 404, 20404);
    expectRefusal(await inWorld().api(path, { form: { FriendlyName: "x" } }), 404, 20404);
  });
});

describe("buy 400", () => {
  it.each([
    ["/IncomingPhoneNumbers.json", 21421, "PhoneNumber", {}],
    ["/IncomingPhoneNumbers.json", 21421, "PhoneNumber", { PhoneNumber: "nobody" }],
    ["/IncomingPhoneNumbers.json", 21421, "PhoneNumber", { PhoneNumber: "+15005550001" }],
    ["/IncomingPhoneNumbers.json", 21422, "PhoneNumber", { PhoneNumber: "+15005550000" }],
    ["/IncomingPhoneNumbers.json", 21422, "PhoneNumber", { PhoneNumber: sender }],
    ["/IncomingPhoneNumbers.json", 21422, "PhoneNumber", { PhoneNumber: "+14155559999" }],
    ["/IncomingPhoneNumbers.json", 21451, "AreaCode", { AreaCode: "41" }],
    ["/IncomingPhoneNumbers.json", 21451, "AreaCode", { AreaCode: "abc" }],
    ["/IncomingPhoneNumbers.json", 21452, "AreaCode", { AreaCode: "533" }],
    ["/IncomingPhoneNumbers/Local.json", 21421, "PhoneNumber", {}],
    ["/IncomingPhoneNumbers/Local.json", 21457, "AreaCode", { PhoneNumber: "+12145550140", AreaCode: "214" }],
    ["/IncomingPhoneNumbers/Local.json", 21458, "PhoneNumber", { PhoneNumber: "+18005550140" }],
    ["/IncomingPhoneNumbers/Mobile.json", 21458, "PhoneNumber", { PhoneNumber: "+12145550140" }],
    ["/IncomingPhoneNumbers/TollFree.json", 21458, "PhoneNumber", { PhoneNumber: "+12145550140" }],
    ["/IncomingPhoneNumbers.json", 21402, "SmsUrl", { PhoneNumber: "+12145550140", SmsUrl: "nonsense" }],
    ["/IncomingPhoneNumbers.json", 21406, "SmsFallbackUrl", { AreaCode: "214", SmsFallbackUrl: "https://example.com" }],
    ["/IncomingPhoneNumbers.json", 21420, "SmsApplicationSid", { AreaCode: "214", SmsApplicationSid: "AP1" }],
  ])("%s with %d names %s", async (path, code, field, form: Readonly<Record<string, string>>) => {
    const balance = await inWorld().balance();
    expectRefusal(await inWorld().api(path, { form }), 400, code, field);
    expect(await inWorld().balance()).toBe(balance);
  });
});

describe("buy 201", () => {
  it("is given once for an Idempotency-Key", async () => {
    const request = { form: { AreaCode: "216" }, headers: { "Idempotency-Key": "one number" } };
    const first = await inWorld().api("/IncomingPhoneNumbers.json", request);
    const again = await inWorld().api("/IncomingPhoneNumbers.json", request);
    expectContract(routes.createNumber, first);
    expect(again.text).toBe(first.text);
    expect(await listed("?PhoneNumber=%2B1216")).toHaveLength(1);
    await inWorld().verify();
  });

  it("takes an application of the account, and refuses one of another", async () => {
    const { sid } = (await inWorld().api("/Applications.json", { form: {} })).json as { readonly sid: string };
    const other = await inWorld().openTenant();
    const form = { AreaCode: "317", SmsApplicationSid: sid };
    expectRefusal(
      await inWorld().api("/IncomingPhoneNumbers.json", { form, as: other }),
      400,
      21420,
      "SmsApplicationSid",
    );
    const bought = expectContract(routes.createNumber, await inWorld().api("/IncomingPhoneNumbers.json", { form }));
    expect(bought).toMatchObject({ sms_application_sid: sid });
  });
});

describe("the lists by type", () => {
  it("answer as the contract says", async () => {
    for (const [route, path] of [
      [routes.listLocalNumbers, "Local"],
      [routes.listMobileNumbers, "Mobile"],
      [routes.listTollFreeNumbers, "TollFree"],
    ] as const) {
      expectContract(route, await inWorld().api(`/IncomingPhoneNumbers/${path}.json`));
    }
  });
});
