// Paid lookups: told only when they are paid for, counted where they are paid, and free where nothing is known.
import { routes } from "@pennywire/contract";
import { expect, it } from "vitest";
import { describeEachEngine, expectContract, expectRefusal, type World } from "../world.ts";

const mobile = "+447400123456";
const american = "+14157012311";

const spent = async (world: World, category: string): Promise<readonly string[]> => {
  const { json } = await world.api(`/Usage/Records.json?Category=${category}`);
  const { usage_records: records } = json as { readonly usage_records: readonly { count: string; price: string }[] };
  return records.flatMap(({ count, price }) => [count, price]);
};

describeEachEngine("lookups", (open) => {
  it("cost the sum of what they told, and are counted by what it was", async () => {
    const world = await open({ credit: 1_000_000 });
    const url = `/v2/PhoneNumbers/${encodeURIComponent(american)}`;
    expectContract(routes.fetchLookup, await world.api(url));
    expect(await world.balance()).toBe("1.00000");
    const fields = "line_type_intelligence,caller_name,sms_pumping_risk,line_type_intelligence";
    expectContract(routes.fetchLookup, await world.api(`/v2/PhoneNumbers/${american}?Fields=${fields}`));
    expect(await world.balance()).toBe("0.95700");
    expect(await spent(world, "carrier-lookups")).toEqual(["1", "0.00800"]);
    expect(await spent(world, "calleridlookups")).toEqual(["1", "0.01000"]);
    expect(await spent(world, "lookups")).toEqual(["3", "0.04300"]);
    expect(await spent(world, "totalprice")).toEqual(["0.04300", "0.04300"]);
    // Nothing is known of a British caller's name, nor of what is no number.
    await world.api(`/v2/PhoneNumbers/${mobile}?Fields=caller_name`);
    await world.api(`/v2/PhoneNumbers/+1415?Fields=${fields}`);
    expect(await world.balance()).toBe("0.95700");
    await world.verify();
  });

  it("that cannot be paid tell nothing", async () => {
    const world = await open({ credit: 10_000 });
    const url = `/v2/PhoneNumbers/${mobile}?Fields=sim_swap`;
    expectRefusal(await world.api(url), 402, 20402);
    const both = { phone_numbers: [{ phone_number: mobile, fields: ["line_type_intelligence", "sim_swap"] }] };
    expectRefusal(await world.api("/v2/batch/query", { json: both }), 402, 20402);
    expect(await world.balance()).toBe("0.01000");
    expectContract(routes.fetchLookup, await world.api(`/v2/PhoneNumbers/${mobile}?Fields=line_type_intelligence`));
    expect(await world.balance()).toBe("0.00200");
    await world.verify();
  });

  it("never overdraw a balance, however many ask at once", async () => {
    const world = await open({ credit: 50_000 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => world.api(`/v2/PhoneNumbers/${mobile}?Fields=line_type_intelligence`)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(6);
    expect(statuses.filter((status) => status === 402)).toHaveLength(14);
    expect(await world.balance()).toBe("0.00200");
    await world.verify();
  });

  it("in a batch are paid once for one Idempotency-Key", async () => {
    const world = await open({ credit: 1_000_000 });
    const json = {
      phone_numbers: [
        { phone_number: mobile, fields: ["line_type_intelligence"], correlation_id: "a" },
        { phone_number: american, fields: ["caller_name"] },
        { phone_number: "07400 123456", country_code: "GB" },
      ],
    };
    const headers = { "Idempotency-Key": "batch-1" };
    const first = await world.api("/v2/batch/query", { json, headers });
    expectContract(routes.queryLookups, first);
    const second = await world.api("/v2/batch/query", { json, headers });
    expect(second.text).toBe(first.text);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect(await world.balance()).toBe("0.98200");
    await world.verify();
  });

  it("of a free batch repeat their answer as well", async () => {
    const world = await open();
    const json = { phone_numbers: [{ phone_number: mobile }] };
    const headers = { "Idempotency-Key": "batch-2" };
    const first = await world.api("/v2/batch/query", { json, headers });
    const second = await world.api("/v2/batch/query", { json, headers });
    expect([second.text, second.headers.get("idempotent-replayed")]).toEqual([first.text, "true"]);
  });

  it("follow an override of their own account, and of no other", async () => {
    const world = await open();
    const stranger = await world.openTenant();
    const path = `/v2/PhoneNumbers/${mobile}/Overrides/line_type_intelligence`;
    expectContract(routes.createLineOverride, await world.api(path, { json: { line_type: "landline" } }));
    expectRefusal(await world.api(path, { json: { line_type: "pager" } }), 412, 20412);
    expectContract(routes.fetchLineOverride, await world.api(path));
    expectContract(
      routes.updateLineOverride,
      await world.api(path, { method: "PUT", json: { reason: "because", line_type: "pager" } }),
    );
    const typeFor = async (as: World["owner"]) => {
      const { json } = await world.api(`/v2/PhoneNumbers/${mobile}?Fields=line_type_intelligence`, { as });
      return (json as { readonly line_type_intelligence: { readonly type: string } }).line_type_intelligence.type;
    };
    expect(await typeFor(world.owner)).toBe("pager");
    expect(await typeFor(stranger)).toBe("mobile");
    expectRefusal(await world.api(path, { as: stranger }), 404, 20404);
    expectRefusal(await world.api(path, { as: stranger, method: "DELETE" }), 404, 20404);
    expectRefusal(await world.api(path, { as: stranger, method: "PUT", json: { reason: "mine" } }), 404, 20404);
    expectRefusal(await world.api(path.replace("line_type_intelligence", "caller_name")), 404, 20404);
    expectContract(routes.deleteLineOverride, await world.api(path, { method: "DELETE" }));
    expect(await typeFor(world.owner)).toBe("mobile");
  });

  it("are refused when they are not questions", async () => {
    const world = await open();
    for (const json of [{}, { phone_numbers: [] }, { phone_numbers: "x" }, { phone_numbers: [{ fields: [] }] }]) {
      expect((await world.api("/v2/batch/query", { json })).json, JSON.stringify(json)).toMatchObject({ code: 20400 });
    }
    const many = Array.from({ length: 101 }, () => ({ phone_number: mobile }));
    expectRefusal(await world.api("/v2/batch/query", { json: { phone_numbers: many } }), 400, 20400, "phone_numbers");
    expectRefusal(await world.api("/v2/PhoneNumbers/hello"), 404, 20404);
    expectRefusal(await world.api(`/v2/PhoneNumbers/${mobile}?LastVerifiedDate=2024`), 400, 20400, "LastVerifiedDate");
  });
});
