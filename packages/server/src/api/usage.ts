// Usage: what was called with which key, and what was used and what it cost. All of it is read from sums by day.
import { fullPath, routes } from "@pennywire/contract";
import type { Hono } from "hono";
import type { Account } from "../domain/accounts/account.ts";
import { usageCategories, type Category } from "../domain/billing/usage-categories.ts";
import {
  bucketDigits,
  bucketOf,
  daysOfBucket,
  namedDays,
  shared,
  type Bucket,
  type Days,
} from "../domain/billing/usage-days.ts";
import { dayOf, type UsageSum } from "../domain/billing/usage.ts";
import { Refusal } from "../domain/refusal.ts";
import { answerWith, mount } from "./mount.ts";
import { envelope, pageAsked, type PageAsked } from "./page.ts";
import { presentCallCount, presentRecord, recordLists } from "./present/usage.ts";
import type { Room } from "./room.ts";

export const mountUsage = (app: Hono, room: Room): void => {
  const { deps, meter } = room;

  mount(app, room, routes.listCallCounts, async ({ caller: { account }, query, search }) => {
    // What was counted in memory since the last second belongs in the answer.
    await meter.flush();
    const range = { from: query.StartDate ?? null, until: query.EndDate ?? null };
    const asked = pageAsked(query);
    const begin = placeOf(asked);
    const counts = await deps.store.read.usage.calls(account.id, query.KeySid ?? null, range);
    const last = range.until ?? dayOf(deps.clock.now());
    const items = counts.slice(begin, begin + asked.size);
    const path = fullPath(routes.listCallCounts).replace("{AccountSid}", account.sid);
    return answerWith(200, {
      ...pageOf(path, search, asked, counts.length, items.length),
      calls: items.map((count) => presentCallCount(count, account.sid, range.from ?? count.day, last)),
    });
  });

  const mountRecords = (route: typeof routes.listUsageRecords, list: string, cut: Cut): void => {
    mount(app, room, route, async ({ caller: { account }, query, search }) => {
      const now = deps.clock.now();
      const today = dayOf(now);
      const range = {
        from: dayAsked(query.StartDate, now, "StartDate"),
        until: dayAsked(query.EndDate, now, "EndDate"),
      };
      const rows = rowsOf(cut, range, account, today, categoriesAsked(query.Category));
      const asked = pageAsked(query);
      const begin = placeOf(asked);
      const shown = rows.at(begin, begin + asked.size);
      const [newest, oldest] = [shown[0], shown.at(-1)];
      const sums =
        newest === undefined || oldest === undefined
          ? []
          : await deps.store.read.usage.sums({
              accountId: account.id,
              subaccounts: query.IncludeSubaccounts ?? true,
              categories: [...new Set(shown.flatMap(({ category }) => category.of))],
              days: { first: oldest.days.first, last: newest.days.last },
              bucket: cut.bucket,
            });
      const inBucket = byBucket(sums);
      const place = { accountSid: account.sid, list, now };
      const path = fullPath(route).replace("{AccountSid}", account.sid);
      return answerWith(200, {
        ...pageOf(path, search, asked, rows.length, shown.length),
        usage_records: shown.map(({ category, days }) =>
          presentRecord(category, days, inBucket.get(days.first.slice(0, bucketDigits[cut.bucket])) ?? [], place),
        ),
      });
    });
  };

  mountRecords(routes.listUsageRecords, "", { bucket: "all", named: null });
  mountRecords(routes.listUsageRecordsAllTime, recordLists.all_time, { bucket: "all", named: "all_time" });
  mountRecords(routes.listUsageRecordsDaily, recordLists.daily, { bucket: "day", named: null });
  mountRecords(routes.listUsageRecordsMonthly, recordLists.monthly, { bucket: "month", named: null });
  mountRecords(routes.listUsageRecordsYearly, recordLists.yearly, { bucket: "year", named: null });
  mountRecords(routes.listUsageRecordsToday, recordLists.today, { bucket: "all", named: "today" });
  mountRecords(routes.listUsageRecordsYesterday, recordLists.yesterday, { bucket: "all", named: "yesterday" });
  mountRecords(routes.listUsageRecordsThisMonth, recordLists.this_month, { bucket: "all", named: "this_month" });
  mountRecords(routes.listUsageRecordsLastMonth, recordLists.last_month, { bucket: "all", named: "last_month" });
};

const byBucket = (sums: readonly UsageSum[]): ReadonlyMap<string, readonly UsageSum[]> => {
  const found = new Map<string, UsageSum[]>();
  for (const sum of sums) {
    const others = found.get(sum.bucket);
    if (others === undefined) found.set(sum.bucket, [sum]);
    else others.push(sum);
  }
  return found;
};

/** How a list cuts the days, and which days it names itself; null: those that are asked for. */
interface Cut {
  readonly bucket: Bucket;
  readonly named: "all_time" | "today" | "yesterday" | "this_month" | "last_month" | null;
}

interface AskedDays {
  readonly from: string | null;
  readonly until: string | null;
}

/** The rows of a list, of which only those of a page are ever made: a row for each category in each bucket, the last bucket first. */
interface Rows {
  readonly length: number;
  at(begin: number, end: number): readonly { readonly category: Category; readonly days: Days }[];
}

const rowsOf = (cut: Cut, range: AskedDays, account: Account, today: string, categories: readonly Category[]): Rows => {
  const days = daysOf(cut, range, account, today);
  if (days === null) return { length: 0, at: () => [] };
  const { bucket } = cut;
  const [oldest, newest] = [bucketOf(bucket, days.first), bucketOf(bucket, days.last)];
  const length = (newest - oldest + 1) * categories.length;
  return {
    length,
    at: (begin, end) =>
      Array.from({ length: Math.max(0, Math.min(end, length) - begin) }, (_, index) => {
        const row = begin + index;
        const whole = daysOfBucket(bucket, newest - Math.floor(row / categories.length));
        return { category: categories[row % categories.length], days: shared(whole, days) };
      }).flatMap(({ category, days: its }) =>
        category === undefined || its === null ? [] : [{ category, days: its }],
      ),
  };
};

const daysOf = ({ bucket, named }: Cut, { from, until }: AskedDays, account: Account, today: string): Days | null => {
  const all = { first: dayOf(account.createdAt), last: today };
  if (named === "all_time") return all;
  if (named !== null) return namedDays(named, today);
  const asked = { first: from ?? all.first, last: until ?? all.last };
  if (bucket === "all") return asked.first > asked.last ? null : asked;
  // Nothing was used before the account was opened, and nothing tomorrow: such days need no rows.
  return asked.first > asked.last ? null : shared(asked, all);
};

/** Twilio sells more than messages: a category that is none of ours has no records. */
const categoriesAsked = (name: string | null | undefined): readonly Category[] => {
  const all = usageCategories();
  if (name === undefined || name === null || name === "") return all;
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(name)) throw new Refusal(20400, "Category is not a category of usage.", "Category");
  return all.filter((category) => category.name === name);
};

/** These lists are short sums or can be counted without being made, so a token says how many rows lie before. */
const placeOf = ({ token, offset }: PageAsked): number => {
  if (token === null) return offset;
  const place = /^PU(\d{1,9})$/.exec(token)?.[1];
  if (place === undefined) throw new Refusal(21481, null, "PageToken");
  return Number(place);
};

const pageOf = (path: string, search: string, asked: PageAsked, total: number, shown: number) => {
  const begin = placeOf(asked);
  const next = begin + shown < total ? `PU${begin + shown}` : null;
  const previous = begin > 0 ? `PU${Math.max(0, begin - asked.size)}` : null;
  return envelope(path, search, asked, { length: shown }, next, previous);
};

const dayMs = 86_400_000;

/** `2026-01-31`, or days back from today such as `-30days`. */
const dayAsked = (text: string | null | undefined, now: number, field: string): string | null => {
  if (text === undefined || text === null || text === "") return null;
  const back = /^([+-]?\d{1,5})days?$/.exec(text);
  if (back !== null) return dayOf(now + Number(back[1]) * dayMs);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text)) return text;
  throw new Refusal(20400, `${field} is neither a day (YYYY-MM-DD) nor days back (-30days).`, field);
};

/** The calendar knows it: the 30th of February is read as a day of March. */
const isDay = (text: string): boolean => {
  const at = Date.parse(text);
  return !Number.isNaN(at) && dayOf(at) === text;
};
