// AvailablePhoneNumbers: what is shown of what can be bought.
import { routes } from "@pennywire/contract";
import { describe, expect, it } from "vitest";
import { expectContract, expectRefusal, oneWorld } from "../world.ts";

const inWorld = oneWorld();

interface Found {
  readonly phone_number: string;
  readonly region: string | null;
  readonly locality: string | null;
  readonly postal_code: string | null;
}

const search = async (query: string, path = "US/Local"): Promise<readonly Found[]> => {
  const answer = await inWorld().api(`/AvailablePhoneNumbers/${path}.json?${query}`);
  const { available_phone_numbers: found } = expectContract(routes.searchLocal, answer) as {
    readonly available_phone_numbers: readonly Found[];
  };
  return found;
};
const areasOf = async (query: string): Promise<readonly string[]> =>
  [
    ...new Set((await search(`PageSize=1000&${query}`)).map(({ phone_number: number }) => number.slice(2, 5))),
  ].toSorted();

describe("the countries", () => {
  it("answer as the contract says, without keys of pages", async () => {
    const { countries } = expectContract(
      routes.listAvailableCountries,
      await inWorld().api("/AvailablePhoneNumbers.json"),
    ) as { readonly countries: readonly { readonly country_code: string; readonly uri: string }[] };
    for (const { country_code: code, uri } of countries) {
      expect(expectContract(routes.fetchAvailableCountry, await inWorld().api(uri))).toMatchObject({
        country_code: code,
      });
    }
  });

  it.each(["US", "DE", "CL"])("of %s name a path for each type, and each path answers", async (code) => {
    const { json } = await inWorld().api(`/AvailablePhoneNumbers/${code}.json`);
    const { subresource_uris: paths } = json as { readonly subresource_uris: Readonly<Record<string, string>> };
    expect(Object.keys(paths)).toContain("local");
    for (const path of Object.values(paths)) {
      const { available_phone_numbers: found } = expectContract(routes.searchLocal, await inWorld().api(path)) as {
        readonly available_phone_numbers: readonly Found[];
      };
      expect(found.length, path).toBeGreaterThan(0);
    }
  });

  it.each(["XX", "us", "840"])("have no %s", async (code) => {
    expectRefusal(await inWorld().api(`/AvailablePhoneNumbers/${code}.json`), 404, 20404);
    expectRefusal(await inWorld().api(`/AvailablePhoneNumbers/${code}/Local.json`), 404, 20404);
  });
});

describe("a search", () => {
  it("shows thirty numbers when nothing is asked, and as many as are asked for", async () => {
    expect(await search("")).toHaveLength(30);
    expect(await search("PageSize=3")).toHaveLength(3);
    expect((await search("PageSize=5000")).length).toBeGreaterThan(500);
    const [first, second] = [await search("PageSize=4"), await search("PageSize=2&Page=1")];
    expect(second).toEqual(first.slice(2));
  });

  it.each([
    ["AreaCode=415", ["415"]],
    ["AreaCode=999", []],
    ["InRegion=ca", ["213", "408", "415", "510", "619", "916"]],
    ["InRegion=WA&AreaCode=415", []],
    ["InLocality=San%20Francisco", ["415"]],
    ["InPostalCode=98101", ["206"]],
    ["InRateCenter=SEATTLE", ["206"]],
    ["InLata=722", ["408", "415", "510"]],
    ["NearNumber=%2B14155550100&Distance=15", ["415", "510"]],
    ["NearLatLong=47.6,-122.3", ["206"]],
    ["NearLatLong=0,0&Distance=500", []],
    ["Contains=%2B1206", ["206"]],
    ["Contains=SEATTLE", []],
    ["Contains=5550140$&InRegion=NV", ["702"]],
    ["SmsEnabled=true&MmsEnabled=true&AreaCode=415", ["415"]],
    ["SmsEnabled=false", []],
    ["VoiceEnabled=true", []],
    ["VoiceEnabled=false&AreaCode=415", ["415"]],
    ["ExcludeAllAddressRequired=true&Beta=false&AreaCode=415", ["415"]],
  ])("for %s shows the area codes %j", async (query, areas) => {
    expect(await areasOf(query)).toEqual(areas);
  });

  it("reads letters as keys, stars as digits, and per cent as any digits", async () => {
    const numbers = async (pattern: string): Promise<readonly string[]> =>
      (await search(`Contains=${encodeURIComponent(pattern)}`)).map(({ phone_number: number }) => number);
    expect(await numbers("+1206555014*")).toHaveLength(10);
    expect(await numbers("+1206%0141$")).toEqual(["+12065550141"]);
    expect(await numbers("+1206JKL0142")).toEqual(["+12065550142"]);
  });

  it("says where its numbers are", async () => {
    for (const one of await search("InRegion=WA")) {
      expect(one).toMatchObject({ region: "WA", locality: "Seattle", postal_code: "98101" });
    }
  });

  it("leaves out the numbers for tests unless their area code is asked for", async () => {
    expect(await areasOf("")).not.toContain("500");
    expect(await areasOf("AreaCode=500")).toEqual(["500"]);
  });

  it.each([
    ["Contains=4", 20400, "Contains"],
    ["Contains=12345678901234567", 20400, "Contains"],
    ["Contains=4_5", 20400, "Contains"],
    ["AreaCode=abc", 21451, "AreaCode"],
    ["NearNumber=nobody", 21421, "NearNumber"],
    ["NearLatLong=here", 20400, "NearLatLong"],
    ["NearLatLong=1,1&Distance=501", 20400, "Distance"],
    ["SmsEnabled=perhaps", 20400, "SmsEnabled"],
    ["PageSize=0", 20007, "PageSize"],
  ])("for %s is refused with %d", async (query, code, field) => {
    expectRefusal(await inWorld().api(`/AvailablePhoneNumbers/US/Local.json?${query}`), 400, code, field);
  });

  it.each([
    ["National", routes.searchNational],
    ["SharedCost", routes.searchSharedCost],
    ["Voip", routes.searchVoip],
    ["MachineToMachine", routes.searchMachineToMachine],
  ] as const)("for %s numbers finds none", async (segment, route) => {
    const answer = await inWorld().api(`/AvailablePhoneNumbers/GB/${segment}.json`);
    expect(expectContract(route, answer)).toMatchObject({ available_phone_numbers: [] });
  });
});
