// The log: one JSON object a line. Only named fields are ever given to it, and never a body, a
// number's owner's text, or a secret.
import { pino } from "pino";

export type Logger = Pick<pino.Logger, "error" | "warn" | "info" | "debug">;

/** @param level one of pino's: trace, debug, info, warn, error, fatal, silent */
export const createLogger = (level: string): Logger =>
  pino({ level, base: null }, pino.destination({ fd: 2, sync: false }));
