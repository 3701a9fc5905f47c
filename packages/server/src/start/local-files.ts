// The two files that a server on this machine keeps beside its database: its secret, and the
// credentials of the first account where the command line finds them. Both are for their owner only.
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

const ownerOnly = 0o600;
const ownerOnlyFolder = 0o700;

/** The secret of this database; made at the first start. Losing it makes every credential useless. */
export const readOrMakeSecret = (databaseUrl: string): string => {
  const folder = databaseUrl.startsWith("file:") ? dirname(databaseUrl.slice("file:".length)) : "./data";
  const file = join(folder, "secret");
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString("hex"), { mode: ownerOnly, flag: "wx", flush: true });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(file, "utf8").trim();
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
