// pennywire send: one message, and on request what becomes of it.
import { InsufficientFundsError, type CreateMessageInput, type Message, type Pennywire } from "@pennywire/sdk";
import { collect, examples, toCount, type Define } from "../command.ts";
import type { Context } from "../context.ts";
import { CliError, usageError } from "../failure.ts";
import { isFinal, isLost } from "../final.ts";
import { formatCost, formatDuration, formatMoney } from "../format.ts";
import { briefDetails, errorInWords } from "../message-details.ts";
import { paintStatus } from "../paint.ts";
import { printDetails } from "../table.ts";

export interface SendOptions {
  readonly to: string;
  readonly from?: string | undefined;
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
    .option("--body <text>", "the text")
    .option("--media <url>", "a picture or file to send along; may be given several times", collect)
    .option("--status-callback <url>", "where every change of status is posted")
    .option("--wait", "wait until it is delivered or has failed; exits with 1 if it does not arrive")
    .option("--timeout <seconds>", "how long --wait waits", toCount, timeoutDefaultS)
    .addHelpText(
      "after",
      examples(
        'pennywire send --to +15558675310 --body "Hello"',
        'pennywire send --to +15558675310 --from +15005550006 --body "Hello" --wait',
        "pennywire send --to +15558675310 --media https://example.com/cat.jpg",
        'pennywire send --to +15558675310 --body "Hello" --json',
      ),
    )
    .action(async (options: SendOptions) => runSend(open(command), options));
};

/** Sends, and shows what was accepted; with --wait, what became of it. */
const runSend = async (context: Context, options: SendOptions): Promise<void> => {
  const { io } = context;
  if (options.body === undefined && options.media === undefined) {
    throw usageError("There is nothing to send.", "Give --body, --media or both.");
  }
  const client = await context.client();
  const accepted = await send(client, {
    to: options.to,
    from: options.from ?? (await firstNumber(client)),
    body: options.body,
    mediaUrl: options.media,
    statusCallback: options.statusCallback,
  });
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
