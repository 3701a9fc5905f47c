// The official client as the judge of the price lists.
import { beforeAll, describe, expect, it } from "vitest";
import { twilioClient } from "../twilio-client.ts";
import { oneWorld } from "../world.ts";

const inWorld = oneWorld();
let client: ReturnType<typeof twilioClient>;
beforeAll(() => {
  client = twilioClient(inWorld());
});

const listed = (price: string, numberType: string) => ({ basePrice: price, currentPrice: price, numberType });
/** The prices of a network are handed on as they came. */
const wired = (price: string, type: string) => ({ base_price: price, current_price: price, number_type: type });
/** As plain values: the client has a class for each kind of price. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("messaging prices", () => {
  it("are listed by country, over several pages and back", async () => {
    const { countries } = client.pricing.v1.messaging;
    const all = await countries.list({ pageSize: 100 });
    const codes = all.map(({ isoCountry }) => isoCountry);
    expect(codes.length).toBeGreaterThan(200);
    expect(codes).toEqual(codes.toSorted());
    expect(new Set(codes).size).toBe(codes.length);
    const germany = all.find(({ isoCountry }) => isoCountry === "DE");
    expect(germany).toMatchObject({
      country: "Germany",
      isoCountry: "DE",
      url: `${inWorld().url()}/v1/Messaging/Countries/DE`,
    });
    const first = await countries.page({ pageSize: 10 });
    const second = await first.nextPage();
    expect(second?.instances.map(({ isoCountry }) => isoCountry)).toEqual(codes.slice(10, 20));
    const back = await second?.previousPage();
    expect(back?.instances.map(({ isoCountry }) => isoCountry)).toEqual(codes.slice(0, 10));
  });

  it("of a country are those of the price list, network by network", async () => {
    const country = await client.pricing.v1.messaging.countries("US").fetch();
    const types = ["local", "mobile", "toll-free", "shortcode", "alphanumeric"];
    expect(country).toMatchObject({
      country: "United States",
      isoCountry: "US",
      priceUnit: "USD",
      url: `${inWorld().url()}/v1/Messaging/Countries/US`,
    });
    expect(plain(country.inboundSmsPrices)).toEqual(types.map((type) => listed("0.00830", type)));
    const verizon = country.outboundSmsPrices.find(({ carrier }) => carrier === "Verizon Wireless");
    expect(verizon).toMatchObject({ mcc: "311", mnc: "480" });
    expect(country.outboundSmsPrices.at(-1)).toMatchObject({ carrier: "Other", mcc: null, mnc: null });
    for (const { prices } of country.outboundSmsPrices) {
      expect(plain(prices)).toEqual(types.map((type) => wired("0.00830", type)));
    }
  });

  it("are the list's general ones where a country has none of its own, and none where there is no country", async () => {
    const country = await client.pricing.v1.messaging.countries("FJ").fetch();
    expect(plain(country.outboundSmsPrices)).toEqual([
      { carrier: "Other", mcc: null, mnc: null, prices: expect.arrayContaining([wired("0.09500", "local")]) },
    ]);
    for (const code of ["ZZ", "us"]) {
      await expect(client.pricing.v1.messaging.countries(code).fetch()).rejects.toMatchObject({
        status: 404,
        code: 20404,
      });
    }
  });
});

describe("number prices", () => {
  it("are listed by country and fetched with every kind of number", async () => {
    const { countries } = client.pricing.v1.phoneNumbers;
    const codes = (await countries.list({ pageSize: 10 })).map(({ isoCountry }) => isoCountry);
    expect(codes.length).toBeGreaterThan(30);
    expect(codes).toEqual(codes.toSorted());
    const country = await countries("GB").fetch();
    expect(country).toMatchObject({
      country: "United Kingdom",
      isoCountry: "GB",
      priceUnit: "USD",
      url: `${inWorld().url()}/v1/PhoneNumbers/Countries/GB`,
    });
    expect(plain(country.phoneNumberPrices)).toEqual([
      listed("1.15000", "local"),
      listed("1.15000", "mobile"),
      listed("2.15000", "toll free"),
    ]);
    await expect(countries("FJ").fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});
