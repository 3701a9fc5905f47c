// The root command. Only the sub-command that is asked for is loaded; of the others there is the one line that help
// needs.
import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { examples, type Define, type Open } from "./command.ts";
import type { Io } from "./io.ts";

/** What is needed of the io before a command has been chosen. */
export type ProgramIo = Pick<Io, "print" | "say" | "columns">;

/** The words of the command in these arguments, such as `["messages", "list"]`; flags and their values left out. */
export const wordsOf = (args: readonly string[]): readonly string[] =>
  withGlobalFlags(new Command().exitOverride().configureOutput(silent)).parseOptions([...args]).operands;

/** The program with the sub-command that these words begin with. */
export const createProgram = async (words: readonly string[], io: ProgramIo, open: Open): Promise<Command> => {
  const program = withGlobalFlags(new Command("pennywire"))
    .description("Send text messages, follow them, play the phones that get them, and read the books.")
    .version(version(), "-V, --version", "show the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    .configureHelp({ showGlobalOptions: true, commandUsage })
    .configureOutput({
      writeOut: (text) => io.print(text.trimEnd()),
      writeErr: (text) => io.say(text.trimEnd()),
      outputError: () => undefined, // run.ts tells it, with what to do next
      getOutHelpWidth: () => io.columns,
      getErrHelpWidth: () => io.columns,
    })
    .addHelpText("after", rootHelp)
    .exitOverride();
  const [first, second] = words;
  const chosen = first === "help" ? second : first;
  for (const { name, summary, load } of entries) {
    const command = program.command(name).description(summary);
    if (name === chosen) (await load())(command, open);
  }
  return program;
};

/** Those of the words that name commands. */
export const pathOf = (program: Command, words: readonly string[]): readonly string[] => {
  const path: string[] = [];
  let at: Command | undefined = program;
  for (const word of words) {
    at = at.commands.find((command) => command.name() === word);
    if (at === undefined) break;
    path.push(word);
  }
  return path;
};

/** Whether the parser ended the program because there was nothing left to run: help or the version was shown. */
export const isShown = (error: unknown): boolean => error instanceof CommanderError && error.exitCode === 0;

/** Whether help was shown because a sub-command was missing. */
export const isIncomplete = (error: unknown): boolean =>
  error instanceof CommanderError && error.code === "commander.help" && error.exitCode !== 0;

/** What the parser says about wrong flags and arguments, or null when it is another kind of error. */
export const misuseOf = (error: unknown): string | null =>
  error instanceof CommanderError ? sentence(error.message) : null;

interface Entry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Define>;
}

const entries: readonly Entry[] = [
  { name: "send", summary: "Send a message", load: async () => (await import("./commands/send.ts")).defineSend },
  {
    name: "messages",
    summary: "List, show, follow, call off, redact and delete messages",
    load: async () => (await import("./commands/messages.ts")).defineMessages,
  },
  {
    name: "numbers",
    summary: "Find, buy, set up and give back numbers",
    load: async () => (await import("./commands/numbers.ts")).defineNumbers,
  },
  {
    name: "services",
    summary: "Make messaging services and fill them with senders",
    load: async () => (await import("./commands/services.ts")).defineServices,
  },
  {
    name: "opt-outs",
    summary: "See, change and import who wants no more messages",
    load: async () => (await import("./commands/opt-outs.ts")).defineOptOuts,
  },
  {
    name: "lookup",
    summary: "Show what is known of a number",
    load: async () => (await import("./commands/lookup.ts")).defineLookup,
  },
  {
    name: "phone",
    summary: "Play a simulated phone: read its texts, answer from it",
    load: async () => (await import("./commands/phone.ts")).definePhone,
  },
  {
    name: "balance",
    summary: "Show what the account can spend",
    load: async () => (await import("./commands/balance.ts")).defineBalance,
  },
  {
    name: "usage",
    summary: "Show what was sent, what it cost, and who called the API",
    load: async () => (await import("./commands/usage.ts")).defineUsage,
  },
  {
    name: "alerts",
    summary: "Show what went wrong, with requests and responses",
    load: async () => (await import("./commands/alerts.ts")).defineAlerts,
  },
  {
    name: "events",
    summary: "Show who changed what",
    load: async () => (await import("./commands/events.ts")).defineEvents,
  },
  {
    name: "accounts",
    summary: "Open, list, suspend and close subaccounts",
    load: async () => (await import("./commands/accounts.ts")).defineAccounts,
  },
  {
    name: "keys",
    summary: "Create, list and delete API keys",
    load: async () => (await import("./commands/keys.ts")).defineKeys,
  },
  {
    name: "ledger",
    summary: "Check that the books balance",
    load: async () => (await import("./commands/ledger.ts")).defineLedger,
  },
  {
    name: "env",
    summary: "Print the credentials as shell variables",
    load: async () => (await import("./commands/env.ts")).defineEnv,
  },
  {
    name: "run",
    summary: "Run a program written for Twilio against this server",
    load: async () => (await import("./commands/run.ts")).defineRun,
  },
  {
    name: "serve",
    summary: "Run the server here",
    load: async () => (await import("./commands/serve.ts")).defineServe,
  },
];

const rootHelp = `${examples(
  'pennywire send --to +15558675310 --body "Hello"',
  "pennywire messages list --since 1h",
  "pennywire phone +15558675310",
  "pennywire ledger verify --json",
)}

Beside a local server nothing has to be set up: when it starts, it leaves its
credentials where this command finds them. For another server set
PENNYWIRE_BASE_URL, PENNYWIRE_ACCOUNT_SID and PENNYWIRE_AUTH_TOKEN, or
PENNYWIRE_API_KEY and PENNYWIRE_API_SECRET; the same names with TWILIO_ are read
too. Flags win over the environment, and the environment over the file of the
local server.

Exit codes: 0 well, 1 error, 2 wrong use, 4 credentials missing or refused.`;

const silent = { writeOut: () => undefined, writeErr: () => undefined, outputError: () => undefined } as const;

const withGlobalFlags = (command: Command): Command =>
  command
    .option("--json", "answer in JSON, errors too")
    .option("--no-color", "no colours; NO_COLOR in the environment does the same")
    .option("--base-url <url>", "where the server is")
    .option("--account-sid <sid>", "the account to act for")
    .option("--auth-token <token>", "the account's auth token")
    .option("--api-key <sid>", "an API key, instead of the auth token")
    .option("--api-secret <secret>", "the API key's secret");

const version = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "";
};

// The parser's own line repeats the global flags' placeholder at every level.
const commandUsage = (command: Command): string => {
  const names: string[] = [];
  for (let at: Command | null = command; at !== null; at = at.parent) names.unshift(at.name());
  return `${names.join(" ")} ${command.usage()}`;
};

// "error: unknown command 'sned'", with the suggestion in parentheses on a second line.
const sentence = (said: string): string => {
  const text = said.replace(/^error: /u, "").replace(/\n\((.*)\)$/u, ". $1");
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?]$/u.test(first) ? first : `${first}.`;
};
