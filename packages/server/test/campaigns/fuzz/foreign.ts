// The other tenant: a main account of its own that takes no part. All its names and texts carry a mark that nobody can
// guess. Of each kind it has several things: callers know the SIDs of some and ask for them, and never see those of the
// others. Whoever is answered with a mark, or with a SID that nobody was told, has been shown what is not theirs.
import { randomBytes, randomInt } from "node:crypto";
import { join } from "node:path";
import { createApp } from "../../../src/app.ts";
import { grantTransfer } from "../../../src/domain/billing/ledger.ts";
import { createLogger } from "../../../src/log.ts";
import { anAccount } from "../../builders.ts";
import { firstCredentials, type Credentials } from "../client.ts";
import { serverSecret } from "../server.ts";
import { textsOf, type Ask } from "./ask.ts";

export interface Foreign extends Credentials {
  /** SIDs that callers may ask for, by their letters. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  /** What no caller may ever read. */
  readonly secrets: readonly string[];
  /** Phones that its texts went to. */
  readonly phones: readonly string[];
  /** All its SIDs, by their letters. */
  readonly sids: ReadonlyMap<string, readonly string[]>;
}

/** More than it can spend, whatever the clock is moved to, in micros. */
const fortune = 1_000_000_000_000;
/** Things of each kind: the first is told, the second is not. */
export const ofEach = 2;
/** Keys that the callers use as well. */
const idempotencyKeys = ["same", "other"] as const;

/** Opens the account past the API, which opens no main accounts, while no server runs. */
export const openForeign = async (databaseUrl: string, folder: string, credit: number): Promise<Credentials> => {
  const { deps, close } = await createApp({
    databaseUrl,
    secret: serverSecret,
    accountSid: firstCredentials.user,
    authToken: firstCredentials.password,
    credit,
    privateWebhooks: false,
    publicUrl: null,
    trustedProxies: [],
    rateLimit: 0,
    senderRates: false,
    mediaFolder: join(folder, "media"),
    log: createLogger("silent"),
  });
  const password = deps.secrets.newSecret();
  const now = deps.clock.now();
  const account = anAccount({
    id: 1_000,
    sid: deps.newSid("AC"),
    tokenHash: deps.secrets.hash(password),
    tokenSealed: deps.secrets.seal(password),
    createdAt: now,
    updatedAt: now,
  });
  const { kept } = await deps.store.commit([
    { kind: "open account", account },
    { kind: "open balance", accountId: account.id, creditLimit: 0 },
    { kind: "post", transfer: grantTransfer(account, "welcome", fortune, now), covered: false },
  ]);
  await close();
  if (!kept) throw new Error("the other tenant could not be opened");
  return { user: account.sid, password };
};

/** Gives the account some of everything that an account can have. */
export const furnish = async (ask: Ask, as: Credentials): Promise<Foreign> => {
  const mark = `mark${randomBytes(12).toString("hex")}`;
  const made: string[] = [];
  const secrets = [mark, as.password];
  const make = async (path: string, content: Content, more: Readonly<Record<string, string>> = {}) => {
    const texts = textsOf(await ask(as, path, { ...content, headers: more }));
    if (texts["sid"] !== undefined) made.push(texts["sid"]);
    for (const name of ["secret", "auth_token", "secondary_auth_token"]) secrets.push(texts[name] ?? mark);
    return texts;
  };
  const phones = await furnishAll(make, `/2010-04-01/Accounts/${as.user}`, mark, secrets);
  const { url: _, ...test } = await make("/v1/TestCredentials", { form: {} });
  secrets.push(test["account_sid"] ?? mark);
  await make("/v1/AuthTokens/Secondary", { form: {} });
  await make("/v1/DebuggerWebhook", { form: { Url: `http://127.0.0.1:9/${mark}` } });
  const sids = groupedByLetters(made);
  const given = new Map([...sids].map(([letters, all]) => [letters, all.filter((_one, index) => index === 0)]));
  const told = new Set([...given.values()].flat());
  given.set("AC", [...(given.get("AC") ?? []), as.user]);
  const untold = made.filter((sid) => !told.has(sid));
  const numbers = phones.map((phone) => phone.slice(1));
  const all = new Set([...secrets, ...untold, ...numbers]);
  return { ...as, given, secrets: [...all], phones, sids };
};

/** The same with alerts and events, which come by themselves: what was read of them tells their SIDs. */
export const withRecords = (tenant: Foreign, answers: Iterable<string>): Foreign => {
  const found = [...answers].flatMap((text) => text.match(/\b(?:NO|AE)[0-9a-f]{32}\b/gu) ?? []);
  const records = groupedByLetters([...new Set(found)]);
  const told = [...records].map(([letters, [first = ""]]) => [letters, [first]] as const);
  const untold = [...records.values()].flatMap(([, ...others]) => others);
  return {
    ...tenant,
    given: new Map([...tenant.given, ...told]),
    sids: new Map([...tenant.sids, ...records]),
    secrets: [...tenant.secrets, ...untold],
  };
};

type Content =
  | { readonly form: Readonly<Record<string, string>> }
  | { readonly json: unknown }
  | { readonly csv: string };
type Make = (
  path: string,
  content: Content,
  headers?: Readonly<Record<string, string>>,
) => Promise<Readonly<Record<string, string>>>;

/** @returns the phones that it had to do with */
const furnishAll = async (make: Make, own: string, mark: string, secrets: string[]): Promise<readonly string[]> => {
  const phones: string[] = [];
  const name = { FriendlyName: mark };
  const url = `http://127.0.0.1:9/${mark}`;
  await make(`${own}.json`, { form: name });
  for (let index = 0; index < ofEach; index += 1) {
    // A range that the campaign's requests have no numbers of.
    const phone = `+1917${randomInt(2_000_000, 9_999_999)}`;
    phones.push(phone);
    await make("/2010-04-01/Accounts.json", { form: name });
    const bought = { ...name, AreaCode: "415", SmsUrl: url };
    const number = await make(`${own}/IncomingPhoneNumbers.json`, { form: bought });
    const From = number["phone_number"] ?? "";
    secrets.push(From.slice(1));
    const service = await make("/v1/Services", { form: { ...name, InboundRequestUrl: url } });
    const pool = `/v1/Services/${service["sid"]}`;
    await make(`${pool}/PhoneNumbers`, { form: { PhoneNumberSid: number["sid"] ?? "" } });
    await make(`${pool}/AlphaSenders`, { form: { AlphaSender: `Owl ${index}` } });
    await make(`/v1/OptOutSettings/${service["sid"]}`, { form: { StopReply: mark } });
    const code = await make("/sim/v1/ShortCodes", { form: { ...name, ShortCode: `${randomInt(800_000, 999_999)}` } });
    await make(`${pool}/ShortCodes`, { form: { ShortCodeSid: code["sid"] ?? "" } });
    const types = { "twilio/text": { body: `${mark} {{1}}` } };
    await make("/v1/Content", { json: { friendly_name: mark, language: "en", types } });
    await make(`${own}/Applications.json`, { form: { ...name, SmsUrl: url } });
    await make(`${own}/Keys.json`, { form: name });
    await make(`${own}/SigningKeys.json`, { form: name });
    await make(`${own}/OutgoingCallerIds.json`, { form: { ...name, PhoneNumber: phone } });
    const trigger = { ...name, CallbackUrl: url, TriggerValue: "1000000", UsageCategory: "sms" };
    await make(`${own}/Usage/Triggers.json`, { form: trigger });
    await make(`/v2/PhoneNumbers/${phone}/Overrides/line_type_intelligence`, {
      json: { line_type: "voicemail", reason: mark },
    });
    const headers = { "idempotency-key": idempotencyKeys[index] ?? "same" };
    await make(`${own}/Messages.json`, { form: { To: phone, From, Body: mark } }, headers);
    await make(`/sim/v1/Handsets/${phone}/Messages`, { form: { To: From, Body: mark } });
    await make("/v1/OptOuts", { form: { Scope: From, PhoneNumber: phone } });
    const csv = `phone_number\n+1917${randomInt(2_000_000, 9_999_999)}\n${mark}\n`;
    await make(`/v1/OptOuts/Imports?Scope=${encodeURIComponent(From)}`, { csv });
  }
  return phones;
};

const groupedByLetters = (sids: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const groups = new Map<string, string[]>();
  for (const sid of sids) groups.set(sid.slice(0, 2), [...(groups.get(sid.slice(0, 2)) ?? []), sid]);
  return groups;
};
