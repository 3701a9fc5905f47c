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
import { createWorker, type Worker } from "./worker.ts";

export interface Hands {
  start(): void;
  /** The clock was moved: anything may be due. */
  wake(): void;
  stop(): Promise<void>;
}

/** Longer than the carrier's answer and the commit after it. */
const deliverLeaseMs = 60_000;
/** Longer than ten documents of fifteen seconds each, for the URL and for its fallback. */
const answerLeaseMs = 330_000;
/** Longer than one try of fifteen seconds. */
const callbackLeaseMs = 45_000;
const networkLeaseMs = 30_000;
/** One origin, or one account, has at most so many requests under way, so a slow one leaves hands for the others. */
const laneMax = 10;
/** After five failures in a row an origin is left alone for half a minute. */
const rest = { failuresMax: 5, restMs: 30_000 } as const;
/** A text whose answer killed us so often is not asked for again. */
const answerTriesMax = 5;
/** Longer than one webhook, and below the 25 s that the whole process may take to stop. */
const drainMs = 18_000;
/** How often old answers to Idempotency-Keys are looked for. */
const sweepEveryMs = 60_000;

export const createHands = (deps: Deps, log: Logger): Hands => {
  const { store, clock } = deps;
  const common = { store, clock, log, drainMs };
  const workers: Readonly<Record<Queue, Worker>> = {
    deliver: createWorker({
      ...common,
      queue: "deliver",
      concurrency: 200,
      claimMax: 100,
      leaseMs: deliverLeaseMs,
      lanes: null,
      work: async (message) => {
        await deliver(deps, message);
        return true;
      },
    }),
    answer: createWorker({
      ...common,
      queue: "answer",
      concurrency: 200,
      claimMax: laneMax,
      leaseMs: answerLeaseMs,
      lanes: {
        laneOf: ({ accountId }) => String(accountId),
        laneMax,
        failuresMax: Number.POSITIVE_INFINITY,
        restMs: 0,
      },
      work: async (message) => {
        if (message.attempts > answerTriesMax) {
          await store.commit([{ kind: "finish work", sid: message.sid, version: message.version }]);
        } else await answerMessage(deps, message);
        return true;
      },
    }),
    callback: createWorker({
      ...common,
      queue: "callback",
      concurrency: 200,
      claimMax: laneMax,
      leaseMs: callbackLeaseMs,
      lanes: { laneOf: ({ origin }) => origin, laneMax, ...rest },
      work: async (callback) => (await postCallback(deps, callback)) !== "unreachable",
    }),
    network: createWorker({
      ...common,
      queue: "network",
      concurrency: 200,
      claimMax: 100,
      leaseMs: networkLeaseMs,
      lanes: null,
      work: async (planned) => {
        const { event } = planned;
        const heard =
          event.kind === "report"
            ? await recordReport(deps, reportOf(event, deps.carrier.name))
            : await receiveMessage(deps, { ...event, carrier: deps.carrier.name, carrierMessageId: event.ref });
        await playEvent(deps, planned, heard === "unknown");
        return true;
      },
    }),
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

const reportOf = (
  event: { readonly ref: string; readonly submission: { readonly sid: string }; readonly errorCode: FaultCode | null },
  carrier: string,
): Report => ({
  carrier,
  carrierMessageId: event.submission.sid,
  outcome: event.errorCode === null ? { kind: "delivered" } : { kind: "undelivered", code: event.errorCode },
});
