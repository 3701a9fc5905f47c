// Which server, and as whom. Each setting is looked for from left to right; the first place that has it wins:
//
//   setting      flag            environment                                    file
//   base URL     --base-url      PENNYWIRE_BASE_URL,    TWILIO_BASE_URL         baseUrl, else http://127.0.0.1:7366
//   account      --account-sid   PENNYWIRE_ACCOUNT_SID, TWILIO_ACCOUNT_SID      accountSid
//   auth token   --auth-token    PENNYWIRE_AUTH_TOKEN,  TWILIO_AUTH_TOKEN       authToken
//   API key      --api-key       PENNYWIRE_API_KEY,     TWILIO_API_KEY          -
//   its secret   --api-secret    PENNYWIRE_API_SECRET,  TWILIO_API_SECRET       -
//
// At each place an API key with its secret comes before the auth token. The file is what a local server leaves behind
// when it starts. Its token is used for its own account only, and only towards its own or a local server.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { configFolder } from "./config-folder.ts";
import { CliError, exitCodes } from "./failure.ts";
import type { World } from "./world.ts";

/** The flags that say where and as whom. */
export interface ProfileFlags {
  readonly baseUrl?: string | undefined;
  readonly accountSid?: string | undefined;
  readonly authToken?: string | undefined;
  readonly apiKey?: string | undefined;
  readonly apiSecret?: string | undefined;
}

/** Where to, as whom, and who said so. */
export interface Profile {
  readonly baseUrl: string;
  readonly accountSid: string;
  readonly credentials: { readonly authToken: string } | { readonly apiKey: string; readonly apiSecret: string };
  /** Where the credentials were found, in words. */
  readonly source: string;
}

/** Finds the profile. Throws when there is no account or no credential anywhere. */
export const findProfile = (world: Pick<World, "env" | "home">, flags: ProfileFlags): Profile => {
  const path = profilePath(world);
  const file = readProfile(path);
  const [first, ...others] = placesOf(world.env, flags);
  const places = [first, ...others];
  const accountSid = firstOf(places, (place) => place.accountSid) ?? file?.accountSid ?? null;
  const baseUrl = firstOf(places, (place) => place.baseUrl) ?? file?.baseUrl ?? baseUrlDefault;
  if (accountSid === null) throw missing("No account is known", path);
  for (const place of places) {
    // A flag's key may have its secret in the environment, where it is not seen in a list of processes.
    const apiSecret = place.apiSecret ?? (place === first ? firstOf(others, (other) => other.apiSecret) : null);
    if (place.apiKey !== null && apiSecret !== null) {
      return { baseUrl, accountSid, credentials: { apiKey: place.apiKey, apiSecret }, source: place.names.key };
    }
    if (place.authToken !== null) {
      return { baseUrl, accountSid, credentials: { authToken: place.authToken }, source: place.names.token };
    }
  }
  if (file === null || file.accountSid !== accountSid || !isFor(file, baseUrl)) {
    throw missing(`No credentials are known for ${accountSid} at ${baseUrl}`, path);
  }
  return { baseUrl, accountSid, credentials: { authToken: file.authToken }, source: path };
};

/** The same without the names that Twilio's programs use, as long as anything else says where and as whom. */
export const findOwnProfile = (world: Pick<World, "env" | "home">, flags: ProfileFlags): Profile => {
  const env = Object.fromEntries(Object.entries(world.env).filter(([name]) => !name.startsWith("TWILIO_")));
  try {
    return findProfile({ env, home: world.home }, flags);
  } catch (error) {
    if (error instanceof CliError && error.exitCode === exitCodes.authentication) return findProfile(world, flags);
    throw error;
  }
};

/** Where a local server leaves its credentials. */
export const profilePath = ({ env, home }: Pick<World, "env" | "home">): string =>
  join(configFolder(env, home), "local.json");

const baseUrlDefault = "http://127.0.0.1:7366";

interface Place {
  readonly baseUrl: string | null;
  readonly accountSid: string | null;
  readonly authToken: string | null;
  readonly apiKey: string | null;
  readonly apiSecret: string | null;
  readonly names: { readonly token: string; readonly key: string };
}

interface FileProfile {
  readonly baseUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
}

const placesOf = (env: World["env"], flags: ProfileFlags): readonly [Place, ...Place[]] => [
  {
    baseUrl: flags.baseUrl ?? null,
    accountSid: flags.accountSid ?? null,
    authToken: flags.authToken ?? null,
    apiKey: flags.apiKey ?? null,
    apiSecret: flags.apiSecret ?? null,
    names: { token: "the flag --auth-token", key: "the flag --api-key" },
  },
  environmentPlace(env, "PENNYWIRE"),
  environmentPlace(env, "TWILIO"),
];

const environmentPlace = (env: World["env"], prefix: string): Place => {
  const named = (name: string): string | null => env[`${prefix}_${name}`] || null;
  return {
    baseUrl: named("BASE_URL"),
    accountSid: named("ACCOUNT_SID"),
    authToken: named("AUTH_TOKEN"),
    apiKey: named("API_KEY"),
    apiSecret: named("API_SECRET"),
    names: {
      token: `the environment variable ${prefix}_AUTH_TOKEN`,
      key: `the environment variables ${prefix}_API_KEY and ${prefix}_API_SECRET`,
    },
  };
};

const firstOf = (places: readonly Place[], pick: (place: Place) => string | null): string | null => {
  for (const place of places) {
    const found = pick(place);
    if (found !== null) return found;
  }
  return null;
};

const readProfile = (path: string): FileProfile | null => {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new CliError(`The profile ${path} cannot be read.`, {
      why: error instanceof Error ? error.message : String(error),
      next: ["Set PENNYWIRE_ACCOUNT_SID and PENNYWIRE_AUTH_TOKEN instead, or make the file readable."],
    });
  }
  const profile = toProfile(text);
  if (profile !== null) return profile;
  throw new CliError(`The profile ${path} is damaged.`, {
    why: "It must be a JSON object with baseUrl, accountSid and authToken.",
    next: ["Mend or remove it, or set PENNYWIRE_ACCOUNT_SID and PENNYWIRE_AUTH_TOKEN and leave it."],
  });
};

const toProfile = (text: string): FileProfile | null => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null; // the caller names the file
  }
  const fields: Readonly<Record<string, unknown>> = typeof json === "object" && json !== null ? { ...json } : {};
  const { baseUrl, accountSid, authToken } = fields;
  const isComplete = typeof baseUrl === "string" && typeof accountSid === "string" && typeof authToken === "string";
  return isComplete ? { baseUrl, accountSid, authToken } : null;
};

// A token that a local server made has no business on somebody else's machine.
const isFor = (file: FileProfile, baseUrl: string): boolean => {
  if (!URL.canParse(baseUrl)) return true; // nothing is sent there; the client refuses it
  const { origin, hostname } = new URL(baseUrl);
  return loopback.includes(hostname) || (URL.canParse(file.baseUrl) && origin === new URL(file.baseUrl).origin);
};

const loopback: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

const missing = (what: string, path: string): CliError =>
  new CliError(`${what}.`, {
    why: `Looked at the flags, at PENNYWIRE_… and TWILIO_… in the environment, and in ${path}.`,
    next: [
      "A local server leaves its credentials there when it starts: npm start",
      "For another server, set PENNYWIRE_BASE_URL, PENNYWIRE_ACCOUNT_SID and PENNYWIRE_AUTH_TOKEN.",
    ],
    exitCode: exitCodes.authentication,
  });
