// The official twilio package and TwiML applications.
import twilio from "twilio";
import { beforeAll, expect, it } from "vitest";
import { twilioClient } from "../twilio-client.ts";
import { oneWorld } from "../world.ts";

const inWorld = oneWorld();
let client: ReturnType<typeof twilioClient>;
beforeAll(() => {
  client = twilioClient(inWorld());
});

const settings = {
  friendlyName: "Bot",
  apiVersion: "2010-04-01",
  smsUrl: "https://example.com/sms",
  smsMethod: "GET",
  smsFallbackUrl: "https://example.com/oops",
  smsFallbackMethod: "GET",
  smsStatusCallback: "https://example.com/old-status",
  messageStatusCallback: "https://example.com/status",
  statusCallback: "https://example.com/calls",
  statusCallbackMethod: "GET",
  voiceUrl: "https://example.com/voice",
  voiceMethod: "GET",
  voiceFallbackUrl: "https://example.com/voice-oops",
  voiceFallbackMethod: "GET",
  voiceCallerIdLookup: true,
  publicApplicationConnectEnabled: true,
} as const;

it("an application is created with every setting, fetched, changed, and removed", async () => {
  const made = await client.applications.create(settings);
  expect(made.toJSON()).toEqual({
    ...settings,
    sid: made.sid,
    accountSid: inWorld().owner.sid,
    dateCreated: made.dateCreated,
    dateUpdated: made.dateUpdated,
    uri: `/2010-04-01/Accounts/${inWorld().owner.sid}/Applications/${made.sid}.json`,
  });
  expect(made.sid).toMatch(/^AP[0-9a-f]{32}$/u);
  expect(made.dateCreated).toBeInstanceOf(Date);
  const one = client.applications(made.sid);
  expect((await one.fetch()).toJSON()).toEqual(made.toJSON());
  const changed = await one.update({ friendlyName: "Robot", voiceUrl: "", voiceCallerIdLookup: false });
  expect(changed.toJSON()).toEqual({
    ...made.toJSON(),
    friendlyName: "Robot",
    voiceUrl: null,
    voiceCallerIdLookup: false,
    dateUpdated: changed.dateUpdated,
  });
  expect(await one.remove()).toBe(true);
  await expect(one.fetch()).rejects.toMatchObject({ code: 20404, status: 404 });
});

it("an application that is given nothing has Twilio's defaults", async () => {
  const made = await client.applications.create();
  expect(made).toMatchObject({
    friendlyName: "",
    smsUrl: null,
    smsMethod: "POST",
    messageStatusCallback: null,
    voiceMethod: "POST",
    voiceCallerIdLookup: false,
    publicApplicationConnectEnabled: false,
  });
  expect(await client.applications(made.sid).remove()).toBe(true);
});

it("applications come in pages, newest first, and are found by their name", async () => {
  const made = [];
  for (const friendlyName of ["one", "two", "three", "four", "five"]) {
    made.push(await client.applications.create({ friendlyName }));
  }
  const sids = made.map(({ sid }) => sid).toReversed();
  expect((await client.applications.list({ pageSize: 2 })).map(({ sid }) => sid)).toEqual(sids);
  const first = await client.applications.page({ pageSize: 2 });
  const second = await first.nextPage();
  expect(second?.instances.map(({ sid }) => sid)).toEqual(sids.slice(2, 4));
  expect((await second?.previousPage())?.instances.map(({ sid }) => sid)).toEqual(sids.slice(0, 2));
  expect((await client.applications.list({ friendlyName: "three" })).map(({ sid }) => sid)).toEqual([made[2]?.sid]);
});

it.each([
  [20002, { friendlyName: "x".repeat(65) }],
  [21402, { smsUrl: "nonsense" }],
  [21402, { messageStatusCallback: "ftp://example.com" }],
  [21403, { smsMethod: "PUT" }],
  [21406, { smsFallbackUrl: "https://example.com" }],
])("an application is refused with %d", async (code, given) => {
  const error: unknown = await client.applications.create(given).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(twilio.RestException);
  expect(error).toMatchObject({ code, status: 400 });
});
