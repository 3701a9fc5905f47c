// Overspending: an account has money for exactly so many messages, and twice as many are sent at the same moment.
// Promised: exactly those that are paid for are accepted, every other is refused for want of money, nothing is left
// over and nothing is missing, on one server with SQLite and on two servers that share a PostgreSQL.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import {
  bookProblems,
  createClient,
  firstCredentials,
  listMessages,
  readBalance,
  type Client,
  type Reply,
} from "../client.ts";
import type { Ground } from "../ground.ts";
import { eventually, type Finding } from "../program.ts";
import { createRandom } from "../random.ts";
import { newFolder, startServer } from "../server.ts";

export interface OverspendOptions {
  readonly seed: number;
  readonly rounds: number;
  /** Servers that share the database. */
  readonly nodes: number;
  /** Makes a database; null is a SQLite file of its own. */
  readonly ground: (() => Promise<Ground>) | null;
}

const paidFor = 100;
const offered = 200;
/** One segment to the US in the first price list, in millionths of a dollar. */
const priceMicros = 8_300;
/** Longest wait until every accepted message is delivered, in milliseconds; half a second is usual. */
const deliveryMaxMs = 20_000;

export const overspend = async ({ seed, rounds, nodes, ground }: OverspendOptions): Promise<Finding> => {
  const violations: string[] = [];
  const times: number[] = [];
  const random = createRandom(seed);
  for (let round = 1; round <= rounds; round += 1) {
    const folder = newFolder("pennywire-overspend-");
    const database = ground === null ? null : await ground();
    try {
      const url = database?.url ?? `file:${join(folder, "pennywire.db")}`;
      const found = await playRound({ folder, url, nodes, isKeyed: random.chance(0.5) });
      violations.push(...found.violations.map((violation) => `round ${round}: ${violation}`));
      times.push(found.sentInMs);
    } finally {
      await database?.drop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  times.sort((a, b) => a - b);
  const middle = times[Math.floor(times.length / 2)] ?? 0;
  return {
    seen: [
      `${rounds} rounds on ${ground === null ? "SQLite" : "PostgreSQL"} with ${nodes} server${nodes === 1 ? "" : "s"}: ` +
        `${offered} concurrent sends with money for ${paidFor}, all answered in ${middle.toFixed(0)} ms ` +
        `(median; slowest round ${(times.at(-1) ?? 0).toFixed(0)} ms)`,
    ],
    violations,
  };
};

interface Round {
  readonly folder: string;
  readonly url: string;
  readonly nodes: number;
  /** Whether every send carries an Idempotency-Key. */
  readonly isKeyed: boolean;
}

const playRound = async ({ folder, url, nodes, isKeyed }: Round) => {
  const options = {
    folder,
    databaseUrl: url,
    credentials: firstCredentials,
    credit: ((paidFor * priceMicros) / 1_000_000).toFixed(6),
    privateWebhooks: "deny",
  } as const;
  // The first makes the account; the others find it.
  const first = await startServer(options);
  const others = await Promise.all(Array.from({ length: nodes - 1 }, async () => startServer(options)));
  const servers = [first, ...others];
  const clients = servers.map(({ baseUrl }) => createClient(baseUrl, firstCredentials, offered));
  try {
    return await checkRound(clients, isKeyed);
  } finally {
    for (const client of clients) await client.close();
    await Promise.all(servers.map(async (server) => server.kill()));
  }
};

const checkRound = async (clients: readonly Client[], isKeyed: boolean) => {
  const violations: string[] = [];
  const [client] = clients;
  if (client === undefined) throw new Error("a round has a server");
  const send = async (index: number): Promise<Reply> =>
    (clients[index % clients.length] ?? client).call(
      "POST",
      client.path("/Messages.json"),
      { To: `+1415556${String(index).padStart(4, "0")}`, From: "+14155550100", Body: "A cent, please." },
      isKeyed ? { "idempotency-key": `send-${index}` } : {},
    );

  const begun = performance.now();
  const replies = await Promise.all(Array.from({ length: offered }, async (_, index) => send(index)));
  const sentInMs = performance.now() - begun;
  const atOnce = await readBalance(client);

  const accepted = replies.filter(({ status }) => status === 201).length;
  const refused = replies.filter(({ status, text }) => status === 402 && codeOf(text) === 20402).length;
  if (accepted !== paidFor) violations.push(`${accepted} messages were accepted`);
  if (refused !== offered - paidFor) {
    const other = replies.find(({ status }) => status !== 201 && status !== 402);
    violations.push(
      `${refused} were refused with 402/20402${other === undefined ? "" : `; one got ${other.status}: ${other.text}`}`,
    );
  }
  if (atOnce !== "0.00000") violations.push(`the balance after the last answer is ${atOnce}`);

  const isDelivered = async (): Promise<boolean> =>
    (await listMessages(client)).every(({ status }) => status === "delivered");
  if (!(await eventually(deliveryMaxMs, isDelivered))) violations.push("accepted messages were not delivered in time");
  const kept = (await listMessages(client)).length;
  if (kept !== accepted) violations.push(`${accepted} were accepted, and ${kept} are there`);
  const afterwards = await readBalance(client);
  if (afterwards !== "0.00000") violations.push(`the balance after delivery is ${afterwards}`);
  const again = await send(0);
  const isRepeated = isKeyed && replies[0]?.status === 201;
  if (again.status !== (isRepeated ? 201 : 402)) violations.push(`one more send is answered with ${again.status}`);
  violations.push(...(await bookProblems(client)));
  return { violations, sentInMs };
};

const codeOf = (text: string): number => z.object({ code: z.number() }).parse(JSON.parse(text)).code;
