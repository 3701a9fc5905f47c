// The answer to a request that is HTTP but names no URL that could be looked up, because its target
// or its Host header cannot be read; and to a failure below every route.
import { RequestError } from "@hono/node-server";
import { Refusal } from "../domain/refusal.ts";
import type { Logger } from "../log.ts";
import { refusedAnswer } from "./refuse.ts";
import { respond } from "./respond.ts";

/** Answers like every other refusal: a body with a code, a request id. */
export const unreadable = (error: unknown, requestId: string, log: Logger): Response => {
  const refusal =
    error instanceof RequestError ? new Refusal(20400, "The request's URL or its Host header cannot be read.") : error;
  const refused = refusedAnswer(refusal, requestId, log);
  return respond(refused, requestId, 0, refused.headers);
};
