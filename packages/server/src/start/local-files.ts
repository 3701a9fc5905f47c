// The two files that a server on this machine keeps beside its database: its secret, and the
// credentials of the first account where the command line finds them. Both are for their owner only.
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

const ownerOnly = 0o600;
const ownerOnlyFolder = 0o700;
/** Shortest secret, in characters, as in PENNYWIRE_SECRET: below it a file was cut short, or is none of ours. */
const secretMin = 32;

/** The secret of this database; made at the first start. Losing it makes every credential useless. */
export const readOrMakeSecret = (databaseUrl: string): string => {
  const folder = folderOf(databaseUrl);
  const file = join(folder, "secret");
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) makeSecret(file);
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length >= secretMin) return secret;
  throw new Error(
    `the secret in ${file} is not whole: put it back from a backup, or remove the file if there is no database yet`,
  );
};

/** Where media lie: beside the database where that is a file. Several nodes on PostgreSQL share this folder. */
export const mediaFolder = (databaseUrl: string): string => join(folderOf(databaseUrl), "media");

const folderOf = (databaseUrl: string): string =>
  databaseUrl.startsWith("file:") ? dirname(databaseUrl.slice("file:".length)) : "./data";

/** Under its name only when it is whole; when two servers make one at once, the first one's counts. */
const makeSecret = (file: string): void => {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString("hex"), { mode: ownerOnly, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft);
  }
};

export interface LocalProfile {
  readonly baseUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
}

/** Where the command line looks for the server of this machine. */
export const localProfileFile = (environment: Readonly<Record<string, string | undefined>>): string =>
  join(environment["XDG_CONFIG_HOME"] || join(homedir(), ".config"), "pennywire", "local.json");

export const writeLocalProfile = (file: string, profile: LocalProfile): void => {
  mkdirSync(dirname(file), { recursive: true, mode: ownerOnlyFolder });
  writeFileSync(file, `${JSON.stringify(profile, null, 2)}\n`, { mode: ownerOnly });
  // The mode above counts for a new file only.
  chmodSync(file, ownerOnly);
};
