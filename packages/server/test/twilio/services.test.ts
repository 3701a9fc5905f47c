// Messaging services and their pools, with Twilio's own client as the judge of every field.
import { beforeAll, describe, expect, it } from "vitest";
import twilio from "twilio";
import { aSid } from "../builders.ts";
import { twilioClient } from "../twilio-client.ts";
import { oneWorld, sender, secondSender } from "../world.ts";

const inWorld = oneWorld();
let client: ReturnType<typeof twilioClient>;
beforeAll(() => {
  client = twilioClient(inWorld());
});

const settings = {
  friendlyName: "Deliveries",
  inboundRequestUrl: "https://example.com/in",
  inboundMethod: "GET",
  fallbackUrl: "https://example.com/fallback",
  fallbackMethod: "GET",
  statusCallback: "https://example.com/status",
  stickySender: false,
  mmsConverter: false,
  smartEncoding: false,
  scanMessageContent: "disable",
  fallbackToLongCode: false,
  areaCodeGeomatch: false,
  validityPeriod: 600,
  synchronousValidation: true,
  usecase: "marketing",
  useInboundWebhookOnNumber: true,
} as const;

/** What a client reads of a service, from what was set. */
const expected = (given: object, sid: string) => ({
  sid,
  accountSid: inWorld().owner.sid,
  dateCreated: expect.any(Date),
  dateUpdated: expect.any(Date),
  ...given,
  usAppToPersonRegistered: false,
  url: `${inWorld().url()}/v1/Services/${sid}`,
  links: {
    phone_numbers: `${inWorld().url()}/v1/Services/${sid}/PhoneNumbers`,
    short_codes: `${inWorld().url()}/v1/Services/${sid}/ShortCodes`,
    alpha_senders: `${inWorld().url()}/v1/Services/${sid}/AlphaSenders`,
    messages: `${inWorld().url()}/2010-04-01/Accounts/${inWorld().owner.sid}/Messages.json`,
    us_app_to_person: `${inWorld().url()}/v1/Services/${sid}/Compliance/Usa2p`,
    us_app_to_person_usecases: `${inWorld().url()}/v1/Services/${sid}/Compliance/Usa2p/Usecases`,
    channel_senders: `${inWorld().url()}/v1/Services/${sid}/ChannelSenders`,
    destination_alpha_senders: `${inWorld().url()}/v1/Services/${sid}/DestinationAlphaSenders`,
  },
});

const newService = async (friendlyName = "A service") => client.messaging.v1.services.create({ friendlyName });

describe("services", () => {
  it("are created with every setting, and fetched with the same", async () => {
    const created = await client.messaging.v1.services.create(settings);
    expect(created.toJSON()).toEqual(expected(settings, created.sid));
    expect(created.sid).toMatch(/^MG[0-9a-f]{32}$/u);
    expect((await client.messaging.v1.services(created.sid).fetch()).toJSON()).toEqual(created.toJSON());
  });

  it("have Twilio's defaults when only a name is given", async () => {
    const created = await newService("Plain");
    expect(created.toJSON()).toEqual(
      expected(
        {
          friendlyName: "Plain",
          inboundRequestUrl: null,
          inboundMethod: "POST",
          fallbackUrl: null,
          fallbackMethod: "POST",
          statusCallback: null,
          stickySender: true,
          mmsConverter: true,
          smartEncoding: true,
          scanMessageContent: "inherit",
          fallbackToLongCode: true,
          areaCodeGeomatch: true,
          validityPeriod: 36_000,
          synchronousValidation: false,
          usecase: "undeclared",
          useInboundWebhookOnNumber: false,
        },
        created.sid,
      ),
    );
  });

  it("are changed in what is given and in nothing else", async () => {
    const { sid } = await client.messaging.v1.services.create(settings);
    const updated = await client.messaging.v1.services(sid).update({ friendlyName: "Renamed", inboundRequestUrl: "" });
    expect(updated.toJSON()).toEqual(expected({ ...settings, friendlyName: "Renamed", inboundRequestUrl: null }, sid));
  });

  it("are removed, and are not found afterwards", async () => {
    const { sid } = await newService();
    expect(await client.messaging.v1.services(sid).remove()).toBe(true);
    const gone = client.messaging.v1.services(sid).fetch();
    await expect(gone).rejects.toBeInstanceOf(twilio.RestException);
    await expect(gone).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it("are listed over several pages, newest first, forwards and back", async () => {
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) made.unshift((await newService(`n${count}`)).sid);
    const listed = await client.messaging.v1.services.list({ pageSize: 2 });
    expect(listed.slice(0, 5).map(({ sid }) => sid)).toEqual(made);
    expect(await client.messaging.v1.services.list({ limit: 3 })).toHaveLength(3);
    const first = await client.messaging.v1.services.page({ pageSize: 2 });
    const second = await first.nextPage();
    expect(second?.instances.map(({ sid }) => sid)).toEqual(made.slice(2, 4));
    const back = await second?.previousPage();
    expect(back?.instances.map(({ sid }) => sid)).toEqual(made.slice(0, 2));
  });

  it("name their use cases", async () => {
    const { usecases } = await client.messaging.v1.usecases.fetch();
    expect(usecases).toEqual(
      ["notifications", "marketing", "verification", "discussion", "poll", "undeclared"].map((usecase) => ({
        usecase,
        description: expect.stringMatching(/\S/u),
        purpose: expect.stringMatching(/\S/u),
      })),
    );
  });
});

const numberSid = async (phoneNumber: string): Promise<string> => {
  const [number] = await client.incomingPhoneNumbers.list({ phoneNumber, limit: 1 });
  return number?.sid ?? "";
};

const dated = { dateCreated: expect.any(Date), dateUpdated: expect.any(Date) };

describe("pools", () => {
  it("take numbers, show them, page through them and let them go", async () => {
    const service = client.messaging.v1.services((await newService()).sid);
    const [one, other] = [await numberSid(sender), await numberSid(secondSender)];
    const added = await service.phoneNumbers.create({ phoneNumberSid: one });
    expect(added.toJSON()).toEqual({
      sid: one,
      accountSid: inWorld().owner.sid,
      serviceSid: added.serviceSid,
      ...dated,
      phoneNumber: sender,
      countryCode: "US",
      capabilities: ["MMS", "SMS"],
      url: `${inWorld().url()}/v1/Services/${added.serviceSid}/PhoneNumbers/${one}`,
    });
    expect(added.serviceSid).toMatch(/^MG/u);
    await service.phoneNumbers.create({ phoneNumberSid: other });
    expect((await service.phoneNumbers(one).fetch()).toJSON()).toEqual(added.toJSON());
    const listed = await service.phoneNumbers.list({ pageSize: 1 });
    expect(listed.map(({ sid }) => sid).toSorted()).toEqual([one, other].toSorted());
    expect(await service.phoneNumbers(one).remove()).toBe(true);
    await expect(service.phoneNumbers(one).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect(await numberSid(sender)).toBe(one);
    await service.phoneNumbers(other).remove();
  });

  it("say that a number is there already by 200, and in another service by 21712", async () => {
    const service = client.messaging.v1.services((await newService()).sid);
    const another = client.messaging.v1.services((await newService()).sid);
    const phoneNumberSid = await numberSid(sender);
    const first = await service.phoneNumbers.createWithHttpInfo({ phoneNumberSid });
    const again = await service.phoneNumbers.createWithHttpInfo({ phoneNumberSid });
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.body.toJSON()).toEqual(first.body.toJSON());
    await expect(another.phoneNumbers.create({ phoneNumberSid })).rejects.toMatchObject({
      status: 409,
      code: 21712,
      details: { field: "PhoneNumberSid" },
    });
    await service.phoneNumbers(phoneNumberSid).remove();
  });

  it("take short codes", async () => {
    const now = inWorld().app().deps.clock.now();
    const shortCodeSid = aSid("SC");
    await inWorld()
      .app()
      .deps.store.commit([
        {
          kind: "grant short code",
          shortCode: {
            sid: shortCodeSid,
            accountId: inWorld().owner.id,
            shortCode: "894546",
            country: "US",
            settings: {
              friendlyName: "Owl",
              apiVersion: "2010-04-01",
              smsUrl: "",
              smsMethod: "POST",
              smsFallbackUrl: "",
              smsFallbackMethod: "POST",
            },
            createdAt: now,
            updatedAt: now,
          },
        },
      ]);
    const { sid: serviceSid } = await newService();
    const service = client.messaging.v1.services(serviceSid);
    const added = await service.shortCodes.create({ shortCodeSid });
    expect(added.toJSON()).toEqual({
      sid: shortCodeSid,
      accountSid: inWorld().owner.sid,
      serviceSid,
      ...dated,
      shortCode: "894546",
      countryCode: "US",
      capabilities: ["SMS"],
      url: `${inWorld().url()}/v1/Services/${serviceSid}/ShortCodes/${shortCodeSid}`,
    });
    expect((await service.shortCodes(shortCodeSid).fetch()).toJSON()).toEqual(added.toJSON());
    expect((await service.shortCodes.list()).map(({ sid }) => sid)).toEqual([shortCodeSid]);
    expect(await service.shortCodes(shortCodeSid).remove()).toBe(true);
    expect(await service.shortCodes.list()).toEqual([]);
  });

  it("take names", async () => {
    const { sid: serviceSid } = await newService();
    const service = client.messaging.v1.services(serviceSid);
    const added = await service.alphaSenders.create({ alphaSender: "Owl & Co" });
    expect(added.toJSON()).toEqual({
      sid: expect.stringMatching(/^AI[0-9a-f]{32}$/u),
      accountSid: inWorld().owner.sid,
      serviceSid,
      ...dated,
      alphaSender: "Owl & Co",
      capabilities: ["SMS"],
      url: `${inWorld().url()}/v1/Services/${serviceSid}/AlphaSenders/${added.sid}`,
    });
    expect((await service.alphaSenders(added.sid).fetch()).toJSON()).toEqual(added.toJSON());
    expect((await service.alphaSenders.list()).map(({ sid }) => sid)).toEqual([added.sid]);
    await expect(service.alphaSenders.create({ alphaSender: "Owl & Co" })).rejects.toMatchObject({
      status: 409,
      code: 21710,
    });
    await expect(service.alphaSenders.create({ alphaSender: "12345" })).rejects.toMatchObject({
      status: 400,
      code: 21709,
    });
    expect(await service.alphaSenders(added.sid).remove()).toBe(true);
    expect(await service.alphaSenders.list()).toEqual([]);
  });

  it("take names for one country each", async () => {
    const { sid: serviceSid } = await newService();
    const service = client.messaging.v1.services(serviceSid);
    const british = await service.destinationAlphaSenders.create({ alphaSender: "Owl", isoCountryCode: "GB" });
    expect(british.toJSON()).toEqual({
      sid: expect.stringMatching(/^AI[0-9a-f]{32}$/u),
      accountSid: inWorld().owner.sid,
      serviceSid,
      ...dated,
      alphaSender: "Owl",
      isoCountryCode: "GB",
      capabilities: ["SMS"],
      url: `${inWorld().url()}/v1/Services/${serviceSid}/DestinationAlphaSenders/${british.sid}`,
    });
    const anywhere = await service.destinationAlphaSenders.create({ alphaSender: "Owl" });
    expect(anywhere.isoCountryCode).toBeNull();
    expect((await service.destinationAlphaSenders.list({ isoCountryCode: "gb" })).map(({ sid }) => sid)).toEqual([
      british.sid,
    ]);
    expect(await service.destinationAlphaSenders.list({ pageSize: 1 })).toHaveLength(2);
    expect((await service.destinationAlphaSenders(british.sid).fetch()).toJSON()).toEqual(british.toJSON());
    expect(await service.destinationAlphaSenders(british.sid).remove()).toBe(true);
    await expect(service.alphaSenders(anywhere.sid).fetch()).rejects.toMatchObject({ code: 20404 });
    await expect(
      service.destinationAlphaSenders.create({ alphaSender: "Owl", isoCountryCode: "US" }),
    ).rejects.toMatchObject({ code: 21709, details: { field: "IsoCountryCode" } });
  });

  it("keep senders of other channels", async () => {
    const { sid: serviceSid } = await newService();
    const service = client.messaging.v1.services(serviceSid);
    const sid = aSid("XE");
    const added = await service.channelSenders.create({ sid });
    expect(added.toJSON()).toEqual({
      sid,
      accountSid: inWorld().owner.sid,
      messagingServiceSid: serviceSid,
      sender: sid,
      senderType: "unknown",
      countryCode: null,
      ...dated,
      url: `${inWorld().url()}/v1/Services/${serviceSid}/ChannelSenders/${sid}`,
    });
    expect((await service.channelSenders(sid).fetch()).toJSON()).toEqual(added.toJSON());
    expect((await service.channelSenders.list()).map((one) => one.sid)).toEqual([sid]);
    expect(await service.channelSenders(sid).remove()).toBe(true);
    await expect(service.channelSenders.create({ sid: "whatsapp:+15005550006" })).rejects.toMatchObject({
      code: 20423,
    });
  });
});
