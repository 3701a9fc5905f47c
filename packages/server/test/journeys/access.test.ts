// Who may reach what: keys that come and go, and accounts that cannot even see that others exist.
import { expect, it } from "vitest";
import {
  describeEachEngine,
  describeInOneWorld,
  expectRefusal,
  phone,
  sender,
  type Answer,
  type World,
} from "../world.ts";

interface NewKey {
  readonly sid: string;
  readonly secret: string;
}

const makeKey = async (world: World): Promise<NewKey> =>
  (await world.api("/Keys.json", { form: { FriendlyName: "worker" } })).json as NewKey;

describeInOneWorld("an API key", (inWorld) => {
  it("is made, used, renamed and deleted, and from then on opens nothing", async () => {
    const world = inWorld();
    const { sid, secret } = await makeKey(world);
    const as = { user: sid, password: secret };
    const { sid: messageSid } = await world.send({}, { as });
    expect(await world.app().deps.store.read.messages.find(1, messageSid)).toMatchObject({ keySid: sid });
    const renamed = await world.api(`/Keys/${sid}.json`, { form: { FriendlyName: "night shift" } });
    expect(renamed.json).toMatchObject({ sid, friendly_name: "night shift" });
    expect((await world.api("/Messages.json", { as })).status).toBe(200);
    const deleted = await world.api(`/Keys/${sid}.json`, { method: "DELETE" });
    expect([deleted.status, deleted.text]).toEqual([204, ""]);
    expectRefusal(await world.api("/Messages.json", { as }), 401, 20003);
    expectRefusal(await world.api(`/Keys/${sid}.json`), 404, 20404);
    await world.arrived(messageSid, "delivered");
  });

  it("reaches neither keys nor the account's auth token", async () => {
    const world = inWorld();
    const { sid, secret } = await makeKey(world);
    const as = { user: sid, password: secret };
    const refused: readonly Answer[] = [
      await world.api("/Keys.json", { as }),
      await world.api("/Keys.json", { as, form: { FriendlyName: "twin" } }),
      await world.api(`/Keys/${sid}.json`, { as }),
      await world.api(`/Keys/${sid}.json`, { as, form: { FriendlyName: "twin" } }),
      await world.api(`/Keys/${sid}.json`, { as, method: "DELETE" }),
    ];
    for (const answer of refused) expect([401, 403]).toContain(answer.status);
    expect((await world.api("/Keys.json")).text).not.toContain("twin");
    expect((await world.api(".json", { as })).text).not.toContain(world.owner.password);
  });

  it("of one account opens nothing of another", async () => {
    const world = inWorld();
    const other = await world.openTenant();
    const { sid, secret } = await makeKey(world);
    const path = `/2010-04-01/Accounts/${other.sid}/Messages.json`;
    expectRefusal(await world.api(path, { as: { user: sid, password: secret } }), 404, 20404);
  });
});

describeInOneWorld("a name that cannot exist", (inWorld) => {
  it.each(["%00", "SM%00", "%ff", "a".repeat(5_000), "%F0%9F%98%80"])(
    "such as %s is not found, and breaks no engine",
    async (name) => {
      const world = inWorld();
      for (const path of [
        `/Messages/${name}.json`,
        `/Messages/${name}/Webhooks.json`,
        `/Keys/${name}.json`,
        `/IncomingPhoneNumbers/${name}.json`,
      ]) {
        expectRefusal(await world.api(path), 404, 20404);
      }
      expectRefusal(await world.api(`/Messages/${name}.json`, { form: { Body: "" } }), 404, 20404);
      expectRefusal(await world.api(`/Messages/${name}.json`, { method: "DELETE" }), 404, 20404);
      expectRefusal(await world.api(`/Keys/${name}.json`, { form: { FriendlyName: "x" } }), 404, 20404);
      expectRefusal(await world.api(`/Keys/${name}.json`, { method: "DELETE" }), 404, 20404);
      expectRefusal(await world.api(`/IncomingPhoneNumbers/${name}.json`, { form: { SmsUrl: "" } }), 404, 20404);
      for (const query of [`To=${name}`, `From=${name}`]) {
        expect((await world.api(`/Messages.json?${query.slice(0, 64)}`)).json).toMatchObject({ messages: [] });
      }
      expect((await world.api(`/Usage/Calls.json?KeySid=${name.slice(0, 60)}`)).json).toMatchObject({ calls: [] });
      expect(
        (
          await world.api(
            `/IncomingPhoneNumbers.json?FriendlyName=${name.slice(0, 60)}&PhoneNumber=${name.slice(0, 60)}`,
          )
        ).status,
      ).toBe(200);
    },
  );

  it("as a sender, a recipient, a key or a text is refused or kept, and never an error of ours", async () => {
    const world = inWorld();
    for (const odd of ["\0", "a\0b", "\uFFFF", "😀", "'; drop table messages; --"]) {
      for (const name of ["To", "From", "Body", "StatusCallback", "MediaUrl", "Tags"]) {
        const form = { To: phone, From: sender, Body: "Hello", [name]: odd };
        expect([201, 400]).toContain((await world.api("/Messages.json", { form })).status);
      }
      expect([201, 400]).toContain((await world.api("/Keys.json", { form: { FriendlyName: odd } })).status);
    }
  });
});

describeEachEngine("another account", (open) => {
  it("sees an object that is not its own exactly like one that does not exist", async () => {
    const world = await open();
    const other = await world.openTenant();
    const { sid: messageSid } = await world.send();
    await world.arrived(messageSid, "delivered");
    const { sid: keySid } = await makeKey(world);
    const { json } = await world.api("/IncomingPhoneNumbers.json");
    const { incoming_phone_numbers: numbers } = json as {
      readonly incoming_phone_numbers: readonly { readonly sid: string }[];
    };
    // On every route, and for every kind of caller, this is asked in tenants.test.ts; here on both engines.
    const objects = [
      [`/Messages/${messageSid}.json`, { Body: "" }],
      [`/Keys/${keySid}.json`, { FriendlyName: "mine" }],
      [`/IncomingPhoneNumbers/${numbers[0]?.sid ?? ""}.json`, { FriendlyName: "mine" }],
    ] as const;
    for (const [path, form] of objects) {
      const missing = path.replace(/(?<=\/[A-Z]{2})[0-9a-f]{32}/u, "0".repeat(32));
      for (const request of [{}, { form }, { method: "DELETE" }]) {
        const answers = [
          await world.api(path, { as: other, ...request }),
          await world.api(missing, { as: other, ...request }),
          await world.api(`/2010-04-01/Accounts/${world.owner.sid}${path}`, { as: other, ...request }),
        ];
        for (const answer of answers) expectRefusal(answer, 404, 20404);
        expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      }
      expect((await world.api(path)).status).toBe(200);
    }
    expect((await world.api(`/sim/v1/Handsets/${phone}/Messages`, { as: other })).json).toEqual({ messages: [] });
    await world.verify();
  });

  it("can neither send from a number that is not its own, nor have a phone text it", async () => {
    const world = await open();
    const other = await world.openTenant();
    const answer = await world.api("/Messages.json", { as: other, form: { To: phone, From: sender, Body: "Hello" } });
    expectRefusal(answer, 400, 21606, "From");
    const nobody = await world.api("/Messages.json", {
      as: other,
      form: { To: phone, From: "+15558675000", Body: "Hello" },
    });
    expect(nobody.json).toMatchObject({ code: 21606 });
    expectRefusal(
      await world.api(`/sim/v1/Handsets/${phone}/Messages`, { as: other, form: { To: sender, Body: "Hi" } }),
      400,
      21606,
      "To",
    );
    await world.verify();
  });
});
