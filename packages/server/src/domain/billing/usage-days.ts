// The days that usage is summed over: one stretch, or a row of days, months or years. All are UTC.
import { dayOf } from "./usage.ts";

/** How usage is cut into sums; `all` is one sum over everything. */
export type Bucket = "day" | "month" | "year" | "all";

/** Days are `YYYY-MM-DD` and inclusive. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

const dayMs = 86_400_000;
/** What no day lies before or behind. */
const everything: Days = { first: "0001-01-01", last: "9999-12-31" };

/** How much of a day's name says in which bucket it lies: `2026-01-31`, `2026-01`, `2026`, nothing. */
export const bucketDigits: Readonly<Record<Bucket, number>> = { day: 10, month: 7, year: 4, all: 0 };

/** How many buckets begin before the one that this day lies in, counted from year 0 (days: from 1970). */
export const bucketOf = (bucket: Bucket, day: string): number => {
  switch (bucket) {
    case "day":
      return Date.parse(day) / dayMs;
    case "month":
      return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
    case "year":
      return Number(day.slice(0, 4));
    case "all":
      return 0;
  }
};

/** The days of a bucket, both ends included. */
export const daysOfBucket = (bucket: Bucket, index: number): Days => {
  switch (bucket) {
    case "day":
      return { first: dayOf(index * dayMs), last: dayOf(index * dayMs) };
    case "month":
      return { first: firstOfMonth(index), last: dayBefore(firstOfMonth(index + 1)) };
    case "year":
      return { first: firstOfMonth(index * 12), last: dayBefore(firstOfMonth((index + 1) * 12)) };
    case "all":
      return everything;
  }
};

/** The days that two stretches share, or null when there are none. */
export const shared = (one: Days, other: Days): Days | null => {
  const first = one.first > other.first ? one.first : other.first;
  const last = one.last < other.last ? one.last : other.last;
  return first > last ? null : { first, last };
};

/** The days of a list that names its own: `Today`, `LastMonth` and so on. */
export const namedDays = (name: "today" | "yesterday" | "this_month" | "last_month", today: string): Days => {
  switch (name) {
    case "today":
      return { first: today, last: today };
    case "yesterday":
      return { first: dayBefore(today), last: dayBefore(today) };
    case "this_month":
      return { first: daysOfBucket("month", bucketOf("month", today)).first, last: today };
    case "last_month":
      return daysOfBucket("month", bucketOf("month", today) - 1);
  }
};

const firstOfMonth = (index: number): string =>
  `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}-01`;

const dayBefore = (day: string): string => dayOf(Date.parse(day) - dayMs);
