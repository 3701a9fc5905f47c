// What is answered to a keyword by itself: a message like any other on its way out, but nobody pays for it.
import type { Message } from "../messages/message.ts";
import { segmentsOf } from "../messages/segments.ts";

/** How long it may wait for its carrier, in milliseconds: an answer of tomorrow would puzzle everybody. */
const validMs = 3_600_000;

/** The answer to a text that has just been received. */
export const freeReply = (received: Message, sid: string, body: string, now: number): Message => ({
  ...received,
  sid,
  direction: "outbound-reply",
  status: "queued",
  from: received.to,
  to: received.from,
  body,
  media: [],
  segments: segmentsOf(body).segments,
  errorCode: null,
  rateId: null,
  price: 0,
  held: 0,
  cost: null,
  carrier: null,
  carrierMessageId: null,
  statusCallback: null,
  validUntil: now + validMs,
  optOutType: null,
  work: "deliver",
  dueAt: now,
  sentAt: null,
});
