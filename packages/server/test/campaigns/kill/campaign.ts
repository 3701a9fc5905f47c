// Killing: a server under load is ended with SIGKILL at random moments, again and again, and every restart has to
// find all that was promised. The client and the receiver keep books of their own, and those are what is believed.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient, firstCredentials, type Client } from "../client.ts";
import { eventually, type Finding } from "../program.ts";
import { createRandom, type Random } from "../random.ts";
import { newFolder, adopt, spawnServer, startServer, type RunningServer, type ServerOptions } from "../server.ts";
import { checkAfterRestart, checkAtTheEnd } from "./checks.ts";
import { doDeed } from "./deeds.ts";
import { beginLoad } from "./load.ts";
import { prepare, type Places } from "./places.ts";
import { createRecords, openAckLog, type AckLog, type Records, type Sent } from "./records.ts";
import { readDamage, readLost, readMoney, readRemains, readTwiceShown, readWork, type Remains } from "./remains.ts";
import { send } from "./sends.ts";

export interface KillOptions {
  readonly seed: number;
  readonly cycles: number;
  /** 1: at the end the clock is moved past every lease, instead of waiting for them in real time. */
  readonly advance: number;
}

const credit = "100000";
/** When the kill comes, in milliseconds after the load has begun. */
const killMs = { min: 5, max: 500 } as const;
/** Share of the restarts that are themselves killed before they are up, and when, in milliseconds. */
const killStartShare = 0.2;
const killStartMs = { min: 20, max: 400 } as const;
/** Share of the restarts after which the clock is moved past every lease, so that what the kill left is taken up under load. */
const advanceShare = 0.3;
/** Past the longest lease of a worker, which is 330 s, in milliseconds. */
const advanceMs = 331_000;
/** Past the moment of the last scheduled message, in milliseconds. */
const lastMomentMs = 1_260_000;
/** Longest time for all work to end after the last restart, in milliseconds: the longest lease, and a second try of each callback. */
const endMaxMs = { moved: 60_000, real: 400_000 } as const;
/** Share of the sends without an answer that are sent again, and how many acknowledged ones are. */
const resendShare = 0.7;
const resendAcknowledged = 20;
const connections = 64;

interface Campaign {
  readonly options: ServerOptions;
  readonly file: string;
  readonly ackFile: string;
  readonly receivedFile: string;
  readonly receiverUrl: string;
  readonly random: Random;
  readonly records: Records;
  readonly log: AckLog;
  readonly restartsMs: number[];
}

export const killAgainAndAgain = async ({ seed, cycles, advance }: KillOptions): Promise<Finding> => {
  const folder = newFolder("pennywire-kill-");
  const receivedFile = join(folder, "received.log");
  writeFileSync(receivedFile, "");
  const receiver = await startReceiver(receivedFile);
  const campaign = createCampaign(folder, receivedFile, receiver.port, seed);
  try {
    let server = await startServer(campaign.options);
    const places = await prepare(server.baseUrl, campaign.receiverUrl);
    for (let cycle = 1; cycle <= cycles; cycle += 1) server = await playCycle(campaign, places, server, cycle);
    const seen = await endOf(campaign, places, server, advance === 1, cycles);
    return { seen, violations: campaign.records.violations };
  } finally {
    campaign.log.close();
    await receiver.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const createCampaign = (folder: string, receivedFile: string, port: number, seed: number): Campaign => {
  const file = join(folder, "pennywire.db");
  const ackFile = join(folder, "acknowledged.log");
  return {
    options: { folder, databaseUrl: `file:${file}`, credentials: firstCredentials, credit, privateWebhooks: "allow" },
    file,
    ackFile,
    receivedFile,
    receiverUrl: `http://127.0.0.1:${port}`,
    random: createRandom(seed),
    records: createRecords(),
    log: openAckLog(ackFile),
    restartsMs: [],
  };
};

const startReceiver = async (file: string) => {
  const here = fileURLToPath(new URL("./", import.meta.url));
  const child = adopt(
    spawn(process.execPath, ["--import", "tsx", join(here, "receiver.ts"), file], {
      cwd: here,
      stdio: ["pipe", "pipe", "inherit"],
    }),
  );
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout?.once("data", (text: Buffer) => resolve(Number(text.toString())));
    child.once("exit", () => reject(new Error("the receiver did not start")));
  });
  const stop = async (): Promise<void> => {
    const exit = once(child, "exit");
    child.stdin?.end();
    await exit;
  };
  return { port, stop };
};

/** Load, kill, look at the remains, restart, look at everything. */
const playCycle = async (
  campaign: Campaign,
  places: Places,
  server: RunningServer,
  cycle: number,
): Promise<RunningServer> => {
  const { records, log, random, file, options } = campaign;
  const client = createClient(server.baseUrl, firstCredentials, connections);
  const redactable = [...records.sent.values()].filter(
    ({ acknowledged, redaction }) => acknowledged !== null && redaction === "none",
  );
  const releasable = [...records.deeds.values()].filter(
    ({ kind, acknowledged, release }) => kind === "purchase" && acknowledged !== null && release !== "done",
  );
  const now = (): number => Date.now() + records.tally.clockAdvances * advanceMs;
  const load = beginLoad({
    client,
    records,
    log,
    random,
    places,
    cycle,
    now,
    redactable: redactable.slice(-100),
    releasable,
  });
  await new Promise((resolve) => setTimeout(resolve, random.between(killMs.min, killMs.max)));
  await server.kill();
  await load.stop();
  await client.close();
  noteErrors(records, server, `cycle ${cycle}`);

  noteRemains(records, readRemains(file), cycle);
  if (random.chance(killStartShare)) {
    records.tally.killedStarting += 1;
    const starting = spawnServer(options);
    const exit = once(starting, "exit");
    await new Promise((resolve) => setTimeout(resolve, random.between(killStartMs.min, killStartMs.max)));
    starting.kill("SIGKILL");
    await exit;
  }
  const restarted = await startServer(options);
  campaign.restartsMs.push(restarted.startedInMs);
  await afterRestart(campaign, places, restarted);
  return restarted;
};

const afterRestart = async (
  { records, log, random }: Campaign,
  places: Places,
  server: RunningServer,
): Promise<void> => {
  const client = createClient(server.baseUrl, firstCredentials, connections);
  const all = [...records.sent.values()];
  const unanswered = all.filter(({ acknowledged }) => acknowledged === null).filter(() => random.chance(resendShare));
  const [, ...some] = Array.from({ length: resendAcknowledged + 1 }, () => all[random.between(0, all.length - 1)]);
  const again = new Set([...unanswered, ...some.filter((one): one is Sent => one !== undefined)]);
  await Promise.all(
    Array.from(again, async (sent) => {
      await send({ client, records, log }, sent);
      await send({ client, records, log }, sent);
    }),
  );
  // Deeds are asked for until they are answered: what they cost is known to the micro at the end.
  const deeds = [...records.deeds.values()];
  const undone = deeds.filter(({ acknowledged }) => acknowledged === null);
  await Promise.all(
    Array.from(new Set([...undone, ...deeds.slice(-resendAcknowledged)]), async (deed) =>
      doDeed({ client, records }, deed),
    ),
  );
  if (random.chance(advanceShare)) {
    records.tally.clockAdvances += 1;
    await advanceClock(client, advanceMs);
  }
  await checkAfterRestart(client, records, places);
  await client.close();
};

const advanceClock = async (client: Client, ms: number): Promise<void> => {
  const reply = await client.call("POST", "/sim/v1/Network", { AdvanceMs: String(ms) });
  if (reply.status !== 200) throw new Error(`the clock could not be moved: ${reply.text}`);
};

const noteRemains = ({ tally, violations }: Records, remains: Remains, cycle: number): void => {
  const { waiting, sending, callbacks, answers, routes, fetches, damage } = remains;
  tally.leftRoutes += routes;
  tally.leftMedia += fetches;
  if (waiting + callbacks + answers + routes + fetches > 0) tally.killedWithWork += 1;
  if (sending > 0) tally.killedWithSending += 1;
  tally.leftWaiting += waiting - sending;
  tally.leftSending += sending;
  tally.leftCallbacks += callbacks;
  tally.leftAnswers += answers;
  violations.push(...damage.map((found) => `cycle ${cycle}: the file is damaged: ${found}`));
};

const noteErrors = ({ violations }: Records, server: RunningServer, when: string): void => {
  violations.push(...server.errors().map((line) => `${when}: the server logged ${line.slice(0, 600)}`));
};

/** Waits until nothing is owed to anybody, looks at everything once more, and stops the server in order. */
const endOf = async (
  campaign: Campaign,
  places: Places,
  server: RunningServer,
  isMoved: boolean,
  cycles: number,
): Promise<readonly string[]> => {
  const { records, file, ackFile, receivedFile, restartsMs } = campaign;
  const client = createClient(server.baseUrl, firstCredentials, connections);
  const begun = performance.now();
  if (isMoved) await advanceClock(client, advanceMs);
  const isDone = (): boolean => {
    const { waiting, sending, callbacks, answers, networkEvents, routes, fetches } = readWork(file);
    return waiting + sending + callbacks + answers + networkEvents + routes + fetches === 0;
  };
  if (!(await eventually(isMoved ? endMaxMs.moved : endMaxMs.real, isDone))) {
    records.violations.push(`work is left: ${JSON.stringify(readWork(file))}`);
  }
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  // Only then the moments of what was scheduled: what a crash left must end without that.
  await advanceClock(client, lastMomentMs);
  if (!(await eventually(endMaxMs.moved, () => isDone() && readWork(file).scheduled === 0))) {
    records.violations.push(`scheduled messages are left: ${JSON.stringify(readWork(file))}`);
  }
  await checkAfterRestart(client, records, places);
  const balance = readMoney(file);
  const end = await checkAtTheEnd({ client, records, ackFile, receivedFile, places, balance, credit });
  records.violations.push(...readLost(file, join(dirname(file), "media")));
  await client.close();
  records.violations.push(...readTwiceShown(file).map((sid) => `a phone shows ${sid} twice`));
  records.violations.push(...readDamage(file).map((found) => `at the end: ${found}`));
  const code = await server.stop();
  if (code !== 0) records.violations.push(`the server stopped with ${code}`);
  noteErrors(records, server, "at the end");
  return summary(records, restartsMs, { ...end, seconds, cycles });
};

const summary = (
  { tally, sent }: Records,
  restartsMs: readonly number[],
  end: {
    readonly messages: number;
    readonly callbacks: number;
    readonly postedTwice: number;
    readonly seconds: string;
    readonly cycles: number;
  },
): readonly string[] => {
  const sorted = restartsMs.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return [
    `${end.cycles} kills under load, ${tally.killedStarting} more while starting; ${end.messages} messages in the end`,
    `restart: median ${middle.toFixed(0)} ms, slowest ${(sorted.at(-1) ?? 0).toFixed(0)} ms; all work ended ${end.seconds} s after the last`,
    `acknowledged: ${tally.acknowledged} of ${sent.size} sends; texts from phones: ${tally.texts}; redacted: ${tally.redacted} (${tally.refusedRedactions} refused)`,
    `of those: ${Object.entries(tally.kinds)
      .map(([kind, times]) => `${kind} ${times}`)
      .join(", ")}; called off ${tally.canceled} (${tally.tooLate} too late); ` +
      `numbers given back ${tally.released}, sold out ${tally.soldOut}; STOP from ${tally.stops} phones`,
    `sometimes: kills that left work ${tally.killedWithWork}, with messages being sent ${tally.killedWithSending}; ` +
      `left queued ${tally.leftWaiting}, sending ${tally.leftSending}, callbacks ${tally.leftCallbacks}, texts without reply ${tally.leftAnswers}, messages without sender ${tally.leftRoutes} and without their media ${tally.leftMedia}`,
    `sometimes: requests without an answer ${tally.unanswered}, kept all the same ${tally.keptUnanswered}; answers given again ${tally.replayed}; ` +
      `callbacks ${end.callbacks}, posted more than once ${end.postedTwice}; clock moved past the leases ${tally.clockAdvances}`,
  ];
};
