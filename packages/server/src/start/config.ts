// The environment, read once and checked: what a wrong value means is said before anything starts.
import ipaddr from "ipaddr.js";
import { z } from "zod";
import { fromDecimal, type Micros } from "../domain/billing/money.ts";

/** 7366 is P-E-N-N on a phone's keypad. */
const portDefault = 7366;

const loopback: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "::1"]);

/** More requests a second than one process answers. */
const rateLimitMax = 1_000_000;

/** One proxy or several, as CIDR ranges. */
const rangesOf = (text: string): readonly string[] => {
  const name = text.trim();
  if (name === "loopback") return ["127.0.0.0/8", "::1/128"];
  if (!ipaddr.isValid(name)) return [name];
  return [`${name}/${ipaddr.parse(name).kind() === "ipv4" ? 32 : 128}`];
};

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(portDefault),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: z.string().min(1).default("file:./data/pennywire.db"),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be a URL such as https://api.example.com" })
    .transform((text) => text.replace(/\/+$/, ""))
    .optional(),
  PENNYWIRE_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/, "must be AC and 32 hexadecimal digits in lower case")
    .optional(),
  PENNYWIRE_AUTH_TOKEN: z
    .string()
    .regex(/^[0-9A-Za-z]{16,128}$/, "must be 16 to 128 letters and digits")
    .optional(),
  PENNYWIRE_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  PENNYWIRE_NETWORK: z
    .literal("simulated", "can only be simulated: this version has no carrier links yet")
    .default("simulated"),
  PENNYWIRE_PRIVATE_WEBHOOKS: z.enum(["allow", "deny"]).optional(),
  PENNYWIRE_RATE_LIMIT: z.coerce
    .number({ error: "must be a whole number of requests a second, or 0 for no limit" })
    .int("must be a whole number of requests a second, or 0 for no limit")
    .min(0, "must be a whole number of requests a second, or 0 for no limit")
    .max(rateLimitMax, `must be at most ${rateLimitMax}`)
    // The simulated network is for trying things out, as fast as they go.
    .default(0),
  PENNYWIRE_TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(",").flatMap(rangesOf))
    .refine((ranges) => ranges.every((range) => ipaddr.isValidCIDR(range)), {
      error: "must be addresses or ranges such as 10.0.0.0/8, or the word loopback, with commas between them",
    })
    .default([]),
  PENNYWIRE_SENDER_RATES: z.enum(["off", "real"]).optional(),
  PENNYWIRE_CREDIT: z
    .string()
    .refine((text) => (fromDecimal(text) ?? -1) >= 0, "must be dollars, such as 100 or 12.50")
    .default("100"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  /** What absolute links begin with, without a slash behind it; null: with what the request came by. */
  readonly publicUrl: string | null;
  /** Credentials of the first account; made up when they are not given. */
  readonly accountSid: string | null;
  readonly authToken: string | null;
  /** Key for hashes and seals; made up and kept beside the database when it is not given. */
  readonly secret: string | null;
  readonly privateWebhooks: boolean;
  /** Proxies whose X-Forwarded headers count, as CIDR ranges. */
  readonly trustedProxies: readonly string[];
  /** Requests a second of an account; 0 for no limit. */
  readonly rateLimit: number;
  /** Whether senders keep to their segments a second. */
  readonly senderRates: boolean;
  readonly credit: Micros;
  readonly logLevel: string;
}

/** Names and reasons of everything that is wrong with the environment. */
export class ConfigError extends Error {}

/** Reads the variables; an empty one counts as not set. */
export const readConfig = (variables: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = environment.safeParse(given);
  if (!result.success) {
    throw new ConfigError(result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"));
  }
  const env = result.data;
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    publicUrl: env.PUBLIC_URL ?? null,
    accountSid: env.PENNYWIRE_ACCOUNT_SID ?? null,
    authToken: env.PENNYWIRE_AUTH_TOKEN ?? null,
    secret: env.PENNYWIRE_SECRET ?? null,
    privateWebhooks: (env.PENNYWIRE_PRIVATE_WEBHOOKS ?? (loopback.has(env.HOST) ? "allow" : "deny")) === "allow",
    trustedProxies: env.PENNYWIRE_TRUSTED_PROXIES,
    rateLimit: env.PENNYWIRE_RATE_LIMIT,
    // The simulated network takes everything at once, which is what tests want.
    senderRates: env.PENNYWIRE_SENDER_RATES === "real",
    credit: fromDecimal(env.PENNYWIRE_CREDIT) ?? 0,
    logLevel: env.LOG_LEVEL,
  };
};
