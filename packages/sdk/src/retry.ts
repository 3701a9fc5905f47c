// What is tried again, and when. Every request is safe to repeat: reads and deletes by nature, posts
// because each carries an Idempotency-Key that stays the same over its attempts.
import { ApiError, ConnectionError } from "./errors.ts";

/** Whether another attempt can help. */
export const isRetryable = (error: unknown): boolean =>
  error instanceof ConnectionError || (error instanceof ApiError && error.retryable);

/**
 * Milliseconds to wait before attempt `attempt + 1` (the first attempt is 0), or null when the
 * server asks for a longer wait than a call should take.
 */
export const delayMs = (attempt: number, retryAfterMs: number | null, random: () => number): number | null => {
  if (retryAfterMs !== null) return retryAfterMs <= retryAfterMaxMs ? retryAfterMs : null;
  // Full jitter: clients that failed together do not come back together.
  return Math.floor(random() * Math.min(delayMaxMs, delayFirstMs * 2 ** attempt));
};

/** The Retry-After header in milliseconds from `now`: it comes as seconds or as a date. */
export const toRetryAfterMs = (header: string | null, now: number): number | null => {
  if (header === null || header.trim() === "") return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
};

const delayFirstMs = 500;

// Longer waits belong to the caller's own queue.
const delayMaxMs = 8_000;

const retryAfterMaxMs = 60_000;
