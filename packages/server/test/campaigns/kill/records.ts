// What the client of the kill campaign knows for certain, kept as a careful customer would keep it: every
// acknowledgement is on the disk before anything else is asked.
import { closeSync, fdatasync, openSync, readFileSync, writeSync } from "node:fs";
import { promisify } from "node:util";
import { z } from "zod";
import type { Form, Reply, WireMessage } from "../client.ts";

const ack = z.object({ key: z.string(), sid: z.string(), price: z.string().nullable() });
export type Ack = z.infer<typeof ack>;

export interface AckLog {
  /** Resolves when the line is on the disk. */
  write(ack: Ack): Promise<void>;
  close(): void;
}

export const openAckLog = (file: string): AckLog => {
  const descriptor = openSync(file, "a", 0o600);
  return {
    write: async (line) => {
      writeSync(descriptor, `${JSON.stringify(line)}\n`);
      await flushed(descriptor);
    },
    close: () => closeSync(descriptor),
  };
};

const flushed = promisify(fdatasync);

export const readAckLog = (file: string): readonly Ack[] => linesOf(file).map((line) => ack.parse(JSON.parse(line)));

/** A status callback as the receiver wrote it down. */
const told = z.object({ sid: z.string(), status: z.string(), token: z.string() });
export type Told = z.infer<typeof told>;

export const readReceived = (file: string): readonly Told[] =>
  linesOf(file).map((line) => told.parse(JSON.parse(line)));

const linesOf = (file: string): readonly string[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");

/** How a message is sent: from a number, by a service, with media, from a subaccount, or by a service at a later moment. */
export type SendKind = "plain" | "service" | "media" | "branch" | "later";

/** One send, from the client's side of it. */
export interface Sent {
  readonly key: string;
  readonly kind: SendKind;
  /** Where it is posted. */
  readonly path: string;
  readonly form: Form;
  readonly isWatched: boolean;
  /** The 201, when one came. */
  acknowledged: { readonly message: WireMessage; readonly text: string } | null;
  /** `asked`: no answer came to the redaction, so it may or may not have happened. */
  redaction: "none" | "asked" | "done";
  /** The same of calling it off. */
  cancellation: "none" | "asked" | "done" | "refused";
}

/** Something else that is asked for under a key of its own, and may have its effect once only. */
export interface Deed {
  readonly key: string;
  readonly kind: "purchase" | "lookup" | "opt-out";
  readonly path: string;
  /** A form, or JSON. */
  readonly body: Form | string;
  /** The answer, when one came. */
  acknowledged: string | null;
  /** Whether a number was given back: `asked` when no answer came to that. */
  release: "none" | "asked" | "done";
}

/** One text from a phone. */
export interface Texted {
  readonly body: string;
  acknowledged: boolean;
}

/** A phone that texted STOP, which it does once. */
export interface Stopped {
  readonly phone: string;
  acknowledged: boolean;
}

/** How often the rare things happened, which a campaign must have seen to prove anything. */
export interface Tally {
  acknowledged: number;
  unanswered: number;
  refusedRedactions: number;
  redacted: number;
  replayed: number;
  keptUnanswered: number;
  texts: number;
  killedWithWork: number;
  killedWithSending: number;
  killedStarting: number;
  leftWaiting: number;
  leftSending: number;
  leftCallbacks: number;
  leftAnswers: number;
  clockAdvances: number;
  /** Acknowledged sends by their kind, deeds by theirs, and what was asked for behind them. */
  readonly kinds: Record<SendKind | Deed["kind"], number>;
  canceled: number;
  tooLate: number;
  released: number;
  soldOut: number;
  stops: number;
  leftMedia: number;
  leftRoutes: number;
}

export interface Records {
  readonly sent: Map<string, Sent>;
  readonly texted: Texted[];
  readonly deeds: Map<string, Deed>;
  readonly stopped: Stopped[];
  /** The last status seen of each message that had come to its end. */
  readonly finals: Map<string, string>;
  readonly tally: Tally;
  readonly violations: string[];
}

export const createRecords = (): Records => ({
  sent: new Map(),
  texted: [],
  deeds: new Map(),
  stopped: [],
  finals: new Map(),
  tally: {
    acknowledged: 0,
    unanswered: 0,
    refusedRedactions: 0,
    redacted: 0,
    replayed: 0,
    keptUnanswered: 0,
    texts: 0,
    killedWithWork: 0,
    killedWithSending: 0,
    killedStarting: 0,
    leftWaiting: 0,
    leftSending: 0,
    leftCallbacks: 0,
    leftAnswers: 0,
    clockAdvances: 0,
    kinds: { plain: 0, service: 0, media: 0, branch: 0, later: 0, purchase: 0, lookup: 0, "opt-out": 0 },
    canceled: 0,
    tooLate: 0,
    released: 0,
    soldOut: 0,
    stops: 0,
    leftMedia: 0,
    leftRoutes: 0,
  },
  violations: [],
});

export const shownReply = ({ status, text }: Reply): string => `${status} ${text.slice(0, 200)}`;
