// Messaging services over HTTP, on both engines: every route as the contract has it, every refusal, and what a pool keeps to.
import { routes } from "@pennywire/contract";
import { describe, expect, it } from "vitest";
import { serviceSendersMax } from "../../src/domain/services/service.ts";
import type { ServiceSender } from "../../src/domain/services/sender.ts";
import { aNumber, aSid, epoch, ordinal } from "../builders.ts";
import { describeInOneWorld, expectContract, expectRefusal, type Answer, type World } from "../world.ts";

type Form = Readonly<Record<string, string>>;

const create = async (world: World, form: Form = { FriendlyName: "Deliveries" }): Promise<string> =>
  (expectContract(routes.createService, await world.api("/v1/Services", { form })) as { readonly sid: string }).sid;

/** A number of the first account that is in no pool. */
const newNumber = async (world: World, accountId = world.owner.id): Promise<string> => {
  const sid = aSid("PN");
  const phoneNumber = `+1628555${String(ordinal()).padStart(4, "0")}`;
  const number = aNumber({ sid, accountId, phoneNumber });
  expect(await world.app().deps.store.commit([{ kind: "rent number", number }])).toEqual({ kept: true });
  return sid;
};

const join = async (world: World, service: string, form: Form, list = "PhoneNumbers"): Promise<Answer> =>
  world.api(`/v1/Services/${service}/${list}`, { form });

describeInOneWorld("messaging services", (inWorld) => {
  describe("settings", () => {
    it("are created, shown, listed, changed and removed as the contract says", async () => {
      const world = inWorld();
      const sid = await create(world);
      const path = `/v1/Services/${sid}`;
      expect(expectContract(routes.fetchService, await world.api(path))).toMatchObject({ friendly_name: "Deliveries" });
      const listed = expectContract(routes.listServices, await world.api("/v1/Services?PageSize=1"));
      expect(listed).toMatchObject({ services: [{ sid }], meta: { key: "services", page: 0, page_size: 1 } });
      const json = { FriendlyName: "By JSON", StickySender: false, ValidityPeriod: 60 };
      expect(expectContract(routes.updateService, await world.api(path, { json }))).toMatchObject({
        friendly_name: "By JSON",
        sticky_sender: false,
        validity_period: 60,
      });
      expectContract(routes.deleteService, await world.api(path, { method: "DELETE" }));
      for (const method of ["GET", "POST", "DELETE"]) expectRefusal(await world.api(path, { method }), 404, 20404);
      expectContract(routes.listUsecases, await world.api("/v1/Services/Usecases"));
    });

    it("are made once for an Idempotency-Key", async () => {
      const request = { form: { FriendlyName: "Once" }, headers: { "Idempotency-Key": `service-${ordinal()}` } };
      const first = await inWorld().api("/v1/Services", request);
      const again = await inWorld().api("/v1/Services", request);
      expect(again.text).toBe(first.text);
      expect(again.headers.get("idempotent-replayed")).toBe("true");
    });

    it.each([
      [20400, "FriendlyName", {}],
      [20400, "FriendlyName", { FriendlyName: "" }],
      [20002, "FriendlyName", { FriendlyName: "x".repeat(65) }],
      [21402, "InboundRequestUrl", { FriendlyName: "x", InboundRequestUrl: "ftp://example.com" }],
      [21403, "InboundMethod", { FriendlyName: "x", InboundMethod: "PUT" }],
      [21402, "FallbackUrl", { FriendlyName: "x", FallbackUrl: "nowhere" }],
      [21403, "FallbackMethod", { FriendlyName: "x", FallbackMethod: "get" }],
      [21609, "StatusCallback", { FriendlyName: "x", StatusCallback: "nowhere" }],
      [20400, "StickySender", { FriendlyName: "x", StickySender: "perhaps" }],
      [20400, "ScanMessageContent", { FriendlyName: "x", ScanMessageContent: "all" }],
      [21624, "ValidityPeriod", { FriendlyName: "x", ValidityPeriod: "0" }],
      [21624, "ValidityPeriod", { FriendlyName: "x", ValidityPeriod: "36001" }],
      [21713, "Usecase", { FriendlyName: "x", Usecase: "fun" }],
    ])("are refused with %d for %s", async (code, field, form: Form) => {
      expectRefusal(await inWorld().api("/v1/Services", { form, method: "POST" }), 400, code, field);
    });

    it("of another account are as if they did not exist", async () => {
      const world = inWorld();
      const sid = await create(world);
      const as = await world.openTenant();
      const path = `/v1/Services/${sid}`;
      expectRefusal(await world.api(path, { as }), 404, 20404);
      expectRefusal(await world.api(path, { as, form: { FriendlyName: "Mine" } }), 404, 20404);
      expectRefusal(await world.api(path, { as, method: "DELETE" }), 404, 20404);
      expectRefusal(await world.api(`${path}/PhoneNumbers`, { as }), 404, 20404);
      const form = { PhoneNumberSid: await newNumber(world, as.id) };
      expectRefusal(await world.api(`${path}/PhoneNumbers`, { as, form }), 404, 20404);
      expect((await world.api("/v1/Services", { as })).json).toMatchObject({ services: [] });
      expectRefusal(await join(world, sid, form), 404, 20404, "PhoneNumberSid");
    });
  });

  describe("pools", () => {
    const kinds = [
      ["PhoneNumbers", "PhoneNumber", async (world: World) => ({ PhoneNumberSid: await newNumber(world) })],
      ["AlphaSenders", "AlphaSender", async () => ({ AlphaSender: "Owl" })],
      ["DestinationAlphaSenders", "DestinationAlphaSender", async () => ({ AlphaSender: "Owl", IsoCountryCode: "gb" })],
      ["ChannelSenders", "ChannelSender", async () => ({ Sid: aSid("XE") })],
    ] as const;

    it.each(kinds)("%s are joined, shown, listed and left as the contract says", async (list, kind, formOf) => {
      const world = inWorld();
      const service = await create(world);
      const added = await join(world, service, await formOf(world), list);
      const { sid } = expectContract(routes[`createService${kind}`], added) as { readonly sid: string };
      const path = `/v1/Services/${service}/${list}/${sid}`;
      expect(expectContract(routes[`fetchService${kind}`], await world.api(path))).toEqual(added.json);
      const page = expectContract(routes[`listService${list}`], await world.api(`/v1/Services/${service}/${list}`));
      expect(Object.values(page as object)).toContainEqual([added.json]);
      const foreign = await world.openTenant();
      expectRefusal(await world.api(path, { as: foreign }), 404, 20404);
      expectRefusal(await world.api(path, { as: foreign, method: "DELETE" }), 404, 20404);
      expectContract(routes[`deleteService${kind}`], await world.api(path, { method: "DELETE" }));
      expectRefusal(await world.api(path), 404, 20404);
      expectRefusal(await world.api(path, { method: "DELETE" }), 404, 20404);
    });

    it.each([
      ["PhoneNumbers", 400, 20400, "PhoneNumberSid", {}],
      ["PhoneNumbers", 404, 20404, "PhoneNumberSid", { PhoneNumberSid: `PN${"0".repeat(32)}` }],
      ["ShortCodes", 400, 20400, "ShortCodeSid", {}],
      ["ShortCodes", 404, 20404, "ShortCodeSid", { ShortCodeSid: `SC${"0".repeat(32)}` }],
      ["AlphaSenders", 400, 21709, "AlphaSender", {}],
      ["AlphaSenders", 400, 21709, "AlphaSender", { AlphaSender: "Twelve chars" }],
      ["AlphaSenders", 400, 21709, "AlphaSender", { AlphaSender: "Öwl" }],
      ["DestinationAlphaSenders", 400, 21709, "AlphaSender", { AlphaSender: "123" }],
      ["DestinationAlphaSenders", 400, 20400, "IsoCountryCode", { AlphaSender: "Owl", IsoCountryCode: "QQ" }],
      ["DestinationAlphaSenders", 400, 21709, "IsoCountryCode", { AlphaSender: "Owl", IsoCountryCode: "CA" }],
      ["ChannelSenders", 400, 20423, "Sid", { Sid: "XE1" }],
    ])("%s refuse with %d and %d for %s", async (list, status, code, field, form: Form) => {
      const service = await create(inWorld());
      const answer = await inWorld().api(`/v1/Services/${service}/${list}`, { form, method: "POST" });
      expectRefusal(answer, status, code, field);
    });

    it("a number is in one service at most, and free again when the service is deleted", async () => {
      const world = inWorld();
      const [one, other] = [await create(world), await create(world)];
      const form = { PhoneNumberSid: await newNumber(world) };
      expect((await join(world, one, form)).status).toBe(201);
      expect((await join(world, one, form)).status).toBe(200);
      expectRefusal(await join(world, other, form), 409, 21712, "PhoneNumberSid");
      await world.api(`/v1/Services/${one}`, { method: "DELETE" });
      expect((await join(world, other, form)).status).toBe(201);
    });

    it("two services that want one number at the same moment: one gets it", async () => {
      const world = inWorld();
      const services = await Promise.all([create(world), create(world)]);
      const form = { PhoneNumberSid: await newNumber(world) };
      const answers = await Promise.all(services.map(async (service) => join(world, service, form)));
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    });

    it("a number that was released is in no pool any more", async () => {
      const world = inWorld();
      const { store } = world.app().deps;
      const service = await create(world);
      const sid = await newNumber(world);
      await join(world, service, { PhoneNumberSid: sid });
      const number = await store.read.numbers.find(world.owner.id, sid);
      if (number === null) throw new Error("the number is there");
      expect(await store.read.services.ofSender(world.owner.id, number.phoneNumber)).toMatchObject({ sid: service });
      expect(await store.read.services.pool(service)).toMatchObject([{ sender: number.phoneNumber }]);
      await store.commit([{ kind: "release number", number, at: world.app().deps.clock.now() }]);
      expect(await store.read.services.ofSender(world.owner.id, number.phoneNumber)).toBeNull();
      expect(await store.read.services.pool(service)).toEqual([]);
      expectRefusal(await world.api(`/v1/Services/${service}/PhoneNumbers/${sid}`), 404, 20404);
      // The same number under a new SID may join what the old one has left.
      const anew = { ...number, sid: aSid("PN") };
      await store.commit([{ kind: "rent number", number: anew }]);
      expect((await join(world, service, { PhoneNumberSid: anew.sid })).status).toBe(201);
      expect(await store.read.services.pool(service)).toMatchObject([{ sid: anew.sid }]);
    });

    it("has room for 400 senders, and for one of two that come last together", async () => {
      const world = inWorld();
      const { store } = world.app().deps;
      const service = await create(world);
      const filled = Array.from({ length: serviceSendersMax - 1 }, (_, at): ServiceSender => ({
        sid: aSid("AI"),
        accountId: world.owner.id,
        serviceSid: service,
        kind: "alpha",
        sender: `N${at}`,
        country: "",
        senderType: "alphanumeric",
        capabilities: ["SMS"],
        createdAt: epoch,
        updatedAt: epoch,
      }));
      const writes = filled.map((one) => ({ kind: "attach sender", sender: one }) as const);
      expect(await store.commit(writes)).toEqual({ kept: true });
      const last = ["Last", "Latest"].map(async (name) => join(world, service, { AlphaSender: name }, "AlphaSenders"));
      const answers = await Promise.all(last);
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 400]);
      const refused = answers.find(({ status }) => status === 400);
      if (refused !== undefined) expectRefusal(refused, 400, 21714);
      const page = await world.api(`/v1/Services/${service}/AlphaSenders?PageSize=1000`);
      expect((page.json as { readonly alpha_senders: readonly unknown[] }).alpha_senders).toHaveLength(
        serviceSendersMax,
      );
    });

    it("remembers which sender a recipient knows", async () => {
      const { store } = inWorld().app().deps;
      const service = await create(inWorld());
      const to = "+15558675310";
      expect(await store.read.services.stickySender(service, to)).toBeNull();
      for (const senderSid of [aSid("PN"), aSid("PN")]) {
        await store.commit([{ kind: "remember sticky", serviceSid: service, to, senderSid, at: epoch }]);
        expect(await store.read.services.stickySender(service, to)).toBe(senderSid);
      }
    });

    it("a number that went to a subaccount and came back is in no pool any more", async () => {
      const world = inWorld();
      const service = await create(world);
      const sid = await newNumber(world);
      await join(world, service, { PhoneNumberSid: sid });
      const opened = await world.api("/2010-04-01/Accounts.json", { form: { FriendlyName: "Branch" } });
      const branch = (opened.json as { readonly sid: string }).sid;
      const path = (account: string): string => `/2010-04-01/Accounts/${account}/IncomingPhoneNumbers/${sid}.json`;
      for (const [from, to] of [
        [world.owner.sid, branch],
        [branch, world.owner.sid],
      ] as const) {
        const moved = await world.api(path(from), { form: { AccountSid: to } });
        expect(moved.json, moved.text).toMatchObject({ sid, account_sid: to });
        expect((await world.api(`/v1/Services/${service}/PhoneNumbers`)).json).toMatchObject({ phone_numbers: [] });
      }
      expect((await join(world, service, { PhoneNumberSid: sid })).status).toBe(201);
    });
  });
});
