// One slice of load: wrk with 64 connections for a moment, and what it saw.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { loadCore } from "./programs.ts";

const script = fileURLToPath(new URL("load.lua", import.meta.url));

/** What the issue asks for: enough to fill the server, few enough that an answer's time means something. */
const connections = 64;

export interface Load {
  /** POSTs with an Idempotency-Key, the same without, or GETs of Kannel's sendsms. */
  readonly kind: "keyed" | "unkeyed" | "sendsms";
  readonly port: number;
  readonly path: string;
  /** HTTP Basic for POSTs; user and password in the query for sendsms. */
  readonly credentials: string;
}

export interface Slice {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers that were none, or no 2xx. */
  readonly failed: number;
}

export const slice = async ({ kind, port, path, credentials }: Load, seconds: number): Promise<Slice> => {
  const tool = ["wrk", "-t1", `-c${connections}`, `-d${seconds}s`, "--timeout", "10s", "--latency", "-s", script];
  const request = [`http://127.0.0.1:${port}`, kind, path, credentials, randomBytes(6).toString("hex")];
  const { stdout } = await promisify(execFile)("taskset", ["-c", loadCore, ...tool, ...request]);
  const numbers = /^RESULT (.*)$/m.exec(stdout)?.[1]?.split(" ").map(Number) ?? [];
  const [requests, duration, p50Ms, p99Ms, failed] = numbers;
  if (
    requests === undefined ||
    duration === undefined ||
    p50Ms === undefined ||
    p99Ms === undefined ||
    failed === undefined
  ) {
    throw new Error(`wrk said nothing that can be read:\n${stdout}`);
  }
  return { perSecond: requests / duration, p50Ms, p99Ms, failed };
};
