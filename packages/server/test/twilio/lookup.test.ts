// The official client as the judge of Lookup: every field that can be asked for.
import { beforeAll, describe, expect, it } from "vitest";
import { twilioClient } from "../twilio-client.ts";
import { oneWorld } from "../world.ts";

const inWorld = oneWorld();
let client: ReturnType<typeof twilioClient>;
beforeAll(() => {
  client = twilioClient(inWorld());
});

const mobile = "+447400123456";
const american = "+14157012311";
const unasked = {
  callerName: null,
  simSwap: null,
  callForwarding: null,
  lineTypeIntelligence: null,
  lineStatus: null,
  identityMatch: null,
  reassignedNumber: null,
  smsPumpingRisk: null,
  phoneNumberQualityScore: null,
  preFill: null,
};

/** As plain values: the client has a class for each field. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("a lookup", () => {
  it("tells what a number is, free of charge", async () => {
    const before = await inWorld().balance();
    const found = await client.lookups.v2.phoneNumbers(american).fetch();
    expect(found.toJSON()).toEqual({
      ...unasked,
      callingCountryCode: "1",
      countryCode: "US",
      phoneNumber: american,
      nationalFormat: "(415) 701-2311",
      valid: true,
      validationErrors: [],
      url: `${inWorld().url()}/v2/PhoneNumbers/%2B14157012311`,
    });
    expect(await inWorld().balance()).toBe(before);
  });

  it("reads a national form by the country that goes with it", async () => {
    const found = await client.lookups.v2.phoneNumbers("07400 123456").fetch({ countryCode: "GB" });
    expect(found).toMatchObject({
      phoneNumber: mobile,
      nationalFormat: "07400 123456",
      countryCode: "GB",
      valid: true,
    });
    const home = await client.lookups.v2.phoneNumbers("(415) 701-2311").fetch();
    expect(home).toMatchObject({ phoneNumber: american, valid: true });
  });

  it.each([
    ["+1415", "TOO_SHORT"],
    ["+4474001234567890", "TOO_LONG"],
    ["+15558675310", "INVALID_BUT_POSSIBLE"],
    ["+9991234567", "INVALID_COUNTRY_CODE"],
  ])("of %s is no error but says %s", async (number, error) => {
    const found = await client.lookups.v2.phoneNumbers(number).fetch({ fields: "line_type_intelligence" });
    expect(found).toMatchObject({ ...unasked, phoneNumber: number, valid: false, validationErrors: [error] });
  });

  it("of what is no number at all is a 404", async () => {
    for (const text of ["hello", "+", "12ab34"]) {
      await expect(client.lookups.v2.phoneNumbers(text).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    }
  });

  it("answers every field that is asked for", async () => {
    const fields = [
      "caller_name",
      "sim_swap",
      "call_forwarding",
      "line_status",
      "line_type_intelligence",
      "identity_match",
      "reassigned_number",
      "sms_pumping_risk",
      "phone_number_quality_score",
      "pre_fill",
      "validation",
    ].join(",");
    const found = await client.lookups.v2
      .phoneNumbers(mobile)
      .fetch({ fields, firstName: "Nobody", lastVerifiedDate: "20240101" });
    const network = {
      carrierName: expect.stringMatching(/^(EE|O2|Vodafone|Three)$/u),
      mobileCountryCode: "234",
      mobileNetworkCode: expect.stringMatching(/^\d\d$/u),
    };
    expect(plain(found.lineTypeIntelligence)).toEqual({ ...network, type: "mobile", errorCode: null });
    // Only North America knows callers by name and numbers that changed hands.
    expect(plain(found.callerName)).toEqual({ callerName: null, callerType: null, errorCode: 60600 });
    expect(plain(found.reassignedNumber)).toEqual({
      lastVerifiedDate: "20240101",
      isNumberReassigned: null,
      errorCode: "60600",
    });
    expect(plain(found.simSwap)).toEqual({
      lastSimSwap: {
        last_sim_swap_date: expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00Z$/u),
        swapped_period: "PT48H",
        swapped_in_period: expect.any(Boolean),
      },
      ...network,
      errorCode: null,
    });
    expect(plain(found.callForwarding)).toEqual({ callForwardingEnabled: expect.any(Boolean), errorCode: null });
    expect(plain(found.lineStatus)).toEqual({
      status: expect.stringMatching(/^(active|reachable|unreachable|inactive)$/u),
      errorCode: null,
    });
    expect(plain(found.smsPumpingRisk)).toEqual({
      carrierRiskCategory: expect.stringMatching(/^(low|mild|moderate|high)$/u),
      numberBlocked: expect.any(Boolean),
      numberBlockedDate: found.smsPumpingRisk.numberBlockedDate,
      numberBlockedLast3Months: expect.any(Boolean),
      smsPumpingRiskScore: expect.any(Number),
      errorCode: null,
    });
    expect(found.smsPumpingRisk.numberBlockedDate !== null).toBe(found.smsPumpingRisk.numberBlocked);
    expect(found.phoneNumberQualityScore).toEqual({ quality_score: expect.any(Number), error_code: null });
    expect(plain(found.identityMatch)).toEqual({
      firstNameMatch: "no_match",
      lastNameMatch: null,
      addressLinesMatch: null,
      cityMatch: null,
      stateMatch: null,
      postalCodeMatch: null,
      addressCountryMatch: null,
      nationalIdMatch: null,
      dateOfBirthMatch: null,
      summaryScore: 0,
      errorCode: null,
      errorMessage: null,
    });
    expect(found.preFill).toMatchObject({
      first_name: expect.any(String),
      address_country_code: "GB",
      error_code: null,
    });
  });

  it("says the same of a number every time, and agrees with itself about whose it is", async () => {
    const fields = "pre_fill,line_type_intelligence,sim_swap";
    const first = await client.lookups.v2.phoneNumbers(mobile).fetch({ fields });
    const second = await client.lookups.v2.phoneNumbers(mobile).fetch({ fields });
    expect(second.toJSON()).toEqual(first.toJSON());
    const known = first.preFill as Readonly<Record<string, string>>;
    const match = await client.lookups.v2.phoneNumbers(mobile).fetch({
      fields: "identity_match",
      firstName: (known["first_name"] ?? "").toUpperCase(),
      lastName: known["last_name"] ?? "",
      city: known["city"] ?? "",
      dateOfBirth: known["date_of_birth"] ?? "",
    });
    expect(match.identityMatch).toMatchObject({ firstNameMatch: "exact_match", summaryScore: 100 });
  });

  it("refuses fields and countries that there are not", async () => {
    const number = client.lookups.v2.phoneNumbers(american);
    await expect(number.fetch({ fields: "shoe_size" })).rejects.toMatchObject({ status: 400, code: 20400 });
    await expect(number.fetch({ countryCode: "XX" })).rejects.toMatchObject({ status: 400, code: 20400 });
    await expect(number.fetch({ fields: "identity_match" })).rejects.toMatchObject({ status: 400, code: 20400 });
  });
});

describe("a batch of lookups", () => {
  it("answers each number by its own fields", async () => {
    const { phoneNumbers } = await client.lookups.v2.query.create({
      phoneNumbers: [
        { phoneNumber: mobile, fields: ["line_type_intelligence"], correlationId: "one" },
        { phoneNumber: "(415) 701-2311", countryCode: "US" },
      ],
    });
    expect(phoneNumbers).toEqual([
      expect.objectContaining({
        correlationId: "one",
        twilioErrorCode: null,
        phoneNumber: mobile,
        valid: true,
        lineTypeIntelligence: expect.objectContaining({ type: "mobile" }),
        callerName: null,
      }),
      expect.objectContaining({ correlationId: null, phoneNumber: american, lineTypeIntelligence: null }),
    ]);
  });
});

describe("an override of a line type", () => {
  it("is made, read, changed and removed, and lookups follow it", async () => {
    const { lookups } = client;
    const override = lookups.v2.lookupOverrides("line_type_intelligence", american);
    const typeOf = async (): Promise<unknown> =>
      (await lookups.v2.phoneNumbers(american).fetch({ fields: "line_type_intelligence" })).lineTypeIntelligence;
    const before = (await typeOf()) as { readonly type: string };
    const made = await override.create({ lineType: "pager", reason: "I know it" });
    expect(made).toMatchObject({
      phoneNumber: american,
      originalLineType: before.type,
      overriddenLineType: "pager",
      overrideReason: "I know it",
      overriddenByAccountSid: inWorld().owner.sid,
    });
    expect(made.overrideTimestamp).toBeInstanceOf(Date);
    expect(await typeOf()).toMatchObject({ type: "pager" });
    expect(await override.update({ lineType: "uan" })).toMatchObject({
      overriddenLineType: "uan",
      overrideReason: "I know it",
    });
    expect(await override.fetch()).toMatchObject({ overriddenLineType: "uan", originalLineType: before.type });
    expect(await override.remove()).toBe(true);
    await expect(override.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect(await typeOf()).toEqual(before);
  });
});
