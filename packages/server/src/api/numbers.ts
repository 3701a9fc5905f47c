// The account's phone numbers.
import { fullPath, routes, type BodyOf } from "@pennywire/contract";
import type { Hono } from "hono";
import type { NumberSettings, PhoneNumber } from "../domain/numbers/number.ts";
import { Refusal } from "../domain/refusal.ts";
import { configureNumber } from "../verbs/numbers/configure.ts";
import { answerWith, mount } from "./mount.ts";
import { envelope, pageAsked, sidNeighbours, sidPage } from "./page.ts";
import { presentNumber } from "./present/number.ts";
import type { Room } from "./room.ts";

export const mountNumbers = (app: Hono, room: Room): void => {
  const { deps } = room;

  mount(app, room, routes.listNumbers, async ({ caller: { account }, query, search }) => {
    const asked = pageAsked(query);
    const filter = { phoneNumber: orNull(query.PhoneNumber), friendlyName: orNull(query.FriendlyName) };
    const page = sidPage(asked);
    // No number was brought along from elsewhere: every one of them is the platform's own.
    const rows = query.Origin === "hosted" ? [] : await deps.store.read.numbers.list(account.id, filter, page);
    const { items, next, previous } = sidNeighbours(rows, asked);
    const path = fullPath(routes.listNumbers).replace("{AccountSid}", account.sid);
    return answerWith(200, {
      ...envelope(path, search, asked, items, next, previous),
      incoming_phone_numbers: items.map((number) => presentNumber(number, account.sid)),
    });
  });

  mount(app, room, routes.fetchNumber, async ({ caller: { account }, params }) => {
    const number = await deps.store.read.numbers.find(account.id, params.Sid);
    if (number === null) throw new Refusal(20404);
    return answerWith(200, presentNumber(number, account.sid));
  });

  mount(app, room, routes.updateNumber, async ({ caller, params, body, answering }) => {
    const made = answering((number: PhoneNumber) => presentNumber(number, caller.account.sid));
    await configureNumber(deps, caller, params.Sid, changeOf(body), made.witness);
    return made.answer();
  });
};

type Settings = BodyOf<typeof routes.updateNumber>;

/** The settings that were given; what was not stays as it is. */
const changeOf = (body: Settings): Partial<NumberSettings> => {
  // No account has applications yet; to keep the SID of one would promise that its URLs are called.
  for (const name of ["SmsApplicationSid", "VoiceApplicationSid"] as const) {
    if (orNull(body[name]) !== null) throw new Refusal(21420, null, name);
  }
  const all = {
    friendlyName: body.FriendlyName,
    apiVersion: body.ApiVersion,
    smsUrl: body.SmsUrl,
    smsMethod: body.SmsMethod,
    smsFallbackUrl: body.SmsFallbackUrl,
    smsFallbackMethod: body.SmsFallbackMethod,
    smsApplicationSid: body.SmsApplicationSid,
    statusCallback: body.StatusCallback,
    statusCallbackMethod: body.StatusCallbackMethod,
    voiceUrl: body.VoiceUrl,
    voiceMethod: body.VoiceMethod,
    voiceFallbackUrl: body.VoiceFallbackUrl,
    voiceFallbackMethod: body.VoiceFallbackMethod,
    voiceApplicationSid: body.VoiceApplicationSid,
    voiceCallerIdLookup: body.VoiceCallerIdLookup,
    voiceReceiveMode: body.VoiceReceiveMode,
    trunkSid: body.TrunkSid,
    addressSid: body.AddressSid,
    identitySid: body.IdentitySid,
    bundleSid: body.BundleSid,
    emergencyStatus: body.EmergencyStatus,
    emergencyAddressSid: body.EmergencyAddressSid,
  };
  // The cast: what is absent is left out, and what remains has the types of the settings.
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined && value !== null),
  ) as Partial<NumberSettings>;
};

const orNull = (text: string | null | undefined): string | null =>
  text === undefined || text === null || text === "" ? null : text;
