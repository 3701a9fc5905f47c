// Messages of the kill campaign's load: how they are sent, redacted and called off.
import { readMessage } from "../client.ts";
import type { LoadOptions } from "./load.ts";
import { ourNumber } from "./places.ts";
import { shownReply, type SendKind, type Sent } from "./records.ts";

const watchedShare = 0.6;
/** One in so many of each kind; the rest is plain. */
const kindShares: readonly (readonly [SendKind, number])[] = [
  ["service", 0.14],
  ["media", 0.1],
  ["branch", 0.14],
  ["later", 0.16],
];
/** How far ahead a scheduled message is, in milliseconds: the least is 300 s, and a cycle may move the clock by 331 s. */
const laterMs = { min: 320_000, max: 1_200_000 } as const;

/** Ordinary phones, and those that fail, are refused, are told of thrice, and are busy twice. */
const specialPhones = ["+15005553003", "+15005554007", "+15005552002", "+15005552003"] as const;
const specialShare = 0.15;

export const newSend = (options: LoadOptions, ordinal: number): Sent => {
  const { random, records, cycle, places } = options;
  const key = `k-${cycle}-${ordinal}`;
  const kind = kindOf(random.next());
  // A scheduled message is told of once more, when it is queued; only the others are counted.
  const isWatched = kind !== "service" && kind !== "later" && random.chance(watchedShare);
  const phone = `+1415556${String(random.between(0, 9_999)).padStart(4, "0")}`;
  const sent: Sent = {
    key,
    kind,
    path: `${kind === "branch" ? places.branch : places.main}/Messages.json`,
    form: {
      To: random.chance(specialShare) ? random.pick(specialPhones) : phone,
      ...senderOf(options, kind),
      // One to three segments, so that prices differ.
      Body: `${key} ${"a penny for your thoughts ".repeat(random.between(0, 14))}`.trim(),
      ...(isWatched ? { StatusCallback: `${places.receiver}/status` } : {}),
    },
    isWatched,
    acknowledged: null,
    redaction: "none",
    cancellation: "none",
  };
  // Written down before it is sent, as a careful client does.
  records.sent.set(key, sent);
  return sent;
};

const kindOf = (draw: number): SendKind => {
  let left = draw;
  for (const [kind, share] of kindShares) {
    if (left < share) return kind;
    left -= share;
  }
  return "plain";
};

const senderOf = ({ places, random, now }: LoadOptions, kind: SendKind): Readonly<Record<string, string>> => {
  switch (kind) {
    case "plain":
      return { From: ourNumber };
    case "branch":
      return { From: places.branchNumber };
    case "media":
      return { From: ourNumber, MediaUrl: `${places.receiver}/picture/${random.between(0, 99)}` };
    case "service":
      return { MessagingServiceSid: places.service };
    case "later": {
      const at = new Date(now() + random.between(laterMs.min, laterMs.max)).toISOString();
      return { MessagingServiceSid: places.service, ScheduleType: "fixed", SendAt: at };
    }
  }
};

/** Sends, or sends again under the same key: the first acknowledgement is the only one there may ever be. */
export const send = async ({ client, records, log }: Pick<LoadOptions, "client" | "records" | "log">, sent: Sent) => {
  const reply = await client.call("POST", sent.path, sent.form, { "idempotency-key": sent.key });
  const isReplayed = reply.headers["idempotent-replayed"] === "true";
  if (isReplayed) records.tally.replayed += 1;
  if (sent.redaction !== "none" && reply.status === 409) return;
  if (reply.status !== 201) {
    // Sent again after its moment had come too near: then it had not been kept, and never will be.
    if (sent.kind === "later" && reply.status === 400 && sent.acknowledged === null) return;
    records.violations.push(`${sent.key} is answered with ${shownReply(reply)}`);
    return;
  }
  if (sent.redaction === "done") records.violations.push(`${sent.key} was redacted, and its answer still has the text`);
  if (sent.acknowledged === null) {
    const message = readMessage(reply.text);
    if (isReplayed) records.tally.keptUnanswered += 1;
    await log.write({ key: sent.key, sid: message.sid, price: message.price });
    sent.acknowledged = { message, text: reply.text };
    records.tally.acknowledged += 1;
    records.tally.kinds[sent.kind] += 1;
    return;
  }
  if (!isReplayed) records.violations.push(`${sent.key} was acknowledged, and was taken for new`);
  if (sent.acknowledged.text !== reply.text) {
    records.violations.push(`${sent.key} has two answers: ${sent.acknowledged.text} and ${reply.text}`);
  }
};

const itemOf = ({ path }: Sent, sid: string): string => path.replace("/Messages.json", `/Messages/${sid}.json`);

export const redact = async ({ client, records }: LoadOptions, sent: Sent): Promise<void> => {
  if (sent.acknowledged === null || sent.redaction !== "none") return;
  sent.redaction = "asked";
  const reply = await client.call("POST", itemOf(sent, sent.acknowledged.message.sid), { Body: "" });
  if (reply.status === 200) {
    sent.redaction = "done";
    records.tally.redacted += 1;
    return;
  }
  sent.redaction = "none";
  // On its way still, or moving at this moment.
  if (reply.status !== 409)
    records.violations.push(`the redaction of ${sent.key} is answered with ${shownReply(reply)}`);
  records.tally.refusedRedactions += 1;
};

export const cancel = async ({ client, records }: LoadOptions, sent: Sent): Promise<void> => {
  if (sent.acknowledged === null || sent.cancellation !== "none") return;
  sent.cancellation = "asked";
  const reply = await client.call("POST", itemOf(sent, sent.acknowledged.message.sid), { Status: "canceled" });
  if (reply.status === 200) {
    sent.cancellation = "done";
    records.tally.canceled += 1;
    return;
  }
  sent.cancellation = "refused";
  // Its moment had come.
  if (reply.text.includes("30409")) records.tally.tooLate += 1;
  else records.violations.push(`the end of ${sent.key} is answered with ${shownReply(reply)}`);
};
