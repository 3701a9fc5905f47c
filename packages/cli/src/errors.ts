// Any error → what happened, why, and what to do next; in words on stderr, or as JSON with --json.
import { ApiError, ConnectionError, PennywireError, TimeoutError } from "@pennywire/sdk";
import { CliError, exitCodes, type ExitCode } from "./failure.ts";
import type { Io } from "./io.ts";
import type { Profile } from "./profile.ts";

/** An error, ready to be told. */
export interface Complaint {
  readonly message: string;
  readonly why: string | null;
  /** What to do about it, a sentence each. */
  readonly next: readonly string[];
  readonly exitCode: ExitCode;
  /** What the server's refusal was, when it was one. */
  readonly code: number | null;
  readonly status: number | null;
  readonly requestId: string | null;
}

/** Where the error happened. */
export interface Scene {
  /** The profile in use, or null when it did not come to that. */
  readonly profile: Profile | null;
  /** The command, such as `["messages", "show"]`. */
  readonly path: readonly string[];
}

/** Makes a complaint of whatever was thrown. */
export const toComplaint = (error: unknown, scene: Scene): Complaint => {
  if (error instanceof CliError) return { ...unrefused, ...pick(error) };
  if (error instanceof ApiError) return ofRefusal(error, scene);
  if (error instanceof ConnectionError) return ofSilence(error, scene);
  if (error instanceof PennywireError) return { ...unrefused, message: error.message };
  return {
    ...unrefused,
    message: `Something went wrong inside pennywire: ${error instanceof Error ? error.message : String(error)}`,
    why: error instanceof Error ? (error.stack ?? null) : null,
    next: ["This is a mistake of ours. Please report it with the lines above."],
  };
};

/** Tells it: on stderr, because it is no data. */
export const printComplaint = (io: Io, complaint: Complaint): void => {
  const { message, why, next, exitCode, code, status, requestId } = complaint;
  if (io.json) {
    // Spelled out, because what went wrong should be read first.
    const error = { message, why, next, code, status, requestId, exitCode };
    io.say(JSON.stringify({ error }, null, 2));
    return;
  }
  const paint = io.talkPaint;
  io.say(`${paint.bold(paint.red("error:"))} ${message}`);
  if (why !== null) io.say(why);
  for (const sentence of next) io.say(`${paint.dim("→")} ${sentence}`);
  const facts = [
    ...(code === null ? [] : [`code ${code}`]),
    ...(status === null ? [] : [`HTTP ${status}`]),
    ...(requestId === null ? [] : [`request ${requestId}`]),
  ];
  if (facts.length > 0) io.say(paint.dim(`(${facts.join(", ")})`));
};

const unrefused = {
  why: null,
  next: [],
  exitCode: exitCodes.error,
  code: null,
  status: null,
  requestId: null,
} as const;

const pick = ({ message, why, next, exitCode }: CliError) => ({ message, why, next, exitCode });

const ofRefusal = (error: ApiError, scene: Scene): Complaint => {
  const { status, code, requestId, message } = error;
  const refused = { ...unrefused, status, code, requestId };
  if (status === 401) return { ...refused, ...ofUnknownCaller(scene) };
  const missing = status === 404 ? missingOne(scene) : null;
  return { ...refused, message: missing ?? message, next: nextAfter(error, scene) };
};

const ofUnknownCaller = ({ profile }: Scene) => ({
  message: `The server${profile === null ? "" : ` at ${profile.baseUrl}`} refused the credentials.`,
  why: profile === null ? null : `They are those of ${profile.accountSid}, from ${profile.source}.`,
  next: [
    "Set PENNYWIRE_ACCOUNT_SID and PENNYWIRE_AUTH_TOKEN, or PENNYWIRE_API_KEY and PENNYWIRE_API_SECRET.",
    ...(profile?.source.includes("TWILIO_") === true
      ? ["Without TWILIO_… in the environment, a local server's own credentials are used."]
      : []),
    "Flags come first, then the environment, then the file of a local server: see pennywire --help.",
  ],
  exitCode: exitCodes.authentication,
});

const nextAfter = ({ status, code, moreInfo }: ApiError, { path: [group = ""] }: Scene): readonly string[] => {
  const known = code === null ? undefined : nextByCode.get(code);
  if (known !== undefined) return [known];
  if (status === 404 && nouns.has(group)) return [`See what there is: pennywire ${group} list`];
  if (status === 429) return ["Wait a moment and try again."];
  if (status >= 500) return ["The server's log names the request and tells more."];
  return moreInfo === null ? [] : [`More about it: ${moreInfo}`];
};

// What a group of commands is about.
const nouns: ReadonlyMap<string, string> = new Map([
  ["messages", "message"],
  ["numbers", "number"],
  ["keys", "API key"],
  ["accounts", "account"],
  ["services", "messaging service"],
  ["opt-outs", "opt-out"],
  ["alerts", "alert"],
]);

// Commands that are given the SID of one thing: there, 404 speaks of that thing.
const aboutOne: readonly string[] = [
  "show",
  "cancel",
  "redact",
  "delete",
  "update",
  "release",
  "remove",
  "suspend",
  "activate",
  "close",
];

const missingOne = ({ path: [group = "", verb = ""] }: Scene): string | null => {
  const noun = aboutOne.includes(verb) ? nouns.get(group) : undefined;
  return noun === undefined ? null : `There is no such ${noun}, or it belongs to another account.`;
};

const nextByCode: ReadonlyMap<number, string> = new Map([
  [20009, "See how far it has come: pennywire messages show <sid>"],
  [30409, "See how far it has come: pennywire messages show <sid>"],
  [21422, "See what can be bought: pennywire numbers search US"],
  [20402, "See the balance: pennywire balance"],
  [21211, "Write numbers with a plus sign and the country code, such as +15558675310."],
  [21212, "See the numbers you can send from: pennywire numbers list"],
  [21603, "See the numbers you can send from: pennywire numbers list"],
  [21606, "See the numbers you can send from: pennywire numbers list"],
  [21408, "Choose a recipient in a region that the account may send to."],
  [21610, "The recipient has to text START before they can be written to again."],
]);

const ofSilence = (error: ConnectionError, { profile }: Scene): Complaint => {
  const where = profile === null ? "the server" : profile.baseUrl;
  if (error instanceof TimeoutError) {
    return {
      ...unrefused,
      message: `${where} did not answer in time.`,
      next: ["Look at the server's log: it may be busy or stuck."],
    };
  }
  const code = causeCode(error);
  return {
    ...unrefused,
    message: `Cannot reach ${where}.`,
    why: (code === null ? null : reasons.get(code)) ?? error.message,
    next:
      code === "ENOTFOUND"
        ? ["Check PENNYWIRE_BASE_URL or --base-url."]
        : [
            "Is the server running? Start it with: npm start",
            "Is it elsewhere? Set PENNYWIRE_BASE_URL or give --base-url.",
          ],
  };
};

const reasons: ReadonlyMap<string, string> = new Map([
  ["ECONNREFUSED", "Nothing listens there."],
  ["ECONNRESET", "The connection broke off."],
  ["UND_ERR_SOCKET", "The connection broke off."],
  ["ENOTFOUND", "There is no host of that name."],
]);

// fetch wraps what the system said; how often depends on the runtime.
const causeCode = (error: unknown): string | null => {
  let at = error;
  for (let depth = 0; depth < causesMax && at instanceof Error; depth += 1) {
    if ("code" in at && typeof at.code === "string") return at.code;
    at = at.cause;
  }
  return null;
};

const causesMax = 5;
