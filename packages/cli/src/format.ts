// Amounts, times and sizes as people read them.

/** `99.99170`, `USD` → `$99.99170`; other currencies are named. Amounts stay text: no digit is lost. */
export const formatMoney = (amount: string, unit: string | null): string => {
  const sign = amount.startsWith("-") ? "-" : "";
  const digits = amount.slice(sign.length);
  const currency = unit?.toUpperCase() ?? "USD";
  return currency === "USD" ? `${sign}$${digits}` : `${sign}${digits} ${currency}`;
};

/** What a message cost. The API writes costs as negative amounts; here they are read as prices. */
export const formatCost = (price: string | null, unit: string | null): string =>
  price === null ? nothing : formatMoney(price.replace(/^-/u, ""), unit);

/** `3m ago`; a date after a week. */
export const formatAgo = (date: Date, now: number): string => {
  const seconds = Math.floor((now - date.getTime()) / 1000);
  // A simulated clock can be ahead of this machine's.
  if (seconds < -clockSkewMaxS || seconds >= weekS) return formatDay(date);
  if (seconds < justNowS) return "now";
  const [unit, length] = ageUnits.find(([, unitS]) => seconds >= unitS) ?? ["s", 1];
  return `${Math.floor(seconds / length)}${unit} ago`;
};

/** `2026-11-22 16:04:05 UTC (3m ago)`; what is absent is a dash. */
export const formatMoment = (date: Date | null, now: number): string => {
  if (date === null) return nothing;
  const at = `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
  const ago = formatAgo(date, now);
  return ago === formatDay(date) ? at : `${at} (${ago})`;
};

/** `16:04:05`, in the time zone of whoever reads it. */
export const formatClock = (ms: number, timeZone: string | null): string =>
  new Date(ms).toLocaleTimeString("en-GB", timeZone === null ? {} : { timeZone });

/** `1 segment`, `2 segments`, `1,024 rows`. */
export const formatCount = (count: number, noun: string): string =>
  `${formatNumber(count)} ${noun}${count === 1 ? "" : "s"}`;

/** `1,234,567`. */
export const formatNumber = (count: number): string => count.toLocaleString("en-US");

/** `12 ms`, `1.5 s`. */
export const formatDuration = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;

/** What stands where there is nothing. */
export const nothing = "-";

const clockSkewMaxS = 60;

const justNowS = 2;

const weekS = 7 * 86_400;

const ageUnits: readonly (readonly [unit: string, seconds: number])[] = [
  ["d", 86_400],
  ["h", 3600],
  ["m", 60],
  ["s", 1],
];

const formatDay = (date: Date): string => date.toISOString().slice(0, 10);
