// What a carrier says, at once and later. Outcomes are values; a carrier never throws.
import type { FaultCode } from "@pennywire/contract/errors";

/** What we hand to a carrier. */
export interface Submission {
  readonly sid: string;
  readonly accountId: number;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly media: readonly string[];
  readonly segments: number;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** The carrier's answer to a submission. */
export type Receipt =
  | { readonly kind: "accepted"; readonly carrierMessageId: string }
  | { readonly kind: "rejected"; readonly code: FaultCode }
  | { readonly kind: "deferred"; readonly retryAfterMs: number };

/** A delivery report: what became of an accepted message. It may come early, twice, or never. */
export interface Report {
  readonly carrier: string;
  readonly carrierMessageId: string;
  readonly outcome: { readonly kind: "delivered" } | { readonly kind: "undelivered"; readonly code: FaultCode };
}

/** A text that a phone sent to one of our numbers. */
export interface Arrival {
  readonly carrier: string;
  /** The carrier's own id: the same arrival may be told twice. */
  readonly carrierMessageId: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly media: readonly string[];
}
