// A Pennywire to measure: the compiled server, with a folder, a port and credentials of its own.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { measuredCore, start, untilListening, type Running } from "./programs.ts";

/** The compiled server of this repository. */
export const ownBuild = fileURLToPath(new URL("../packages/server/dist/main.js", import.meta.url));

export const accountSid = `AC${"b".repeat(32)}`;
const authToken = "benchbenchbenchbenchbenchbench12";
/** For HTTP Basic. */
export const credentials = Buffer.from(`${accountSid}:${authToken}`).toString("base64");
export const messagesPath = `/2010-04-01/Accounts/${accountSid}/Messages.json`;

export interface Pennywire extends Running {
  readonly port: number;
  readonly databaseFile: string;
}

export interface PennywireOptions {
  /** Path of the compiled main.js. */
  readonly build: string;
  readonly folder: string;
  readonly port: number;
  /** Whether messages are delivered while they are accepted. If not, the network never takes them. */
  readonly delivers: boolean;
  /** Folder for a processor profile, written when it ends; null for none. */
  readonly profileFolder: string | null;
}

/** Dollars: more than any run can spend. */
const credit = "1000000";

export const startPennywire = async (options: PennywireOptions): Promise<Pennywire> => {
  const { build, folder, port, delivers, profileFolder } = options;
  mkdirSync(folder, { recursive: true });
  const databaseFile = join(folder, "pennywire.db");
  const profiling = profileFolder === null ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileFolder}`];
  const running = start({
    command: process.execPath,
    args: [...profiling, build],
    core: measuredCore,
    env: {
      XDG_CONFIG_HOME: folder,
      DATABASE_URL: `file:${databaseFile}`,
      PORT: String(port),
      LOG_LEVEL: "warn",
      NODE_ENV: "production",
      PENNYWIRE_CREDIT: credit,
      PENNYWIRE_ACCOUNT_SID: accountSid,
      PENNYWIRE_AUTH_TOKEN: authToken,
    },
  });
  await untilListening(port);
  if (!delivers) await holdDelivery(port);
  return { ...running, port, databaseFile };
};

/** How long the server may take for one answer, in milliseconds. */
const askMs = 30_000;

/** Answers of the API; throws on a refusal. */
export const ask = async (port: number, path: string, form?: Readonly<Record<string, string>>): Promise<unknown> => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { Authorization: `Basic ${credentials}` },
    signal: AbortSignal.timeout(askMs),
    ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
  return JSON.parse(text);
};

/** One message, as the load sends it. Its answer has the size that the yardstick's must have. */
export const sendOne = async (port: number): Promise<unknown> =>
  ask(port, messagesPath, {
    From: "+14155550100",
    To: "+14155560000",
    Body: "Your parcel has left our hub. Track it at example.com/t/8H2K. Reply STOP to end.",
  });

/** How many messages the network has taken so far. */
export const sentSoFar = async (port: number): Promise<number> => {
  const page = await ask(port, `/2010-04-01/Accounts/${accountSid}/Usage/Records.json?Category=sms-outbound`);
  const count = /"count":"(\d+)"/.exec(JSON.stringify(page))?.[1];
  return Number(count ?? 0);
};

/**
 * The server has no switch for its workers, but its network can be told to take half a minute over each message: once the
 * workers have their hands full, which is after 200 messages, next to nothing is delivered any more.
 */
const holdDelivery = async (port: number): Promise<void> => {
  await ask(port, "/sim/v1/Network", { AcceptDelayMs: "30000" });
};
