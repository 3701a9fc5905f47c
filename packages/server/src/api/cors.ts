// Cross-origin requests: pages of any origin may ask, because every request carries its own credentials in a header and
// none is ever taken from a browser's memory. Headers are sent only to who sends an Origin.
import type { Context } from "hono";
import { requestHeader } from "./request-header.ts";

const methods = "GET, POST, PUT, PATCH, DELETE, OPTIONS";
const none: Readonly<Record<string, string>> = {};

const granted: Readonly<Record<string, string>> = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers":
    "Idempotent-Replayed, RateLimit, RateLimit-Policy, Retry-After, Twilio-Concurrent-Requests, Twilio-Request-Duration, Twilio-Request-Id",
};

/** How long a browser remembers what it was told, in seconds: two hours is the longest that all of them obey. */
const rememberedS = 7_200;

const preflight: Readonly<Record<string, string>> = {
  ...granted,
  "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type, Idempotency-Key, X-Twilio-Product",
  "Access-Control-Allow-Methods": methods,
  "Access-Control-Max-Age": String(rememberedS),
};

/** What an answer tells the page that asked; nothing when no page did. */
export const corsHeaders = (c: Context): Readonly<Record<string, string>> =>
  requestHeader(c, "origin") === undefined ? none : granted;

/** What the answer to a browser's OPTIONS carries. */
export const preflightHeaders = (c: Context): Readonly<Record<string, string>> =>
  requestHeader(c, "origin") === undefined ? none : preflight;
