// How fast a sender may send, and how much may wait for it. Carriers count segments; a sender's queue holds ten hours of
// them, which is as long as a message may wait at most.
import type { SenderType } from "../billing/tariff.ts";
import type { Message } from "../messages/message.ts";
import { parseE164 } from "./phone-number.ts";

/** How many hours of its own pace may wait for one sender (Twilio's rule), in milliseconds. */
export const queueMaxMs = 36_000_000;

/** Milliseconds that a segment takes: 1 a second from a North American number, 3 toll-free, 100 from a short code, 10 else. */
const segmentMs = (senderType: SenderType, country: string): number => {
  if (senderType === "shortcode") return 10;
  if (senderType === "toll-free") return 334;
  if (senderType === "alphanumeric") return 100;
  return northAmerica.has(country) ? 1_000 : 100;
};

/** Countries whose carriers give an unregistered number one segment a second. */
const northAmerica: ReadonlySet<string> = new Set(["US", "CA", "PR"]);

/** A place in a sender's queue: how long the message takes there, and who is asked. */
export interface Slot {
  readonly accountId: number;
  readonly sender: string;
  /** How long its segments take, in milliseconds. */
  readonly durationMs: number;
  readonly now: number;
}

/** The place that a message takes in the queue of its sender, which is known by now. */
export const slotOf = ({ accountId, from, senderType, segments }: Message, now: number): Slot => ({
  accountId,
  sender: from,
  durationMs: segments * segmentMs(senderType, parseE164(from)?.country ?? ""),
  now,
});
