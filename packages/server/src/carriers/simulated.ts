// The simulated network as a carrier. It keeps its plans in a memory of its own, so that a
// restart forgets no receipt, and it never looks at anything of Pennywire's but the submission.
import { LRUCache } from "lru-cache";
import type { Clock } from "../domain/clock.ts";
import { fateOf, type Fate, type NetworkEvent, type Profile } from "../domain/simulation/network.ts";
import type { Submission } from "../domain/delivery/receipt.ts";
import type { Carrier } from "./carrier.ts";

/** Where the network keeps what it will do; durable when it resolves. */
export interface NetworkMemory {
  remember(events: readonly NetworkEvent[]): Promise<void>;
}

export interface SimulatedNetwork extends Carrier {
  profile(): Profile;
  /** Changes the manners; a new seed begins its sequence anew. */
  change(profile: Profile): void;
}

/** Phones whose submissions are counted, for the seed's sequence: the ones in use, not all there ever were. */
const phonesCountedMax = 100_000;

export const simulatedCarrierName = "simulated";

export const createSimulatedNetwork = (memory: NetworkMemory, clock: Clock, beginning: Profile): SimulatedNetwork => {
  let profile = beginning;
  const phones = new LRUCache<string, PhoneState>({ max: phonesCountedMax });
  const stateOf = (phone: string): PhoneState => {
    const state = phones.get(phone) ?? { submissions: 0, lastReportAt: 0 };
    phones.set(phone, state);
    state.submissions += 1;
    return state;
  };
  return {
    name: simulatedCarrierName,
    send: async (submission) => {
      const phone = stateOf(submission.to);
      const fate = fateOf(submission, profile, phone.submissions);
      if (fate.acceptDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, fate.acceptDelayMs));
      const events = reportsOf(submission, fate, clock.now(), phone.lastReportAt);
      phone.lastReportAt = events.at(-1)?.dueAt ?? phone.lastReportAt;
      if (events.length > 0) await memory.remember(events);
      return fate.receipt;
    },
    profile: () => profile,
    change: (changed) => {
      if (changed.seed !== profile.seed) phones.clear();
      profile = changed;
    },
  };
};

interface PhoneState {
  /** Counts what was submitted for this phone, for the seed's sequence. */
  submissions: number;
  /** Texts arrive in the order in which they were submitted: none before the last one's report. */
  lastReportAt: number;
}

/** Reports are named after the message: one that is handed over again after a crash is not reported twice. */
const reportsOf = (
  submission: Submission,
  { receipt, report }: Fate,
  now: number,
  lastReportAt: number,
): readonly NetworkEvent[] => {
  if (receipt.kind !== "accepted" || report === null) return [];
  return Array.from({ length: report.times }, (_, index) => ({
    kind: "report",
    ref: `${submission.sid}:${index + 1}`,
    dueAt: Math.max(now + report.delayMs, lastReportAt + 1),
    submission,
    errorCode: report.errorCode,
  }));
};
