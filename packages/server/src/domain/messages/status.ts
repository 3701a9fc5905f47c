// The life of a message. Every move is in the table below and nowhere else; the store builds its
// guards from it, so a status can never go backwards, whoever asks.
//
//   scheduled ─▶ accepted ─▶ queued ─▶ sending ─▶ sent ─▶ delivered ─▶ read
//       │            │          │          │        └───▶ undelivered
//       ▼            └──────────┴──────────┴──▶ failed
//    canceled                                                     receiving ─▶ received

export const statuses = [
  "accepted",
  "scheduled",
  "queued",
  "sending",
  "sent",
  "delivered",
  "undelivered",
  "failed",
  "canceled",
  "read",
  "receiving",
  "received",
] as const;
export type Status = (typeof statuses)[number];

const arrivals: Record<Status, readonly Status[]> = {
  scheduled: [],
  accepted: ["scheduled"],
  // A carrier that defers gives the message back to the queue.
  queued: ["accepted", "scheduled", "sending"],
  sending: ["queued"],
  sent: ["sending"],
  // A report may overtake the carrier's own answer.
  delivered: ["sent", "sending"],
  undelivered: ["sent", "sending"],
  failed: ["accepted", "scheduled", "queued", "sending"],
  canceled: ["scheduled"],
  read: ["delivered"],
  receiving: [],
  received: ["receiving"],
};

/** The statuses a message may leave to become `to`. */
export const arrivalsAt = (to: Status): readonly Status[] => arrivals[to];

/** Whether the table lets a message go from one status to the other. */
export const mayMove = (from: Status, to: Status): boolean => arrivals[to].includes(from);

const waiting: readonly Status[] = ["accepted", "scheduled", "queued", "sending"];

/** Not yet handed to a carrier: its price is on hold, and nothing has been charged. */
export const isWaiting = (status: Status): boolean => waiting.includes(status);

const settled: readonly Status[] = ["sent", "delivered", "undelivered", "failed", "canceled", "read", "received"];

/** Whether a message may be redacted or deleted: it is not on its way any more, or never gets further news. */
export const isSettled = (status: Status): boolean => settled.includes(status);
