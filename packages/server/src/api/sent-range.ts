// DateSent, DateSent< and DateSent>: which moments a list of messages is about. A day means the
// whole UTC day; of a moment, the second. DateSent alone is about a day, which SDKs write as a moment in it.
import { Refusal } from "../domain/refusal.ts";

interface SentQuery {
  readonly DateSent?: string | null | undefined;
  readonly "DateSent<"?: string | null | undefined;
  readonly "DateSent>"?: string | null | undefined;
}

const dayMs = 86_400_000;

/** Both ends inclusive, epoch milliseconds; null is open. */
export const sentRange = (query: SentQuery) => {
  const on = dayAround(spanOf(query.DateSent, "DateSent"));
  const until = spanOf(query["DateSent<"], "DateSent<");
  const from = spanOf(query["DateSent>"], "DateSent>");
  return {
    sentFrom: greatest([on?.first, from?.first]),
    sentUntil: least([on?.last, until?.last]),
  };
};

const greatest = (times: readonly (number | undefined)[]): number | null => {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? null : Math.max(...known);
};

const least = (times: readonly (number | undefined)[]): number | null => {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? null : Math.min(...known);
};

/** A day or a moment of a query, as its first and its last millisecond; null when nothing was given. */
export const spanOf = (text: string | null | undefined, field: string) => {
  if (text === undefined || text === null || text === "") return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const at = isDay ? Date.parse(`${text}T00:00:00Z`) : Date.parse(withZone(text));
  if (Number.isNaN(at)) throw new Refusal(20400, `${field} is neither a day (YYYY-MM-DD) nor a moment.`, field);
  return { first: at, last: at + (isDay ? dayMs : 1_000) - 1 };
};

const dayAround = (span: ReturnType<typeof spanOf>) => {
  if (span === null) return null;
  const first = Math.floor(span.first / dayMs) * dayMs;
  return { first, last: first + dayMs - 1 };
};

/** A moment without a zone is in UTC, like every moment of the API. */
const withZone = (text: string): string => {
  const spaced = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)$/.exec(text);
  if (spaced !== null) return `${spaced[1]}T${spaced[2]}Z`;
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(text) ? `${text}Z` : text;
};
