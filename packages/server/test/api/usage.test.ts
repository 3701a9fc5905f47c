// Usage records and call counts, and the check of the books.
import { routes } from "@pennywire/contract";
import { describe, expect, it } from "vitest";
import { expectContract, expectRefusal, oneWorld } from "../world.ts";

const inWorld = oneWorld();
interface Records {
  readonly usage_records: readonly { readonly category: string; readonly start_date: string }[];
  readonly next_page_uri: string | null;
}
const records = async (query = ""): Promise<Records> =>
  expectContract(routes.listUsageRecords, await inWorld().api(`/Usage/Records.json${query}`)) as Records;
const categories = ["sms", "sms-inbound", "sms-outbound", "mms", "mms-inbound", "mms-outbound", "totalprice"];

describe("records 200", () => {
  it("gives one for each category, also of an account that has used nothing", async () => {
    const { usage_records: all } = await records();
    expect(all.map(({ category }) => category)).toEqual(categories);
    expect(all[0]).toMatchObject({
      count: "0",
      usage: "0",
      price: "0.00000",
      count_unit: "messages",
      price_unit: "usd",
    });
    expect(all[0]).toMatchObject({ as_of: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+00:00$/u) });
  });

  it("gives one category, and nothing for one that is unknown", async () => {
    expect((await records("?Category=mms")).usage_records.map(({ category }) => category)).toEqual(["mms"]);
    expect((await records("?Category=calls")).usage_records).toEqual([]);
  });

  it("takes days, days back, and whether to count subaccounts", async () => {
    const [record] = (await records("?StartDate=2026-01-31&EndDate=2026-02-01&IncludeSubaccounts=false&Category=sms"))
      .usage_records;
    expect(record).toMatchObject({ start_date: "2026-01-31", end_date: "2026-02-01" });
    expect((await records("?StartDate=-30days&EndDate=-1day")).usage_records).toHaveLength(7);
  });

  it("has pages", async () => {
    const seen: string[] = [];
    let at: string | null = `/2010-04-01/Accounts/${inWorld().owner.sid}/Usage/Records.json?PageSize=3`;
    while (at !== null) {
      const page = expectContract(routes.listUsageRecords, await inWorld().api(at)) as Records;
      seen.push(...page.usage_records.map(({ category }) => category));
      at = page.next_page_uri;
    }
    expect(seen).toEqual(categories);
  });
});

describe("records 400", () => {
  it.each([
    ["StartDate", "StartDate=yesterday"],
    ["EndDate", "EndDate=2026-02-31x"],
    ["IncludeSubaccounts", "IncludeSubaccounts=perhaps"],
  ])("20400 names %s", async (field, query) => {
    expectRefusal(await inWorld().api(`/Usage/Records.json?${query}`), 400, 20400, field);
  });
});

describe("calls 200", () => {
  it("counts this call's own predecessors at once", async () => {
    await inWorld().api("/Balance.json");
    const list = expectContract(routes.listCallCounts, await inWorld().api("/Usage/Calls.json")) as {
      readonly calls: readonly { readonly route: string; readonly count: string; readonly key_sid: string }[];
    };
    const balance = list.calls.find(({ route }) => route.endsWith("/Balance.json"));
    expect(balance).toMatchObject({ count: "1", key_sid: inWorld().owner.sid, method: "GET", status_class: "2xx" });
  });

  it("is empty for days on which nobody called, and for keys that are not ours", async () => {
    for (const query of ["EndDate=2020-01-01", `KeySid=SK${"0".repeat(32)}`]) {
      expect((await inWorld().api(`/Usage/Calls.json?${query}`)).json).toMatchObject({ calls: [] });
    }
    expectRefusal(await inWorld().api("/Usage/Calls.json?StartDate=soon"), 400, 20400, "StartDate");
  });
});

describe("the check of the books 200", () => {
  it("names every promise, and whether it holds", async () => {
    const report = expectContract(routes.verifyLedger, await inWorld().api("/v1/ledger/verify")) as {
      readonly ok: boolean;
      readonly checks: readonly { readonly id: string }[];
    };
    expect(report.ok).toBe(true);
    expect(report.checks.length).toBeGreaterThan(5);
    expect(new Set(report.checks.map(({ id }) => id)).size).toBe(report.checks.length);
  });
});
