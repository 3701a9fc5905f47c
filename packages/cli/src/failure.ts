// The ways a command ends other than well. Each says what happened, why, and what to do next.

/** What the process ends with. */
export const exitCodes = { ok: 0, error: 1, usage: 2, authentication: 4 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

interface Explanation {
  readonly why?: string;
  /** What to do about it, a sentence each. */
  readonly next?: readonly string[];
  readonly exitCode?: ExitCode;
}

/** A failure that a command understands. The message says what happened. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly why: string | null;
  readonly next: readonly string[];
  readonly exitCode: ExitCode;

  constructor(message: string, { why, next, exitCode }: Explanation = {}) {
    super(message);
    this.why = why ?? null;
    this.next = next ?? [];
    this.exitCode = exitCode ?? exitCodes.error;
  }
}

/** The command was not called as it should be. */
export const usageError = (message: string, ...next: readonly string[]): CliError =>
  new CliError(message, { next, exitCode: exitCodes.usage });
