// Content templates over HTTP, on both engines: every route as the contract has it, and every refusal.
import { routes } from "@pennywire/contract";
import { describe, expect, it } from "vitest";
import { describeInOneWorld, expectContract, expectRefusal, type World } from "../world.ts";

const greeting = { friendly_name: "greeting", language: "en", types: { "twilio/text": { body: "Hello {{1}}" } } };

const create = async (world: World, json: unknown = greeting): Promise<{ readonly sid: string }> =>
  expectContract(routes.createContent, await world.api("/v1/Content", { json })) as { readonly sid: string };

describeInOneWorld("content templates", (inWorld) => {
  it("are created, shown, listed, changed, submitted and removed as the contract says", async () => {
    const world = inWorld();
    const made = await create(world);
    const path = `/v1/Content/${made.sid}`;
    expect(made).toMatchObject({ ...greeting, variables: {} });
    expect(expectContract(routes.fetchContent, await world.api(path))).toEqual(made);
    const listed = expectContract(routes.listContents, await world.api("/v1/Content?PageSize=1"));
    expect(listed).toMatchObject({ contents: [made], meta: { key: "contents" } });
    const both = expectContract(routes.listContentAndApprovals, await world.api("/v1/ContentAndApprovals?PageSize=1"));
    expect(both).toMatchObject({ contents: [{ sid: made.sid, approval_requests: { status: "unsubmitted" } }] });
    expect(expectContract(routes.listLegacyContents, await world.api("/v1/LegacyContent"))).toMatchObject({
      contents: [],
    });

    const change = { language: "fr", variables: { 1: "ami" } };
    const changed = expectContract(routes.updateContent, await world.api(path, { method: "PUT", json: change }));
    expect(changed).toMatchObject({ ...greeting, ...change });

    const approvals = await world.api(`${path}/ApprovalRequests`);
    expect(expectContract(routes.fetchApprovalRequests, approvals)).toMatchObject({
      whatsapp: { status: "unsubmitted" },
    });
    const json = { name: "greeting", category: "UTILITY", allow_category_change: false };
    const submitted = await world.api(`${path}/ApprovalRequests/whatsapp`, { json });
    expect(expectContract(routes.createApprovalRequest, submitted)).toMatchObject({ ...json, status: "received" });
    expectRefusal(await world.api(`${path}/ApprovalRequests/whatsapp`, { json }), 412, 20412);
    const later = { method: "PUT", json: { friendly_name: "renamed" } };
    expectContract(routes.updateContent, await world.api(path, later));
    expect((await world.api(`${path}/ApprovalRequests`)).json).toMatchObject({ whatsapp: { status: "received" } });

    expectContract(routes.deleteContent, await world.api(path, { method: "DELETE" }));
    expectRefusal(await world.api(path), 404, 20404);
    expectRefusal(await world.api(path, { method: "PUT", json: greeting }), 404, 20404);
    expectRefusal(await world.api(path, { method: "DELETE" }), 404, 20404);
    expectRefusal(await world.api(`${path}/ApprovalRequests`), 404, 20404);
    expectRefusal(await world.api(`${path}/ApprovalRequests/whatsapp`, { json }), 404, 20404);
  });

  it("may come as a form, with JSON in its fields", async () => {
    const form = {
      friendly_name: "form",
      language: "en",
      variables: '{"1":"friend"}',
      types: '{"twilio/text":{"body":"Hello {{1}}"}}',
    };
    expect(expectContract(routes.createContent, await inWorld().api("/v1/Content", { form }))).toMatchObject({
      friendly_name: "form",
      variables: { 1: "friend" },
      types: greeting.types,
    });
  });

  it("keep no NUL and no half characters, at whatever depth they come", async () => {
    const types = { "twilio/card": { title: "a\0b", "sub\0title": "\ud800", actions: [{ title: "c\0" }] } };
    const made = await create(inWorld(), { language: "en", types });
    expect(made).toMatchObject({
      types: {
        "twilio/card": { title: "a\uFFFDb", "sub\uFFFDtitle": "\uFFFD", actions: [{ title: "c\uFFFD" }] },
      },
    });
  });

  it("keep none of them from JSON inside a form, and take none that is too deep", async () => {
    const form = {
      language: "en",
      variables: String.raw`{"a\u0000":"b\u0000\ud800"}`,
      types: String.raw`{"twilio/text":{"body":"c\u0000\udfff"}}`,
    };
    expect(expectContract(routes.createContent, await inWorld().api("/v1/Content", { form }))).toMatchObject({
      variables: { "a\uFFFD": "b\uFFFD\uFFFD" },
      types: { "twilio/text": { body: "c\uFFFD\uFFFD" } },
    });
    const types = `{"twilio/card":{"title":"x","deep":${"[".repeat(5_000)}${"]".repeat(5_000)}}}`;
    expectRefusal(await inWorld().api("/v1/Content", { form: { language: "en", types } }), 400, 20400, "types");
  });

  it("of another account are as if they did not exist", async () => {
    const world = inWorld();
    const { sid } = await create(world);
    const as = await world.openTenant();
    const path = `/v1/Content/${sid}`;
    expectRefusal(await world.api(path, { as }), 404, 20404);
    expectRefusal(await world.api(path, { as, method: "PUT", json: greeting }), 404, 20404);
    expectRefusal(await world.api(path, { as, method: "DELETE" }), 404, 20404);
    expectRefusal(await world.api(`${path}/ApprovalRequests`, { as }), 404, 20404);
    expectRefusal(await world.api(`${path}/ApprovalRequests/whatsapp`, { as, json: { name: "x" } }), 404, 20404);
    expect((await world.api("/v1/Content", { as })).json).toMatchObject({ contents: [] });
  });

  describe("are refused", () => {
    const deep = (levels: number): object => (levels === 0 ? {} : { inner: deep(levels - 1) });
    it.each<[number, string | undefined, unknown]>([
      [20400, "language", { types: greeting.types }],
      [20400, "language", { ...greeting, language: "" }],
      [20400, "language", { ...greeting, language: "x".repeat(17) }],
      [20002, "friendly_name", { ...greeting, friendly_name: "x".repeat(451) }],
      [20400, "types", { language: "en" }],
      [20400, "types", { ...greeting, types: {} }],
      [20400, "types", { ...greeting, types: [] }],
      [20400, "types", { ...greeting, types: "Hello" }],
      [20400, "types", { ...greeting, types: { "twilio/text": {} } }],
      [20400, "types", { ...greeting, types: { "twilio/smoke": { body: "puff" } } }],
      [20400, "variables", { ...greeting, variables: { 1: 5 } }],
      [20400, "variables", { ...greeting, variables: "{" }],
      [20400, undefined, { ...greeting, types: { "twilio/card": { title: "x", deep: deep(12) } } }],
      [
        92002,
        "types",
        {
          ...greeting,
          types: { "twilio/text": { body: Array.from({ length: 101 }, (_, at) => `{{${at}}}`).join("") } },
        },
      ],
    ])("with %d for %s", async (code, field, json) => {
      expectRefusal(await inWorld().api("/v1/Content", { json }), 400, code, field);
    });

    it.each([
      ["name", {}],
      ["name", { name: "Not Lower" }],
      ["category", { name: "x", category: "FUN" }],
      ["send_ttl_seconds", { name: "x", send_ttl_seconds: 0 }],
    ])("for approval without a usable %s", async (field, json) => {
      const { sid } = await create(inWorld());
      const answer = await inWorld().api(`/v1/Content/${sid}/ApprovalRequests/whatsapp`, { json });
      expectRefusal(answer, 400, 20400, field);
    });
  });
});
