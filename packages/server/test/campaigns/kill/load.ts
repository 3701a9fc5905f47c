// The load: many senders at once that send, text from phones and redact, until the server is gone.
import { readMessage, type Client, type Form } from "../client.ts";
import type { Random } from "../random.ts";
import { shownReply, type AckLog, type Records, type Sent } from "./records.ts";

export interface Load {
  /** Nothing new is begun; resolves when every request under way has its answer or its failure. */
  stop(): Promise<void>;
}

export interface LoadOptions {
  readonly client: Client;
  readonly records: Records;
  readonly log: AckLog;
  readonly random: Random;
  readonly callbackUrl: string;
  readonly cycle: number;
  /** Acknowledged in an earlier cycle: most have been sent and can be redacted. */
  readonly redactable: readonly Sent[];
}

export const ourNumber = "+14155550100";
const senders = 32;
/** Most sends of one cycle: enough to keep the server busy until any kill, few enough to check them all. */
const sendsMax = 600;
const textShare = 0.06;
const redactionShare = 0.04;
const watchedShare = 0.6;

/** Ordinary phones, and those that fail, are refused, are told of thrice, and are busy twice. */
const specialPhones = ["+15005553003", "+15005554007", "+15005552002", "+15005552003"] as const;
const specialShare = 0.15;

export const beginLoad = (options: LoadOptions): Load => {
  const progress = { isOver: false, begun: 0 };
  const redactable = [...options.redactable];
  const { random, records } = options;
  const step = async (): Promise<void> => {
    progress.begun += 1;
    const ordinal = progress.begun;
    const draw = random.next();
    if (draw < textShare) return text(options, ordinal);
    const old = draw < textShare + redactionShare ? redactable.pop() : undefined;
    if (old !== undefined) return redact(options, old);
    return send(options, newSend(options, ordinal));
  };
  const run = async (): Promise<void> => {
    while (!progress.isOver && progress.begun < sendsMax) {
      try {
        await step();
      } catch {
        // The server is gone in the middle of a request: what became of it, the checks will see.
        records.tally.unanswered += 1;
        return;
      }
    }
  };
  const running = Array.from({ length: senders }, run);
  return {
    stop: async () => {
      progress.isOver = true;
      await Promise.all(running);
    },
  };
};

const newSend = ({ random, records, callbackUrl, cycle }: LoadOptions, ordinal: number): Sent => {
  const key = `k-${cycle}-${ordinal}`;
  const isWatched = random.chance(watchedShare);
  const phone = `+1415556${String(random.between(0, 9_999)).padStart(4, "0")}`;
  const form: Form = {
    To: random.chance(specialShare) ? random.pick(specialPhones) : phone,
    From: ourNumber,
    // One to three segments, so that prices differ.
    Body: `${key} ${"a penny for your thoughts ".repeat(random.between(0, 14))}`.trim(),
    ...(isWatched ? { StatusCallback: callbackUrl } : {}),
  };
  const sent: Sent = { key, form, isWatched, acknowledged: null, redaction: "none" };
  // Written down before it is sent, as a careful client does.
  records.sent.set(key, sent);
  return sent;
};

/** Sends, or sends again under the same key: the first acknowledgement is the only one there may ever be. */
export const send = async ({ client, records, log }: Pick<LoadOptions, "client" | "records" | "log">, sent: Sent) => {
  const reply = await client.call("POST", client.path("/Messages.json"), sent.form, { "idempotency-key": sent.key });
  const isReplayed = reply.headers["idempotent-replayed"] === "true";
  if (isReplayed) records.tally.replayed += 1;
  if (sent.redaction !== "none" && reply.status === 409) return;
  if (reply.status !== 201) {
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
    return;
  }
  if (!isReplayed) records.violations.push(`${sent.key} was acknowledged, and was taken for new`);
  if (sent.acknowledged.text !== reply.text) {
    records.violations.push(`${sent.key} has two answers: ${sent.acknowledged.text} and ${reply.text}`);
  }
};

const text = async ({ client, records, cycle, random }: LoadOptions, ordinal: number): Promise<void> => {
  const texted = { body: `t-${cycle}-${ordinal}`, acknowledged: false };
  records.texted.push(texted);
  const phone = `+1415557${String(random.between(0, 9_999)).padStart(4, "0")}`;
  const form = { To: ourNumber, Body: texted.body };
  const reply = await client.call("POST", `/sim/v1/Handsets/${encodeURIComponent(phone)}/Messages`, form);
  if (reply.status === 201) texted.acknowledged = true;
  else records.violations.push(`${texted.body} is answered with ${shownReply(reply)}`);
  records.tally.texts += 1;
};

const redact = async ({ client, records }: LoadOptions, sent: Sent): Promise<void> => {
  if (sent.acknowledged === null || sent.redaction !== "none") return;
  sent.redaction = "asked";
  const path = client.path(`/Messages/${sent.acknowledged.message.sid}.json`);
  const reply = await client.call("POST", path, { Body: "" });
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
