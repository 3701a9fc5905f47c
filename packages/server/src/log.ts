// The log: one JSON object a line. Only named fields are ever given to it, and never a body, a
// number's owner's text, or a secret.
import { pino } from "pino";

export type Logger = Pick<pino.Logger, "error" | "warn" | "info" | "debug">;

/** @param level one of pino's: trace, debug, info, warn, error, fatal, silent */
export const createLogger = (level: string): Logger =>
  pino({ level, base: null, serializers: { err: loggedError } }, pino.destination({ fd: 2, sync: false }));

export interface LoggedError {
  readonly type: string;
  readonly message: string;
  /** Where it happened, without the message that a stack begins with. */
  readonly stack?: string;
  readonly code?: string;
  readonly cause?: LoggedError;
}

/** Most causes of a cause: deeper ones say nothing new. */
const causesMax = 5;

/**
 * What is repeated of an error. Not its other properties and not all of its message: a database's errors hold the
 * statement's values and whole rows, which are people's texts and sealed secrets.
 */
export const loggedError = (error: unknown, depth = 0): LoggedError => {
  if (!(error instanceof Error)) return { type: typeof error, message: "something that is no error was thrown" };
  const type = error.name === "Error" ? error.constructor.name : error.name;
  // An error of a query has the statement and its values in its message.
  const message =
    "params" in error && "query" in error && typeof error.query === "string"
      ? `Failed query: ${error.query}`
      : error.message;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^ +at /.test(line));
  return {
    type,
    message,
    ...(frames.length === 0 ? {} : { stack: frames.join("\n") }),
    ...("code" in error && typeof error.code === "string" ? { code: error.code } : {}),
    ...(error.cause instanceof Error && depth < causesMax ? { cause: loggedError(error.cause, depth + 1) } : {}),
  };
};
