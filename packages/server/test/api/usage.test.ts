// Usage records and call counts, and the check of the books.
import { routes } from "@pennywire/contract";
import { describe, expect, it } from "vitest";
import { usageCategories } from "../../src/domain/billing/usage-categories.ts";
import { expectContract, expectRefusal, oneWorld } from "../world.ts";

const inWorld = oneWorld();
interface Records {
  readonly usage_records: readonly { readonly category: string; readonly start_date: string }[];
  readonly next_page_uri: string | null;
}
const records = async (query = ""): Promise<Records> =>
  expectContract(routes.listUsageRecords, await inWorld().api(`/Usage/Records.json${query}`)) as Records;
const categories = usageCategories().map(({ name }) => name);

describe("records 200", () => {
  it("gives one for each category, also of an account that has used nothing", async () => {
    const { usage_records: all } = await records();
    expect(all.map(({ category }) => category)).toEqual(categories);
    expect(categories).toEqual(expect.arrayContaining(["sms", "mms-inbound-shortcode", "phonenumbers", "totalprice"]));
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
    expect((await records("?StartDate=-30days&EndDate=-1day")).usage_records).toHaveLength(categories.length);
    expect((await records("?StartDate=2026-02-01&EndDate=2026-01-31")).usage_records).toEqual([]);
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

describe("the lists by days 200", () => {
  const all = [
    [routes.listUsageRecordsAllTime, "AllTime"],
    [routes.listUsageRecordsDaily, "Daily"],
    [routes.listUsageRecordsMonthly, "Monthly"],
    [routes.listUsageRecordsYearly, "Yearly"],
    [routes.listUsageRecordsToday, "Today"],
    [routes.listUsageRecordsYesterday, "Yesterday"],
    [routes.listUsageRecordsThisMonth, "ThisMonth"],
    [routes.listUsageRecordsLastMonth, "LastMonth"],
  ] as const;
  it.each(all)("%o gives a record for each category", async (route, name) => {
    const list = expectContract(route, await inWorld().api(`/Usage/Records/${name}.json`)) as Records;
    expect(list.usage_records.map(({ category }) => category)).toEqual(categories);
    expect(list.next_page_uri).toBeNull();
  });

  it("has no rows for days before the account and days to come", async () => {
    const asked = "StartDate=1990-01-01&EndDate=9999-12-31&Category=sms";
    const daily = await inWorld().api(`/Usage/Records/Daily.json?${asked}`);
    const list = expectContract(routes.listUsageRecordsDaily, daily) as Records;
    expect(list.usage_records).toHaveLength(1);
    const past = await inWorld().api("/Usage/Records/Daily.json?EndDate=2000-01-01");
    expect((expectContract(routes.listUsageRecordsDaily, past) as Records).usage_records).toEqual([]);
  });

  it("refuses a token that is not ours", async () => {
    expectRefusal(await inWorld().api("/Usage/Records/Daily.json?PageToken=PU"), 400, 21481, "PageToken");
  });
});

describe("records 400", () => {
  it.each([
    ["StartDate", "StartDate=yesterday"],
    ["EndDate", "EndDate=2026-02-31x"],
    ["EndDate", "EndDate=2026-02-31"],
    ["Category", "Category=two words"],
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
