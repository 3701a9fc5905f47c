// bench/accept: how many messages a second are accepted for good, beside the least that a POST in Hono can be, and
// beside Kannel. See README.md for what is compared and how.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { sendsmsCredentials, sendsmsPath, startKannel } from "./kannel.ts";
import { slice, type Load } from "./load.ts";
import {
  credentials,
  messagesPath,
  ownBuild,
  sendOne,
  sentSoFar,
  startPennywire,
  type Pennywire,
} from "./pennywire.ts";
import { cpuSeconds, measuredCore, memoryMib, need, start, untilListening, type Running } from "./programs.ts";
import { compare, tableOf, type Contender } from "./slices.ts";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "9" },
    seconds: { type: "string", default: "2" },
    port: { type: "string", default: "18100" },
    /** main.js of the build to measure, and of another one to compare it with. */
    build: { type: "string", default: ownBuild },
    against: { type: "string" },
    /** Folder for processor profiles of our servers. */
    profile: { type: "string" },
    kannel: { type: "boolean", default: false },
  },
});

const bareProgram = fileURLToPath(new URL("bare.ts", import.meta.url));
const firstPort = Number(options.port);
const folder = mkdtempSync(join(tmpdir(), "pennywire-bench-"));
const stops: (() => Promise<void>)[] = [];

const run = async (): Promise<void> => {
  need("wrk", "wrk");
  need("taskset", "util-linux");
  const contenders = await startAll();
  const results = await compare(contenders, Number(options.rounds), Number(options.seconds), (round) => {
    process.stderr.write(round === 0 ? "warming up …\n" : `round ${round} of ${options.rounds}\n`);
  });
  console.log(tableOf(results));
};

const startAll = async (): Promise<readonly Contender[]> => {
  const held = await server("held", firstPort, options.build, false);
  held.resume();
  const answerBytes = Buffer.byteLength(JSON.stringify(await sendOne(held.port)));
  held.pause();
  const contenders = [
    await bare(firstPort + 1, answerBytes),
    ours("Pennywire, with Idempotency-Key", held, "keyed", false),
    ours("Pennywire, without", held, "unkeyed", false),
    ours("… with key, while delivering", await server("delivering", firstPort + 2, options.build, true), "keyed", true),
  ];
  if (options.against !== undefined) {
    const other = await server("other", firstPort + 3, options.against, false);
    contenders.push(ours("the other build, with key", other, "keyed", false));
    const otherDelivering = await server("other-delivering", firstPort + 4, options.against, true);
    contenders.push(ours("… while delivering", otherDelivering, "keyed", true));
  }
  if (options.kannel) {
    contenders.push(await kannel("Kannel, file store, on the same core", firstPort + 10, measuredCore));
    contenders.push(await kannel("Kannel, file store, on both cores", firstPort + 20, null));
  }
  return contenders;
};

const server = async (name: string, port: number, build: string, delivers: boolean): Promise<Pennywire> => {
  const profileFolder = options.profile === undefined ? null : join(options.profile, name);
  const running = await startPennywire({ build, folder: join(folder, name), port, delivers, profileFolder });
  stops.push(async () => {
    process.stderr.write(`${name}: ${memoryMib(running.pid)} MiB\n`);
    await running.stop();
  });
  running.pause();
  return running;
};

const ours = (name: string, running: Pennywire, kind: Load["kind"], counted: boolean): Contender => ({
  ...turns(name, running),
  measure: async (seconds) => {
    const { port } = running;
    const before = counted ? await sentSoFar(port) : 0;
    const begun = performance.now();
    const seen = await slice({ kind, port, path: messagesPath, credentials }, seconds);
    const sent = counted ? (await sentSoFar(port)) - before : 0;
    return { ...seen, deliveredPerSecond: counted ? (sent * 1_000) / (performance.now() - begun) : null };
  },
});

const bare = async (port: number, answerBytes: number): Promise<Contender> => {
  const running = start({
    command: process.execPath,
    args: ["--import", "tsx", bareProgram, String(port), String(answerBytes)],
    core: measuredCore,
    env: { NODE_ENV: "production" },
  });
  stops.push(async () => running.stop());
  await untilListening(port);
  running.pause();
  return {
    ...turns("bare Hono POST", running),
    measure: async (seconds) => {
      const seen = await slice({ kind: "keyed", port, path: messagesPath, credentials }, seconds);
      return { ...seen, deliveredPerSecond: null };
    },
  };
};

const kannel = async (name: string, port: number, core: string | null): Promise<Contender> => {
  const running = await startKannel(join(folder, `kannel-${port}`), port, core);
  stops.push(async () => {
    process.stderr.write(`${name}: ${running.memoryMib()} MiB\n`);
    await running.stop();
  });
  running.pause();
  return {
    name,
    resume: () => running.resume(),
    cpuSeconds: () => running.cpuSeconds(),
    pause: async () => {
      await running.drained();
      running.pause();
    },
    measure: async (seconds) => {
      const before = running.submitted();
      const begun = performance.now();
      const seen = await slice({ kind: "sendsms", port, path: sendsmsPath, credentials: sendsmsCredentials }, seconds);
      const deliveredPerSecond = ((running.submitted() - before) * 1_000) / (performance.now() - begun);
      return { ...seen, deliveredPerSecond };
    },
  };
};

const turns = (name: string, { pid, pause, resume }: Running): Omit<Contender, "measure"> => ({
  name,
  pause,
  resume,
  cpuSeconds: () => cpuSeconds(pid),
});

try {
  await run();
} finally {
  for (const stop of stops) await stop();
  rmSync(folder, { recursive: true });
}
