// All the hands of a node, and the bell between them and the store.
import type { FaultCode } from "@pennywire/contract/errors";
import type { Report } from "../domain/delivery/receipt.ts";
import { recordReport } from "../verbs/delivery/record-report.ts";
import { deliver } from "../verbs/delivery/deliver.ts";
import { routeMessage } from "../verbs/delivery/route.ts";
import type { Deps } from "../verbs/deps.ts";
import { clearClosedAccounts } from "../verbs/accounts/clear-closed.ts";
import { sweepTraces } from "../verbs/alerts/sweep.ts";
import { postCallback } from "../verbs/callbacks/post.ts";
import { answerMessage, carryOutAction } from "../verbs/replies/answer.ts";
import { playEvent } from "../verbs/simulation/play.ts";
import { receiveMessage } from "../verbs/messages/receive.ts";
import { chargeRent } from "../verbs/numbers/charge-rent.ts";
import { sweepAnswers } from "../verbs/answers/sweep.ts";
import { fetchMedia } from "../verbs/media/fetch.ts";
import { sweepFiles } from "../verbs/media/sweep.ts";
import { importLeaseMs, importOptOuts } from "../verbs/opt-outs/import.ts";
import type { Logger } from "../log.ts";
import type { Queue } from "../store/store.ts";
import { checkTriggers } from "../verbs/usage/check-triggers.ts";
import { createSweeper } from "./sweeper.ts";
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
/** Longer than the commit that gives a message its sender. */
const routeLeaseMs = 30_000;
/** Longer than documents are followed for, with the last of them and the fallback. */
const answerLeaseMs = 330_000;
/** Longer than one try of fifteen seconds, and than the documents behind an action are followed for. */
const callbackLeaseMs = 45_000;
const networkLeaseMs = 30_000;
/** Longer than a month's commit; and the months that a clock has passed over are charged one after the other. */
const rentLeaseMs = 30_000;
/** Longer than ten files of fifteen seconds each, and the writing of them. */
const fetchLeaseMs = 180_000;
/** Messages whose media are fetched at once: each has a file of up to five megabytes in memory. */
const fetchConcurrency = 20;
/** One account has at most so many of them. */
const fetchLaneMax = 5;
/** Imports at once, and of one account: each has a file in memory, and none of them is in a hurry. */
const importConcurrency = 4;
const importLaneMax = 1;
/** One origin that an account tells, or its answers, has at most so many requests under way, so a slow one leaves hands for the others. */
const laneMax = 10;
/** One account has at most so many callbacks under way, to however many origins: a quarter of the hands. */
const accountCallbacksMax = 50;
/** After five failures in a row an account leaves an origin alone for half a minute; others have not failed there. */
const rest = { failuresMax: 5, restMs: 30_000 } as const;
/** A text whose answer killed us so often is not asked for again. */
const answerTriesMax = 5;
/** Longer than one webhook, and below the 25 s that the whole process may take to stop. */
const drainMs = 18_000;
/** How often old answers to Idempotency-Keys are looked for: with ten thousand at a time, as quickly as they come. */
const sweepEveryMs = 1_000;
/** How often old alerts, events and conversations are looked for: a thousand a second go at most. */
const tracesEveryMs = 10_000;
/** How often a folder is looked through for files that nobody needs. */
const filesEveryMs = 10_000;
/** How often closed accounts are looked for: a commit of each at a time. */
const closingsEveryMs = 1_000;
/** How often marked usage triggers are looked for: how late a trigger fires at most. */
const triggersEveryMs = 1_000;

export const createHands = (deps: Deps, log: Logger): Hands => {
  const { store, clock } = deps;
  const workers: Readonly<Record<Queue, Worker>> = {
    deliver: createWorker(delivering(deps, log)),
    route: createWorker(routing(deps, log)),
    answer: createWorker(answering(deps, log)),
    fetch: createWorker(fetching(deps, log)),
    callback: createWorker(callingBack(deps, log)),
    import: createWorker(importing(deps, log)),
    network: createWorker(playing(deps, log)),
    rent: createWorker(renting(deps, log)),
  };
  store.onWork((queue, dueAt) => {
    workers[queue].ring(dueAt);
  });
  const sweepers = [
    createSweeper("forget old answers", sweepEveryMs, async () => sweepAnswers(deps), log),
    createSweeper("forget old alerts, events and conversations", tracesEveryMs, async () => sweepTraces(deps), log),
    createSweeper("remove files that nobody needs", filesEveryMs, sweepingFiles(deps), log),
    createSweeper("clear closed accounts away", closingsEveryMs, clearing(deps), log),
    createSweeper("look at usage triggers", triggersEveryMs, lookingAtTriggers(deps), log),
  ];
  return {
    start: () => {
      for (const worker of Object.values(workers)) worker.start();
      for (const sweeper of sweepers) sweeper.start();
    },
    wake: () => {
      for (const worker of Object.values(workers)) worker.ring(clock.now());
    },
    stop: async () => {
      await Promise.all([...Object.values(workers), ...sweepers].map(async (hand) => hand.stop()));
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

const routing = (deps: Deps, log: Logger): WorkerOptions<"route"> => ({
  ...ofEvery(deps, log),
  queue: "route",
  claimMax,
  leaseMs: routeLeaseMs,
  lanes: [],
  work: async (message) => {
    await routeMessage(deps, message);
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

const fetching = (deps: Deps, log: Logger): WorkerOptions<"fetch"> => ({
  ...ofEvery(deps, log),
  queue: "fetch",
  concurrency: fetchConcurrency,
  claimMax: fetchLaneMax,
  leaseMs: fetchLeaseMs,
  lanes: [{ laneOf: byAccount, laneMax: fetchLaneMax, ...noRest }],
  work: async (message) => {
    await fetchMedia(deps, message);
    return true;
  },
});

const importing = (deps: Deps, log: Logger): WorkerOptions<"import"> => ({
  ...ofEvery(deps, log),
  queue: "import",
  concurrency: importConcurrency,
  claimMax: importLaneMax,
  leaseMs: importLeaseMs,
  lanes: [{ laneOf: byAccount, laneMax: importLaneMax, ...noRest }],
  work: async (claimed) => {
    await importOptOuts(deps, claimed);
    return true;
  },
});

/** Goes from closed account to closed account, and begins again behind the last. */
const clearing = (deps: Deps) => {
  let last = 0;
  return async (): Promise<void> => {
    last = await clearClosedAccounts(deps, last);
  };
};

/** Goes from trigger to trigger, and begins again behind the last. */
const lookingAtTriggers = (deps: Deps) => {
  let last: string | null = null;
  return async (): Promise<void> => {
    last = await checkTriggers(deps, last);
  };
};

/** Goes from folder to folder, and begins again behind the last. */
const sweepingFiles = (deps: Deps) => {
  let folder: string | null = null;
  return async (): Promise<void> => {
    folder = await sweepFiles(deps, folder);
  };
};

const callingBack = (deps: Deps, log: Logger): WorkerOptions<"callback"> => ({
  ...ofEvery(deps, log),
  queue: "callback",
  claimMax: laneMax,
  leaseMs: callbackLeaseMs,
  lanes: [
    { laneOf: ({ origin }) => origin, laneMax, ...rest },
    { laneOf: byAccount, laneMax: accountCallbacksMax, ...noRest },
  ],
  work: async (callback) => {
    if (callback.purpose !== "action") return (await postCallback(deps, callback)) !== "unreachable";
    await carryOutAction(deps, callback);
    return true;
  },
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

const renting = (deps: Deps, log: Logger): WorkerOptions<"rent"> => ({
  ...ofEvery(deps, log),
  queue: "rent",
  claimMax,
  leaseMs: rentLeaseMs,
  lanes: [],
  work: async (due) => {
    await chargeRent(deps, due);
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
