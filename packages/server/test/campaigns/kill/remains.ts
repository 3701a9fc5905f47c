// What a killed server left behind, read from a copy of its files, so that looking changes nothing for the recovery.
import Database from "better-sqlite3";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Work {
  readonly waiting: number;
  readonly sending: number;
  readonly callbacks: number;
  readonly answers: number;
  readonly networkEvents: number;
}

export interface Remains extends Work {
  /** What SQLite says against the file; empty when it is whole. */
  readonly damage: readonly string[];
}

/** Reads the database of a server that is not running. */
export const readRemains = (file: string): Remains => {
  const folder = mkdtempSync(join(tmpdir(), "pennywire-remains-"));
  try {
    const copied = join(folder, "remains.db");
    for (const part of ["", "-wal"]) if (existsSync(file + part)) copyFileSync(file + part, copied + part);
    return { ...readWork(copied), damage: readDamage(copied) };
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
    };
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
