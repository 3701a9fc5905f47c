// The account's phone numbers: buying, configuring, moving, releasing.
import { fullPath, routes, type BodyOf } from "@pennywire/contract";
import type { Hono } from "hono";
import { isRehearsal } from "../domain/accounts/rights.ts";
import { rehearsedPurchase } from "../domain/accounts/test-mode.ts";
import { newNumberSettings, type NumberSettings, type NumberType, type PhoneNumber } from "../domain/numbers/number.ts";
import { nationalFormat } from "../domain/numbers/phone-number.ts";
import { checkSettings } from "../domain/numbers/settings.ts";
import { Refusal } from "../domain/refusal.ts";
import { buyNumber, type Wanted } from "../verbs/numbers/buy.ts";
import { configureNumber, type Configured } from "../verbs/numbers/configure.ts";
import { releaseNumber } from "../verbs/numbers/release.ts";
import { given, textOrNull } from "./given.ts";
import type { Answer, Answering } from "./idempotency.ts";
import { answerWith, mount } from "./mount.ts";
import { envelope, pageAsked, sidNeighbours, sidPage } from "./page.ts";
import { presentNumber } from "./present/number.ts";
import type { Room } from "./room.ts";
import type { Caller, Deps } from "../verbs/deps.ts";

const typed = [
  ["local", routes.listLocalNumbers, routes.createLocalNumber],
  ["mobile", routes.listMobileNumbers, routes.createMobileNumber],
  ["toll-free", routes.listTollFreeNumbers, routes.createTollFreeNumber],
] as const;

export const mountNumbers = (app: Hono, room: Room): void => {
  const { deps } = room;

  const listing = (route: typeof routes.listNumbers, type: NumberType | null): void =>
    mount(app, room, route, async ({ caller: { account }, query, search }) => {
      const asked = pageAsked(query);
      const filter = { phoneNumber: textOrNull(query.PhoneNumber), friendlyName: textOrNull(query.FriendlyName), type };
      const page = sidPage(asked);
      // No number was brought along from elsewhere: every one of them is the platform's own.
      const rows = query.Origin === "hosted" ? [] : await deps.store.read.numbers.list(account.id, filter, page);
      const { items, next, previous } = sidNeighbours(rows, asked);
      const path = fullPath(route).replace("{AccountSid}", account.sid);
      return answerWith(200, {
        ...envelope(path, search, asked, items, next, previous),
        incoming_phone_numbers: items.map((number) => presentNumber(number, account.sid)),
      });
    });

  const buying = async (
    caller: Caller,
    wanted: Wanted,
    body: Settings,
    answering: AnsweringOf<PhoneNumber>,
  ): Promise<Answer> => {
    const made = answering((number) => presentNumber(number, caller.account.sid));
    if (isRehearsal(caller.rights)) {
      made.witness(rehearsed(deps, caller, wanted, settingsOf(body)));
      return made.answer();
    }
    await buyNumber(deps, caller, wanted, settingsOf(body), made.witness);
    return made.answer();
  };

  listing(routes.listNumbers, null);

  mount(app, room, routes.createNumber, async ({ caller, body, answering }) => {
    const phoneNumber = textOrNull(body.PhoneNumber);
    const areaCode = textOrNull(body.AreaCode);
    if (phoneNumber === null && areaCode === null) throw new Refusal(21421, null, "PhoneNumber");
    return buying(caller, { phoneNumber, areaCode, type: null }, body, answering);
  });

  // Before the numbers by SID: their paths have a word where those have a SID.
  for (const [type, list, create] of typed) {
    listing(list, type);
    mount(app, room, create, async ({ caller, body, answering }) => {
      if (textOrNull(body.AreaCode) !== null) throw new Refusal(21457, null, "AreaCode");
      return buying(caller, { phoneNumber: body.PhoneNumber, areaCode: null, type }, body, answering);
    });
  }

  mount(app, room, routes.fetchNumber, async ({ caller: { account }, params }) => {
    const number = await deps.store.read.numbers.find(account.id, params.Sid);
    if (number === null) throw new Refusal(20404);
    return answerWith(200, presentNumber(number, account.sid));
  });

  mount(app, room, routes.updateNumber, async ({ caller, params, body, answering }) => {
    const made = answering(({ number, account }: Configured) => presentNumber(number, account.sid));
    const target = textOrNull(body.AccountSid);
    await configureNumber(deps, caller, params.Sid, settingsOf(body), target, made.witness);
    return made.answer();
  });

  mount(app, room, routes.deleteNumber, async ({ caller, params }) => {
    await releaseNumber(deps, caller, params.Sid);
    return answerWith(204, null);
  });
};

type Settings = Omit<BodyOf<typeof routes.updateNumber>, "AccountSid">;
type AnsweringOf<Made> = (present: (made: Made) => unknown) => Answering<Made>;

/** What test credentials are shown: a number that nobody has. */
const rehearsed = (
  { clock, newSid }: Pick<Deps, "clock" | "newSid">,
  { account }: Caller,
  wanted: Wanted,
  settings: Partial<NumberSettings>,
): PhoneNumber => {
  const phoneNumber = rehearsedPurchase(wanted.phoneNumber, wanted.areaCode);
  const whole = { ...newNumberSettings(nationalFormat(phoneNumber)), ...settings };
  checkSettings(whole);
  const now = clock.now();
  return {
    sid: newSid("PN"),
    accountId: account.id,
    phoneNumber,
    country: "US",
    type: wanted.type ?? "local",
    settings: whole,
    createdAt: now,
    updatedAt: now,
  };
};

const settingsOf = (body: Settings): Partial<NumberSettings> =>
  given<NumberSettings>({
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
  });
