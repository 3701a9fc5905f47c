// What somebody with a little power tries in order to have more of it: keys that make keys, answers that were another's,
// passwords that travel further than they should, and receivers that one account makes useless for the others.
import { expect, it } from "vitest";
import { importsUnfinishedMax } from "../../src/domain/opt-outs/import.ts";
import { aSid } from "../builders.ts";
import {
  describeInOneWorld,
  expectRefusal,
  phone,
  sender,
  type Answer,
  type Credentials,
  type Request,
  type World,
} from "../world.ts";

const keysPath = "/v1/Keys";

/** A restricted key with this policy. */
const restricted = async (
  world: World,
  ...allow: readonly string[]
): Promise<Credentials & { readonly sid: string }> => {
  const form = { AccountSid: world.owner.sid, KeyType: "restricted", Policy: JSON.stringify({ allow }) };
  const answer = await world.api(keysPath, { form });
  expect(answer.status).toBe(201);
  const { sid, secret } = answer.json as { readonly sid: string; readonly secret: string };
  return { sid, user: sid, password: secret };
};

/** A path below the first account, whoever asks. */
const below = (world: World, name: string): string => `/2010-04-01/Accounts/${world.owner.sid}/${name}`;

const asking = async (world: World, path: string, form: Request["form"], as: Credentials): Promise<Answer> =>
  world.api(path, { form: form ?? "", method: "POST", as });

describeInOneWorld("a restricted key that may make keys", (inWorld) => {
  it("makes none that may do more than itself, under whichever name", async () => {
    const world = inWorld();
    const as = await restricted(world, "/twilio/iam/api-keys/*", "/twilio/messaging/messages/*");
    const AccountSid = world.owner.sid;
    const policy = (...allow: readonly string[]): string => JSON.stringify({ allow });
    const wider = [
      { AccountSid },
      { AccountSid, KeyType: "main" },
      { AccountSid, KeyType: "restricted", Policy: policy("/twilio/*") },
      { AccountSid, KeyType: "restricted", Policy: policy("/twilio/messaging/*") },
      {
        AccountSid,
        KeyType: "restricted",
        Policy: policy("/twilio/messaging/messages/read", "/twilio/billing/balance/read"),
      },
    ];
    for (const form of wider) expectRefusal(await asking(world, keysPath, form, as), 403, 20403, "Policy");
    for (const name of ["Keys.json", "SigningKeys.json"]) {
      expectRefusal(await asking(world, below(world, name), { FriendlyName: "mine" }, as), 403, 20403, "Policy");
    }
    const narrower = { AccountSid, KeyType: "restricted", Policy: policy("/twilio/messaging/messages/create") };
    expect((await asking(world, keysPath, narrower, as)).status).toBe(201);
  });

  it("widens neither its own policy nor another key's", async () => {
    const world = inWorld();
    const as = await restricted(world, "/twilio/iam/api-keys/update");
    const other = await restricted(world, "/twilio/messaging/messages/read");
    const Policy = JSON.stringify({ allow: ["/twilio/*"] });
    for (const sid of [as.sid, other.sid]) {
      expectRefusal(await asking(world, `${keysPath}/${sid}`, { Policy }, as), 403, 20403, "Policy");
    }
    expect((await asking(world, `${keysPath}/${other.sid}`, { FriendlyName: "renamed" }, as)).status).toBe(200);
  });

  it("is not given the answer that another credential got for the same Idempotency-Key", async () => {
    const world = inWorld();
    const as = await restricted(world, "/twilio/iam/*");
    for (const path of [below(world, "Keys.json"), "/2010-04-01/Accounts.json"]) {
      const headers = { "Idempotency-Key": `opens everything at ${path}` };
      const form = { FriendlyName: "deploys" };
      expect((await world.api(path, { form, headers })).status).toBe(201);
      const answer = await world.api(path, { form, headers, as });
      expectRefusal(answer, 422, 20422);
      expect(answer.text).not.toMatch(/secret"|auth_token/u);
    }
  });

  it("still gets its own answers again", async () => {
    const world = inWorld();
    const as = await restricted(world, "/twilio/messaging/messages/create");
    const form = { To: phone, From: sender, Body: "one text" };
    const repeated = { form, as, headers: { "Idempotency-Key": "one text" } };
    const first = await world.api(below(world, "Messages.json"), repeated);
    const second = await world.api(below(world, "Messages.json"), repeated);
    expect([first.status, second.status, second.text]).toEqual([201, 201, first.text]);
    await world.arrived((first.json as { readonly sid: string }).sid, "delivered");
  });
});

describeInOneWorld("an Idempotency-Key", (inWorld) => {
  it("that was used with another query is refused, because the query is part of what was asked", async () => {
    const world = inWorld();
    const ask = async (scope: string): Promise<Answer> =>
      world.api(`/v1/OptOuts/Imports?Scope=${encodeURIComponent(scope)}`, {
        method: "POST",
        form: `phone_number\n${phone}\n`,
        headers: { "Content-Type": "text/csv", "Idempotency-Key": "import of Monday" },
      });
    expect((await ask(sender)).status).toBe(201);
    expect((await ask(sender)).headers.get("idempotent-replayed")).toBe("true");
    expectRefusal(await ask("+14155550100"), 422, 20422);
  });
});

describeInOneWorld("the password in a webhook's address", (inWorld) => {
  it("is told neither to the fallback's server nor in any record", async () => {
    const world = inWorld();
    const broken = world.receiver.script("/broken", { status: 500 }).replace("://", "://ann:sesame-street@");
    const token = world.receiver.script("/broken", { status: 500 }).replace("://", "://sesame-street@");
    const fallback = world.receiver.script("/fallback", { body: "<Response/>", type: "text/xml" });
    const [number] = await numbers(world);
    for (const [at, SmsUrl] of [broken, token].entries()) {
      await world.api(`/IncomingPhoneNumbers/${number}.json`, { form: { SmsUrl, SmsFallbackUrl: fallback } });
      await world.text(phone, `hello ${at}`);
      await world.until("the fallback", () => world.receiver.at("/fallback").length === at + 1);
      const told = world.receiver.at("/fallback")[at]?.form;
      expect(told?.["ErrorCode"]).toBe("11200");
      expect(told?.["ErrorUrl"]).toContain("/broken");
      expect(JSON.stringify(told)).not.toContain("sesame");
    }
    const inbound = (await world.api("/Messages.json?Direction=inbound")).json as {
      readonly messages: readonly { readonly sid: string }[];
    };
    for (const { sid } of inbound.messages) {
      const records = await world.until("the records of the two requests", async () => {
        const { text } = await world.api(`/Messages/${sid}/Webhooks.json`);
        return text.includes("fallback") && text;
      });
      expect(records).not.toContain("sesame");
    }
    const alerts = (await world.api("/v1/Alerts")).json as { readonly alerts: readonly { readonly sid: string }[] };
    expect(alerts.alerts.length).toBeGreaterThan(0);
    for (const { sid } of alerts.alerts) expect((await world.api(`/v1/Alerts/${sid}`)).text).not.toContain("sesame");
    await world.api(`/IncomingPhoneNumbers/${number}.json`, { form: { SmsUrl: "", SmsFallbackUrl: "" } });
  });
});

describeInOneWorld("a server that answers a text", (inWorld) => {
  it("stops nobody but itself with a cookie that never ends", async () => {
    const world = inWorld();
    const headers = { "Set-Cookie": `a=1; Max-Age=${"9".repeat(30)}` };
    const url = world.receiver.script("/cookies", { body: "thanks", type: "text/plain", headers });
    const [number] = await numbers(world);
    await world.api(`/IncomingPhoneNumbers/${number}.json`, { form: { SmsUrl: url } });
    for (const nth of [1, 2]) {
      await world.text(phone, `hello ${nth}`);
      await world.until("the reply", async () => {
        const shown = await world.handset(phone);
        return shown.filter(({ direction, body }) => direction === "received" && body === "thanks").length === nth;
      });
    }
    expect(world.receiver.at("/cookies").at(-1)?.headers["cookie"]).toBe("a=1");
    await world.api(`/IncomingPhoneNumbers/${number}.json`, { form: { SmsUrl: "" } });
  });
});

describeInOneWorld("a crowd of imports", (inWorld) => {
  it("is refused when twenty of the account have not come to their end, and is nobody else's affair", async () => {
    const world = inWorld();
    const { store } = world.app().deps;
    const counts = { linesRead: 0, added: 0, present: 0, failed: 0, errors: [], attempts: 0, bytes: 1 } as const;
    const dueAt = Date.now() + 86_400_000;
    for (let nth = 0; nth < importsUnfinishedMax; nth += 1) {
      const begun = {
        ...counts,
        sid: aSid("IM"),
        accountId: world.owner.id,
        scope: null,
        status: "queued",
        dueAt,
      } as const;
      await store.commit([{ kind: "begin import", begun: { ...begun, createdAt: dueAt, updatedAt: dueAt } }]);
    }
    const ask = async (as: Credentials): Promise<Answer> =>
      world.api("/v1/OptOuts/Imports", {
        method: "POST",
        form: `phone_number,scope\n${phone},${sender}\n`,
        headers: { "Content-Type": "text/csv" },
        as,
      });
    expectRefusal(await ask(world.owner), 429, 20429);
    expect((await ask(await world.openTenant())).status).toBe(201);
  });
});

describeInOneWorld("an audit event", (inWorld) => {
  it("names the parameters of the request that there are, and not what a caller has made up or mistaken for one", async () => {
    const world = inWorld();
    const form = { FriendlyName: "audited", "my-password-is-sesame": "x" };
    expect((await world.api("/Keys.json", { form })).status).toBe(201);
    const { events } = (await world.api("/v1/Events?EventType=key.created")).json as {
      readonly events: readonly { readonly event_data: unknown }[];
    };
    expect(events[0]?.event_data).toEqual({ parameters: ["FriendlyName"] });
  });
});

const numbers = async (world: World): Promise<readonly string[]> => {
  const { json } = await world.api(`/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(sender)}`);
  const { incoming_phone_numbers: found } = json as {
    readonly incoming_phone_numbers: readonly { readonly sid: string }[];
  };
  return found.map(({ sid }) => sid);
};

describeInOneWorld("a receiver that several accounts tell", (inWorld) => {
  it("is not left alone on behalf of all when it does not answer one of them", async () => {
    const world = inWorld();
    const stranger = await world.openTenant();
    const slow = `${world.receiver.script("/slow", async () => new Promise(() => {}))}#rt=100&rc=0`;
    const well = world.receiver.script("/well", { status: 204 });
    for (let sent = 0; sent < 6; sent += 1) {
      const path = `/2010-04-01/Accounts/${stranger.sid}/Messages.json`;
      const form = { To: phone, From: stranger.phoneNumber, Body: "hello", StatusCallback: slow };
      expect((await world.api(path, { form, as: stranger })).status).toBe(201);
    }
    await world.until("six failures", () => world.receiver.at("/slow").length >= 6);
    const { sid } = await world.send({ StatusCallback: well });
    await world.until("the callback of the other account", () =>
      world.receiver.at("/well").some(({ form }) => form["MessageSid"] === sid),
    );
    await world.arrived(sid, "delivered");
  });
});
