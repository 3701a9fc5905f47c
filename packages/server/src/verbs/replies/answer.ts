// Answering: a text that arrived is shown to whoever answers for its number, and what they want said is sent as
// replies, in one commit with the record of every request that was made and an alert for all that went wrong.
// The `action` of a reply is the same once more, begun at another document after the reply was queued.
import type { Account } from "../../domain/accounts/account.ts";
import { levelOf, plainAlert, webhookAlert, type Alert } from "../../domain/alerts/alert.ts";
import { wholeAnswer, type Answer } from "../../domain/callbacks/answer.ts";
import { actionOwed, type Callback } from "../../domain/callbacks/callback.ts";
import { cookiesAfter, type Cookies } from "../../domain/callbacks/cookies.ts";
import { exchangeOf, type Exchange, type ExchangePurpose } from "../../domain/callbacks/exchange.ts";
import type { Fault } from "../../domain/callbacks/fault.ts";
import { fallbackPairs, inboundForm, type FormPair, type MediaTold } from "../../domain/callbacks/forms.ts";
import { inboundTargets, type InboundTargets } from "../../domain/callbacks/inbound-target.ts";
import { signedRequest, type Webhook } from "../../domain/callbacks/webhook.ts";
import { isCopy, mediaUrl } from "../../domain/media/media.ts";
import { accepted } from "../../domain/messages/accept.ts";
import { addressed, blankDraft } from "../../domain/messages/draft.ts";
import type { Message } from "../../domain/messages/message.ts";
import { worded } from "../../domain/messages/wording.ts";
import { Refusal } from "../../domain/refusal.ts";
import {
  cookiesOf,
  fingerprintOf,
  looksAutomatic,
  type Conversation as Known,
} from "../../domain/replies/conversation.ts";
import { documentsMax, faultOfRefusal, planOf, repliesMax, type Plan } from "../../domain/replies/plan.ts";
import { readAnswer } from "../../domain/replies/reply.ts";
import type { TwimlMessage } from "../../domain/replies/twiml.ts";
import type { Write } from "../../store/writes.ts";
import { alarmed } from "../alarm.ts";
import { accountInUse, paced, type Deps } from "../deps.ts";

type Needs = Pick<
  Deps,
  "store" | "clock" | "newSid" | "secrets" | "hooks" | "tariff" | "simulated" | "senderRates" | "publicUrl"
>;

/** How long documents are followed one after the other, in milliseconds: with the last one and the fallback, less than the lease. */
const answerBudgetMs = 290_000;
const actionBudgetMs = 10_000;
/** An action whose answer killed us so often is not asked for again. */
const actionTriesMax = 5;

/** One request that was made, and everything that was wrong with it. */
interface Step {
  readonly exchange: Exchange;
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: Answer;
  readonly faults: Fault[];
}

/** Why we talk to the customer's server. */
interface Occasion {
  /** Names every request of it in our idempotency tokens. */
  readonly name: string;
  readonly attempt: number;
  /** How long documents are followed, in milliseconds. */
  readonly budgetMs: number;
  /** Documents that were fetched for the same text before. */
  readonly documents: number;
}

/** What is under way; its lists grow as documents come in. */
interface Conversation {
  readonly message: Message;
  readonly account: Account;
  readonly targets: InboundTargets;
  readonly form: readonly FormPair[];
  readonly occasion: Occasion;
  readonly known: Known | null;
  readonly until: number;
  readonly steps: Step[];
  readonly verbs: TwimlMessage[];
  documents: number;
  cookies: Cookies;
}

/** Carries out what is answered to a text. */
export async function answerMessage(deps: Needs, message: Message): Promise<void> {
  const { sid, attempts } = message;
  const occasion = { name: sid, attempt: attempts, budgetMs: answerBudgetMs, documents: 0 };
  const conversation = await begin(deps, message, occasion);
  const finish = (version: number | null): Write => ({ kind: "finish work", sid, attempts, version });
  const heardText = fingerprintOf(message.body);
  if (looksAutomatic(conversation.known, message.body, deps.clock.now())) {
    const skipped = await alarmed(deps, conversation.account, [plainAlert(message, 30039, deps.newSid("NO"))]);
    await deps.store.commit([finish(null), counting(deps, message, heardText, 0), ...skipped]);
    return;
  }
  const { first } = conversation.targets;
  await converse(deps, conversation, first === null ? null : { ...first, form: conversation.form }, "inbound");
  const replies = await repliesTo(deps, conversation);
  await settle(deps, conversation, { finish, version: message.version, heardText, replies });
}

/** Carries out what the `action` of a reply answers; once, because a second time could say everything again. */
export async function carryOutAction(deps: Needs, callback: Callback): Promise<void> {
  const { sid, accountId, messageSid, url, method, form, origin, attempts, documents } = callback;
  const finish = (): Write => ({ kind: "settle callback", sid, attempts, origin, state: "delivered", dueAt: null });
  const message = await deps.store.read.messages.find(accountId, messageSid);
  if (message === null || attempts > actionTriesMax) {
    await deps.store.commit([finish()]);
    return;
  }
  const occasion = { name: sid, attempt: attempts, budgetMs: actionBudgetMs, documents };
  const conversation = await begin(deps, message, occasion);
  await converse(deps, conversation, { url, method, form }, "action");
  const replies = await repliesTo(deps, conversation);
  // The customer may have removed the text meanwhile, perhaps from within this very request.
  const after = await deps.store.read.messages.find(accountId, messageSid);
  const kept = after?.version === message.version ? conversation : withoutText(conversation);
  await settle(deps, kept, { finish, version: null, heardText: null, replies });
}

const begin = async (deps: Needs, message: Message, occasion: Occasion): Promise<Conversation> => {
  const { accountId, from, to } = message;
  const { read } = deps.store;
  const account = await accountInUse(deps.store, accountId);
  const known = await read.conversations.find(accountId, to, from);
  const now = deps.clock.now();
  return {
    message,
    account,
    targets: await targetsOf(deps, message),
    form: inboundForm(message, account.sid, await mediaOf(deps, account, message)),
    occasion,
    known,
    until: now + occasion.budgetMs,
    steps: [],
    verbs: [],
    documents: occasion.documents,
    cookies: cookiesOf(known, now),
  };
};

/** Who answers; nobody when the number was given back since. */
const targetsOf = async (
  { store: { read } }: Needs,
  { accountId, to, serviceSid }: Message,
): Promise<InboundTargets> => {
  const number = await read.numbers.findByPhoneNumber(to);
  const found = number ?? (await read.shortCodes.findByCode(to));
  if (found?.accountId !== accountId) return { first: null, fallback: null };
  const applicationSid = number?.settings.smsApplicationSid ?? "";
  const service = serviceSid === null ? null : await read.services.find(accountId, serviceSid);
  const application = applicationSid === "" ? null : await read.applications.find(accountId, applicationSid);
  return inboundTargets({
    service: service?.settings ?? null,
    application: application?.settings ?? null,
    receiver: found.settings,
  });
};

const mediaOf = async (deps: Needs, account: Account, { sid, media }: Message): Promise<readonly MediaTold[]> => {
  if (media.length === 0) return [];
  const copies = await deps.store.read.media.ofMessage(account.id, sid);
  return media.map((entry) => ({
    url: isCopy(entry) ? mediaUrl(deps.publicUrl(), account.sid, sid, entry) : entry,
    contentType: copies.find((copy) => copy.sid === entry)?.contentType ?? null,
  }));
};

/** Asks the first URL, or, when that goes wrong or there is none, the fallback. */
const converse = async (
  deps: Needs,
  conversation: Conversation,
  first: Webhook | null,
  purpose: ExchangePurpose,
): Promise<void> => {
  const fault = first === null ? null : await follow(deps, conversation, first, purpose);
  const { fallback } = conversation.targets;
  if (fallback === null || (first !== null && fault === null)) return;
  const why = first === null || fault === null ? [] : fallbackPairs(fault.code, first.url);
  await follow(deps, conversation, { ...fallback, form: [...conversation.form, ...why] }, "fallback");
};

/** Fetches a document and those it redirects to; the fault that stopped it, or null. */
const follow = async (
  deps: Needs,
  conversation: Conversation,
  first: Webhook,
  purpose: ExchangePurpose,
): Promise<Fault | null> => {
  let webhook = first;
  let kind = purpose;
  for (;;) {
    const { plan, fault } = await ask(deps, conversation, webhook, kind);
    if (plan === null) return fault;
    conversation.verbs.push(...plan.messages);
    if (plan.redirect === null) return null;
    const stop = reasonToStop(conversation, deps.clock.now());
    if (stop !== null) {
      note(conversation, stop);
      return null;
    }
    webhook = { ...plan.redirect, form: conversation.form };
    kind = "redirect";
  }
};

const reasonToStop = ({ documents, until }: Conversation, now: number): Fault | null => {
  if (documents >= documentsMax) {
    return { code: 14106, message: `The redirects were not followed any further after ${documentsMax} documents.` };
  }
  return now < until
    ? null
    : { code: 11203, message: "The redirects took too long and were not followed any further." };
};

/** One request, and its record. */
const ask = async (
  deps: Needs,
  conversation: Conversation,
  webhook: Webhook,
  purpose: ExchangePurpose,
): Promise<{ readonly plan: Plan | null; readonly fault: Fault | null }> => {
  const { message, account, occasion, steps } = conversation;
  const at = deps.clock.now();
  const { post, faults } = signedRequest(webhook, {
    token: deps.secrets.open(account.tokenSealed),
    idempotencyToken: `${occasion.name}-${steps.length}`,
    eventAt: message.createdAt,
    now: at,
    cookies: conversation.cookies,
  });
  const answer = wholeAnswer(await deps.hooks.send(post));
  conversation.documents += 1;
  if (answer.kind === "answered") {
    conversation.cookies = cookiesAfter(conversation.cookies, answer.cookies, deps.clock.now());
  }
  const { reply, fault, warnings } = readAnswer(answer, purpose);
  const plan = reply === null ? null : planOf(reply, webhook.url);
  const { accountId, sid: messageSid } = message;
  steps.push({
    exchange: exchangeOf({ accountId, messageSid, purpose, attempt: occasion.attempt, webhook, answer, at, fault }),
    headers: post.headers,
    answer,
    faults: [...(fault === null ? [] : [fault]), ...faults, ...warnings, ...(plan?.faults ?? [])],
  });
  return { plan, fault };
};

/** Writes a fault onto the last request, which is the one that asked for it. */
const note = ({ steps }: Conversation, fault: Fault): void => {
  steps.at(-1)?.faults.push(fault);
};

/** Every reply passes the same decision as a request of the API; one that is refused leaves its code on the record. */
const repliesTo = async (deps: Needs, conversation: Conversation): Promise<readonly Write[]> => {
  const { account, verbs } = conversation;
  const writes: Write[] = [];
  for (const verb of verbs.slice(0, repliesMax)) {
    try {
      const message = await replyOf(deps, conversation, verb);
      const { first, last } = paced(deps, message, message.createdAt);
      writes.push(
        { kind: "hold", accountId: account.ownerId, amount: message.held },
        ...first,
        { kind: "insert message", message },
        ...last,
        ...actionsOf(deps, conversation, verb, message),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      note(conversation, faultOfRefusal(error.code, error.message));
    }
  }
  if (verbs.length > repliesMax) {
    note(conversation, {
      code: 14109,
      message: `Only the first ${repliesMax} of ${verbs.length} replies were sent.`,
    });
  }
  return writes;
};

const actionsOf = (
  deps: Needs,
  conversation: Conversation,
  { action, method }: TwimlMessage,
  reply: Message,
): readonly Write[] => {
  if (action === null) return [];
  const { message, account, documents } = conversation;
  const now = deps.clock.now();
  const stop = documents >= documentsMax ? reasonToStop(conversation, now) : null;
  if (stop !== null) {
    note(conversation, stop);
    return [];
  }
  const told = { accountSid: account.sid, sid: deps.newSid("CB"), documents, now };
  return [{ kind: "owe callback", callback: actionOwed(message, reply, { url: action, method }, told) }];
};

const replyOf = async (deps: Needs, { message, account }: Conversation, verb: TwimlMessage): Promise<Message> => {
  const { read } = deps.store;
  const from = verb.from ?? message.to;
  const letter = addressed({
    ...blankDraft,
    to: verb.to ?? message.from,
    from,
    // What a number of a service answers belongs to the service as well.
    messagingServiceSid: from === message.to ? message.serviceSid : null,
    body: verb.body,
    media: verb.media,
    statusCallback: verb.statusCallback,
  });
  const service = letter.serviceSid === null ? null : await read.services.find(account.id, letter.serviceSid);
  const wording = worded(letter, null, service?.settings.smartEncoding ?? false);
  const { sender, foreign } = await read.sending.senderOf(account.id, letter.from ?? "");
  const by = { from: letter.from ?? "", serviceSid: letter.serviceSid };
  const standing = await read.sending.standing(account.id, by, letter.to, letter.country);
  const { simulated } = deps;
  const facts = { account, service, tariff: deps.tariff(), simulated, applicationCallback: null, scheduleLeadS: 0 };
  const sid = deps.newSid(wording.channel === "mms" ? "MM" : "SM");
  const origin = { sid, direction: "outbound-reply", keySid: null, answerKey: null, now: deps.clock.now() } as const;
  return accepted(letter, wording, { ...facts, ...standing, sender, foreign }, origin);
};

interface Ending {
  /** Puts an end to what we were called for. */
  readonly finish: (version: number | null) => Write;
  /** The message as it was read; null when it does not matter what became of it since. */
  readonly version: number | null;
  /** The text that was heard; null when this was about none. */
  readonly heardText: string | null;
  readonly replies: readonly Write[];
}

/** Writes down how it ended; what is refused is given up, so there are few tries. */
const settle = async (deps: Needs, conversation: Conversation, ending: Ending): Promise<void> => {
  const { message, account, known, cookies } = conversation;
  const { version, replies, heardText } = ending;
  const said = replies.filter(({ kind }) => kind === "insert message").length;
  const at = deps.clock.now();
  const { accountId, to: ours, from: theirs } = message;
  const kept: readonly Write[] =
    cookies.length === 0 && (known === null || known.cookies.length === 0)
      ? []
      : [{ kind: "keep cookies", accountId, ours, theirs, cookies, at }];
  const commit = await deps.store.commit([
    ending.finish(version),
    ...(heardText === null && said === 0 ? [] : [counting(deps, message, heardText, said)]),
    ...kept,
    ...conversation.steps.map((step): Write => ({ kind: "log exchange", exchange: recorded(step) })),
    ...(await alarmed(deps, account, alertsOf(deps, conversation))),
    ...replies,
  ]);
  if (commit.kept) return;
  switch (commit.refusedBy.kind) {
    // The customer has removed the text, perhaps from within the webhook. The replies count, but no record repeats it.
    // Or our lease has ended: then the next try is refused as well, and the other worker's outcome is the one that counts.
    case "finish work":
      if (version !== null) await settle(deps, withoutText(conversation), { ...ending, version: null });
      return;
    case "hold":
      note(conversation, { code: 20402, message: "The balance could not cover the replies; none was sent." });
      return settle(deps, conversation, { ...ending, replies: [] });
    case "take slot":
      note(conversation, { code: 21611, message: "The queue of the sender is full; none of the replies was sent." });
      return settle(deps, conversation, { ...ending, replies: [] });
    case "count conversation":
      note(conversation, { code: 14107, message: "Too many replies between these two numbers; these were not sent." });
      return settle(deps, conversation, { ...ending, replies: [] });
    default:
      return;
  }
};

const counting = (deps: Needs, message: Message, heardText: string | null, replies: number): Write => {
  const { accountId, to: ours, from: theirs } = message;
  return { kind: "count conversation", accountId, ours, theirs, heardText, replies, at: deps.clock.now() };
};

/** Without what is personal, as the store empties the records of a message whose text was removed. */
const withoutText = (conversation: Conversation): Conversation => ({
  ...conversation,
  steps: conversation.steps.map((step) => ({ ...step, exchange: { ...step.exchange, form: [], answer: "" } })),
});

/** The record names the worst that was wrong. */
const recorded = ({ exchange, faults }: Step): Exchange => {
  const worst = faults.find(({ code }) => levelOf(code) === "error") ?? faults[0];
  return { ...exchange, errorCode: worst?.code ?? null, errorMessage: worst?.message ?? null };
};

/** One alert for each kind of fault of each request. */
const alertsOf = (deps: Needs, { steps, message: { serviceSid } }: Conversation): readonly Alert[] =>
  steps.flatMap(({ exchange, headers, answer, faults }) =>
    [...new Map(faults.map((fault) => [fault.code, fault])).values()].map((fault) =>
      webhookAlert({ sid: deps.newSid("NO"), serviceSid, fault, exchange, headers, answer }),
    ),
  );
