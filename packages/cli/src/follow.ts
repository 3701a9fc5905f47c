// Looking again every second, until Ctrl-C. A server that is away for a while, for a restart perhaps, is waited for.
import { ApiError, ConnectionError } from "@pennywire/sdk";
import type { Context } from "./context.ts";

/** Looks once a second until the signal, and tells what was seen. What goes wrong the first time is thrown. */
export const everySecond = async (
  { io, sleep }: Context,
  signal: AbortSignal,
  look: () => Promise<() => void>,
): Promise<void> => {
  let wasThere = false;
  let isLost = false;
  while (!signal.aborted) {
    try {
      const tell = await look();
      if (isLost && !io.json) io.say("The server answers again.");
      tell();
      wasThere = true;
      isLost = false;
    } catch (error) {
      if (signal.aborted) return;
      if (!wasThere || !passes(error)) throw error;
      if (!isLost && !io.json) io.say("The server does not answer. Trying again every second; Ctrl-C ends it.");
      isLost = true;
    }
    await sleep(pauseMs, signal);
  }
};

// Often enough for a person, seldom enough for a server.
const pauseMs = 1000;

const passes = (error: unknown): boolean =>
  error instanceof ConnectionError || (error instanceof ApiError && error.retryable);
