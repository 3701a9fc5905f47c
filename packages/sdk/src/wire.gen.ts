// Generated from packages/contract/src/wire.ts by scripts/generate.ts. Do not edit: run "npm run generate".
// The accent of the wire: how our camelCase names and epoch milliseconds are spoken there, and
// back. Pure and free of dependencies; the SDK carries a generated copy. Every function here runs
// once per field or per date of an answer, so they walk char codes and build no arrays.

const dayMs = 86_400_000;
const weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"] as const; // day 0 of the epoch was a Thursday
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const pairs: readonly string[] = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, "0"));

/** Epoch milliseconds → `Thu, 24 Aug 2023 05:01:45 +0000`, the date of the 2010 API. Parts of a second are cut off. */
export const toRfc2822 = (ms: number): string => `${rfcDay(Math.floor(ms / dayMs))} ${timeOfDay(ms)} +0000`;

/** Epoch milliseconds → `2023-08-24T05:01:45Z`, the date of the v1 and v2 APIs. Parts of a second are cut off. */
export const toIso8601 = (ms: number): string => `${isoDay(Math.floor(ms / dayMs))}T${timeOfDay(ms)}Z`;

/** `num_segments` → `numSegments`: a field of an answer as we spell it. */
export const snakeToCamel = (name: string): string => {
  let camel = "";
  let from = 0;
  for (let at = name.indexOf("_", 1); at !== -1 && at + 1 < name.length; at = name.indexOf("_", from)) {
    camel += name.slice(from, at) + name.charAt(at + 1).toUpperCase();
    from = at + 2;
  }
  return from === 0 ? name : camel + name.slice(from);
};

/** `StatusCallback` → `statusCallback`; the filters `DateSent<` and `DateSent>` → `dateSentBefore`, `dateSentAfter`. */
export const pascalToCamel = (name: string): string => {
  const camel = name.charAt(0).toLowerCase() + name.slice(1);
  const last = camel.charCodeAt(camel.length - 1);
  if (last === lessThan) return `${camel.slice(0, -1)}Before`;
  return last === greaterThan ? `${camel.slice(0, -1)}After` : camel;
};

/** The way back from {@link pascalToCamel}: `statusCallback` → `StatusCallback`, `dateSentBefore` → `DateSent<`. */
export const camelToPascal = (name: string): string => {
  const pascal = name.charAt(0).toUpperCase() + name.slice(1);
  if (pascal.endsWith("Before")) return `${pascal.slice(0, -"Before".length)}<`;
  return pascal.endsWith("After") ? `${pascal.slice(0, -"After".length)}>` : pascal;
};

const lessThan = 0x3c;
const greaterThan = 0x3e;

const pair = (n: number): string => pairs[n] ?? String(n);

const timeOfDay = (ms: number): string => {
  const seconds = Math.floor((ms - Math.floor(ms / dayMs) * dayMs) / 1000);
  return `${pair(Math.floor(seconds / 3600))}:${pair(Math.floor(seconds / 60) % 60)}:${pair(seconds % 60)}`;
};

// Nearly all dates of a page of answers fall on one day, so the last day's text is remembered.
const perDay = (write: (day: number) => string): ((day: number) => string) => {
  let lastDay = Number.NaN;
  let lastText = "";
  return (day) => {
    if (day !== lastDay) {
      lastText = write(day);
      lastDay = day;
    }
    return lastText;
  };
};

const rfcDay = perDay((day) => {
  const date = new Date(day * dayMs);
  const weekday = weekdays[((day % 7) + 7) % 7] ?? "";
  return `${weekday}, ${pair(date.getUTCDate())} ${months[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}`;
});

const isoDay = perDay((day) => new Date(day * dayMs).toISOString().slice(0, 10));
