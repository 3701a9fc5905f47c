// Usage: what was called with which key, and what was sent and what it cost.
import { fullPath, routes } from "@pennywire/contract";
import type { Hono } from "hono";
import { dayOf, type UsageCount } from "../domain/billing/usage.ts";
import { Refusal } from "../domain/refusal.ts";
import { answerWith, mount } from "./mount.ts";
import { envelope, pageAsked } from "./page.ts";
import { presentCallCount, usageRecords } from "./present/usage.ts";
import type { Room } from "./room.ts";

export const mountUsage = (app: Hono, room: Room): void => {
  const { deps, meter } = room;

  mount(app, room, routes.listCallCounts, async ({ caller: { account }, query, search }) => {
    // What was counted in memory since the last second belongs in the answer.
    await meter.flush();
    const range = { from: query.StartDate ?? null, until: query.EndDate ?? null };
    const asked = pageAsked(query);
    const counts = await deps.store.read.usage.calls(account.id, query.KeySid ?? null, range);
    const last = range.until ?? dayOf(deps.clock.now());
    const items = counts.slice(asked.offset, asked.offset + asked.size);
    const path = fullPath(routes.listCallCounts).replace("{AccountSid}", account.sid);
    return answerWith(200, {
      ...pageOf(path, search, asked, counts.length, items.length),
      calls: items.map((count) => presentCallCount(count, account.sid, range.from ?? count.day, last)),
    });
  });

  mount(app, room, routes.listUsageRecords, async ({ caller: { account }, query, search }) => {
    const now = deps.clock.now();
    const range = { from: dayAsked(query.StartDate, now, "StartDate"), until: dayAsked(query.EndDate, now, "EndDate") };
    const asked = pageAsked(query);
    const counts: readonly UsageCount[] = await deps.store.read.usage.messages(account.id, range);
    const days = { first: range.from ?? dayOf(account.createdAt), last: range.until ?? dayOf(now) };
    const records = usageRecords(counts, account.sid, days, now, query.Category ?? null);
    const items = records.slice(asked.offset, asked.offset + asked.size);
    const path = fullPath(routes.listUsageRecords).replace("{AccountSid}", account.sid);
    return answerWith(200, { ...pageOf(path, search, asked, records.length, items.length), usage_records: items });
  });
};

/** These lists are short sums, so their pages are counted. */
const pageOf = (path: string, search: string, asked: ReturnType<typeof pageAsked>, total: number, shown: number) => {
  const more = asked.offset + shown < total;
  const uris = envelope(path, search, asked, { length: shown }, more ? "" : null, asked.index > 0 ? "" : null);
  return uris;
};

const dayMs = 86_400_000;

/** `2026-01-31`, or days back from today such as `-30days`. */
const dayAsked = (text: string | null | undefined, now: number, field: string): string | null => {
  if (text === undefined || text === null || text === "") return null;
  const back = /^([+-]?\d{1,5})days?$/.exec(text);
  if (back !== null) return dayOf(now + Number(back[1]) * dayMs);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new Refusal(20400, `${field} is neither a day (YYYY-MM-DD) nor days back (-30days).`, field);
};
