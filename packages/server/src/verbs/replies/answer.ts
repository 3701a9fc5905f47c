// Answering: a text that arrived is shown to its number's webhook, and what the webhook wants
// said is sent as replies, in one commit with the record of every request that was made.
import type { Account } from "../../domain/accounts/account.ts";
import { wholeAnswer } from "../../domain/callbacks/answer.ts";
import { inboundForm, type FormPair } from "../../domain/callbacks/callback.ts";
import { exchangeOf, type Exchange, type ExchangePurpose, type Fault } from "../../domain/callbacks/exchange.ts";
import { signedRequest, type Webhook } from "../../domain/callbacks/webhook.ts";
import { present } from "../../domain/invariant.ts";
import { accepted, addressed } from "../../domain/messages/accept.ts";
import type { Message } from "../../domain/messages/message.ts";
import type { PhoneNumber } from "../../domain/numbers/number.ts";
import { Refusal } from "../../domain/refusal.ts";
import { readReply, type Reply } from "../../domain/replies/reply.ts";
import type { TwimlMessage, TwimlVerb } from "../../domain/replies/twiml.ts";
import type { Write } from "../../store/writes.ts";
import type { Deps } from "../deps.ts";

type Needs = Pick<Deps, "store" | "clock" | "newSid" | "secrets" | "hooks" | "tariff" | "simulated">;

/** Most documents of one chain of redirects: one that leads in a circle ends here (14106). The fallback begins another. */
const documentsMax = 10;
/** Most replies to one text (Twilio's limit, 14109). */
const repliesMax = 10;

interface Conversation {
  readonly message: Message;
  readonly number: PhoneNumber;
  readonly account: Account;
  readonly exchanges: Exchange[];
  readonly verbs: TwimlMessage[];
}

/** Carries out what the webhook of the number answers. */
export async function answerMessage(deps: Needs, message: Message): Promise<void> {
  const { accountId } = message;
  const account = present(await deps.store.read.accounts.findById(accountId), "a message has an account");
  const found = await deps.store.read.numbers.findByPhoneNumber(message.to);
  if (found?.accountId !== accountId) return settle(deps, message, { version: null, exchanges: [], replies: [] });
  const conversation: Conversation = { message, number: found, account, exchanges: [], verbs: [] };
  await converse(deps, conversation);
  const replies = await repliesTo(deps, conversation);
  return settle(deps, message, { version: message.version, exchanges: conversation.exchanges, replies });
}

interface Ending {
  /** The message as it was read; null when it does not matter what became of it since. */
  readonly version: number | null;
  readonly exchanges: readonly Exchange[];
  readonly replies: readonly Write[];
}

/** Writes down how it ended; what is refused is given up, so the second or third try is the last. */
const settle = async (deps: Needs, message: Message, ending: Ending): Promise<void> => {
  const { sid, attempts } = message;
  const { version, exchanges, replies } = ending;
  const finished: Write = { kind: "finish work", sid, attempts, version };
  const commit = await deps.store.commit([finished, ...exchanges.map(logging), ...replies]);
  if (commit.kept) return;
  // The customer has removed the text, perhaps from within the webhook. The replies count, but no record repeats it.
  // Or our lease has ended: then the next try is refused as well, and the other worker's outcome is the one that counts.
  if (commit.refusedBy.kind === "finish work" && version !== null) {
    await settle(deps, message, { ...ending, version: null, exchanges: exchanges.map(emptied) });
  }
  if (commit.refusedBy.kind === "hold") {
    await settle(deps, message, { ...ending, exchanges: exchanges.map(unaffordable), replies: [] });
  }
};

/** Without what is personal, as the store empties the records of a message whose text was removed. */
const emptied = (exchange: Exchange): Exchange => ({ ...exchange, form: [], answer: "" });

const logging = (exchange: Exchange): Write => ({ kind: "log exchange", exchange });

/** Asks the number's URL, or, when that goes wrong, its fallback; follows redirects of the document. */
const converse = async (deps: Needs, conversation: Conversation): Promise<void> => {
  const { smsUrl, smsMethod, smsFallbackUrl, smsFallbackMethod } = conversation.number.settings;
  const form = formOf(conversation);
  const fault =
    smsUrl === "" ? null : await follow(deps, conversation, { url: smsUrl, method: smsMethod, form }, "inbound");
  if ((fault === null && smsUrl !== "") || smsFallbackUrl === "") return;
  const why: readonly FormPair[] =
    fault === null
      ? []
      : [
          ["ErrorCode", String(fault.code)],
          ["ErrorUrl", smsUrl],
        ];
  await follow(
    deps,
    conversation,
    { url: smsFallbackUrl, method: smsFallbackMethod, form: [...form, ...why] },
    "fallback",
  );
};

/** Fetches a document and those it redirects to; the fault that stopped it, or null. */
const follow = async (
  deps: Needs,
  conversation: Conversation,
  first: Webhook,
  purpose: ExchangePurpose,
): Promise<Fault | null> => {
  let webhook: Webhook = first;
  let kind = purpose;
  for (let documents = 0; documents < documentsMax; documents += 1) {
    const { reply, fault } = await ask(deps, conversation, webhook, kind);
    if (fault !== null) return fault;
    const redirect: Webhook | null = reply === null ? null : next(conversation, reply, webhook);
    if (redirect === null) return null;
    webhook = redirect;
    kind = "redirect";
  }
  note(conversation, {
    code: 14106,
    message: `The redirects were not followed any further after ${documentsMax} documents.`,
  });
  return null;
};

/** One request, and its record. */
const ask = async (deps: Needs, conversation: Conversation, webhook: Webhook, purpose: ExchangePurpose) => {
  const { message, account, exchanges } = conversation;
  const at = deps.clock.now();
  const token = deps.secrets.open(account.tokenSealed);
  const answer = wholeAnswer(
    await deps.hooks.send(signedRequest(webhook, token, `${message.sid}-${exchanges.length}`)),
  );
  const reply = answer.kind === "answered" ? readReply(answer) : null;
  const fault: Fault | null =
    answer.kind === "failed" ? answer : reply?.kind === "fault" ? { code: reply.code, message: reply.message } : null;
  const warning = fault ?? (reply?.kind === "twiml" ? (reply.twiml.warnings[0] ?? null) : null);
  const { accountId, sid: messageSid, attempts: attempt } = message;
  exchanges.push(exchangeOf({ accountId, messageSid, purpose, attempt, webhook, answer, at, fault: warning }));
  return { reply, fault };
};

/** Notes what the document wants said; gives back where it redirects to, if it does. */
const next = (conversation: Conversation, reply: Reply, webhook: Webhook): Webhook | null => {
  const verbs: readonly TwimlVerb[] = reply.kind === "twiml" ? reply.twiml.verbs : [];
  if (reply.kind === "text") conversation.verbs.push(plainReply(reply.body));
  for (const verb of verbs) {
    if (verb.kind === "message") conversation.verbs.push(resolved(verb, webhook.url));
    else if (URL.canParse(verb.url, webhook.url)) {
      return { url: new URL(verb.url, webhook.url).href, method: verb.method, form: formOf(conversation) };
    }
  }
  return null;
};

/** Addresses in a document may be relative to its own. */
const resolved = (verb: TwimlMessage, base: string): TwimlMessage => {
  const address = (text: string): string =>
    !URL.canParse(text) && URL.canParse(text, base) ? new URL(text, base).href : text;
  const orNull = (text: string | null): string | null => (text === null ? null : address(text));
  return {
    ...verb,
    media: verb.media.map(address),
    action: orNull(verb.action),
    statusCallback: orNull(verb.statusCallback),
  };
};

const plainReply = (body: string): TwimlMessage => ({
  kind: "message",
  to: null,
  from: null,
  body,
  media: [],
  action: null,
  method: "POST",
  statusCallback: null,
});

const formOf = ({ message, account, number }: Conversation): readonly FormPair[] =>
  inboundForm(message, account.sid, { fromCountry: message.country, toCountry: number.country });

/** Every reply passes the same decision as a request of the API; one that is refused leaves its code on the record. */
const repliesTo = async (deps: Needs, conversation: Conversation): Promise<readonly Write[]> => {
  const writes: Write[] = [];
  for (const verb of conversation.verbs.slice(0, repliesMax)) {
    try {
      const message = await replyOf(deps, conversation, verb);
      writes.push(
        { kind: "hold", accountId: conversation.account.ownerId, amount: message.held },
        { kind: "insert message", message },
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      note(conversation, { code: error.code, message: error.message });
    }
  }
  if (conversation.verbs.length > repliesMax) {
    note(conversation, {
      code: 14109,
      message: `Only the first ${repliesMax} of ${conversation.verbs.length} replies were sent.`,
    });
  }
  return writes;
};

const replyOf = async (deps: Needs, { message, account }: Conversation, verb: TwimlMessage): Promise<Message> => {
  const letter = addressed({
    to: verb.to ?? message.from,
    from: verb.from ?? message.to,
    messagingServiceSid: null,
    body: verb.body,
    media: verb.media,
    statusCallback: verb.statusCallback ?? verb.action,
    smartEncoded: false,
    validityPeriod: null,
  });
  const number = await deps.store.read.numbers.findByPhoneNumber(letter.from);
  const sid = deps.newSid(verb.media.length > 0 ? "MM" : "SM");
  return accepted(
    letter,
    {
      account,
      number: number?.accountId === account.id ? number : null,
      tariff: deps.tariff(),
      simulated: deps.simulated,
    },
    { sid, direction: "outbound-reply", keySid: null, answerKey: null, now: deps.clock.now() },
  );
};

/** Writes a fault onto the last exchange, which is the one that asked for it. */
const note = ({ exchanges }: Conversation, fault: Fault): void => {
  const last = exchanges.pop();
  if (last === undefined) return;
  exchanges.push({ ...last, errorCode: fault.code, errorMessage: fault.message });
};

const unaffordable = (exchange: Exchange): Exchange => ({
  ...exchange,
  errorCode: 20402,
  errorMessage: "The balance could not cover the replies; none was sent.",
});
