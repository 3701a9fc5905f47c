// SQLite keeps every promise of the store, and those of its own: what is acknowledged is on the disk, in one file, for
// one process at a time.
import { BrokenDisk, StoreUnavailable } from "../../domain/store-failure.ts";
import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aMessage } from "../../../test/builders.ts";
import { assembleStore } from "../assemble.ts";
import { describeStore } from "../conformance.ts";
import { accountWith, counted, expectKept, type Open } from "../conformance/opened.ts";
import { openSqliteEngine } from "./engine.ts";

let folder = "";
let file = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pennywire-store-"));
  file = join(folder, "pennywire.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs statements as another program would. */
const rawAt = (path: string, text: string): void => {
  const client = new Database(path);
  try {
    client.exec(text);
  } finally {
    client.close();
  }
};

const open: Open = async () => {
  const home = mkdtempSync(join(tmpdir(), "pennywire-store-"));
  const path = join(home, "pennywire.db");
  const { store, transactions } = counted(openSqliteEngine(path));
  return {
    store,
    transactions,
    // oxlint-disable-next-line require-await -- the port is asynchronous; SQLite answers at once
    raw: async (text) => rawAt(path, text),
    close: async () => {
      await store.close();
      rmSync(home, { recursive: true });
    },
  };
};

describeStore("SQLite", open);

describe("a SQLite file", () => {
  it("is written ahead and flushed at every commit", async () => {
    const engine = openSqliteEngine(file);
    expect(engine.db.all(sql`pragma journal_mode`)).toEqual([{ journal_mode: "wal" }]);
    expect(engine.db.all(sql`pragma synchronous`)).toEqual([{ synchronous: 2 }]);
    expect(engine.db.all(sql`pragma mmap_size`)).toEqual([{ mmap_size: 0 }]);
    await engine.close();
  });

  it("is made with the folder that it is to lie in", async () => {
    const deep = join(folder, "a", "b", "pennywire.db");
    await assembleStore(openSqliteEngine(deep)).close();
    expect(statSync(deep).isFile()).toBe(true);
  });

  it("holds everything when it is opened again", async () => {
    const message = aMessage();
    const before = assembleStore(openSqliteEngine(file));
    const account = await accountWith(before, 100);
    await expectKept(before, { kind: "insert message", message });
    await before.close();
    const after = assembleStore(openSqliteEngine(file));
    expect(await after.read.messages.find(message.accountId, message.sid)).toEqual(message);
    expect(await after.read.accounts.find(account.sid)).toEqual(account);
    expect(await after.read.ledger.balance(account.id)).toMatchObject({ posted: 100 });
    expect(await after.nextDue("deliver")).toBe(message.dueAt);
    await after.close();
  });

  it.each([
    "update balances set posted = 0.5",
    "update balances set held = 'ten'",
    "update transfers set amount = 0.1",
    "update messages set price = 1e-3",
    "insert into rates values (null, 'US', 'local', 'outbound', 'sms', 8300.5, 0, 0)",
  ])("takes no fraction where money is kept: %s", async (text) => {
    const store = assembleStore(openSqliteEngine(file));
    const account = await accountWith(store, 100);
    await expectKept(store, { kind: "insert message", message: aMessage({ accountId: account.id }) });
    expect(() => rawAt(file, text)).toThrow(/cannot store (REAL|TEXT) value in INTEGER column|never changed/);
    await store.close();
  });

  it("that has no room left refuses what is too much, keeps what it has, and takes more once there is room", async () => {
    const engine = openSqliteEngine(file);
    const store = assembleStore(engine);
    await expectKept(store, { kind: "put setting", name: "small", value: "before" });
    const pages = engine.db.get<{ page_count: number }>(sql`pragma page_count`);
    engine.db.get(sql.raw(`pragma max_page_count = ${(await pages).page_count + 2}`));
    const large = { kind: "put setting", name: "large", value: "x".repeat(100_000) } as const;
    await expect(store.commit([{ kind: "put setting", name: "small", value: "after" }, large])).rejects.toThrow(
      StoreUnavailable,
    );
    expect(await store.read.simulation.setting("small")).toBe("before");
    expect(await store.read.simulation.setting("large")).toBeNull();
    expect(await store.ready()).toBe(true);
    engine.db.get(sql`pragma max_page_count = 1000000`);
    await expectKept(store, large);
    expect(await store.read.simulation.setting("large")).toBe(large.value);
    await store.close();
  });

  it("that another program is writing to is unavailable, and available again when it has finished", async () => {
    const engine = openSqliteEngine(file);
    engine.db.get(sql`pragma busy_timeout = 1`);
    const store = assembleStore(engine);
    const other = new Database(file);
    other.exec("begin immediate");
    await expect(store.commit([{ kind: "put setting", name: "a", value: 1 }])).rejects.toThrow(StoreUnavailable);
    other.exec("commit");
    other.close();
    await expectKept(store, { kind: "put setting", name: "a", value: 1 });
    await store.close();
  });

  it("that turns out to be damaged is written to no more", async () => {
    const engine = openSqliteEngine(file);
    const store = assembleStore(engine);
    await expectKept(store, { kind: "put setting", name: "a", value: 1 });
    engine.db.get(sql`pragma wal_checkpoint(TRUNCATE)`);
    engine.db.run(sql`pragma shrink_memory`);
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.from(bytes).fill(0xee, 4_096));
    await expect(store.commit([{ kind: "put setting", name: "a", value: 2 }])).rejects.toThrow(BrokenDisk);
    writeFileSync(file, bytes);
    await expect(store.commit([])).rejects.toThrow(BrokenDisk);
    expect(await store.ready()).toBe(false);
    await store.close().catch(() => {});
  });

  it("that is something else is left alone, and the error names it", () => {
    writeFileSync(
      file,
      "This is a letter to my aunt, and long enough to fill a header of a hundred bytes. ".repeat(10),
    );
    expect(() => openSqliteEngine(file)).toThrow(`${file} is not a database of Pennywire's`);
    expect(readFileSync(file, "utf8")).toMatch(/^This is a letter/);
    rmSync(file);
    expect(() => openSqliteEngine(file).close()).not.toThrow();
  });
});

describe("two that open one file", () => {
  const home = fileURLToPath(new URL("../../../../..", import.meta.url));
  const engine = new URL("engine.ts", import.meta.url).href;
  const assemble = new URL("../assemble.ts", import.meta.url).href;
  // Keeps one setting, says so, and stays.
  const program = `
    const [{ openSqliteEngine }, { assembleStore }] = await Promise.all([import("${engine}"), import("${assemble}")]);
    const store = assembleStore(openSqliteEngine(process.argv[1]));
    await store.commit([{ kind: "put setting", name: "kept", value: true }]);
    console.log("kept");
    setInterval(() => {}, 1000);`;

  it("are told apart within one process: the second is refused until the first has closed", async () => {
    const first = openSqliteEngine(file);
    expect(() => openSqliteEngine(file)).toThrow(`another Pennywire has ${file} open`);
    await first.close();
    await openSqliteEngine(file).close();
  });

  it("are told apart between processes, and one that is killed leaves its work and no lock behind", async () => {
    const flags = ["--conditions=source", "--import", "tsx", "--input-type=module", "-e", program, file];
    const other = spawn(process.execPath, flags, { cwd: home, stdio: ["ignore", "pipe", "inherit"] });
    const ended = once(other, "exit");
    try {
      await once(other.stdout, "data");
      expect(() => openSqliteEngine(file)).toThrow(`another Pennywire has ${file} open`);
    } finally {
      other.kill("SIGKILL");
    }
    await ended;
    const store = assembleStore(openSqliteEngine(file));
    expect(await store.read.simulation.setting("kept")).toBe(true);
    await store.close();
  });
});
