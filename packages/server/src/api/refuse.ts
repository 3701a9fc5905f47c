// The one place where errors become HTTP: a refusal becomes Twilio's error body, and everything
// else a 500 that says nothing but its request id.
import { BrokenDisk, StoreUnavailable } from "../domain/store-failure.ts";
import { moreInfo, refusals, type RefusalCode } from "@pennywire/contract/errors";
import { Refusal } from "../domain/refusal.ts";
import type { Logger } from "../log.ts";

export interface RefusedAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the caller is told of an error; logs what they are not told. */
export const refusedAnswer = (error: unknown, requestId: string, log: Logger): RefusedAnswer => {
  if (error instanceof Refusal) return answerOf(error.code, error.message, error.field);
  if (error instanceof StoreUnavailable) {
    log.warn({ requestId, err: error }, "the store is unavailable");
    return answerOf(20503, refusals[20503].message, null);
  }
  log.error({ requestId, err: error }, "a request failed");
  // Whether the last commit is on the disk is unknown. Only a restart can tell; the caller's key repeats it safely.
  if (error instanceof BrokenDisk) process.emit("uncaughtException", error);
  return answerOf(20500, refusals[20500].message, null);
};

const answerOf = (code: RefusalCode, message: string, field: string | null): RefusedAnswer => {
  const { status } = refusals[code];
  const details = field === null ? {} : { details: { field } };
  return {
    status,
    body: JSON.stringify({ code, message, more_info: moreInfo(code), status, ...details }),
    headers: extraHeaders[code] ?? {},
  };
};

/** Headers that a code comes with. */
const extraHeaders: Readonly<Partial<Record<RefusalCode, Readonly<Record<string, string>>>>> = {
  20003: { "WWW-Authenticate": 'Basic realm="Twilio API"' },
  20409: { "Retry-After": "1" },
  // No limit lasts longer than a second: allowances are by the second, and requests under way end.
  20429: { "Retry-After": "1" },
  20503: { "Retry-After": "1" },
};
