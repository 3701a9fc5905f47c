// The official twilio package as the judge of API keys, by all three of their names, and of auth tokens.
import { describe, expect, it } from "vitest";
import { makeKey, openSubaccount } from "../family.ts";
import { twilioClient } from "../twilio-client.ts";
import { oneWorld, phone, sender } from "../world.ts";

const inWorld = oneWorld();
const client = () => twilioClient(inWorld());

/** What both of the older names can do. */
interface Twin {
  create(params: { readonly friendlyName?: string }): Promise<MadeKey>;
  list(params: { readonly pageSize: number }): Promise<readonly { readonly sid: string }[]>;
  one(sid: string): OneKey;
}

interface MadeKey {
  readonly sid: string;
  readonly secret: string;
  readonly friendlyName: string;
  readonly dateCreated: Date;
  readonly dateUpdated: Date;
  toJSON(): object;
}

interface OneKey {
  fetch(): Promise<{ toJSON(): object }>;
  update(params: { readonly friendlyName: string }): Promise<object>;
  remove(): Promise<boolean>;
}

const keys = (): Twin => {
  const { newKeys, keys: all } = client();
  return {
    create: async (params) => newKeys.create({ ...params }),
    list: async (params) => all.list({ ...params }),
    one: (sid) => all(sid),
  };
};

const signingKeys = (): Twin => {
  const { newSigningKeys, signingKeys: all } = client();
  return {
    create: async (params) => newSigningKeys.create({ ...params }),
    list: async (params) => all.list({ ...params }),
    one: (sid) => all(sid),
  };
};

describe.each([
  ["keys", keys],
  ["signing keys", signingKeys],
] as const)("%s", (_name, open) => {
  it("are made, used, listed, fetched, renamed and removed", async () => {
    const twin = open();
    const made = await twin.create({ friendlyName: "worker" });
    const { secret, dateCreated, dateUpdated, sid } = made;
    expect(made.toJSON()).toEqual({ sid, secret, dateCreated, dateUpdated, friendlyName: "worker" });
    expect(sid).toMatch(/^SK[0-9a-f]{32}$/u);
    expect(secret).toMatch(/^[0-9A-Za-z]{32}$/u);
    expect(dateCreated).toBeInstanceOf(Date);
    expect(dateUpdated).toEqual(dateCreated);
    const worker = twilioClient(inWorld(), { user: sid, password: secret });
    expect(await worker.messages.create({ to: phone, from: sender, body: "By key" })).toMatchObject({
      status: "queued",
    });
    const one = twin.one(sid);
    expect((await one.fetch()).toJSON()).toEqual({ sid, friendlyName: "worker", dateCreated, dateUpdated });
    expect(await one.update({ friendlyName: "night" })).toMatchObject({ sid, friendlyName: "night", dateCreated });
    for (let at = 0; at < 4; at += 1) await twin.create({});
    const listed = await twin.list({ pageSize: 2 });
    expect(listed.length).toBeGreaterThanOrEqual(5);
    expect(listed.find((key) => key.sid === sid)).toMatchObject({ friendlyName: "night" });
    expect(await one.remove()).toBe(true);
    await expect(one.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    await expect(worker.messages.list()).rejects.toMatchObject({ status: 401, code: 20003 });
    const tooLong = twin.create({ friendlyName: "x".repeat(65) });
    await expect(tooLong).rejects.toMatchObject({ status: 400, code: 20002, details: { field: "FriendlyName" } });
  });

  it("cannot reach keys and accounts when they are standard ones", async () => {
    const made = await open().create({});
    const worker = twilioClient(inWorld(), { user: made.sid, password: made.secret });
    const refused = { status: 401, code: 20003 };
    await expect(worker.keys.list()).rejects.toMatchObject(refused);
    await expect(worker.newSigningKeys.create()).rejects.toMatchObject(refused);
    await expect(worker.api.v2010.accounts.list()).rejects.toMatchObject(refused);
    await expect(worker.api.v2010.accounts(inWorld().owner.sid).fetch()).rejects.toMatchObject(refused);
    expect((await worker.balance.fetch()).currency).toBe("USD");
  });
});

describe("keys of iam.twilio.com", () => {
  it("are standard ones unless something else is asked for", async () => {
    const accountSid = inWorld().owner.sid;
    const made = await client().iam.v1.newApiKey.create({ accountSid, friendlyName: "worker" });
    const { secret, dateCreated, dateUpdated, sid, ...rest } = made.toJSON();
    expect(rest).toEqual({ friendlyName: "worker", policy: null });
    expect(secret).toMatch(/^[0-9A-Za-z]{32}$/u);
    expect(dateCreated).toBeInstanceOf(Date);
    expect(await client().keys(sid).fetch()).toMatchObject({ sid, friendlyName: "worker" });
    const fetched = await client().iam.v1.apiKey(sid).fetch();
    expect(fetched.toJSON()).toEqual({ sid, friendlyName: "worker", dateCreated, dateUpdated, policy: null });
    expect(await client().iam.v1.apiKey(sid).remove()).toBe(true);
    await expect(client().iam.v1.apiKey(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it("may be restricted, and then do what their policy says until it says otherwise", async () => {
    const accountSid = inWorld().owner.sid;
    const policy = { allow: ["/twilio/messaging/messages/create"] };
    const made = await client().iam.v1.newApiKey.create({ accountSid, keyType: "restricted", policy });
    expect(made.policy).toEqual(policy);
    const worker = twilioClient(inWorld(), { user: made.sid, password: made.secret });
    expect(await worker.messages.create({ to: phone, from: sender, body: "Allowed" })).toMatchObject({
      status: "queued",
    });
    await expect(worker.messages.list()).rejects.toMatchObject({
      status: 403,
      code: 20403,
      message: expect.stringContaining("/twilio/messaging/messages/list"),
    });
    const wider = { allow: ["/twilio/messaging/messages/*"] };
    expect(await client().iam.v1.apiKey(made.sid).update({ policy: wider, friendlyName: "wider" })).toMatchObject({
      policy: wider,
      friendlyName: "wider",
    });
    expect((await worker.messages.list()).length).toBeGreaterThan(0);
    await expect(worker.balance.fetch()).rejects.toMatchObject({ code: 20403 });
  });

  it("are listed over several pages, each with its kind, and those of a subaccount too", async () => {
    const world = inWorld();
    const branch = await openSubaccount(world);
    const kinds = [{}, { KeyType: "main" }, { KeyType: "restricted", Policy: '{"allow":[]}' }, {}, {}] as const;
    const sids: string[] = [];
    for (const kind of kinds) sids.push((await makeKey(world, branch, kind)).user);
    const listed = await client().iam.v1.getApiKeys.list({ accountSid: branch.sid, pageSize: 2 });
    expect(listed.map(({ sid, flags }) => [sid, flags])).toEqual(
      sids.map((sid, at) => [sid, [["standard", "main", "restricted", "standard", "standard"][at]]]).toReversed(),
    );
    expect(listed[0]).toMatchObject({ friendlyName: "", dateCreated: expect.any(Date), dateUpdated: expect.any(Date) });
    expect(
      await client()
        .iam.v1.apiKey(sids[0] ?? "")
        .update({ friendlyName: "till" }),
    ).toMatchObject({
      friendlyName: "till",
    });
    const stranger = twilioClient(world, await world.openTenant());
    const asked = stranger.iam.v1.getApiKeys.list({ accountSid: branch.sid });
    await expect(asked).rejects.toMatchObject({ status: 404, code: 20404 });
    await expect(stranger.iam.v1.apiKey(sids[0] ?? "").fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});

describe("auth tokens", () => {
  it("take turns", async () => {
    const world = inWorld();
    const tenant = await world.openTenant();
    const { accounts } = twilioClient(world, tenant);
    await expect(accounts.v1.authTokenPromotion().update()).rejects.toMatchObject({ status: 404, code: 20404 });
    const second = await accounts.v1.secondaryAuthToken().create();
    const { secondaryAuthToken: password, dateCreated, dateUpdated, ...rest } = second.toJSON();
    expect(rest).toEqual({ accountSid: tenant.sid, url: `${world.url()}/v1/AuthTokens/Secondary` });
    expect(password).toMatch(/^[0-9A-Za-z]{32}$/u);
    expect(dateCreated).toBeInstanceOf(Date);
    expect(dateUpdated).toEqual(dateCreated);
    const bySecond = twilioClient(world, { user: tenant.sid, password });
    expect((await bySecond.balance.fetch()).accountSid).toBe(tenant.sid);
    const promoted = await bySecond.accounts.v1.authTokenPromotion().update();
    const { dateUpdated: promotedAt, ...shown } = promoted.toJSON();
    expect(shown).toEqual({
      accountSid: tenant.sid,
      authToken: password,
      dateCreated,
      url: `${world.url()}/v1/AuthTokens/Promote`,
    });
    expect(promotedAt).toBeInstanceOf(Date);
    await expect(twilioClient(world, tenant).balance.fetch()).rejects.toMatchObject({ status: 401, code: 20003 });
    expect((await bySecond.balance.fetch()).accountSid).toBe(tenant.sid);
  });

  it("that were second are dropped, once", async () => {
    const world = inWorld();
    const tenant = await world.openTenant();
    const { accounts } = twilioClient(world, tenant);
    const { secondaryAuthToken: password } = await accounts.v1.secondaryAuthToken().create();
    expect(await accounts.v1.secondaryAuthToken().remove()).toBe(true);
    const dropped = twilioClient(world, { user: tenant.sid, password });
    await expect(dropped.balance.fetch()).rejects.toMatchObject({ status: 401, code: 20003 });
    await expect(accounts.v1.secondaryAuthToken().remove()).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});
