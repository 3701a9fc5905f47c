// Scheduling: when a message may be sent later, and what is wrong with a moment that it may not be
// sent at.
import { Refusal } from "../refusal.ts";

/** The farthest that a message may be scheduled ahead, in milliseconds: 35 days (Twilio's limit). */
export const scheduleAheadMaxMs = 35 * 86_400_000;
/** How long before its moment a message must be handed in, in seconds, unless the account asks for more (Twilio's limit). */
export const scheduleLeadDefaultS = 300;
/** Most messages of an account that may wait for their moment (Twilio's limit). */
export const scheduledMax = 500_000;

/** The moment asked for, in epoch milliseconds; null when the message is to go at once. */
export const sendAtOf = (
  scheduleType: string | null,
  sendAt: string | null,
  serviceSid: string | null,
): number | null => {
  if (scheduleType === null && sendAt === null) return null;
  if (scheduleType === null) throw new Refusal(35119, null, "SendAt");
  if (scheduleType !== "fixed") throw new Refusal(35126, null, "ScheduleType");
  if (serviceSid === null) throw new Refusal(35118, null, "ScheduleType");
  if (sendAt === null) throw new Refusal(35111, null, "ScheduleType");
  const at = momentOf(sendAt);
  if (at === null) throw new Refusal(35117, null, "SendAt");
  return at;
};

/** Refuses a moment that is past, too near or too far. */
export const checkNotice = (sendAt: number, now: number, leadS: number): void => {
  if (sendAt <= now) throw new Refusal(35115, null, "SendAt");
  if (sendAt < now + leadS * 1_000) {
    throw new Refusal(35114, `SendAt is too soon: it must be at least ${leadS} seconds ahead.`, "SendAt");
  }
  if (sendAt > now + scheduleAheadMaxMs) {
    throw new Refusal(35114, "SendAt is too far away: it may be 35 days ahead at most.", "SendAt");
  }
};

const isoForm = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** A moment without a zone is in UTC, like every moment of the API. */
const momentOf = (text: string): number | null => {
  const match = isoForm.exec(text.trim());
  if (match === null) return null;
  const whole = match[0].replace(" ", "T").toUpperCase();
  const at = Date.parse(match[3] === undefined ? `${whole}Z` : whole);
  return Number.isNaN(at) ? null : at;
};
