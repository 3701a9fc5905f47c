// All the hands of a node, and the bell between them and the store.
import type { FaultCode } from "@pennywire/contract/errors";
import type { Report } from "../domain/delivery/receipt.ts";
import { recordReport } from "../verbs/delivery/record-report.ts";
import { deliver } from "../verbs/delivery/deliver.ts";
import type { Deps } from "../verbs/deps.ts";
import { postCallback } from "../verbs/callbacks/post.ts";
import { answerMessage } from "../verbs/replies/answer.ts";
import { playEvent } from "../verbs/simulation/play.ts";
import { receiveMessage } from "../verbs/messages/receive.ts";
import { sweepAnswers } from "../verbs/answers/sweep.ts";
import type { Logger } from "../log.ts";
import type { Queue } from "../store/store.ts";
import { createWorker, type Worker, type WorkerOptions } from "./worker.ts";

export interface Hands {
  start(): void;
  /** The clock was moved: anything may be due. */
  wake(): void;
  stop(): Promise<void>;
}

/** Items of one queue that are under way at once: most of them wait for somebody else. */
const concurrency = 200;
/** Most items of one claim, where no lane shares them out. */
const claimMax = 100;
/** Longer than the carrier's answer and the commit after it. */
const deliverLeaseMs = 60_000;
/** Longer than ten documents of fifteen seconds each, for the URL and for its fallback. */
const answerLeaseMs = 330_000;
/** Longer than one try of fifteen seconds. */
const callbackLeaseMs = 45_000;
const networkLeaseMs = 30_000;
/** One origin, or one account's answers, has at most so many requests under way, so a slow one leaves hands for the others. */
const laneMax = 10;
/** One account has at most so many callbacks under way, to however many origins: a quarter of the hands. */
const accountCallbacksMax = 50;
/** After five failures in a row an origin is left alone for half a minute. */
const rest = { failuresMax: 5, restMs: 30_000 } as const;
/** A text whose answer killed us so often is not asked for again. */
const answerTriesMax = 5;
/** Longer than one webhook, and below the 25 s that the whole process may take to stop. */
const drainMs = 18_000;
/** How often old answers to Idempotency-Keys are looked for: with ten thousand at a time, as quickly as they come. */
const sweepEveryMs = 1_000;

export const createHands = (deps: Deps, log: Logger): Hands => {
  const { store, clock } = deps;
  const workers: Readonly<Record<Queue, Worker>> = {
    deliver: createWorker(delivering(deps, log)),
    answer: createWorker(answering(deps, log)),
    callback: createWorker(callingBack(deps, log)),
    network: createWorker(playing(deps, log)),
  };
  store.onWork((queue, dueAt) => {
    workers[queue].ring(dueAt);
  });
  let sweeping: NodeJS.Timeout | null = null;
  return {
    start: () => {
      for (const worker of Object.values(workers)) worker.start();
      sweeping = setInterval(() => {
        sweepAnswers(deps).catch((error: unknown) => {
          log.error({ err: error }, "could not forget old answers; trying again later");
        });
      }, sweepEveryMs);
    },
    wake: () => {
      for (const worker of Object.values(workers)) worker.ring(clock.now());
    },
    stop: async () => {
      if (sweeping !== null) clearInterval(sweeping);
      await Promise.all(Object.values(workers).map(async (worker) => worker.stop()));
    },
  };
};

const ofEvery = ({ store, clock }: Deps, log: Logger) => ({ store, clock, log, drainMs, concurrency });

/** Accounts have shares too, but one receiver's failures are not the account's. */
const noRest = { failuresMax: Number.POSITIVE_INFINITY, restMs: 0 } as const;
const byAccount = ({ accountId }: { readonly accountId: number }): string => String(accountId);

const delivering = (deps: Deps, log: Logger): WorkerOptions<"deliver"> => ({
  ...ofEvery(deps, log),
  queue: "deliver",
  claimMax,
  leaseMs: deliverLeaseMs,
  lanes: [],
  work: async (message) => {
    await deliver(deps, message);
    return true;
  },
});

const answering = (deps: Deps, log: Logger): WorkerOptions<"answer"> => ({
  ...ofEvery(deps, log),
  queue: "answer",
  claimMax: laneMax,
  leaseMs: answerLeaseMs,
  lanes: [{ laneOf: byAccount, laneMax, ...noRest }],
  work: async (message) => {
    if (message.attempts > answerTriesMax) {
      const { sid, attempts } = message;
      await deps.store.commit([{ kind: "finish work", sid, attempts, version: null }]);
    } else await answerMessage(deps, message);
    return true;
  },
});

const callingBack = (deps: Deps, log: Logger): WorkerOptions<"callback"> => ({
  ...ofEvery(deps, log),
  queue: "callback",
  claimMax: laneMax,
  leaseMs: callbackLeaseMs,
  lanes: [
    { laneOf: ({ origin }) => origin, laneMax, ...rest },
    { laneOf: byAccount, laneMax: accountCallbacksMax, ...noRest },
  ],
  work: async (callback) => (await postCallback(deps, callback)) !== "unreachable",
});

const playing = (deps: Deps, log: Logger): WorkerOptions<"network"> => ({
  ...ofEvery(deps, log),
  queue: "network",
  claimMax,
  leaseMs: networkLeaseMs,
  lanes: [],
  work: async (planned) => {
    const { event } = planned;
    const heard =
      event.kind === "report"
        ? await recordReport(deps, reportOf(event, deps.carrier.name))
        : await receiveMessage(deps, { ...event, carrier: deps.carrier.name, carrierMessageId: event.ref });
    await playEvent(deps, planned, heard === "unknown");
    return true;
  },
});

const reportOf = (
  event: { readonly ref: string; readonly submission: { readonly sid: string }; readonly errorCode: FaultCode | null },
  carrier: string,
): Report => ({
  carrier,
  carrierMessageId: event.submission.sid,
  outcome: event.errorCode === null ? { kind: "delivered" } : { kind: "undelivered", code: event.errorCode },
});
