// The official client as the judge of the usage records: every list, every field.
import { beforeAll, describe, expect, it } from "vitest";
import { twilioClient } from "../twilio-client.ts";
import { oneWorld, phone, sender } from "../world.ts";

const inWorld = oneWorld();
let client: ReturnType<typeof twilioClient>;
let today = "";
let yesterday = "";

beforeAll(async () => {
  const world = inWorld();
  client = twilioClient(world);
  const first = await client.messages.create({ to: phone, from: sender, body: "yesterday" });
  await world.arrived(first.sid, "delivered");
  await world.advance(86_400_000);
  const second = await client.messages.create({ to: phone, from: sender, body: "x".repeat(200) });
  const { date_sent: sent } = await world.arrived(second.sid, "delivered");
  today = new Date(sent ?? "").toISOString().slice(0, 10);
  yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
});

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
const shown = (record: { readonly startDate: Date; readonly endDate: Date; readonly count: string }) => [
  isoDay(record.startDate),
  isoDay(record.endDate),
  record.count,
];

describe("usage records", () => {
  it("are read in full", async () => {
    const world = inWorld();
    const records = `/2010-04-01/Accounts/${world.owner.sid}/Usage/Records`;
    const [record, ...others] = await client.usage.records.list({ category: "sms-outbound" });
    expect(others).toEqual([]);
    expect(record?.toJSON()).toEqual({
      accountSid: world.owner.sid,
      apiVersion: "2010-04-01",
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/u),
      category: "sms-outbound",
      count: "2",
      countUnit: "messages",
      description: "Outbound SMS",
      endDate: new Date(`${today}T00:00:00Z`),
      price: "0.02490",
      priceUnit: "usd",
      startDate: new Date(`${yesterday}T00:00:00Z`),
      subresourceUris: {
        all_time: `${records}/AllTime.json?Category=sms-outbound`,
        daily: `${records}/Daily.json?Category=sms-outbound`,
        last_month: `${records}/LastMonth.json?Category=sms-outbound`,
        monthly: `${records}/Monthly.json?Category=sms-outbound`,
        this_month: `${records}/ThisMonth.json?Category=sms-outbound`,
        today: `${records}/Today.json?Category=sms-outbound`,
        yearly: `${records}/Yearly.json?Category=sms-outbound`,
        yesterday: `${records}/Yesterday.json?Category=sms-outbound`,
      },
      uri: `${records}.json?Category=sms-outbound&StartDate=${yesterday}&EndDate=${today}`,
      usage: "3",
      usageUnit: "segments",
    });
  });

  it("sum over all time, today, yesterday and the months", async () => {
    const { records } = client.usage;
    const only = { category: "sms-outbound-longcode" } as const;
    expect((await records.allTime.list(only)).map(shown)).toEqual([[yesterday, today, "2"]]);
    expect((await records.today.list(only)).map(shown)).toEqual([[today, today, "1"]]);
    expect((await records.yesterday.list(only)).map(shown)).toEqual([[yesterday, yesterday, "1"]]);
    const [thisMonth] = await records.thisMonth.list(only);
    const [lastMonth] = await records.lastMonth.list(only);
    expect(isoDay(thisMonth?.startDate ?? new Date(0))).toBe(`${today.slice(0, 8)}01`);
    expect(isoDay(thisMonth?.endDate ?? new Date(0))).toBe(today);
    // The two texts lie in one month, or, on the first of one, in two.
    expect(Number(thisMonth?.count) + Number(lastMonth?.count)).toBe(2);
    expect(lastMonth?.startDate.getUTCDate()).toBe(1);
    expect(new Date((lastMonth?.endDate.getTime() ?? 0) + 86_400_000).getUTCDate()).toBe(1);
  });

  it("are cut by day, month and year, the newest first", async () => {
    const { records } = client.usage;
    const only = { category: "sms" } as const;
    expect((await records.daily.list(only)).map(shown)).toEqual([
      [today, today, "1"],
      [yesterday, yesterday, "1"],
    ]);
    const months = await records.monthly.list(only);
    expect(months.reduce((sum, { count }) => sum + Number(count), 0)).toBe(2);
    const years = await records.yearly.list(only);
    expect(years.reduce((sum, { count }) => sum + Number(count), 0)).toBe(2);
    expect(years[0]?.endDate).toEqual(new Date(`${today}T00:00:00Z`));
  });

  it("are paged over several pages, both ways, without losing or repeating one", async () => {
    const { daily } = client.usage.records;
    const all = await daily.list();
    const names = all.map(({ category, startDate }) => `${isoDay(startDate)} ${category}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.slice(0, 3)).toEqual([`${today} sms`, `${today} sms-inbound`, `${today} sms-inbound-longcode`]);
    const paged = await daily.list({ pageSize: 7 });
    expect(paged.map(({ category, startDate }) => `${isoDay(startDate)} ${category}`)).toEqual(names);
    const first = await daily.page({ pageSize: 10 });
    const second = await first.nextPage();
    expect(second?.instances.map(({ category }) => category)).toEqual(all.slice(10, 20).map((one) => one.category));
    const back = await second?.previousPage();
    expect(back?.instances.map(({ category }) => category)).toEqual(all.slice(0, 10).map((one) => one.category));
  });

  it("are those of the days that are asked for", async () => {
    const { records } = client.usage;
    const day = new Date(`${yesterday}T00:00:00Z`);
    expect((await records.list({ category: "sms", startDate: day, endDate: day })).map(shown)).toEqual([
      [yesterday, yesterday, "1"],
    ]);
    expect((await records.daily.list({ category: "sms", startDate: day, endDate: day })).map(shown)).toEqual([
      [yesterday, yesterday, "1"],
    ]);
  });

  it("are none of a category that is not sold here, and an error where there can be none", async () => {
    expect(await client.usage.records.list({ category: "calls" })).toEqual([]);
    await expect(client.usage.records.list({ category: "no such thing" })).rejects.toMatchObject({
      status: 400,
      code: 20400,
    });
    await expect(client.usage.records.daily.getPage(`${dailyUrl()}?PageToken=XY`)).rejects.toMatchObject({
      status: 400,
      code: 21481,
    });
  });
});

const dailyUrl = (): string =>
  `https://api.twilio.com/2010-04-01/Accounts/${inWorld().owner.sid}/Usage/Records/Daily.json`;
