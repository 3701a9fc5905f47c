// Credentials that change: auth tokens that take turns, keys of every kind, and test credentials that leave no trace.
import { routes } from "@pennywire/contract";
import { expect, it } from "vitest";
import twilio from "twilio";
import { createCredentials } from "../../src/api/credentials.ts";
import { makeKey, makeRestrictedKey, makeTestCredentials, openSubaccount } from "../family.ts";
import {
  authorization,
  describeEachEngine,
  describeInOneWorld,
  expectContract,
  expectRefusal,
  phone,
  sender,
  type Credentials,
  type World,
} from "../world.ts";

const second = "/v1/AuthTokens/Secondary";
const promote = "/v1/AuthTokens/Promote";
const validSender = "+15005550006";

const secondToken = async (world: World, as: Credentials): Promise<Credentials> => {
  const made = expectContract(routes.createSecondaryToken, await world.api(second, { as, method: "POST" }));
  return { user: as.user, password: (made as { readonly secondary_auth_token: string }).secondary_auth_token };
};

describeEachEngine("an account's token", (open) => {
  it("is changed without a moment in which nothing works, and webhooks follow the first of the two", async () => {
    const world = await open();
    const url = world.receiver.script("/status", { status: 204 });
    const next = await secondToken(world, world.owner);
    const signedWith = async (text: string): Promise<readonly string[]> => {
      const before = world.receiver.at("/status").length;
      const { sid } = await world.send({ StatusCallback: url, Body: text }, { as: next });
      const came = await world.until("both callbacks", () => {
        const all = world.receiver.at("/status").slice(before);
        return all.length === 2 && all;
      });
      expect(came.every(({ form }) => form["MessageSid"] === sid)).toBe(true);
      return [world.owner.password, next.password].filter((token) =>
        came.every(({ headers, form }) =>
          twilio.validateRequest(token, headers["x-twilio-signature"] ?? "", url, { ...form }),
        ),
      );
    };
    expect(await signedWith("before")).toEqual([world.owner.password]);
    expect((await world.api("/Balance.json")).status).toBe(200);
    const promoted = expectContract(
      routes.promoteSecondaryToken,
      await world.api(promote, { as: next, method: "POST" }),
    );
    expect(promoted).toMatchObject({ account_sid: world.owner.sid, auth_token: next.password });
    expectRefusal(await world.api("/Balance.json"), 401, 20003);
    const own = { ...world.owner, password: next.password };
    expect((await world.api(".json", { as: own })).json).toMatchObject({ auth_token: next.password });
    expect(await signedWith("after")).toEqual([next.password]);
    expectRefusal(await world.api(promote, { as: own, method: "POST" }), 404, 20404);
  });

  it("stops opening on every node within a second of its end", async () => {
    const world = await open();
    const next = await secondToken(world, world.owner);
    const elsewhere = createCredentials(world.app().deps);
    const header = authorization(world.owner);
    expect((await elsewhere.check(header)).account.sid).toBe(world.owner.sid);
    expect((await world.api(promote, { as: next, method: "POST" })).status).toBe(200);
    const ended = Date.now();
    await world.until("the other node to refuse it", async () => {
      try {
        await elsewhere.check(header);
        return false;
      } catch {
        return true;
      }
    });
    expect(Date.now() - ended).toBeLessThan(2_000);
    expect((await elsewhere.check(authorization(next))).account.sid).toBe(world.owner.sid);
  });
});

describeInOneWorld("a second token", (inWorld) => {
  it("is one at a time, is dropped, and is of a subaccount by that subaccount only", async () => {
    const world = inWorld();
    const tenant = await world.openTenant();
    const [first, other] = [await secondToken(world, tenant), await secondToken(world, tenant)];
    expectRefusal(await world.api(promote, { as: first, method: "POST" }), 401, 20003);
    expectContract(routes.deleteSecondaryToken, await world.api(second, { as: other, method: "DELETE" }));
    expectRefusal(await world.api(second, { as: other, method: "DELETE" }), 401, 20003);
    expectRefusal(await world.api(second, { as: tenant, method: "DELETE" }), 404, 20404);
    const branch = await openSubaccount(world, tenant);
    const own = await secondToken(world, branch);
    expect((await world.api("/Messages.json", { as: { ...branch, ...own } })).status).toBe(200);
    expectRefusal(await world.api(promote, { as: tenant, method: "POST" }), 404, 20404);
  });

  it("is given again, sealed on the disk, to a request that is repeated", async () => {
    const world = inWorld();
    const request = { method: "POST", headers: { "Idempotency-Key": "rotation 1" } };
    const made = await world.api(second, request);
    const again = await world.api(second, request);
    expect([again.text, again.headers.get("idempotent-replayed")]).toEqual([made.text, "true"]);
    const { secondary_auth_token: token } = made.json as { readonly secondary_auth_token: string };
    expect(await world.stored()).not.toContain(token);
  });
});

describeInOneWorld("a key of another kind", (inWorld) => {
  const keys = "/v1/Keys";
  const create = async (form: Readonly<Record<string, string>>, as?: Credentials) =>
    inWorld().api(keys, { form: { AccountSid: inWorld().owner.sid, ...form }, ...(as === undefined ? {} : { as }) });

  it("answers as the contract says", async () => {
    const world = inWorld();
    const Policy = '{"allow":["/twilio/messaging/*"]}';
    const made = expectContract(
      routes.createIamKey,
      await create({ KeyType: "restricted", Policy, FriendlyName: "m" }),
    );
    const { sid } = made as { readonly sid: string };
    expect(made).toMatchObject({ friendly_name: "m", policy: { allow: ["/twilio/messaging/*"] } });
    const fetched = expectContract(routes.fetchIamKey, await world.api(`${keys}/${sid}`));
    expect(fetched).not.toHaveProperty("secret");
    const list = await world.api(`${keys}?AccountSid=${world.owner.sid}&PageSize=1`);
    expect(expectContract(routes.listIamKeys, list)).toMatchObject({
      keys: [{ sid, flags: ["restricted"] }],
      meta: { key: "keys", page: 0, page_size: 1 },
    });
    const updated = await world.api(`${keys}/${sid}`, { json: { Policy: { allow: [] } } });
    expect(expectContract(routes.updateIamKey, updated)).toMatchObject({ friendly_name: "m", policy: { allow: [] } });
    expectContract(routes.deleteIamKey, await world.api(`${keys}/${sid}`, { method: "DELETE" }));
    expectRefusal(await world.api(`${keys}/${sid}`), 404, 20404);
  });

  it.each([
    [{ KeyType: "restricted" }, "Policy"],
    [{ KeyType: "restricted", Policy: "no JSON" }, "Policy"],
    [{ KeyType: "restricted", Policy: "[]" }, "Policy"],
    [{ KeyType: "restricted", Policy: '{"allow":"all"}' }, "Policy"],
    [{ KeyType: "restricted", Policy: '{"allow":["everything"]}' }, "Policy"],
    [
      { KeyType: "restricted", Policy: JSON.stringify({ allow: Array.from({ length: 101 }, () => "/twilio/*") }) },
      "Policy",
    ],
    [{ Policy: '{"allow":[]}' }, "Policy"],
    [{ KeyType: "golden" }, "KeyType"],
    [{ AccountSid: "" }, "AccountSid"],
  ] as const)("is refused for %o", async (form, field) => {
    expectRefusal(await create(form), 400, 20400, field);
  });

  it("is a main one by the account's own token only, and then does what the token does", async () => {
    const world = inWorld();
    const main = await makeKey(world, world.owner, { KeyType: "main" });
    expect((await world.api("/Keys.json", { as: main })).status).toBe(200);
    expectRefusal(await create({ KeyType: "main" }, main), 403, 20403, "KeyType");
    expect((await create({}, main)).status).toBe(201);
    const branch = await openSubaccount(world, main);
    expect((await world.api(`/2010-04-01/Accounts/${branch.sid}/Messages.json`, { as: main })).status).toBe(200);
    const inBranch = await create({ AccountSid: branch.sid });
    expect(inBranch.status).toBe(201);
    const { sid: user, secret: password } = inBranch.json as { readonly sid: string; readonly secret: string };
    expect((await world.api("/Messages.json", { as: { ...branch, user, password } })).status).toBe(200);
    expectRefusal(await world.api(`/v1/Keys/${user}`, { as: branch, method: "PUT" }), 405, 20004);
  });

  it("is restricted from the moment its policy is", async () => {
    const world = inWorld();
    const as = await makeRestrictedKey(world, "/twilio/messaging/messages/*", "/twilio/iam/accounts/read");
    expect((await world.api("/Messages.json", { as })).status).toBe(200);
    expect((await world.api(".json", { as })).json).toMatchObject({ auth_token: null });
    const refused = await world.api("/Balance.json", { as });
    expectRefusal(refused, 403, 20403);
    expect(refused.text).toContain("/twilio/billing/balance/read");
    const changed = await world.api(`${keys}/${as.user}`, { form: { Policy: '{"allow":[]}' } });
    expect(changed.status).toBe(200);
    expectRefusal(await world.api("/Messages.json", { as }), 403, 20403);
  });
});

describeInOneWorld("test credentials", (inWorld) => {
  it("are made on demand, shown again, and given a new password", async () => {
    const world = inWorld();
    const tenant = await world.openTenant();
    expectRefusal(await world.api("/v1/TestCredentials", { as: tenant }), 404, 20404);
    const made = await world.api("/v1/TestCredentials", { as: tenant, method: "POST" });
    expect(expectContract(routes.createTestCredentials, made)).not.toMatchObject({ account_sid: tenant.sid });
    const shown = expectContract(routes.fetchTestCredentials, await world.api("/v1/TestCredentials", { as: tenant }));
    expect(shown).toEqual(made.json);
    const { account_sid: user, auth_token: password } = made.json as Readonly<
      Record<"account_sid" | "auth_token", string>
    >;
    const as = { sid: user, user, password };
    const form = { To: phone, From: validSender, Body: "x" };
    expect((await world.api("/Messages.json", { as, form })).status).toBe(201);
    const renewed = await makeTestCredentials(world, tenant);
    expect(renewed.user).toBe(user);
    expect(renewed.password).not.toBe(password);
    expectRefusal(await world.api("/Messages.json", { as, form }), 401, 20003);
  });

  it("send and buy for show: nothing is stored, charged, delivered or called back", async () => {
    const world = inWorld();
    const as = await makeTestCredentials(world);
    const url = world.receiver.script("/never", { status: 204 });
    const [balance, listed, shown] = [
      await world.balance(),
      await world.api("/Messages.json"),
      await world.handset(phone),
    ];
    const form = { To: phone, From: validSender, Body: "Only for show", StatusCallback: url };
    const headers = { "Idempotency-Key": "the same" };
    const sent = await world.api("/Messages.json", { as, form, headers });
    expect(expectContract(routes.createMessage, sent)).toMatchObject({
      account_sid: as.sid,
      status: "queued",
      from: validSender,
      to: phone,
      body: "Only for show",
    });
    const { sid } = sent.json as { readonly sid: string };
    expect((await world.api("/Messages.json", { as, form, headers })).headers.get("idempotent-replayed")).toBeNull();
    const bought = await world.api("/IncomingPhoneNumbers.json", { as, form: { PhoneNumber: validSender } });
    expect(expectContract(routes.createNumber, bought)).toMatchObject({
      account_sid: as.sid,
      phone_number: validSender,
    });
    const inArea = await world.api("/IncomingPhoneNumbers.json", { as, form: { AreaCode: "500" } });
    expect(inArea.json).toMatchObject({ phone_number: validSender });
    // A message of the account's own, so that whatever the others had set going would have come before it.
    const real = await world.send({ To: "+15558675399" });
    await world.arrived(real.sid, "delivered");
    expect(world.receiver.at("/never")).toEqual([]);
    expect(await world.handset(phone)).toEqual(shown);
    expectRefusal(await world.api(`/Messages/${sid}.json`), 404, 20404);
    const { messages } = (await world.api("/Messages.json")).json as {
      readonly messages: readonly { readonly sid: string }[];
    };
    const { messages: before } = listed.json as { readonly messages: readonly { readonly sid: string }[] };
    expect(messages.map((message) => message.sid)).toEqual([real.sid, ...before.map((message) => message.sid)]);
    const spent = Number(balance) - Number(await world.balance());
    expect(spent).toBeCloseTo(-Number((await world.message(real.sid)).price), 6);
    expect(await world.stored()).not.toContain("Only for show");
  });

  it.each([
    [{ From: "+15005550001" }, 21212],
    [{ From: "+15005550007" }, 21606],
    [{ From: "+15005550008" }, 21611],
    [{ From: "+14155550100" }, 21606],
    [{ To: "+15005550001" }, 21211],
    [{ To: "+15005550002" }, 21612],
    [{ To: "+15005550003" }, 21408],
    [{ To: "+15005550004" }, 21610],
    [{ To: "+15005550009" }, 21614],
    [{ Body: "" }, 21602],
  ] as const)("are refused a message with %o by %i", async (form, code) => {
    const as = await makeTestCredentials(inWorld());
    const answer = await inWorld().api("/Messages.json", {
      as,
      form: { To: phone, From: validSender, Body: "Hello", ...form },
    });
    expect([answer.status, answer.json]).toEqual([400, expect.objectContaining({ code })]);
  });

  it.each([
    [{ PhoneNumber: "+15005550000" }, 21422],
    [{ PhoneNumber: "+15005550001" }, 21421],
    [{ PhoneNumber: "+14155550100" }, 21421],
    [{ AreaCode: "533" }, 21452],
    [{ AreaCode: "415" }, 21452],
  ] as const)("are refused a number with %o by %i", async (form, code) => {
    const as = await makeTestCredentials(inWorld());
    const answer = await inWorld().api("/IncomingPhoneNumbers.json", { as, form });
    expect([answer.status, answer.json]).toEqual([400, expect.objectContaining({ code })]);
  });

  it("reach nothing else", async () => {
    const world = inWorld();
    const as = await makeTestCredentials(world);
    for (const path of ["/Messages.json", "/Balance.json", ".json", "/Keys.json", "/v1/TestCredentials"]) {
      expectRefusal(await world.api(path, { as }), 403, 20008);
    }
    expectRefusal(await world.api(`/2010-04-01/Accounts/${world.owner.sid}/Messages.json`, { as }), 404, 20404);
    expect((await world.send({ From: sender })).status).toBe("queued");
  });
});
