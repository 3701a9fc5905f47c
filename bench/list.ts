// bench/list: what a page of the message list costs, early and late, in a small history and in a large one. Pages are
// reached as callers reach them, by following next_page_uri. See README.md.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fill, frequentPhone, rarePhone } from "./fill.ts";
import { credentials, messagesPath, ownBuild, startPennywire, type Pennywire } from "./pennywire.ts";
import { need } from "./programs.ts";
import { median } from "./slices.ts";

const { values: options } = parseArgs({
  options: {
    small: { type: "string", default: "10000" },
    large: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "200" },
    port: { type: "string", default: "18100" },
  },
});

/** What must hold: no page costs more than so much of the page that it is compared with. */
const ratioMax = 1.5;
const pageSize = 50;
/** Rounds that only warm up. */
const warmRounds = 50;

const folder = mkdtempSync(join(tmpdir(), "pennywire-bench-"));
const agent = new Agent({ keepAlive: true });

interface Timed {
  readonly name: string;
  readonly port: number;
  readonly uri: string;
  readonly ms: number[];
}

const filters = [
  { name: "all", query: "" },
  { name: "To (60 % of all)", query: `&To=${encodeURIComponent(frequentPhone)}` },
  { name: "To (1 % of all)", query: `&To=${encodeURIComponent(rarePhone)}` },
  { name: "DateSent<", query: "&DateSent%3C=2030-01-01" },
] as const;

const run = async (): Promise<void> => {
  need("taskset", "util-linux");
  const sizes = [Number(options.small), Number(options.large)] as const;
  const servers: Pennywire[] = [];
  try {
    for (const [index, size] of sizes.entries()) servers.push(await filled(size, Number(options.port) + index));
    const pages: Timed[] = [];
    for (const [index, { port }] of servers.entries()) pages.push(...(await pagesOf(port, sizes[index] ?? 0)));
    await time(pages);
    report(pages);
  } finally {
    for (const server of servers) await server.stop();
  }
};

/** A server whose history has so many messages. */
const filled = async (size: number, port: number): Promise<Pennywire> => {
  const place = { build: ownBuild, folder: join(folder, String(size)), port, delivers: true, profileFolder: null };
  const first = await startPennywire(place);
  await first.stop();
  const begun = performance.now();
  await fill(first.databaseFile, 0, size);
  const seconds = (performance.now() - begun) / 1_000;
  const mib = Math.round(statSync(first.databaseFile).size / 1_048_576);
  console.log(`${size.toLocaleString("en")} messages, ${mib} MiB, filled in ${seconds.toFixed(0)} s`);
  return startPennywire(place);
};

/** The first and the hundredth page of each list, if it has a hundred. */
const pagesOf = async (port: number, size: number): Promise<readonly Timed[]> => {
  const found: Timed[] = [];
  for (const { name, query } of filters) {
    let uri: string | null = `${messagesPath}?PageSize=${pageSize}${query}`;
    found.push({ name: `${size} ${name} first`, port, uri, ms: [] });
    for (let page = 1; page < 100 && uri !== null; page += 1) uri = await nextOf(port, uri);
    if (uri !== null) found.push({ name: `${size} ${name} hundredth`, port, uri, ms: [] });
  }
  return found;
};

/** All pages in turn, round after round, so that a slow moment of the machine meets all of them. */
const time = async (pages: readonly Timed[]): Promise<void> => {
  for (let round = 0; round < warmRounds + Number(options.rounds); round += 1) {
    for (const { port, uri, ms } of pages) {
      const begun = performance.now();
      await get(port, uri);
      if (round >= warmRounds) ms.push(performance.now() - begun);
    }
  }
};

const report = (pages: readonly Timed[]): void => {
  const of = (size: string, name: string, page: string): readonly number[] | null =>
    pages.find((one) => one.name === `${size} ${name} ${page}`)?.ms ?? null;
  const ratio = (one: readonly number[] | null, other: readonly number[] | null): string => {
    if (one === null || other === null) return "–";
    // Neighbours of one round are compared, then the rounds' median is taken.
    const value = median(one.map((ms, round) => ms / (other[round] ?? Number.NaN)));
    if (value > ratioMax) process.exitCode = 1;
    return `${value.toFixed(2)}${value > ratioMax ? " (too much)" : ""}`;
  };
  const { small, large } = options;
  console.log(
    `\nmilliseconds for a page of ${pageSize}, medians of ${options.rounds}; ratios may be ${ratioMax} at most\n`,
  );
  console.log(
    `| list | first, ${small} | 100th, ${small} | first, ${large} | 100th, ${large} | 100th / first, ${large} | first, ${large} / ${small} |`,
  );
  console.log("| --- | --- | --- | --- | --- | --- | --- |");
  for (const { name } of filters) {
    const [first, hundredth] = [of(large, name, "first"), of(large, name, "hundredth")];
    const [smallFirst, smallHundredth] = [of(small, name, "first"), of(small, name, "hundredth")];
    const times = [smallFirst, smallHundredth, first, hundredth].map(shown);
    console.log(`| ${[name, ...times, ratio(hundredth, first), ratio(first, smallFirst)].join(" | ")} |`);
  }
};

const shown = (ms: readonly number[] | null): string => (ms === null ? "–" : median(ms).toFixed(2));

const nextOf = async (port: number, uri: string): Promise<string | null> =>
  /"next_page_uri":"([^"]+)"/.exec(await get(port, uri))?.[1] ?? null;

/** One GET over a connection that is kept. */
const get = async (port: number, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = { Authorization: `Basic ${credentials}` };
    const asked = request({ agent, host: "127.0.0.1", port, path, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (piece: string) => {
        text += piece;
      });
      answer.on("end", () => {
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`${path} answered ${answer.statusCode}: ${text}`));
      });
    });
    asked.on("error", reject);
    asked.end();
  });

try {
  await run();
} finally {
  agent.destroy();
  rmSync(folder, { recursive: true });
}
