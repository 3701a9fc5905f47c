// How a client is set up: what the program gives comes first, then the environment, then defaults.
import { PennywireError } from "./errors.ts";

/** What a client can be given. Everything may be left out where the environment has it. */
export interface PennywireOptions {
  /** Where the server is. `PENNYWIRE_BASE_URL`, else http://127.0.0.1:7366. */
  readonly baseUrl?: string | undefined;
  /** The account to act for: AC and 32 hexadecimal digits. `PENNYWIRE_ACCOUNT_SID`. */
  readonly accountSid?: string | undefined;
  /** The account's auth token. `PENNYWIRE_AUTH_TOKEN`. */
  readonly authToken?: string | undefined;
  /** An API key's SID, instead of the auth token. `PENNYWIRE_API_KEY`. */
  readonly apiKey?: string | undefined;
  /** The API key's secret. `PENNYWIRE_API_SECRET`. */
  readonly apiSecret?: string | undefined;
  /** Milliseconds to wait for each attempt's answer; 30,000 when left out. */
  readonly timeoutMs?: number | undefined;
  /** How often a call that is safe to repeat is tried again; 2 when left out, 0 for never. */
  readonly retries?: number | undefined;
  /** Used instead of the global fetch. */
  readonly fetch?: typeof fetch | undefined;
  /** Waits between attempts; for tests. Rejects when the signal aborts. */
  readonly sleep?: ((ms: number, signal: AbortSignal | null) => Promise<void>) | undefined;
  /** A number from 0 up to 1; for tests. */
  readonly random?: (() => number) | undefined;
}

/** A client's settings, complete. */
export interface Settings {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly accountSid: string;
  /** The value of the Authorization header. */
  readonly authorization: string;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly fetch: typeof fetch;
  readonly sleep: (ms: number, signal: AbortSignal | null) => Promise<void>;
  readonly random: () => number;
}

/** Fills in what was left out. Throws when there is no account or no credential. */
export const toSettings = (options: PennywireOptions, env: Environment = environment()): Settings => {
  const accountSid = options.accountSid ?? named(env, "ACCOUNT_SID");
  if (accountSid === undefined) throw new PennywireError("No account: give accountSid, or set PENNYWIRE_ACCOUNT_SID.");
  return {
    baseUrl: toBaseUrl(options.baseUrl ?? named(env, "BASE_URL") ?? "http://127.0.0.1:7366"),
    accountSid,
    authorization: `Basic ${btoa(credentials(options, env, accountSid))}`,
    timeoutMs: options.timeoutMs ?? timeoutDefaultMs,
    retries: options.retries ?? retriesDefault,
    // Called through an arrow: browsers and workers refuse a fetch that lost its global.
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    sleep: options.sleep ?? sleep,
    random: options.random ?? Math.random,
  };
};

/** The environment variables that are set. */
export type Environment = Readonly<Record<string, string | undefined>>;

// As long as Twilio's own client waits.
const timeoutDefaultMs = 30_000;

const retriesDefault = 2;

// Edge runtimes have no process; reading it must not throw there.
const environment = (): Environment => {
  const { process: own }: { readonly process?: { readonly env?: Environment } } = globalThis;
  return own?.env ?? {};
};

const named = (env: Environment, name: string): string | undefined =>
  env[`PENNYWIRE_${name}`] || env[`TWILIO_${name}`] || undefined;

const credentials = (options: PennywireOptions, env: Environment, accountSid: string): string => {
  if (options.apiKey !== undefined && options.apiSecret !== undefined) return `${options.apiKey}:${options.apiSecret}`;
  if (options.authToken !== undefined) return `${accountSid}:${options.authToken}`;
  for (const prefix of ["PENNYWIRE", "TWILIO"]) {
    const [key, secret, token] = [env[`${prefix}_API_KEY`], env[`${prefix}_API_SECRET`], env[`${prefix}_AUTH_TOKEN`]];
    if (key && secret) return `${options.apiKey ?? key}:${options.apiSecret ?? secret}`;
    if (token) return `${accountSid}:${token}`;
  }
  throw new PennywireError(
    "No credentials: give authToken, or apiKey and apiSecret, or set PENNYWIRE_AUTH_TOKEN, or PENNYWIRE_API_KEY and PENNYWIRE_API_SECRET.",
  );
};

const toBaseUrl = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new PennywireError(`The base URL is not an http or https URL: ${text}`);
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
};

const sleep = (ms: number, signal: AbortSignal | null): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", abort, { once: true });
  });
