// What a killed server left behind, read from a copy of its files, so that looking changes nothing for the recovery.
import Database from "better-sqlite3";
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";

export interface Work {
  readonly waiting: number;
  readonly sending: number;
  readonly callbacks: number;
  readonly answers: number;
  readonly networkEvents: number;
  /** Messages that wait for a sender now, and those whose media are to be copied. */
  readonly routes: number;
  readonly fetches: number;
  /** Messages that wait for their moment. */
  readonly scheduled: number;
}

export interface Remains extends Work {
  /** What SQLite says against the file; empty when it is whole. */
  readonly damage: readonly string[];
}

/** Reads the database of a server that is not running, and the media beside it. */
export const readRemains = (file: string): Remains => {
  const folder = mkdtempSync(join(tmpdir(), "pennywire-remains-"));
  try {
    const copied = join(folder, "remains.db");
    for (const part of ["", "-wal"]) if (existsSync(file + part)) copyFileSync(file + part, copied + part);
    const lost = readLost(copied, join(dirname(file), "media"));
    return { ...readWork(copied), damage: [...readDamage(copied), ...lost] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What is still owed to somebody; the server may be running. */
export const readWork = (file: string): Work => {
  const db = new Database(file, { readonly: existsSync(`${file}-shm`) });
  try {
    const count = (query: string): number => Number(db.prepare(`select count(*) ${query}`).pluck().get());
    return {
      waiting: count("from messages where work = 'deliver'"),
      sending: count("from messages where status = 'sending'"),
      callbacks: count("from callbacks where state = 'pending'"),
      answers: count("from messages where work = 'answer'"),
      networkEvents: count("from network_events"),
      routes: count("from messages where work = 'route' and status <> 'scheduled'"),
      fetches: count("from messages where work = 'fetch'"),
      scheduled: count("from messages where status = 'scheduled'"),
    };
  } finally {
    db.close();
  }
};

/**
 * What rows promise that is not there: files of media, rows of the media that a message names, a place in the inventory
 * for every number, a count of the scheduled messages.
 */
export const readLost = (file: string, folder: string): readonly string[] => {
  const db = new Database(file, { readonly: existsSync(`${file}-shm`) });
  try {
    const texts = (query: string): readonly string[] => db.prepare(query).pluck().all().map(String);
    const rows = z
      .array(z.object({ sid: z.string(), bytes: z.number() }))
      .parse(db.prepare("select sid, bytes from media").all());
    return [
      ...rows
        .filter(({ sid, bytes }) => sizeOf(join(folder, sid.slice(2, 8), sid)) !== bytes)
        .map(({ sid }) => `the file of ${sid} is not whole`),
      ...texts(`select messages.sid || ' names media that are not there' from messages, json_each(messages.media) as named
        where named.value like 'ME%' and body <> '' and not exists (select 1 from media where media.sid = named.value)`),
      ...texts(`select phone_number || ' is for rent and rented' from numbers join inventory using (phone_number)
        where free_from is not null`),
      ...texts(`select phone_number || ' is neither for rent nor rented' from inventory where free_from is null
        and not exists (select 1 from numbers where numbers.phone_number = inventory.phone_number)`),
      ...texts(`select account_id || ' counts ' || waiting || ' scheduled messages' from scheduled_counts where waiting <>
        (select count(*) from messages where messages.account_id = scheduled_counts.account_id and status = 'scheduled')`),
    ];
  } finally {
    db.close();
  }
};

const sizeOf = (file: string): number | null => (existsSync(file) ? statSync(file).size : null);

/** What the first account has, in micros. */
export const readMoney = (file: string): { readonly posted: number; readonly held: number } => {
  const db = new Database(file, { readonly: true });
  try {
    const row = db.prepare("select posted, held from balances order by account_id limit 1").get();
    return z.object({ posted: z.number(), held: z.number() }).parse(row);
  } finally {
    db.close();
  }
};

/** Phones that show one text twice. */
export const readTwiceShown = (file: string): readonly string[] => {
  const db = new Database(file, { readonly: true });
  try {
    const rows = db
      .prepare("select sid from handset_entries group by sid, direction having count(*) > 1")
      .pluck()
      .all();
    return rows.map(String);
  } finally {
    db.close();
  }
};

/** What SQLite says against the file; empty when it is whole. */
export const readDamage = (file: string): readonly string[] => {
  const db = new Database(file, { readonly: existsSync(`${file}-shm`) });
  try {
    const integrity = db.prepare("pragma integrity_check").pluck().all().map(String);
    const orphans = db.prepare("pragma foreign_key_check").all().length;
    return [
      ...integrity.filter((line) => line !== "ok"),
      ...(orphans === 0 ? [] : [`${orphans} rows without their parent`]),
    ];
  } finally {
    db.close();
  }
};
