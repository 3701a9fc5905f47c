// pennywire messages watch: new messages and changes of status as they come, until Ctrl-C.
import type { Message, Pennywire } from "@pennywire/sdk";
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { isFinal } from "../../final.ts";
import { everySecond } from "../../follow.ts";
import { formatClock } from "../../format.ts";
import { errorInWords, partyOf } from "../../message-details.ts";
import { paintStatus } from "../../paint.ts";
import { pad, printable, truncate } from "../../text.ts";

export interface WatchOptions {
  readonly to?: string | undefined;
  readonly from?: string | undefined;
}

export const defineWatch: Define = (command, open) => {
  command
    .option("--to <number>", "only messages to this number")
    .option("--from <number>", "only messages from this number")
    .addHelpText(
      "after",
      examples(
        "pennywire messages watch",
        "pennywire messages watch --to +15558675310",
        "pennywire messages watch --json   (one JSON object a line)",
      ),
    )
    .action(async (options: WatchOptions) => runWatch(open(command), options));
};

/** Tells every message that is new and every status that changed since the last look. */
const runWatch = async (context: Context, options: WatchOptions): Promise<void> => {
  const { io } = context;
  const client = await context.client();
  const signal = context.interrupted();
  const known = new Map<string, Message>();
  let isFirst = true;
  if (io.isTerminal && !io.json) io.say(io.talkPaint.dim("Watching for messages; Ctrl-C ends it."));
  await everySecond(context, signal, async () => {
    const seen = [
      ...(await latest(client, options, known, isFirst, signal)),
      ...(await stillOpen(client, known, signal)),
    ];
    const oldestFirst = seen.toReversed();
    const news = isFirst ? [] : oldestFirst.filter(({ sid, status }) => known.get(sid)?.status !== status);
    for (const message of oldestFirst) {
      known.delete(message.sid); // so that those seen longest ago stay first
      known.set(message.sid, message);
    }
    forget(known);
    isFirst = false;
    return () => news.forEach((message) => tell(context, message));
  });
};

// One page is enough for a look at a quiet account; a burst is read up to this many.
const pageSize = 50;
const burstMax = 1000;

// Messages under way that are no longer among the latest: so many are asked for each second.
const openMax = 5;

// What is remembered of messages past; more than a burst, so that none is taken for new twice.
const knownMax = 5000;

const latest = async (
  client: Pennywire,
  { to, from }: WatchOptions,
  known: ReadonlyMap<string, Message>,
  isFirst: boolean,
  signal: AbortSignal,
): Promise<readonly Message[]> => {
  const seen: Message[] = [];
  const limit = isFirst ? pageSize : burstMax;
  for await (const message of client.messages.list({ to, from, limit, pageSize }, { signal })) {
    seen.push(message);
    if (seen.length % pageSize === 0 && seen.slice(-pageSize).some(({ sid }) => known.has(sid))) break;
  }
  // Newest come first, so what lies behind a known one is not new: it is older than all that was looked at so far.
  const lastKnown = seen.findLastIndex(({ sid }) => known.has(sid));
  return lastKnown < 0 ? seen : seen.slice(0, lastKnown + 1);
};

const stillOpen = async (
  client: Pennywire,
  known: ReadonlyMap<string, Message>,
  signal: AbortSignal,
): Promise<readonly Message[]> => {
  const waiting = [...known.values()].slice(0, -pageSize).filter((message) => !isFinal(message));
  return Promise.all(waiting.slice(0, openMax).map(({ sid }) => client.messages.get(sid, { signal })));
};

const forget = (known: Map<string, Message>): void => {
  for (const sid of known.keys()) {
    if (known.size <= knownMax) return;
    known.delete(sid);
  }
};

const tell = ({ io, timeZone }: Context, message: Message): void => {
  if (io.json) return io.printJsonLine(message);
  const { status, sid } = message;
  const at = message.dateUpdated;
  if (!io.isTerminal) {
    const { direction, from, to, body } = message;
    return io.print([at.toISOString(), sid, status, direction, from ?? "", to, printable(body)].join("\t"));
  }
  const clock = formatClock(at.getTime(), timeZone);
  const said = message.errorCode === null ? printable(message.body) : errorInWords(message);
  const plain = `${clock}  ${pad(status, statusWidth)}  ${pad(partyOf(message), partyWidth)}  `;
  const text = truncate(said, Math.max(io.columns - plain.length, textWidthMin));
  const coloured = message.errorCode === null ? text : io.paint.red(text);
  io.print(
    `${io.paint.dim(clock)}  ${paintStatus(io.paint, status)}${pad("", statusWidth - status.length)}  ${pad(partyOf(message), partyWidth)}  ${coloured}`,
  );
};

const statusWidth = "undelivered".length;

// An arrow and the longest number there can be.
const partyWidth = 18;

const textWidthMin = 10;
