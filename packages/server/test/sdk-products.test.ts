// Our own client against the running server: everything that is not a message, a call or more of each resource.
import { ApiError, AuthenticationError, NotFoundError, Pennywire } from "@pennywire/sdk";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { oneWorld, phone, sender } from "./world.ts";

const inWorld = oneWorld();
const clientOf = (more: ConstructorParameters<typeof Pennywire>[0] = {}): Pennywire =>
  new Pennywire({ baseUrl: inWorld().url(), accountSid: inWorld().owner.sid, ...more });

let client: Pennywire;
beforeAll(() => {
  client = clientOf({ authToken: inWorld().owner.password });
});

afterEach(async () => inWorld().verify());

const date = expect.any(Date);

describe("accounts", () => {
  it("are opened, listed, got, renamed, suspended, woken up and closed", async () => {
    const made = await client.accounts.create({ friendlyName: "Branch" });
    expect(made).toMatchObject({ friendlyName: "Branch", ownerAccountSid: client.accountSid, status: "active" });
    const branch = clientOf({ accountSid: made.sid, authToken: made.authToken ?? "" });
    expect(await branch.account.get()).toMatchObject({ sid: made.sid });
    expect(await client.accounts.list({ friendlyName: "Branch" }).toArray()).toMatchObject([{ sid: made.sid }]);
    expect(await client.accounts.update(made.sid, { friendlyName: "Main Street" })).toMatchObject({
      friendlyName: "Main Street",
    });
    expect(await client.accounts.suspend(made.sid)).toMatchObject({ status: "suspended" });
    await expect(branch.balance.get()).rejects.toBeInstanceOf(ApiError);
    expect(await client.accounts.activate(made.sid)).toMatchObject({ status: "active" });
    expect(await client.accounts.close(made.sid)).toMatchObject({ status: "closed" });
    expect(await client.accounts.get(made.sid)).toMatchObject({ friendlyName: "Main Street", status: "closed" });
    expect(await client.account.update({ friendlyName: "Head office" })).toMatchObject({ friendlyName: "Head office" });
  });

  it("have a second auth token, which takes the place of the first", async () => {
    const made = await client.accounts.create();
    const first = clientOf({ accountSid: made.sid, authToken: made.authToken ?? "" });
    const second = await first.authTokens.createSecondary();
    const after = clientOf({ accountSid: made.sid, authToken: second.secondaryAuthToken });
    expect(await after.authTokens.promote()).toMatchObject({ authToken: second.secondaryAuthToken, dateCreated: date });
    await expect(first.balance.get()).rejects.toBeInstanceOf(AuthenticationError);
    await after.authTokens.createSecondary();
    expect(await after.authTokens.deleteSecondary()).toBeUndefined();
  });

  it("have keys of every kind, and credentials for tests", async () => {
    const signing = await client.signingKeys.create({ friendlyName: "signing" });
    expect(await client.signingKeys.get(signing.sid)).toMatchObject({ friendlyName: "signing" });
    await client.signingKeys.delete(signing.sid);
    const policy = { allow: ["/twilio/messaging/messages/list"] };
    const made = await client.iamKeys.create({ friendlyName: "reader", keyType: "restricted", policy });
    expect(made).toMatchObject({ policy, secret: expect.stringMatching(/^\w{32}$/u) });
    const reader = clientOf({ apiKey: made.sid, apiSecret: made.secret });
    expect(await reader.messages.list({ limit: 1 }).toArray()).toEqual([]);
    await expect(reader.messages.create({ to: phone, from: sender, body: "No" })).rejects.toMatchObject({
      status: 403,
    });
    expect((await client.iamKeys.list().toArray()).map(({ sid }) => sid)).toContain(made.sid);
    const all = { allow: ["/twilio/messaging/messages/create"] };
    expect(await client.iamKeys.update(made.sid, { policy: all })).toMatchObject({ policy: all });
    expect(await client.iamKeys.get(made.sid)).toMatchObject({ friendlyName: "reader", policy: all });
    await client.iamKeys.delete(made.sid);
    const test = await client.testCredentials.create();
    expect(await client.testCredentials.get()).toEqual(test);
  });
});

describe("numbers", () => {
  it("are searched for by country and kind", async () => {
    const countries = await client.availableNumbers.countries().toArray();
    expect(countries.map(({ countryCode }) => countryCode)).toContain("US");
    expect(await client.availableNumbers.country("GB")).toMatchObject({ countryCode: "GB" });
    const local = await client.availableNumbers.local("US", { areaCode: 415, smsEnabled: true, limit: 3 }).toArray();
    expect(local).toHaveLength(3);
    expect(local[0]).toMatchObject({
      isoCountry: "US",
      capabilities: { voice: expect.any(Boolean), sms: true, mms: expect.any(Boolean) },
    });
    expect(await client.availableNumbers.tollFree("US", { limit: 1 }).toArray()).toHaveLength(1);
    expect(await client.availableNumbers.mobile("GB", { limit: 1 }).toArray()).toHaveLength(1);
  });

  it("are bought, moved to a subaccount and given back", async () => {
    const [found] = await client.availableNumbers.local("US", { areaCode: 415, limit: 1 }).toArray();
    const phoneNumber = found?.phoneNumber ?? "";
    const bought = await client.numbers.create({ phoneNumber, friendlyName: "Desk" });
    expect(bought).toMatchObject({ phoneNumber, friendlyName: "Desk", accountSid: client.accountSid });
    expect((await client.numbers.local.list({ friendlyName: "Desk" }).toArray()).map(({ sid }) => sid)).toEqual([
      bought.sid,
    ]);
    const branch = await client.accounts.create();
    expect(await client.numbers.update(bought.sid, { accountSid: branch.sid })).toMatchObject({
      accountSid: branch.sid,
    });
    const owner = clientOf({ accountSid: branch.sid, authToken: branch.authToken ?? "" });
    await owner.numbers.delete(bought.sid);
    await expect(owner.numbers.get(bought.sid)).rejects.toBeInstanceOf(NotFoundError);
  });

  it("of other kinds are short codes, caller ids and applications", async () => {
    const code = await client.simulation.grantShortCode({ shortCode: "54321", country: "US" });
    expect(await client.shortCodes.list().toArray()).toEqual([code]);
    expect(await client.shortCodes.update(code.sid, { smsUrl: "https://example.com/sms" })).toMatchObject({
      smsUrl: "https://example.com/sms",
    });
    const asked = await client.callerIds.create({ phoneNumber: "+14157012311", friendlyName: "Home" });
    expect(asked).toMatchObject({ phoneNumber: "+14157012311", validationCode: expect.stringMatching(/^\d{6}$/u) });
    const application = await client.applications.create({ friendlyName: "Shop", smsUrl: "https://example.com/sms" });
    expect(await client.applications.list({ friendlyName: "Shop" }).toArray()).toEqual([application]);
    expect(await client.applications.update(application.sid, { smsMethod: "GET" })).toMatchObject({ smsMethod: "GET" });
    await client.applications.delete(application.sid);
  });
});

describe("services", () => {
  it("are made, changed and filled with senders, and listed page by page", async () => {
    const service = await client.services.create({ friendlyName: "Shop", stickySender: false });
    expect(service).toMatchObject({ friendlyName: "Shop", stickySender: false, dateCreated: date });
    expect(await client.services.update(service.sid, { validityPeriod: 3600 })).toMatchObject({ validityPeriod: 3600 });
    const [number] = await client.numbers.list({ phoneNumber: sender }).toArray();
    const pooled = await client.services.phoneNumbers.create(service.sid, { phoneNumberSid: number?.sid ?? "" });
    expect(pooled).toMatchObject({ serviceSid: service.sid, phoneNumber: sender });
    await client.services.alphaSenders.create(service.sid, { alphaSender: "Shop" });
    const german = await client.services.destinationAlphaSenders.create(service.sid, {
      alphaSender: "Laden",
      isoCountryCode: "DE",
    });
    expect(german).toMatchObject({ alphaSender: "Laden", isoCountryCode: "DE" });
    expect(await client.services.alphaSenders.list(service.sid).toArray()).toMatchObject([{ alphaSender: "Shop" }]);
    const codes = await client.shortCodes.list().toArray();
    for (const { sid } of codes) await client.services.shortCodes.create(service.sid, { shortCodeSid: sid });
    expect(await client.services.shortCodes.list(service.sid).toArray()).toHaveLength(codes.length);
    expect((await client.services.usecases()).usecases.length).toBeGreaterThan(0);
    await client.services.phoneNumbers.delete(service.sid, pooled.sid);
    for (let n = 0; n < 4; n += 1) await client.services.create({ friendlyName: `n${n}` });
    const names = (await client.services.list({ pageSize: 2 }).toArray()).map(({ friendlyName }) => friendlyName);
    expect(names.toSorted()).toEqual(["Shop", "n0", "n1", "n2", "n3"]);
    const page = await client.services.list({ pageSize: 3 }).page();
    expect([page.items.length, page.hasNext, (await page.next())?.items.length]).toEqual([3, true, 2]);
  });

  it("have opt-outs: added, listed, imported with progress, and cleared", async () => {
    const [service] = await client.services.list({ limit: 1 }).toArray();
    const scope = service?.sid ?? "";
    const added = await client.optOuts.create({ scope, phoneNumber: phone });
    expect(added).toMatchObject({ scope, phoneNumber: phone, source: "api", messageSid: null, dateCreated: date });
    expect(await client.optOuts.get(added.sid)).toEqual(added);
    const file = `phone_number\n${phone}\n+14157012311\nnonsense\n`;
    const begun = await client.optOuts.imports.create(file, { scope });
    expect(begun).toMatchObject({ scope, bytes: file.length });
    const done = await inWorld().until("the import", async () => {
      const now = await client.optOuts.imports.get(begun.sid);
      return now.status === "completed" && now;
    });
    expect(done).toMatchObject({ linesRead: 3, added: 1, alreadyPresent: 1, failed: 1, errors: [{ line: 4 }] });
    expect(await client.optOuts.imports.list().toArray()).toEqual([done]);
    const blob = new Blob([`phone_number,scope\n+14157012312,${scope}\n`], { type: "text/csv" });
    expect(await client.optOuts.imports.create(blob)).toMatchObject({ scope: null });
    await inWorld().until("the other", async () => (await client.optOuts.list({ scope }).toArray()).length === 3);
    await client.optOuts.delete(added.sid);
    expect(await client.optOuts.list({ phoneNumber: phone }).toArray()).toEqual([]);
  });

  it("have keywords and replies of their own", async () => {
    const [service] = await client.services.list({ limit: 1 }).toArray();
    const sid = service?.sid ?? "";
    const set = await client.optOutSettings.update(sid, {
      stopKeywords: ["ENOUGH", "BASTA"],
      countries: [{ country: "DE", stopKeywords: ["SCHLUSS"], stopReply: "Gut." }],
    });
    expect(set).toMatchObject({
      advanced: true,
      stop: { keywords: ["ENOUGH", "BASTA"] },
      countries: [{ country: "DE", stop: { keywords: ["SCHLUSS"], reply: "Gut." } }],
      dateUpdated: date,
    });
    expect((await client.optOutSettings.update(sid, { stopKeywords: [] })).stop.keywords).toBeNull();
    await client.optOutSettings.delete(sid);
    expect(await client.optOutSettings.get(sid)).toMatchObject({ advanced: false, dateUpdated: null });
  });
});

describe("what is written", () => {
  it("is content: made, changed, listed with approvals, and deleted", async () => {
    const input = {
      friendlyName: "welcome_back",
      language: "en",
      variables: { first_name: "you" },
      types: { "twilio/text": { body: "Hello {{first_name}}" } },
    };
    const made = await client.contents.create(input);
    expect(made).toMatchObject({ ...input, dateCreated: date });
    expect(await client.contents.get(made.sid)).toEqual(made);
    expect(await client.contents.update(made.sid, { friendlyName: "welcome_again" })).toMatchObject({
      friendlyName: "welcome_again",
      variables: { first_name: "you" },
    });
    expect(await client.contents.list().toArray()).toMatchObject([{ sid: made.sid }]);
    expect(await client.contents.withApprovals().toArray()).toMatchObject([{ sid: made.sid }]);
    expect(await client.contents.approvals.create(made.sid, { name: "welcome", category: "UTILITY" })).toMatchObject({
      name: "welcome",
    });
    expect(await client.contents.approvals.get(made.sid)).toMatchObject({ whatsapp: { name: "welcome" } });
    await client.contents.delete(made.sid);
    await expect(client.contents.get(made.sid)).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe("what is known", () => {
  it("of a number: one, many, and with an answer of the account's own", async () => {
    const found = await client.lookup.get("+14157012311", { fields: "line_type_intelligence" });
    expect(found).toMatchObject({ valid: true, countryCode: "US", lineTypeIntelligence: { errorCode: null } });
    const batch = await client.lookup.batch({
      phoneNumbers: [{ phoneNumber: "+14157012311", correlationId: "first" }, { phoneNumber: "+1415" }],
    });
    expect(batch.phoneNumbers).toMatchObject([
      { correlationId: "first", valid: true },
      { correlationId: null, valid: false },
    ]);
    const field = "line_type_intelligence";
    await client.lookup.overrides.create("+14157012311", field, { lineType: "mobile", reason: "We asked." });
    expect(
      await client.lookup.overrides.update("+14157012311", field, { lineType: "landline", reason: "Again." }),
    ).toMatchObject({ overriddenLineType: "landline", overrideReason: "Again.", overrideTimestamp: date });
    expect(await client.lookup.overrides.get("+14157012311", field)).toMatchObject({ phoneNumber: "+14157012311" });
    await client.lookup.overrides.delete("+14157012311", field);
  });

  it("of prices, by country", async () => {
    const countries = await client.pricing.messaging.list().toArray();
    expect(countries.map(({ isoCountry }) => isoCountry)).toContain("US");
    const prices = await client.pricing.messaging.get("US");
    expect(prices.outboundSmsPrices[0]?.prices[0]).toMatchObject({ currentPrice: expect.stringMatching(/^0\.\d+$/u) });
    expect(await client.pricing.numbers.list({ limit: 2 }).toArray()).toHaveLength(2);
    expect(await client.pricing.numbers.get("US")).toMatchObject({ isoCountry: "US", priceUnit: "USD" });
  });

  it("of what was used, in every length of time, with triggers", async () => {
    const { usage } = client;
    const lists = [
      usage.records,
      usage.allTime,
      usage.daily,
      usage.monthly,
      usage.yearly,
      usage.today,
      usage.thisMonth,
    ];
    for (const list of lists) {
      const [record] = await list({ category: "sms-outbound" }).toArray();
      expect(record).toMatchObject({ category: "sms-outbound", count: expect.any(Number), asOf: date });
    }
    for (const list of [usage.yesterday, usage.lastMonth]) {
      expect(await list({ category: "sms-outbound", limit: 1 }).toArray()).toHaveLength(1);
    }
    const input = {
      callbackUrl: "https://example.com/used",
      triggerValue: "1000",
      usageCategory: "sms-outbound",
    } as const;
    const trigger = await usage.triggers.create(input);
    expect(await usage.triggers.update(trigger.sid, { friendlyName: "Thousand" })).toMatchObject({
      friendlyName: "Thousand",
      dateFired: null,
    });
    expect(await usage.triggers.list().toArray()).toMatchObject([{ sid: trigger.sid }]);
    await usage.triggers.delete(trigger.sid);
  });

  it("of what went wrong, and who changed what", async () => {
    const message = await client.messages.create({ to: "+15005553003", from: sender, body: "Hello" });
    await inWorld().arrived(message.sid, "undelivered");
    const alert = await inWorld().until("the alert", async () => {
      const alerts = await client.alerts.list().toArray();
      return alerts.find(({ resourceSid }) => resourceSid === message.sid) ?? null;
    });
    expect(alert).toMatchObject({ resourceSid: message.sid, errorCode: "30003", dateGenerated: date });
    expect(await client.alerts.get(alert.sid)).toMatchObject(alert);
    const [event] = await client.events.list({ resourceSid: client.accountSid, limit: 1 }).toArray();
    expect(event).toMatchObject({ resourceSid: client.accountSid, eventDate: date });
    expect(await client.events.get(event?.sid ?? "")).toEqual(event);
  });

  it("of numbers that were given back", async () => {
    const file = await client.deactivations.get(new Date().toISOString().slice(0, 10));
    expect(file.type).toMatch(/^text\/plain/u);
  });
});

describe("settings", () => {
  it("are of the account, the debugger and the countries that may be written to", async () => {
    expect(await client.messagingSettings.get()).toMatchObject({ strict2024: expect.any(Boolean) });
    expect(await client.messagingSettings.update({ scheduleLeadSeconds: 300, mediaBasicAuth: true })).toMatchObject({
      scheduleLeadSeconds: 300,
      mediaBasicAuth: true,
      dateUpdated: date,
    });
    expect(await client.debuggerWebhook.update({ url: "https://example.com/debugger" })).toMatchObject({
      url: "https://example.com/debugger",
    });
    expect(await client.debuggerWebhook.update({ url: "" })).toMatchObject({ url: null });
    await client.geoPermissions.update({
      permissions: [{ country_code: "DE", type: "GEO_PERMISSION", enabled: true }],
    });
    const { permissions } = await client.geoPermissions.get({ countryCode: "DE" });
    expect(permissions[0]).toMatchObject({ countryCode: "DE" });
  });
});
