// PostgreSQL keeps every promise of the store, also to several nodes at once, and when connections are lost.
import { StoreUnavailable } from "../../domain/store-failure.ts";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { aMessage, anAccount, epoch } from "../../../test/builders.ts";
import { createDatabase, type PostgresDatabase } from "../../../test/postgres.ts";
import { customerAccount } from "../../domain/billing/ledger.ts";
import { assembleStore } from "../assemble.ts";
import { describeStore } from "../conformance.ts";
import { acceptance, accountWith, counted, expectKept, type Open } from "../conformance/opened.ts";
import type { Store } from "../store.ts";
import type { Write } from "../writes.ts";
import { openPostgresEngine } from "./engine.ts";

// Making and dropping a database costs more than most tests, so one that has been used is emptied and used again.
// Only a superuser may pass over the triggers that keep transfers for good.
const emptied: PostgresDatabase[] = [];
const emptying = `set session_replication_role = replica; do $$ begin
  execute (select 'truncate ' || string_agg(format('%I', tablename), ', ') || ' restart identity'
    from pg_tables where schemaname = 'public');
end $$`;

const open: Open = async () => {
  const database = emptied.pop() ?? (await createDatabase());
  const { store, transactions } = counted(await openPostgresEngine(database.url));
  return {
    store,
    transactions,
    raw: database.run,
    close: async () => {
      await store.close();
      await database.run(emptying);
      emptied.push(database);
    },
  };
};

describeStore("PostgreSQL", open);
afterAll(async () => {
  for (const database of emptied) await database.drop();
});

const put = (name: string, value: unknown): Write => ({ kind: "put setting", name, value });

let database: PostgresDatabase;
let stores: Store[] = [];
beforeEach(async () => {
  database = await createDatabase();
});
afterEach(async () => {
  await Promise.all(stores.map(async (store) => store.close()));
  stores = [];
  await database.drop();
});

/** So many nodes on one database, started at the same moment. */
const openNodes = async (count: number): Promise<readonly [Store, ...Store[]]> => {
  const engines = await Promise.all(Array.from({ length: count }, async () => openPostgresEngine(database.url)));
  stores = engines.map(assembleStore);
  const [first, ...others] = stores;
  if (first === undefined) throw new Error("there is at least one node");
  return [first, ...others];
};

/** Gives each task to the next node in turn, all at the same moment. */
const dealt = async <T>(
  nodes: readonly [Store, ...Store[]],
  count: number,
  run: (node: Store, index: number) => Promise<T>,
): Promise<readonly T[]> =>
  Promise.all(Array.from({ length: count }, async (_, index) => run(nodes[index % nodes.length] ?? nodes[0], index)));

describe("several nodes on one PostgreSQL", () => {
  it("may start together on an empty database", async () => {
    const nodes = await openNodes(4);
    for (const [index, node] of nodes.entries()) await expectKept(node, put(`node ${index}`, index));
    expect(await nodes[0].read.simulation.setting("node 3")).toBe(3);
  });

  it("accept exactly as many sends as there is money for", async () => {
    const nodes = await openNodes(2);
    const [first] = nodes;
    const account = await accountWith(first, 100 * 11_300);
    const commits = await dealt(nodes, 200, async (node) => node.commit(acceptance(account, 11_300)));
    expect(commits.filter(({ kept }) => kept)).toHaveLength(100);
    expect(await first.read.ledger.balance(account.id)).toMatchObject({ posted: 1_130_000, held: 1_130_000 });
    const { checks } = await first.verify();
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it("post a transfer once", async () => {
    const nodes = await openNodes(3);
    const account = anAccount();
    const credit = { code: "revenue:messaging:US", accountId: null };
    const transfer = {
      ref: "SM1",
      kind: "charge",
      amount: 5,
      rateId: null,
      at: epoch,
      debit: customerAccount(account),
      credit,
    } as const;
    await expectKept(nodes[0], { kind: "open balance", accountId: account.id, creditLimit: 100 });
    const commits = await dealt(nodes, 30, async (node) => node.commit([{ kind: "post", transfer, covered: true }]));
    expect(commits.filter(({ kept }) => kept)).toHaveLength(1);
    expect(await nodes[1]?.read.ledger.balance(account.id)).toMatchObject({ posted: -5 });
  });

  it("never claim the same work, and together claim all of it", async () => {
    const nodes = await openNodes(3);
    const messages = Array.from({ length: 300 }, () => aMessage());
    await expectKept(nodes[0], ...messages.map((message) => ({ kind: "insert message", message }) as const));
    const options = { now: epoch, limit: 7, leaseMs: 30_000, busy: [] };
    const claims = await dealt(nodes, 60, async (node) => node.claim("deliver", options));
    const sids = claims.flat().map(({ sid }) => sid);
    expect(new Set(sids).size).toBe(sids.length);
    expect(claims.every(({ length }) => length <= 7)).toBe(true);
    // A row that another node was just taking is passed over, and found by the next claim.
    const rest = await nodes[0].claim("deliver", { ...options, limit: 300 });
    expect(sids.length + rest.length).toBe(300);
  });

  it("that wait for one another are parted by the server, and both lists are answered", async () => {
    await database.runOutside(`alter database ${database.name} set deadlock_timeout = '10ms'`);
    const nodes = await openNodes(2);
    for (let round = 0; round < 10; round += 1) {
      const messages = [aMessage({ status: "sending" }), aMessage({ status: "sending" })];
      await expectKept(nodes[0], ...messages.map((message) => ({ kind: "insert message", message }) as const));
      const moves: readonly Write[] = messages.map((message) => ({
        kind: "move message",
        message: { ...message, status: "sent", version: 2 },
      }));
      const commits = await dealt(nodes, 2, async (node, index) =>
        node.commit(index === 0 ? moves : moves.toReversed()),
      );
      expect(commits.filter(({ kept }) => kept)).toHaveLength(1);
    }
  });
});

describe("a connection to PostgreSQL", () => {
  /** Ends the connection of whoever writes the setting `stop`, in the middle of the write or at the commit. */
  const stopAt = async (moment: "write" | "commit"): Promise<void> =>
    database.run(
      `create function stop() returns trigger language plpgsql as $$ begin
         if new.name = 'stop' then perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); end if;
         return new;
       end $$;
       create constraint trigger stop after insert on settings
         ${moment === "write" ? "" : "deferrable initially deferred"} for each row execute function stop();`,
    );

  const hangUp = async (): Promise<void> =>
    database.runOutside(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database.name}'`);

  it("that is lost while nothing happens is replaced", async () => {
    const [node] = await openNodes(1);
    await expectKept(node, put("a", 1));
    await hangUp();
    // Whether the loss is noticed before the next commit or by it, is chance; it is kept or refused as a whole.
    const next = await node.commit([put("b", 1)]).catch((error: unknown) => error);
    expect([{ kept: true }, expect.any(StoreUnavailable)]).toContainEqual(next);
    await expectKept(node, put("b", 2));
    expect(await node.read.simulation.setting("b")).toBe(2);
  });

  it("that is lost within a transaction takes all of it along, and is replaced for the next", async () => {
    const [node] = await openNodes(1);
    await stopAt("write");
    const lists = [[put("a", 1)], [put("b", 1), put("stop", 1), put("c", 1)], [put("d", 1)]];
    const commits = await Promise.allSettled(lists.map(async (list) => node.commit(list)));
    for (const commit of commits)
      expect(commit).toMatchObject({ status: "rejected", reason: { name: "StoreUnavailable" } });
    for (const name of ["a", "b", "c", "d", "stop"]) expect(await node.read.simulation.setting(name)).toBeNull();
    await expectKept(node, put("a", 2));
  });

  it("that is lost at the commit leaves the outcome unknown, and nothing is tried again", async () => {
    const { store, transactions } = counted(await openPostgresEngine(database.url));
    stores = [store];
    await stopAt("commit");
    const lists = [[put("a", 1)], [put("stop", 1)]];
    const commits = await Promise.allSettled(lists.map(async (list) => store.commit(list)));
    for (const commit of commits)
      expect(commit).toMatchObject({ status: "rejected", reason: { name: "UnknownOutcome" } });
    expect(transactions()).toBe(1);
    await expectKept(store, put("a", 2));
  });

  it("to a database that is only for reading makes the store unavailable until it may be written", async () => {
    const [node] = await openNodes(1);
    await database.runOutside(`alter database ${database.name} set default_transaction_read_only = on`);
    await hangUp();
    await expect(node.commit([put("a", 1)])).rejects.toThrow(StoreUnavailable);
    await expect(node.commit([put("a", 1)])).rejects.toThrow(StoreUnavailable);
    await database.runOutside(`alter database ${database.name} reset default_transaction_read_only`);
    await hangUp();
    await node.commit([]).catch(() => {});
    await expectKept(node, put("a", 1));
  });

  it("that cannot be made says that the store is unavailable", async () => {
    await expect(openPostgresEngine("postgres://postgres@127.0.0.1:1/none")).rejects.toThrow(StoreUnavailable);
    const [node] = await openNodes(1);
    expect(await node.ready()).toBe(true);
    await database.drop();
    expect(await node.ready()).toBe(false);
    await expect(node.commit([put("a", 1)])).rejects.toThrow(StoreUnavailable);
  });

  it("is not spoilt by a proof of the books that fails", async () => {
    const [node] = await openNodes(1);
    await database.run("drop table usage");
    await expect(node.verify()).rejects.toThrow("usage");
    expect(await node.read.accounts.first()).toBeNull();
  });
});
