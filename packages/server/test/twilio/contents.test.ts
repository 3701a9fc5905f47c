// Content templates and geo permissions, with Twilio's own client as the judge of every field.
import { beforeAll, describe, expect, it } from "vitest";
import twilio from "twilio";
import { twilioClient } from "../twilio-client.ts";
import { oneWorld } from "../world.ts";

type Client = ReturnType<typeof twilioClient>;
/** The client's types want its own classes; what travels is plain JSON with the API's names. */
type NewContent = Parameters<Client["content"]["v1"]["contents"]["create"]>[0];
type ContentChange = Parameters<ReturnType<Client["content"]["v1"]["contents"]>["update"]>[0];
type NewApproval = Parameters<ReturnType<Client["content"]["v1"]["contents"]>["approvalCreate"]["create"]>[0];

const inWorld = oneWorld();
let client: Client;
beforeAll(() => {
  client = twilioClient(inWorld());
});

const greeting = {
  friendly_name: "greeting",
  language: "en",
  variables: { 1: "friend" },
  types: {
    "twilio/text": { body: "Hello {{1}}" },
    "twilio/quick-reply": { body: "Hello {{1}}", actions: [{ type: "QUICK_REPLY", title: "Yes", id: "yes" }] },
  },
};
const create = async (given: object = greeting) => client.content.v1.contents.create(given as NewContent);

const shown = (sid: string) => ({
  dateCreated: expect.any(Date),
  dateUpdated: expect.any(Date),
  sid,
  accountSid: inWorld().owner.sid,
  friendlyName: "greeting",
  language: "en",
  variables: { 1: "friend" },
  types: greeting.types,
});
const addressed = (sid: string) => ({
  url: `${inWorld().url()}/v1/Content/${sid}`,
  links: {
    approval_create: `${inWorld().url()}/v1/Content/${sid}/ApprovalRequests/whatsapp`,
    approval_fetch: `${inWorld().url()}/v1/Content/${sid}/ApprovalRequests`,
  },
});
const unsubmitted = {
  type: "whatsapp",
  name: "",
  category: "",
  content_type: "",
  status: "unsubmitted",
  rejection_reason: "",
  allow_category_change: true,
  send_ttl_seconds: null,
};

describe("content templates", () => {
  it("are created, and fetched with the same fields", async () => {
    const created = await create();
    expect(created.sid).toMatch(/^HX[0-9a-f]{32}$/u);
    expect(created.toJSON()).toEqual({ ...shown(created.sid), ...addressed(created.sid) });
    expect((await client.content.v1.contents(created.sid).fetch()).toJSON()).toEqual(created.toJSON());
  });

  it("may be written with the names of the client's own classes", async () => {
    const created = await create({
      friendlyName: "classes",
      language: "en",
      types: { twilioCallToAction: { body: "Call", actions: [{ type: "URL", title: "Us", webviewSize: "TALL" }] } },
    });
    expect(created).toMatchObject({
      friendlyName: "classes",
      types: {
        "twilio/call-to-action": { body: "Call", actions: [{ type: "URL", title: "Us", webview_size: "TALL" }] },
      },
    });
  });

  it("are changed in what is given", async () => {
    const { sid } = await create();
    const types = { "twilio/media": { media: ["https://example.com/owl.png"] } };
    const change: object = { types };
    const changed = await client.content.v1.contents(sid).update(change as ContentChange);
    expect(changed.toJSON()).toEqual({ ...shown(sid), ...addressed(sid), types });
  });

  it("are removed, and are not found afterwards", async () => {
    const { sid } = await create();
    expect(await client.content.v1.contents(sid).remove()).toBe(true);
    const gone = client.content.v1.contents(sid).fetch();
    await expect(gone).rejects.toBeInstanceOf(twilio.RestException);
    await expect(gone).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it("are listed over several pages, alone and with their approvals", async () => {
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) made.unshift((await create()).sid);
    const listed = await client.content.v1.contents.list({ pageSize: 2 });
    expect(listed.slice(0, 5).map(({ sid }) => sid)).toEqual(made);
    expect(listed[0]?.toJSON()).toEqual({ ...shown(listed[0]?.sid ?? ""), ...addressed(listed[0]?.sid ?? "") });
    const both = await client.content.v1.contentAndApprovals.list({ pageSize: 2 });
    expect(both.slice(0, 5).map(({ sid }) => sid)).toEqual(made);
    expect(both[0]?.toJSON()).toEqual({ ...shown(both[0]?.sid ?? ""), approvalRequests: unsubmitted });
    expect(await client.content.v1.legacyContents.list()).toEqual([]);
  });

  it("are submitted for approval once", async () => {
    const { sid } = await create();
    const content = client.content.v1.contents(sid);
    expect((await content.approvalFetch().fetch()).toJSON()).toEqual({
      sid,
      accountSid: inWorld().owner.sid,
      whatsapp: unsubmitted,
      url: `${inWorld().url()}/v1/Content/${sid}/ApprovalRequests`,
    });
    const asked: object = { name: "greeting_1", category: "MARKETING", send_ttl_seconds: 3_600 };
    const submitted = await content.approvalCreate.create(asked as NewApproval);
    expect(submitted.toJSON()).toEqual({
      name: "greeting_1",
      category: "MARKETING",
      contentType: "twilio/text",
      status: "received",
      rejectionReason: "",
      allowCategoryChange: true,
      sendTtlSeconds: 3_600,
    });
    expect((await content.approvalFetch().fetch()).whatsapp).toEqual({
      ...unsubmitted,
      name: "greeting_1",
      category: "MARKETING",
      content_type: "twilio/text",
      status: "received",
      send_ttl_seconds: 3_600,
    });
    await expect(content.approvalCreate.create(asked as NewApproval)).rejects.toMatchObject({
      status: 412,
      code: 20412,
    });
  });

  it("that are wrong are refused with the field", async () => {
    const wrong = create({ ...greeting, types: { "twilio/smoke": { body: "puff" } } });
    await expect(wrong).rejects.toMatchObject({ status: 400, code: 20400, details: { field: "types" } });
  });
});

describe("geo permissions", () => {
  const permissions = () => client.accounts.v1.messagingGeopermissions;
  it("are open everywhere at first, closed and opened one by one", async () => {
    const all = await permissions().fetch();
    const each = all.permissions as readonly { readonly enabled: boolean }[];
    expect(each.length).toBeGreaterThan(200);
    expect(each.every(({ enabled }) => enabled)).toBe(true);
    const changed = await permissions().update({
      permissions: [
        { country_code: "GB", type: "country", enabled: false },
        { country_code: "FR", type: "country", enabled: true },
        { country_code: "XX", type: "country", enabled: false },
      ],
    });
    expect(changed.permissions).toEqual([
      { country_code: "GB", type: "country", enabled: false, error_code: 0, error_messages: [] },
      { country_code: "FR", type: "country", enabled: true, error_code: 0, error_messages: [] },
      {
        country_code: "XX",
        type: "country",
        enabled: false,
        error_code: 20_400,
        error_messages: ["country_code is not a country."],
      },
    ]);
    const british = await permissions().fetch({ countryCode: "GB" });
    expect(british.toJSON()).toEqual({
      permissions: [{ country_code: "GB", country_name: "United Kingdom", type: "country", enabled: false }],
    });
    await permissions().update({ permissions: [{ country_code: "GB", type: "country", enabled: true }] });
    expect((await permissions().fetch({ countryCode: "GB" })).permissions).toMatchObject([{ enabled: true }]);
  });
});
