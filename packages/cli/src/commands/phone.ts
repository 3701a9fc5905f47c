// pennywire phone: a simulated handset's texts as a chat, and its answers.
import { Argument } from "commander";
import type { CallOptions, HandsetMessage, Pennywire, SendFromHandsetInput } from "@pennywire/sdk";
import { collect, examples, type Define } from "../command.ts";
import type { Context } from "../context.ts";
import { usageError } from "../failure.ts";
import { everySecond } from "../follow.ts";
import { formatAgo } from "../format.ts";
import type { Io } from "../io.ts";
import { pad, printable, wrap } from "../text.ts";

export interface PhoneOptions {
  readonly to?: string | undefined;
  readonly body?: string | undefined;
  readonly media?: readonly string[] | undefined;
  readonly watch?: boolean | undefined;
}

export const definePhone: Define = (command, open) => {
  command
    .argument("<number>", "the phone's number, such as +15558675310")
    .addArgument(new Argument("[action]", "read its texts, or send one from it").choices(actions).default("read"))
    .option("--to <number>", "send: one of your numbers; whoever wrote last when left out")
    .option("--body <text>", "send: the text")
    .option("--media <url>", "send: a picture or file; may be given several times", collect)
    .option("--watch", "read: go on until Ctrl-C; a line that you type is sent to whoever wrote last")
    .addHelpText(
      "after",
      examples(
        "pennywire phone +15558675310",
        "pennywire phone +15558675310 --watch",
        "pennywire phone +15558675310 send --to +15005550006 --body Hi",
        "pennywire phone +15558675310 --json",
      ),
    )
    .action(async (number: string, action: string, options: PhoneOptions) =>
      action === "send" ? runSend(open(command), number, options) : runRead(open(command), number, options),
    );
};

/** Shows what the handset got and sent, newest last; with --watch, goes on and lets a person answer. */
const runRead = async (context: Context, number: string, options: PhoneOptions): Promise<void> => {
  if (options.body !== undefined || options.to !== undefined || options.media !== undefined) {
    throw usageError("To send from the phone, say so.", `pennywire phone ${number} send --to … --body …`);
  }
  const { io } = context;
  const handset = handsetOf(await context.client(), number);
  if (options.watch === true) return watch(context, number, handset);
  const messages = (await handset.messages()).toReversed();
  if (io.json) return io.printJson(messages);
  if (messages.length === 0) return io.say(emptyState(number));
  for (const message of messages) show(context, message);
};

/** Sends one text from the handset. */
const runSend = async ({ io, client }: Context, number: string, options: PhoneOptions): Promise<void> => {
  const { body, media } = options;
  if (body === undefined && media === undefined) {
    throw usageError("There is nothing to send.", "Give --body, --media or both.");
  }
  const handset = handsetOf(await client(), number);
  const to = options.to ?? lastSender(await handset.messages());
  if (to === null) throw usageError("Nobody has written to this phone yet.", "Say who gets it: --to +15005550006");
  const sent = await handset.send({ to, body, mediaUrl: media });
  if (io.json) io.printJson(sent);
  else if (io.isTerminal) io.print(`${number} → ${sent.to}  ${printable(sent.body)}`);
  else io.print(fieldsOf(sent));
};

const actions = ["read", "send"];

type Handset = ReturnType<typeof handsetOf>;

const handsetOf = ({ simulation: { handsets } }: Pennywire, number: string) => ({
  messages: async (options?: CallOptions) => handsets.messages(number, {}, options).toArray(),
  send: async (input: SendFromHandsetInput, options?: CallOptions) => handsets.send(number, input, options),
});

const watch = async (context: Context, number: string, handset: Handset): Promise<void> => {
  const { io, interrupted } = context;
  const ending = new AbortController();
  const signal = AbortSignal.any([interrupted(), ending.signal]);
  const known = new Set<string>();
  let sender: string | null = null;
  const look = async (): Promise<() => void> => {
    const messages = await handset.messages({ signal });
    sender = lastSender(messages);
    const fresh = messages.toReversed().filter(({ sid }) => !known.has(sid));
    for (const { sid } of fresh) known.add(sid);
    return () => fresh.forEach((message) => (io.json ? io.printJsonLine(message) : show(context, message)));
  };
  const answer = async (): Promise<void> => {
    for await (const line of io.lines(signal)) {
      if (line.trim() === "") continue;
      if (sender === null) io.say("Nobody has written to this phone yet, so there is nobody to answer.");
      else await handset.send({ to: sender, body: line }, { signal });
    }
    ending.abort(); // the end of the input, Ctrl-D, ends the conversation
  };
  if (!io.canAsk) return everySecond(context, signal, look);
  if (!io.json)
    io.say(io.talkPaint.dim(`This is ${number}. Type a line to answer whoever wrote last; Ctrl-C ends it.`));
  const both = [everySecond(context, signal, look), answer()].map((part) => part.finally(() => ending.abort()));
  const failed = (await Promise.allSettled(both)).find((part) => part.status === "rejected");
  if (failed !== undefined && !isAbort(failed.reason, signal)) throw failed.reason;
};

const isAbort = (reason: unknown, signal: AbortSignal): boolean => signal.aborted && reason === signal.reason;

const lastSender = (newestFirst: readonly HandsetMessage[]): string | null =>
  newestFirst.find(({ direction }) => direction === "received")?.from ?? null;

const show = ({ io, now }: Context, message: HandsetMessage): void => {
  if (!io.isTerminal) return io.print(fieldsOf(message));
  const { direction, from, to, body, media, at } = message;
  const isOwn = direction === "sent";
  const when = pad(formatAgo(at, now()), whenWidth, "right");
  const who = pad(isOwn ? `you → ${to}` : from, whoWidth);
  const margin = whenWidth + whoWidth + 4;
  const [first = "", ...rest] = [...(body === "" ? [] : wrap(body, textWidth(io, margin))), ...media.map(printable)];
  io.print(`${io.paint.dim(when)}  ${isOwn ? io.paint.dim(who) : io.paint.bold(who)}  ${first}`);
  for (const line of rest) io.print(`${" ".repeat(margin)}${line}`);
};

const fieldsOf = ({ sid, direction, from, to, body, at }: HandsetMessage): string =>
  [at.toISOString(), sid, direction, from, to, printable(body)].join("\t");

const textWidth = (io: Io, margin: number): number => Math.max(io.columns - margin, textWidthMin);

const textWidthMin = 20;

// "2026-11-22", and "you → " before the longest number there can be.
const whenWidth = 10;
const whoWidth = 22;

const emptyState = (number: string): string =>
  `No texts on ${number} yet. Send it one: pennywire send --to ${number} --body Hello`;
