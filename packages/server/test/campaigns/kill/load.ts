// The load: many senders at once that send in every way, text from phones, redact, call off, buy, release, look up and
// leave, until the server is gone.
import type { Client } from "../client.ts";
import type { Random } from "../random.ts";
import { doDeed, newDeed, releaseNumber, stopTexts } from "./deeds.ts";
import { ourNumber, type Places } from "./places.ts";
import { shownReply, type AckLog, type Deed, type Records, type Sent } from "./records.ts";
import { cancel, newSend, redact, send } from "./sends.ts";

export interface Load {
  /** Nothing new is begun; resolves when every request under way has its answer or its failure. */
  stop(): Promise<void>;
}

export interface LoadOptions {
  readonly client: Client;
  readonly records: Records;
  readonly log: AckLog;
  readonly random: Random;
  readonly places: Places;
  readonly cycle: number;
  /** What the server's clock says, in epoch milliseconds. */
  readonly now: () => number;
  /** Acknowledged in an earlier cycle: most have been sent and can be redacted. */
  readonly redactable: readonly Sent[];
  /** Numbers that were bought in an earlier cycle and not given back. */
  readonly releasable: readonly Deed[];
}

const senders = 32;
/** Most sends of one cycle: enough to keep the server busy until any kill, few enough to check them all. */
const sendsMax = 600;

/** What else is done than to send: how often, and how. Gives false when there is nothing to do it to. */
type Act = (options: LoadOptions, ordinal: number) => Promise<boolean>;

export const beginLoad = (options: LoadOptions): Load => {
  const progress = { isOver: false, begun: 0 };
  const acts = actsOf(options);
  const { random, records } = options;
  const step = async (): Promise<void> => {
    progress.begun += 1;
    const ordinal = progress.begun;
    let draw = random.next();
    for (const { share, act } of acts) {
      if (draw < share) {
        if (await act(options, ordinal)) return;
        break;
      }
      draw -= share;
    }
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

const actsOf = ({
  redactable,
  releasable,
  records,
}: LoadOptions): readonly { readonly share: number; readonly act: Act }[] => {
  const [old, numbers] = [[...redactable], [...releasable]];
  return [
    { share: 0.06, act: text },
    { share: 0.04, act: async (options) => done(old.pop(), async (sent) => redact(options, sent)) },
    {
      share: 0.05,
      act: async (options) => done(scheduled(records, options.now()), async (sent) => cancel(options, sent)),
    },
    { share: 0.03, act: async (options) => done(numbers.pop(), async (deed) => releaseNumber(options, deed)) },
    { share: 0.03, act: stopTexts },
    { share: 0.05, act: async (options, ordinal) => deed(options, ordinal, "purchase") },
    { share: 0.05, act: async (options, ordinal) => deed(options, ordinal, "lookup") },
    { share: 0.02, act: async (options, ordinal) => deed(options, ordinal, "opt-out") },
  ];
};

const done = async <T>(found: T | undefined, act: (one: T) => Promise<void>): Promise<boolean> => {
  if (found === undefined) return false;
  await act(found);
  return true;
};

const deed = async (options: LoadOptions, ordinal: number, kind: Deed["kind"]): Promise<boolean> => {
  await doDeed(options, newDeed(options, ordinal, kind));
  return true;
};

/** Some message that waits for its moment, as far as its sender knows; those whose moment has just come are taken as well. */
const scheduled = ({ sent }: Records, now: number): Sent | undefined => {
  for (const one of sent.values()) {
    if (one.kind !== "later" || one.acknowledged === null || one.cancellation !== "none") continue;
    if (Date.parse(one.form["SendAt"] ?? "") > now - justNowMs) return one;
  }
  return undefined;
};
const justNowMs = 300_000;

const text: Act = async ({ client, records, cycle, random, places }, ordinal) => {
  const texted = { body: `t-${cycle}-${ordinal}`, acknowledged: false };
  records.texted.push(texted);
  const phone = `+1415557${String(random.between(0, 9_999)).padStart(4, "0")}`;
  const media = random.chance(pictureShare) ? { MediaUrl: `${places.receiver}/picture/${texted.body}` } : {};
  const form = { To: ourNumber, Body: texted.body, ...media };
  const reply = await client.call("POST", `/sim/v1/Handsets/${encodeURIComponent(phone)}/Messages`, form);
  if (reply.status === 201) texted.acknowledged = true;
  else records.violations.push(`${texted.body} is answered with ${shownReply(reply)}`);
  records.tally.texts += 1;
  return true;
};
/** Share of the texts from phones that have a picture. */
const pictureShare = 0.3;
