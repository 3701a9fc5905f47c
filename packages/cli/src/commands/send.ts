// pennywire send: one message, and on request what becomes of it.
import { InsufficientFundsError, type CreateMessageInput, type Message, type Pennywire } from "@pennywire/sdk";
import { collect, examples, toCount, toMoment, type Define, type Moment } from "../command.ts";
import type { Context } from "../context.ts";
import { CliError, usageError } from "../failure.ts";
import { isFinal, isLost } from "../final.ts";
import { formatCost, formatDuration, formatMoney } from "../format.ts";
import { briefDetails, errorInWords } from "../message-details.ts";
import { paintStatus } from "../paint.ts";
import { findServiceSid } from "../service-sid.ts";
import { printDetails } from "../table.ts";

export interface SendOptions {
  readonly to: string;
  readonly from?: string | undefined;
  readonly service?: string | undefined;
  readonly sendAt?: Moment | undefined;
  readonly validity?: number | undefined;
  readonly content?: string | undefined;
  readonly variables?: string | undefined;
  readonly mms?: boolean | undefined;
  readonly body?: string | undefined;
  readonly media?: readonly string[] | undefined;
  readonly statusCallback?: string | undefined;
  readonly wait?: boolean | undefined;
  /** Seconds to wait. */
  readonly timeout: number;
}

export const defineSend: Define = (command, open) => {
  command
    .requiredOption("--to <number>", "who gets it, such as +15558675310")
    .option("--from <number>", "one of your numbers; the first one when left out")
    .option("--service <service>", "a messaging service to send through, by its name or its SID")
    .option("--body <text>", "the text")
    .option("--media <url>", "a picture or file to send along; may be given several times", collect)
    .option("--mms", "send the text as a media message")
    .option("--content <sid>", "a content template instead of a text, HX…")
    .option("--variables <json>", 'what fills the template\'s gaps, such as {"1":"Ann"}')
    .option(
      "--send-at <when>",
      "not now but then: 30m, 2h, 7d from now or 2026-11-23T16:00:00Z; needs --service",
      toMoment,
    )
    .option("--validity <seconds>", "how long it may wait to be sent", toCount)
    .option("--status-callback <url>", "where every change of status is posted")
    .option("--wait", "wait until it is delivered or has failed; exits with 1 if it does not arrive")
    .option("--timeout <seconds>", "how long --wait waits", toCount, timeoutDefaultS)
    .addHelpText(
      "after",
      examples(
        'pennywire send --to +15558675310 --body "Hello"',
        'pennywire send --to +15558675310 --from +15005550006 --body "Hello" --wait',
        "pennywire send --to +15558675310 --media https://example.com/cat.jpg",
        'pennywire send --to +15558675310 --service "web shop" --body "Good morning" --send-at 2h',
        'pennywire send --to +15558675310 --body "Hello" --json',
      ),
    )
    .action(async (options: SendOptions) => runSend(open(command), options));
};

/** Sends, and shows what was accepted; with --wait, what became of it. */
const runSend = async (context: Context, options: SendOptions): Promise<void> => {
  const { io } = context;
  checkOptions(options);
  const client = await context.client();
  const accepted = await send(client, await inputOf(context, client, options));
  const message = options.wait === true ? await follow(context, client, accepted, options.timeout) : accepted;
  if (io.json) io.printJson(message);
  else printDetails(io, briefDetails(message, io.paint));
  if (options.wait === true) judge(message, context.interrupted().aborted ? null : options.timeout);
  else if (io.isTerminal && !io.json) io.say(io.talkPaint.dim(`Follow it: pennywire messages show ${message.sid}`));
};

const timeoutDefaultS = 60;

// A delivery on the simulated network takes less than a second; a real one, a few.
const pauseFirstMs = 200;
const pauseMaxMs = 2000;

const checkOptions = ({ body, media, content, sendAt, service, wait }: SendOptions): void => {
  if (body === undefined && media === undefined && content === undefined) {
    throw usageError("There is nothing to send.", "Give --body, --media or both; or --content.");
  }
  if (sendAt === undefined) return;
  if (service === undefined) {
    throw usageError("Only a messaging service can send later.", "Give --service; see them: pennywire services list");
  }
  if (wait === true) throw usageError("--wait goes with messages that are sent now.", "Leave out --wait or --send-at.");
};

const inputOf = async ({ now }: Context, client: Pennywire, options: SendOptions): Promise<CreateMessageInput> => {
  const { to, from, service, body, media, content, variables, mms, sendAt, validity, statusCallback } = options;
  return {
    to,
    from: from ?? (service === undefined ? await firstNumber(client) : undefined),
    messagingServiceSid: service === undefined ? undefined : await findServiceSid(client, service),
    body,
    mediaUrl: media,
    sendAsMms: mms,
    contentSid: content,
    contentVariables: variables,
    statusCallback,
    validityPeriod: validity,
    ...(sendAt === undefined
      ? {}
      : { scheduleType: "fixed", sendAt: "at" in sendAt ? sendAt.at : new Date(now() + sendAt.inMs) }),
  };
};

const send = async (client: Pennywire, input: CreateMessageInput): Promise<Message> => {
  try {
    return await client.messages.create(input);
  } catch (error) {
    if (!(error instanceof InsufficientFundsError)) throw error;
    const { balance, currency } = await client.balance.get();
    throw new CliError(error.message, {
      why: `The balance is ${formatMoney(balance, currency)}.`,
      next: ["See the balance: pennywire balance", "See what was spent: pennywire usage"],
    });
  }
};

const firstNumber = async (client: Pennywire): Promise<string> => {
  for await (const number of client.numbers.list()) if (number.capabilities.sms) return number.phoneNumber;
  throw new CliError("The account has no number that can send messages.", {
    next: ["See the account's numbers: pennywire numbers list"],
  });
};

const follow = async (
  { io, now, sleep, interrupted }: Context,
  client: Pennywire,
  accepted: Message,
  timeoutS: number,
): Promise<Message> => {
  const signal = interrupted();
  const startedAt = now();
  let message = accepted;
  for (let pauseMs = pauseFirstMs; !isFinal(message) && !signal.aborted; pauseMs = Math.min(pauseMs * 2, pauseMaxMs)) {
    const waitedMs = now() - startedAt;
    if (waitedMs >= timeoutS * 1000) break;
    const cost = formatCost(message.price, message.priceUnit);
    io.live(`${paintStatus(io.talkPaint, message.status)}  ${cost}  ${formatDuration(waitedMs)}`);
    await sleep(pauseMs, signal);
    message = await client.messages.get(message.sid);
  }
  io.live(null);
  return message;
};

// `timeoutS` is null when it was Ctrl-C that ended the waiting.
const judge = (message: Message, timeoutS: number | null): void => {
  if (isLost(message)) {
    throw new CliError(`The message did not arrive: it is ${message.status}.`, {
      why: errorInWords(message),
      next: [`See all of it: pennywire messages show ${message.sid}`],
    });
  }
  if (isFinal(message)) return;
  const why = timeoutS === null ? "the waiting was ended" : `nothing final was heard within ${timeoutS} s`;
  throw new CliError(`The message is ${message.status}: ${why}.`, {
    next: [`Look again: pennywire messages show ${message.sid}`],
  });
};
