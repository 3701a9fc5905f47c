// The promises, looked at from outside: what the client was told, what the receiver got, what the API says.
import { bookProblems, listMessages, microsOf, type Client, type WireMessage } from "../client.ts";
import { checkNumbers, checkOptOuts, spentOnDeeds } from "./checks-deeds.ts";
import type { Places } from "./places.ts";
import { readAckLog, readReceived, type Records, type Sent } from "./records.ts";

const finals: ReadonlySet<string> = new Set(["delivered", "undelivered", "failed", "canceled", "received"]);

export const isFinal = ({ status }: WireMessage): boolean => finals.has(status);

/** After every restart: nothing acknowledged is lost, nothing is there twice, nothing final has changed, the books balance. */
export const checkAfterRestart = async (client: Client, records: Records, places: Places): Promise<void> => {
  const messages = await allMessages(client, places);
  const problems = [
    ...lostOrChanged(messages, records),
    ...twice(messages, records),
    ...movedOn(messages, records),
    ...(await checkNumbers(client, records)),
    ...(await bookProblems(client)),
  ];
  records.violations.push(...problems);
};

/** Of the account and of its subaccount. */
const allMessages = async (client: Client, { main, branch }: Places): Promise<readonly WireMessage[]> => [
  ...(await listMessages(client, main)),
  ...(await listMessages(client, branch)),
];

const lostOrChanged = (messages: readonly WireMessage[], { sent }: Records): readonly string[] => {
  const bySid = new Map(messages.map((message) => [message.sid, message]));
  const problems: string[] = [];
  for (const one of sent.values()) {
    if (one.acknowledged === null) continue;
    const { sid } = one.acknowledged.message;
    const found = bySid.get(sid);
    if (found === undefined) problems.push(`${one.key} was acknowledged as ${sid} and is lost`);
    else problems.push(...differences(one, one.acknowledged.message, found));
  }
  return problems;
};

const differences = (sent: Sent, told: WireMessage, found: WireMessage): readonly string[] => {
  const problems: string[] = [];
  if (found.to !== told.to) problems.push(`${sent.key} was to ${told.to} and is to ${found.to}`);
  // What failed is not charged, so its price is gone.
  const price = isFree(found) ? null : told.price;
  // The price of a message whose sender is chosen later is not known before.
  const isKnown = sent.kind !== "service" && sent.kind !== "later";
  if (isKnown ? found.price !== price : isFree(found) && found.price !== null)
    problems.push(`${sent.key} is ${found.status} and costs ${found.price} instead of ${price}`);
  const isGone = sent.redaction === "done" || (sent.redaction === "asked" && found.body === "");
  if (sent.cancellation === "done" && found.status !== "canceled")
    problems.push(`${sent.key} was called off and is ${found.status}`);
  if ((sent.cancellation === "none" || sent.cancellation === "refused") && found.status === "canceled")
    problems.push(`${sent.key} was called off by nobody`);
  if (sent.kind === "media" && found.num_media !== "1") problems.push(`${sent.key} has ${found.num_media} media`);
  if (found.body !== (isGone ? "" : told.body)) problems.push(`${sent.key} has the text "${found.body.slice(0, 40)}"`);
  return problems;
};

const isFree = ({ status }: WireMessage): boolean => status === "failed" || status === "canceled";

/** One message per key and per text from a phone, one reply per text. */
const twice = (messages: readonly WireMessage[], { sent, texted, stopped }: Records): readonly string[] => {
  // What they said and heard is looked at by itself, at the end.
  const left = new Set<string | null>(stopped.map(({ phone }) => phone));
  const expected = new Set([...sent.keys(), ...texted.flatMap(({ body }) => [body, `re: ${body}`])]);
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const { sid, body, direction, from, to } of messages) {
    if (body === "" || left.has(from) || left.has(to)) continue;
    const tag = direction === "outbound-api" ? (body.split(" ")[0] ?? "") : body;
    if (!expected.has(tag)) problems.push(`${sid} (${tag}) was asked for by nobody`);
    if (seen.has(tag)) problems.push(`${tag} is there twice`);
    seen.add(tag);
  }
  return problems;
};

const movedOn = (messages: readonly WireMessage[], records: Records): readonly string[] => {
  const problems: string[] = [];
  for (const message of messages) {
    const before = records.finals.get(message.sid);
    if (before !== undefined && before !== message.status) {
      problems.push(`${message.sid} had ended as ${before} and is ${message.status}`);
    }
    if (isFinal(message)) records.finals.set(message.sid, message.status);
  }
  return problems;
};

export interface AtTheEnd {
  readonly client: Client;
  readonly records: Records;
  readonly ackFile: string;
  readonly receivedFile: string;
  readonly places: Places;
  /** What the account has by its own row, in micros: after all of it, nothing is on hold. */
  readonly balance: { readonly posted: number; readonly held: number };
  /** What the account was given, in dollars. */
  readonly credit: string;
}

/** At the end: everything the files of the client and of the receiver say is true, and every cent is accounted for. */
export const checkAtTheEnd = async (asked: AtTheEnd) => {
  const { client, records, ackFile, receivedFile, places } = asked;
  const messages = await allMessages(client, places);
  const bySid = new Map(messages.map((message) => [message.sid, message]));
  const acks = readAckLog(ackFile);
  const problems = acks.filter(({ sid }) => !bySid.has(sid)).map(({ sid, key }) => `${key}: ${sid} is lost`);
  if (new Set(acks.map(({ sid }) => sid)).size !== acks.length) problems.push("one SID was acknowledged for two keys");
  for (const message of messages) {
    if (!isFinal(message)) problems.push(`${message.sid} is ${message.status} for good`);
  }
  problems.push(...unanswered(messages, records), ...wrongBalance(messages, asked));
  problems.push(...(await checkOptOuts(client, records, messages)));
  const callbacks = checkCallbacks(bySid, records, receivedFile);
  records.violations.push(...problems, ...callbacks.problems);
  return { messages: messages.length, callbacks: callbacks.received, postedTwice: callbacks.postedTwice };
};

/** Every text that its phone was told of arrived, and was replied to. */
const unanswered = (messages: readonly WireMessage[], { texted }: Records): readonly string[] => {
  const bodies = new Set(messages.filter(({ direction }) => direction !== "outbound-api").map(({ body }) => body));
  return texted
    .filter(({ body, acknowledged }) => bodies.has(body) || acknowledged)
    .filter(({ body }) => !bodies.has(body) || !bodies.has(`re: ${body}`))
    .map(({ body }) => `the text ${body} ${bodies.has(body) ? "got no reply" : "never arrived"}`);
};

const wrongBalance = (
  messages: readonly WireMessage[],
  { records, places, balance, credit }: AtTheEnd,
): readonly string[] => {
  const spent = messages.reduce((sum, { price }) => sum - microsOf(price), spentOnDeeds(records, places));
  const expected = microsOf(credit) - spent;
  return [
    ...(balance.posted === expected ? [] : [`the balance is ${balance.posted} millionths and should be ${expected}`]),
    ...(balance.held === 0 ? [] : [`${balance.held} millionths are on hold for nothing`]),
  ];
};

/** What is told of a message: that it was sent, and how it ended. */
const tellings: Readonly<Record<string, readonly string[]>> = {
  delivered: ["sent", "delivered"],
  undelivered: ["sent", "undelivered"],
  failed: ["failed"],
};

const checkCallbacks = (bySid: ReadonlyMap<string, WireMessage>, { sent }: Records, file: string) => {
  const received = readReceived(file);
  const seen = new Map<string, number>();
  for (const { sid, status } of received) seen.set(`${sid} ${status}`, (seen.get(`${sid} ${status}`) ?? 0) + 1);
  const problems: string[] = [];
  const owed = new Set<string>();
  for (const { isWatched, acknowledged } of sent.values()) {
    const message = acknowledged === null ? undefined : bySid.get(acknowledged.message.sid);
    if (!isWatched || message === undefined) continue;
    for (const status of tellings[message.status] ?? []) owed.add(`${message.sid} ${status}`);
  }
  for (const telling of owed) if (!seen.has(telling)) problems.push(`nobody was told: ${telling}`);
  for (const { sid, status } of received) {
    const ended = bySid.get(sid);
    if (ended === undefined) problems.push(`told of ${sid}, which is not there`);
    else if (!(tellings[ended.status] ?? []).includes(status))
      problems.push(`told that ${sid} is ${status}; it is ${ended.status}`);
  }
  const tokens = new Map(received.map(({ sid, status, token }) => [token, `${sid} ${status}`]));
  if (tokens.size !== seen.size) problems.push(`${seen.size} callbacks have ${tokens.size} idempotency tokens`);
  const postedTwice = [...seen.values()].filter((times) => times > 1).length;
  return { problems, received: seen.size, postedTwice };
};
