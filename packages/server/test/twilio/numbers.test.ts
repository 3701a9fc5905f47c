// The official twilio package and phone numbers: searching, buying, configuring, short codes, caller IDs.
import twilio from "twilio";
import { beforeAll, describe, expect, it } from "vitest";
import { twilioClient } from "../twilio-client.ts";
import { oneWorld } from "../world.ts";

const inWorld = oneWorld();
let client: ReturnType<typeof twilioClient>;
beforeAll(() => {
  client = twilioClient(inWorld());
});

const refused = async (work: Promise<unknown>, code: number, status = 400): Promise<void> => {
  const error: unknown = await work.then(
    () => "it was not refused",
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(twilio.RestException);
  expect(error).toMatchObject({ code, status, moreInfo: `https://www.twilio.com/docs/errors/${code}` });
};

const path = (rest: string): string => `/2010-04-01/Accounts/${inWorld().owner.sid}/${rest}`;
const plain = (thing: { toJSON(): unknown }): unknown => thing.toJSON();

describe("available numbers", () => {
  it("lists the countries, and one of them", async () => {
    const countries = await client.availablePhoneNumbers.list();
    expect(countries.length).toBeGreaterThanOrEqual(30);
    const one = await client.availablePhoneNumbers("GB").fetch();
    expect(plain(one)).toEqual({
      countryCode: "GB",
      country: "United Kingdom",
      uri: path("AvailablePhoneNumbers/GB.json"),
      beta: false,
      subresourceUris: {
        local: path("AvailablePhoneNumbers/GB/Local.json"),
        mobile: path("AvailablePhoneNumbers/GB/Mobile.json"),
        toll_free: path("AvailablePhoneNumbers/GB/TollFree.json"),
      },
    });
    expect(countries.map(plain)).toContainEqual(plain(one));
    await refused(client.availablePhoneNumbers("XX").fetch(), 20404, 404);
  });

  it("shows local numbers with their place and what they can carry", async () => {
    const [found] = await client
      .availablePhoneNumbers("US")
      .local.list({ areaCode: 206, contains: "5550140", limit: 1 });
    expect(found === undefined ? null : plain(found)).toEqual({
      friendlyName: "(206) 555-0140",
      phoneNumber: "+12065550140",
      lata: "674",
      locality: "Seattle",
      rateCenter: "SEATTLE",
      latitude: "47.606200",
      longitude: "-122.332100",
      region: "WA",
      postalCode: "98101",
      isoCountry: "US",
      addressRequirements: "none",
      beta: false,
      capabilities: { voice: false, SMS: true, MMS: true },
    });
  });

  it("shows toll-free and mobile numbers, without a place", async () => {
    const [free] = await client.availablePhoneNumbers("US").tollFree.list({ limit: 1 });
    expect(free).toMatchObject({ isoCountry: "US", locality: null, region: null, postalCode: null, lata: null });
    const [mobile] = await client.availablePhoneNumbers("GB").mobile.list({ smsEnabled: true, limit: 1 });
    expect(mobile).toMatchObject({ isoCountry: "GB", capabilities: { SMS: true, MMS: false } });
  });

  it("knows the other kinds and has none of them", async () => {
    const country = client.availablePhoneNumbers("US");
    const found = await Promise.all([
      country.national.list(),
      country.sharedCost.list(),
      country.voip.list(),
      country.machineToMachine.list(),
    ]);
    expect(found).toEqual([[], [], [], []]);
  });

  it("is refused for a country that is none and for an area code that is none", async () => {
    const country = client.availablePhoneNumbers("XX").local.list();
    await expect(country).rejects.toMatchObject({ code: 20404, status: 404 });
    const pattern = client.availablePhoneNumbers("US").local.list({ contains: "x" });
    await expect(pattern).rejects.toMatchObject({ code: 20400, status: 400 });
  });
});

describe("incoming phone numbers", () => {
  it("are bought by number, with every setting, and read in full", async () => {
    const application = await client.applications.create({ friendlyName: "Bot" });
    const settings = {
      friendlyName: "Front desk",
      smsUrl: "https://example.com/sms",
      smsMethod: "GET",
      smsFallbackUrl: "https://example.com/oops",
      smsFallbackMethod: "GET",
      smsApplicationSid: application.sid,
      statusCallback: "https://example.com/status",
      statusCallbackMethod: "GET",
      voiceUrl: "https://example.com/voice",
      voiceMethod: "GET",
      voiceFallbackUrl: "https://example.com/voice-oops",
      voiceFallbackMethod: "GET",
      voiceApplicationSid: application.sid,
      voiceCallerIdLookup: true,
      voiceReceiveMode: "fax",
      trunkSid: `TK${"0".repeat(32)}`,
      addressSid: `AD${"0".repeat(32)}`,
      identitySid: `RI${"0".repeat(32)}`,
      bundleSid: `BU${"0".repeat(32)}`,
      emergencyStatus: "Active",
      emergencyAddressSid: `AD${"1".repeat(32)}`,
    } as const;
    const number = await client.incomingPhoneNumbers.create({ phoneNumber: "+12125550140", ...settings });
    expect(number.sid).toMatch(/^PN[0-9a-f]{32}$/u);
    expect(plain(number)).toEqual({
      ...settings,
      sid: number.sid,
      accountSid: inWorld().owner.sid,
      phoneNumber: "+12125550140",
      apiVersion: "2010-04-01",
      addressRequirements: "none",
      beta: false,
      // Twilio's own SDKs disagree on the case of these names; both are there.
      capabilities: { voice: false, sms: true, mms: true, fax: false, SMS: true, MMS: true },
      dateCreated: number.dateCreated,
      dateUpdated: number.dateUpdated,
      emergencyAddressStatus: "unregistered",
      origin: "twilio",
      status: "in-use",
      type: "local",
      uri: path(`IncomingPhoneNumbers/${number.sid}.json`),
    });
    expect(number.dateCreated).toBeInstanceOf(Date);
    expect(plain(await client.incomingPhoneNumbers(number.sid).fetch())).toEqual(plain(number));
  });

  it("are bought by area code, changed, and removed", async () => {
    const number = await client.incomingPhoneNumbers.create({ areaCode: "303" });
    expect(number.phoneNumber).toMatch(/^\+1303/u);
    const one = client.incomingPhoneNumbers(number.sid);
    expect(await one.update({ friendlyName: "Later", smsUrl: "https://example.com/later" })).toMatchObject({
      friendlyName: "Later",
      smsUrl: "https://example.com/later",
      smsMethod: "POST",
    });
    expect(await one.update({ smsUrl: "" })).toMatchObject({ smsUrl: "", friendlyName: "Later" });
    expect(await one.remove()).toBe(true);
    await refused(one.fetch(), 20404, 404);
  });

  it("are bought and listed by type", async () => {
    const { incomingPhoneNumbers: numbers } = client;
    const local = await numbers.local.create({ phoneNumber: "+441134960101" });
    const mobile = await numbers.mobile.create({ phoneNumber: "+447400000101" });
    const tollFree = await numbers.tollFree.create({ phoneNumber: "+18885550140", friendlyName: "Free" });
    // The package's records of these lists lack the type; the number's own record has it.
    for (const [made, type] of [
      [local, "local"],
      [mobile, "mobile"],
      [tollFree, "toll-free"],
    ] as const) {
      expect(plain(await numbers(made.sid).fetch())).toEqual({ ...made.toJSON(), type });
    }
    expect((await numbers.mobile.list()).map(plain)).toEqual([plain(mobile)]);
    expect((await numbers.tollFree.list()).map(plain)).toEqual([plain(tollFree)]);
    const locals = (await numbers.local.list()).map(({ sid }) => sid);
    expect(locals).toContain(local.sid);
    expect(locals).not.toContain(mobile.sid);
  });

  it("come in pages that hold each of them once", async () => {
    for (let count = 0; count < 5; count += 1) await client.incomingPhoneNumbers.create({ areaCode: "512" });
    const whole = await client.incomingPhoneNumbers.list();
    const paged = await client.incomingPhoneNumbers.list({ pageSize: 2 });
    expect(paged.map(({ sid }) => sid)).toEqual(whole.map(({ sid }) => sid));
    expect(new Set(paged.map(({ sid }) => sid)).size).toBe(whole.length);
    const found = await client.incomingPhoneNumbers.list({ phoneNumber: "+1512*******", pageSize: 2 });
    expect(found).toHaveLength(5);
  });

  it("move to a subaccount", async () => {
    const branch = await client.api.v2010.accounts.create({ friendlyName: "Branch" });
    const number = await client.incomingPhoneNumbers.create({ areaCode: "713" });
    const moved = await client.incomingPhoneNumbers(number.sid).update({ accountSid: branch.sid });
    expect(moved).toMatchObject({ sid: number.sid, accountSid: branch.sid, phoneNumber: number.phoneNumber });
    const there = client.api.v2010.accounts(branch.sid).incomingPhoneNumbers(number.sid);
    expect(plain(await there.fetch())).toEqual(plain(moved));
    await refused(client.incomingPhoneNumbers(number.sid).fetch(), 20404, 404);
  });

  it("are refused with Twilio's codes", async () => {
    const { incomingPhoneNumbers: numbers } = client;
    await refused(numbers.create({ phoneNumber: "+15005550000" }), 21422);
    await refused(numbers.create({ phoneNumber: "+15005550001" }), 21421);
    await refused(numbers.create({ areaCode: "533" }), 21452);
    await refused(numbers.create({ areaCode: "12" }), 21451);
    await refused(numbers.create({}), 21421);
    await refused(numbers.tollFree.create({ phoneNumber: "+12135550140" }), 21458);
    await refused(numbers.create({ phoneNumber: "+12135550140", smsUrl: "nonsense" }), 21402);
    await refused(numbers.create({ phoneNumber: "+12135550140", smsMethod: "PUT" }), 21403);
    await refused(numbers.create({ phoneNumber: "+12135550140", smsApplicationSid: `AP${"0".repeat(32)}` }), 21420);
    expect((await numbers.create({ areaCode: "500" })).phoneNumber).toMatch(/^\+1500/u);
  });
});

describe("short codes", () => {
  it("are listed, fetched and changed", async () => {
    await inWorld().api("/sim/v1/ShortCodes", { form: { ShortCode: "73667" } });
    await inWorld().api("/sim/v1/ShortCodes", { form: { ShortCode: "22622", FriendlyName: "Votes" } });
    const codes = await client.shortCodes.list({ pageSize: 1 });
    expect(codes.map(({ shortCode }) => shortCode)).toEqual(["22622", "73667"]);
    const [, first] = codes;
    const one = client.shortCodes(first?.sid ?? "");
    const changed = await one.update({
      friendlyName: "Penny",
      smsUrl: "https://example.com/sms",
      smsMethod: "GET",
      smsFallbackUrl: "https://example.com/oops",
      smsFallbackMethod: "GET",
    });
    expect(plain(changed)).toEqual({
      sid: first?.sid,
      accountSid: inWorld().owner.sid,
      friendlyName: "Penny",
      shortCode: "73667",
      apiVersion: "2010-04-01",
      smsUrl: "https://example.com/sms",
      smsMethod: "GET",
      smsFallbackUrl: "https://example.com/oops",
      smsFallbackMethod: "GET",
      dateCreated: first?.dateCreated,
      dateUpdated: changed.dateUpdated,
      uri: path(`SMS/ShortCodes/${first?.sid}.json`),
    });
    expect(plain(await one.fetch())).toEqual(plain(changed));
    expect(await one.update({ smsUrl: "", smsFallbackUrl: "" })).toMatchObject({ smsUrl: null });
    expect((await client.shortCodes.list({ shortCode: "7366*" })).map(({ sid }) => sid)).toEqual([first?.sid]);
    expect((await client.shortCodes.list({ friendlyName: "Votes" })).map(({ shortCode }) => shortCode)).toEqual([
      "22622",
    ]);
    await refused(client.shortCodes(`SC${"0".repeat(32)}`).fetch(), 20404, 404);
    await refused(one.update({ smsUrl: "nonsense" }), 21402);
  });
});

describe("outgoing caller ids", () => {
  it("are validated, listed, renamed and removed", async () => {
    const asked = await client.validationRequests.create({ phoneNumber: "+15558675321", friendlyName: "Shop" });
    expect(plain(asked)).toEqual({
      accountSid: inWorld().owner.sid,
      callSid: expect.stringMatching(/^CA[0-9a-f]{32}$/u),
      friendlyName: "Shop",
      phoneNumber: "+15558675321",
      validationCode: expect.stringMatching(/^\d{6}$/u),
    });
    await client.validationRequests.create({ phoneNumber: "+15558675322" });
    const ids = await client.outgoingCallerIds.list({ pageSize: 1 });
    expect(ids.map(({ phoneNumber }) => phoneNumber)).toEqual(["+15558675322", "+15558675321"]);
    const [found] = await client.outgoingCallerIds.list({ phoneNumber: "+15558675321" });
    const one = client.outgoingCallerIds(found?.sid ?? "");
    const renamed = await one.update({ friendlyName: "Back door" });
    expect(plain(renamed)).toEqual({
      sid: found?.sid,
      accountSid: inWorld().owner.sid,
      friendlyName: "Back door",
      phoneNumber: "+15558675321",
      dateCreated: found?.dateCreated,
      dateUpdated: renamed.dateUpdated,
      uri: path(`OutgoingCallerIds/${found?.sid}.json`),
    });
    expect(plain(await one.fetch())).toEqual(plain(renamed));
    expect(await one.remove()).toBe(true);
    await refused(one.fetch(), 20404, 404);
    await refused(client.validationRequests.create({ phoneNumber: "+15558675322" }), 21450);
    await refused(client.validationRequests.create({ phoneNumber: "nobody" }), 21401);
  });
});
